internal import Diagnostics
internal import YAMLTree

/// One small damage to a plan: at one node, of one kind.
package struct Mutation: Sendable {
  /// The route of what is damaged: `budget.lines[training].category`.
  package var route: String
  package var damage: Damage
  /// The line, from 1, on which it begins.
  var line: Int
  var variants: Variants

  enum Variants: Sendable {
    case one(Edit)
    /// One for each other value.
    case choices([(value: String, edit: Edit)])
    /// One direction of a scale: the scalar that moves, and the steps to look at first.
    case steps(ByteRange, [Int], Scale)
  }

  /// The first part of the route, under which the table lists it.
  package var section: Substring { route.prefix { $0 != "." && $0 != "[" } }
}
