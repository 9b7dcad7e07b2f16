/// A value that can't be told, with what made it so. It flows through operators and functions up to where it is decided
/// without it. Source: cel-spec, language definition, “Partial state evaluation” as cel-go implements it.
package struct Unknown: Sendable, Hashable {
  /// A part of the host's data that could not be read, and why.
  package struct Cause: Sendable, Hashable {
    package var origin: Origin
    /// The host's code.
    package var reason: Int32
    /// The expression that read it; filled in by the evaluation.
    package internal(set) var site: Site?

    package init(origin: Origin, reason: Int32) {
      self.origin = origin
      self.reason = reason
    }

    package static func == (a: Cause, b: Cause) -> Bool { a.origin == b.origin && a.reason == b.reason }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(origin)
      hasher.combine(reason)
    }
  }

  /// How many causes one value keeps: enough to name in a report.
  package static let limit = 8

  /// At least one, each once, in the order met.
  package internal(set) var causes: [Cause]

  package init(_ cause: Cause) { causes = [cause] }

  package mutating func merge(_ other: Unknown) {
    for cause in other.causes where causes.count < Self.limit && !causes.contains(cause) { causes.append(cause) }
  }

  package static func merged(_ a: Unknown?, _ b: Unknown?) -> Unknown? {
    guard var a else { return b }
    if let b { a.merge(b) }
    return a
  }
}

/// A node of an expression: of the program that runs, or of a definition it calls.
package struct Site: Sendable, Hashable {
  /// The index of the definition in the environment; nil: the program itself.
  package var definition: Int32?
  package var node: Expression.ID
  /// UTF-8 byte offsets within that expression's text.
  package var range: Range<Int>
}
