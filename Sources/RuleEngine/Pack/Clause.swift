internal import Archive
package import CEL
package import Diagnostics
internal import YAMLTree

/// An expression of a pack's file: compiled, with the place where it is written.
package struct Clause: Sendable {
  package var program: Program
  package var scalar: Scalar

  /// The expression as it is written.
  package var text: String { program.text }

  /// The scalar of a file that an expression is a part of.
  package struct Scalar: Sendable {
    let file: PackText
    /// The index of the scalar's node in the file.
    let node: Int32
    /// The UTF-8 offset of the expression's text in the scalar's decoded text.
    let offset: Int

    /// The place of a part of the expression, in UTF-8 offsets of its text.
    package func place(_ range: Range<Int>) -> Place {
      guard let section else { return file.beginning }
      return section.place((range.lowerBound + offset)..<(range.upperBound + offset))
    }

    /// The place of the whole scalar.
    package var place: Place { section?.place ?? file.beginning }

    /// nil where an archive was damaged.
    var section: Section? {
      let tree = file.tree
      return node >= 0 && Int(node) < tree.nodeCount ? Section(tree, NodeID(node)) : nil
    }
  }
}

extension Clause.Scalar {
  init(section: Section, offset: Int) {
    self.init(file: PackText(section.tree), node: section.node.index, offset: offset)
  }
}

/// A file of a pack that is read when a place in it is asked for.
final class PackText: Sendable {
  private let deferred: Deferred<Tree>

  init(_ tree: Tree) { deferred = Deferred(tree) }

  init(_ source: @escaping @Sendable () -> SourceText) { deferred = Deferred { Tree.parse(source()) } }

  var tree: Tree { deferred.value }

  var beginning: Place { Place(tree.source, ByteRange(at: 0)) }
}
