package import CEL
package import Diagnostics
internal import YAMLTree

/// An expression of a pack's file: compiled, with the place where it is written.
package struct Clause: Sendable {
  package var program: Program
  package var scalar: Scalar
  /// The expression as it is written.
  package var text: String

  /// The scalar of a file that an expression is a part of.
  package struct Scalar: Sendable {
    let section: Section
    /// The UTF-8 offset of the expression's text in the scalar's decoded text.
    let offset: Int

    /// The place of a part of the expression, in UTF-8 offsets of its text.
    package func place(_ range: Range<Int>) -> Place {
      section.place((range.lowerBound + offset)..<(range.upperBound + offset))
    }

    /// The place of the whole scalar.
    package var place: Place { section.place }
  }
}
