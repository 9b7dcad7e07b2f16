/// Whether a field can be relied on to be there.
package enum Presence: Sendable, Hashable {
  /// A list, map or object: where it is absent it reads as empty.
  case always
  /// May be absent; selecting it must be guarded.
  case optional
}

/// What selecting a field of an object type means.
package struct FieldDescription: Sendable, Hashable {
  package var type: CELType
  /// Handed back to the host at evaluation.
  package var slot: Int32
  package var presence: Presence

  package init(type: CELType, slot: Int32, presence: Presence) {
    self.type = type
    self.slot = slot
    self.presence = presence
  }
}

/// The object types of a host's schema.
package protocol TypeProvider: Sendable {
  /// The field `name` of the object type `objectType`; nil where there is none.
  func field(_ name: String, of objectType: String) -> FieldDescription?
  /// All fields of `objectType`, to find the name that somebody meant.
  func fieldNames(of objectType: String) -> [String]
}

/// No object types at all.
package struct NoObjectTypes: TypeProvider {
  package init() {}
  package func field(_ name: String, of objectType: String) -> FieldDescription? { nil }
  package func fieldNames(of objectType: String) -> [String] { [] }
}
