/// The kinds of damage, by the names that tables and reasons know them by.
package enum Damage: String, Sendable, CaseIterable {
  case deleteKey = "delete-key"
  case deleteItem = "delete-item"
  case emptyList = "empty-list"
  case emptySection = "empty-section"
  /// A word for "not decided yet" in place of a value.
  case placeholder
  /// A word for "there is none" in place of a value.
  case absence
  /// Another of the values that the schema allows.
  case flip
  /// A name that nothing has, in place of a reference.
  case breakReference = "break-reference"
  /// The id of another item of its kind.
  case duplicateID = "duplicate-id"
  case earlier, later
  case less, more
  case oftener, rarer
  case wrongType = "wrong-type"
  case duplicateKey = "duplicate-key"
  case misspellKey = "misspell-key"

  /// Damage to the form alone: what it gives is the same for every item of a list, and stands in one line of the table.
  var isFormal: Bool { self == .wrongType || self == .duplicateKey || self == .misspellKey }
}
