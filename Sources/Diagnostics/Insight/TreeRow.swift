/// One line of a plan's tree as crmlint sees it.
package struct TreeRow: Sendable {
  package enum Kind: String, Sendable {
    case document, mapping, sequence, scalar, alias, comment, merge, end
  }

  package var kind: Kind
  /// Levels below the document's root.
  package var depth: Int
  /// Where it begins in the file.
  package var offset: Int
  /// The key it stands under.
  package var key: String?
  /// Its position, from 0, in the list it is an item of.
  package var index: Int?
  /// A scalar's text, a comment, where an alias leads.
  package var text: String?
  /// How many items or entries there are.
  package var count: Int?
  /// What the schema says it is.
  package var type: String?
  /// "open", "unreadable" …; nil where there is nothing to say.
  package var state: String?
  /// Its anchor, its tag, what it inherits.
  package var notes: [String]

  package init(_ kind: Kind, depth: Int, offset: Int) {
    self.kind = kind
    self.depth = depth
    self.offset = offset
    notes = []
  }
}
