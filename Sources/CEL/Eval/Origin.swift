/// Where a value comes from. The numbers are the host's; this module carries them along and never reads them.
package struct Origin: Hashable, Sendable {
  package var tree: Int32
  /// -1: nowhere, as a sum, a built string or a literal.
  package var node: Int32
  package var via: Int32

  package init(tree: Int32, node: Int32, via: Int32 = -1) {
    self.tree = tree
    self.node = node
    self.via = via
  }

  package static let none = Origin(tree: -1, node: -1)

  package var isNowhere: Bool { node < 0 }
}
