/// A set of instructions that wait for a byte, with all that can be reached from them without one.
struct Closure {
  private let program: Program
  /// The instructions seen, as a sparse set: `dense[sparse[i]] == i` for those in it.
  private var sparse: [Int32]
  private var dense: [Int32]
  private var count = 0
  private var open: [Int32] = []
  private var members: [Int32] = []
  private var before: [Int32] = []
  private(set) var hasMatch = false
  /// Whether a member is an assertion that has not been judged.
  private(set) var hasAssertion = false
  /// Instructions visited so far.
  private(set) var work = 0

  init(_ program: Program) {
    self.program = program
    sparse = Array(repeating: 0, count: program.instructions.count)
    dense = sparse
  }

  var sortedMembers: [Int32] { members.sorted() }

  mutating func begin() {
    count = 0
    members.removeAll(keepingCapacity: true)
    hasMatch = false
    hasAssertion = false
  }

  /// Adds an instruction and what it leads to without a byte.
  ///
  /// - Parameter holding: what holds here; nil: not known yet, so that assertions wait.
  mutating func add(_ instruction: Int, holding: Assertions?) {
    open.append(Int32(instruction))
    while let next = open.popLast() {
      let index = Int(next)
      let slot = Int(sparse[index])
      if slot < count, dense[slot] == next { continue }
      sparse[index] = Int32(count)
      dense[count] = next
      count += 1
      work += 1
      let instruction = program.instructions[index]
      switch instruction.kind {
      case .byte, .edges: members.append(next)
      case .split:
        open.append(next + instruction.second)
        open.append(next + instruction.first)
      case .jump: open.append(next + instruction.first)
      case .assertion:
        if let holding {
          if holding.isSuperset(of: instruction.assertions) { open.append(next + 1) }
        } else {
          members.append(next)
          hasAssertion = true
        }
      case .match: hasMatch = true
      case .fail: break
      }
    }
  }

  /// Becomes what a state leads to with `byte`; nil: at the text's end.
  mutating func advance(_ state: Matcher.State, _ byte: UInt8?) {
    begin()
    if state.members.contains(where: { program.instructions[Int($0)].kind == .assertion }) {
      let holding = program.assertions(between: state.context.byte, and: byte)
      for member in state.members { add(Int(member), holding: holding) }
      if hasMatch { return }
      before = members
      begin()
    } else {
      before = state.members
    }
    guard let byte else { return }
    work += before.count
    for member in before {
      if let target = program.target(of: Int(member), for: byte) { add(target, holding: nil) }
    }
  }
}
