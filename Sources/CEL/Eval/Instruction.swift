internal import Archive

/// One step of a compiled expression. Operands are indices of instructions; lists of operands are ranges of
/// `Code.operands`.
enum Instruction: Sendable {
  case constant(Int32)
  case global(Int32)
  case local(Int32)
  /// A field of an object: operand, the host's slot.
  case field(Int32, slot: Int32)
  case optionalField(Int32, slot: Int32)
  case hasField(Int32, slot: Int32)
  /// A key of a map or of a value whose type is known at evaluation only: operand, constant.
  case key(Int32, Int32)
  case optionalKey(Int32, Int32)
  case hasKey(Int32, Int32)
  case index(Int32, Int32)
  case optionalIndex(Int32, Int32)
  case and(Int32, count: Int32)
  case or(Int32, count: Int32)
  case not(Int32)
  case conditional(Int32, Int32, Int32)
  case equal(Int32, Int32)
  case notEqual(Int32, Int32)
  case compare(Comparison, Int32, Int32)
  case arithmetic(Arithmetic, Int32, Int32)
  /// An overload known at compilation: its index, the operands.
  case call(Int32, Int32, count: Int32)
  /// Overloads among which the values decide: the index of the set, the operands.
  case dispatch(Int32, Int32, count: Int32)
  case definition(Int32, Int32, count: Int32)
  /// The same, with the variables of the earlier data.
  case earlierDefinition(Int32, Int32, count: Int32)
  /// The index in `Code.literals` of what tells optional elements.
  case list(Int32, count: Int32, optional: Int32)
  /// Keys and values alternate.
  case map(Int32, count: Int32, optional: Int32)
  /// The index in `Code.comprehensions`.
  case comprehension(Int32)
  case bind(Int32, value: Int32, body: Int32)
  case optionalMap(Int32, target: Int32, body: Int32)
  case optionalFlatMap(Int32, target: Int32, body: Int32)
}

/// A relation of order.
enum Comparison: Sendable {
  case less, lessOrEqual, greater, greaterOrEqual

  init?(function: String) {
    switch function {
    case "_<_": self = .less
    case "_<=_": self = .lessOrEqual
    case "_>_": self = .greater
    case "_>=_": self = .greaterOrEqual
    default: return nil
    }
  }

  /// Whether the relation holds between values of which the first is less, equal or greater (negative, 0, positive).
  func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// An operation on two numbers, times, texts or lists.
enum Arithmetic: Sendable {
  case add, subtract, multiply, divide, remainder

  init?(function: String) {
    switch function {
    case "_+_": self = .add
    case "_-_": self = .subtract
    case "_*_": self = .multiply
    case "_/_": self = .divide
    case "_%_": self = .remainder
    default: return nil
    }
  }
}

/// A compiled macro.
struct ComprehensionCode: Sendable {
  var macro: Expression.Comprehension.Macro
  var range: Int32
  /// Frame indices; the same where the macro has one variable.
  var first: Int32
  var second: Int32
  var isSingle: Bool
  var condition: Int32?
  var body: Int32
}

/// A compiled expression: flat, immutable, shared by all evaluations.
final class Code: Sendable {
  let instructions: [Instruction]
  let operands: [Int32]
  let constants: [Value]
  let overloads: [Overload]
  /// What a call needs of each of `overloads`.
  let callees: [Callee]
  let dispatches: [Dispatch]
  let comprehensions: [ComprehensionCode]
  let root: Int32
  let localCount: Int32
  /// The definition that this is the body of; nil: a program.
  let definition: Int32?
  let sites: Deferred<Sites>

  /// Where instructions come from. Nothing that goes well asks for it.
  struct Sites: Sendable {
    /// The expression node of each instruction, and its range in the text.
    var nodes: [Expression.ID]
    var ranges: [Range<Int>]
    /// The field that each field instruction reads, in their order.
    var names: [(instruction: Int32, field: LazyText)]
  }

  /// A class, since copying an overload would copy its id and its types at each call.
  final class Callee: Sendable {
    let implementation: Implementation
    let strictness: Strictness
    let overload: Overload

    init(_ overload: Overload) {
      implementation = overload.implementation
      strictness = overload.strictness
      self.overload = overload
    }
  }

  struct Dispatch: Sendable {
    var name: String
    var overloads: [Overload]
  }

  init(
    operands: [Int32], constants: [Value], overloads: [Overload], dispatches: [Dispatch],
    comprehensions: [ComprehensionCode], root: Int32, localCount: Int32, definition: Int32?,
    instructions: [Instruction], sites: Deferred<Sites>
  ) {
    self.instructions = instructions
    self.operands = operands
    self.constants = constants
    self.overloads = overloads
    callees = overloads.map { Callee($0) }
    self.dispatches = dispatches
    self.comprehensions = comprehensions
    self.root = root
    self.localCount = localCount
    self.definition = definition
    self.sites = sites
  }

  func site(_ instruction: Int32) -> Site? {
    let index = Int(instruction)
    let (nodes, ranges) = (sites.value.nodes, sites.value.ranges)
    guard nodes.indices.contains(index), ranges.indices.contains(index) else { return nil }
    return Site(definition: definition, node: nodes[index], range: ranges[index])
  }
}
