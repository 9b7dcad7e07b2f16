internal import Diagnostics
internal import YAMLTree

/// How a value stands against a condition.
enum Verdict {
  case holds
  case fails
  /// It depends on what is open in the plan, or cannot be read: nothing may be concluded.
  case undecided

  static func & (a: Verdict, b: Verdict) -> Verdict {
    if a == .fails || b == .fails { return .fails }
    return a == .undecided || b == .undecided ? .undecided : .holds
  }
}

/// One reason why a value fails a condition.
struct Trouble {
  enum Kind: Equatable {
    /// Another type of value is asked for.
    case type(InstanceTypes)
    /// One of these values is asked for.
    case choice([String])
    /// This key is missing.
    case missing(String)
    case other
  }

  var kind: Kind
  var node: NodeID
  /// The key to point at in place of a whole section.
  var key: NodeID?
  var path: [Validator.Step]
  /// Whether nothing may be read from the node: it is itself what is wrong.
  var spoils: Bool
  var complaint: (_ name: String?) -> Complaint
}

/// The reasons why a value fails, as many as are worth telling.
struct Troubles {
  static let limit = 100

  private(set) var list: [Trouble] = []
  private(set) var count = 0

  mutating func append(_ trouble: Trouble) {
    // One value of the wrong type is one mistake, whoever says so.
    if case .type = trouble.kind,
      list.contains(where: { if case .type = $0.kind { $0.node == trouble.node } else { false } })
    {
      return
    }
    count += 1
    if list.count < Self.limit { list.append(trouble) }
  }
}

/// What is remembered while conditions are judged.
struct ConditionMemory {
  /// Steps of one document; a plan of a megabyte against a schema of its size takes a hundredth of it.
  static let maximumSteps = 20_000_000
  /// Conditions within one another: those of nested values, and those that stand for one value.
  static let maximumDepth = 400

  var steps = 0
  var depth = 0
  /// A condition was not judged to its end.
  var isExhausted = false
  var verdicts: [Int64: Verdict] = [:]
  var reasons: [Int64: Troubles] = [:]
  /// By key id of the tree: the number of that spelling among the schema's names, -1 for none.
  var nameOfKey: [Int32] = []

  static func key(_ id: ConditionID, _ node: NodeID) -> Int64 { Int64(node.index) << 32 | Int64(id.index) }
}
