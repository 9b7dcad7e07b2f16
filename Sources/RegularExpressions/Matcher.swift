/// A lazy automaton for one program: states are made when a text first needs them and thrown away when they become too
/// many. For one thread at a time.
///
/// A state is a set of instructions, each waiting for a byte. As only whether there is a match is asked for, the order of
/// preference does not matter, and the first match that is seen ends a search.
///
/// Nothing that it does calls back, so that no access meets another.
///
/// Not safe for two threads at once, which the compiler can't see: the pool of a `RegularExpression` lends it to one.
final class Matcher: @unchecked Sendable {
  /// Transitions kept, 4 bytes each, and instructions in all states together, 4 bytes each: with what belongs to them
  /// at most about 3 MB.
  struct Limits {
    var transitions = 1 << 18
    var members = 1 << 17
  }

  /// Where a byte leads: the row of a state in `transitions`, or one of these.
  private enum Row {
    static let unknown: Int32 = -1
    static let dead: Int32 = -2
    static let matched: Int32 = -3
  }

  /// What stands before a state, as far as an assertion can ask for it.
  enum Context: UInt8 {
    case textStart, lineStart, word, other

    init(behind byte: UInt8) {
      self = byte == 0x0A ? .lineStart : Program.isWord(byte) ? .word : .other
    }

    /// A byte that stands for it.
    var byte: UInt8? {
      switch self {
      case .textStart: nil
      case .lineStart: 0x0A
      case .word: UInt8(ascii: "a")
      case .other: UInt8(ascii: " ")
      }
    }
  }

  struct State: Hashable {
    /// Sorted; empty: nothing can match any more.
    var members: [Int32]
    var context: Context
  }

  private enum Step {
    case matched
    case state(State)
  }

  private let program: Program
  private let limits: Limits
  @exclusivity(unchecked) private var closure: Closure
  @exclusivity(unchecked) private var transitions: [Int32] = []
  @exclusivity(unchecked) private var states: [State] = []
  @exclusivity(unchecked) private var rows: [State: Int32] = [:]
  private(set) var memberCount = 0
  private let firstState: State
  /// Its row; nil: there is none now.
  @exclusivity(unchecked) private var firstRow: Int32?
  private let matchesEmpty: Bool
  /// Bytes read since the states were thrown away, in texts before this one.
  @exclusivity(unchecked) private var readBefore = 0
  @exclusivity(unchecked) private var clearedAt = 0

  /// How often the states were thrown away, and how many bytes were read without them.
  private(set) var clearings = 0
  private(set) var bytesSimulated = 0

  /// Instructions visited so far; what bounds time.
  var work: Int { closure.work }
  var stateCount: Int { states.count }
  var transitionCount: Int { transitions.count }

  init(_ program: Program, limits: Limits = Limits()) {
    self.program = program
    self.limits = limits
    closure = Closure(program)
    closure.begin()
    closure.add(program.start, holding: nil)
    matchesEmpty = closure.hasMatch
    firstState = State(members: closure.sortedMembers, context: closure.hasAssertion ? .textStart : .other)
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if matchesEmpty { return true }
    clearedAt = 0
    var position = 0
    defer { readBefore += position - clearedAt }
    firstRow = firstRow ?? row(of: firstState, at: 0)
    guard var row = firstRow else { return simulate(text, &position, firstState) }
    let end = program.classCount - 1
    while true {
      run(text, &position, &row)
      let kind = position < text.count ? Int(program.classes[Int(text[position])]) : end
      var next = transitions[Int(row) + kind]
      if next == Row.unknown {
        let state = states[Int(row) / program.classCount]
        switch step(state, position < text.count ? text[position] : nil) {
        case .matched: next = Row.matched
        case .state(let reached) where reached.members.isEmpty || kind == end: next = Row.dead
        case .state(let reached):
          let clearingsBefore = clearings
          guard let made = self.row(of: reached, at: position) else { return simulate(text, &position, state) }
          next = made
          // The row that this was computed for is gone.
          if clearings != clearingsBefore {
            row = next
            position += 1
            continue
          }
        }
        transitions[Int(row) + kind] = next
      }
      switch next {
      case Row.matched: return true
      case Row.dead: return false
      default:
        row = next
        position += 1
      }
    }
  }

  /// Follows known transitions.
  private func run(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ row: inout Int32) {
    let (start, first) = (position, row)
    (position, row) = transitions.withUnsafeBufferPointer { transitions in
      program.classes.withUnsafeBufferPointer { classes in
        var at = start
        var current = Int(first)
        while at < text.count {
          let next = transitions[current &+ Int(classes[Int(text[at])])]
          if next < 0 { break }
          current = Int(next)
          at &+= 1
        }
        return (at, Int32(truncatingIfNeeded: current))
      }
    }
  }

  /// Reads the rest of a text without keeping states, at no more than the program's size in steps for each byte.
  private func simulate(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ state: State) -> Bool {
    var state = state
    while true {
      let byte = position < text.count ? text[position] : nil
      guard case .state(let reached) = step(state, byte) else { return true }
      if byte == nil || reached.members.isEmpty { return false }
      state = reached
      position += 1
      bytesSimulated += 1
    }
  }

  /// Where `byte` leads; nil: the text's end.
  private func step(_ state: State, _ byte: UInt8?) -> Step {
    closure.advance(state, byte)
    if closure.hasMatch { return .matched }
    let context: Context = if let byte, closure.hasAssertion { Context(behind: byte) } else { .other }
    return .state(State(members: closure.sortedMembers, context: context))
  }

  /// The row of a state, made where it is not there; nil: the states become too many too fast to be of use.
  ///
  /// As in RE2, an automaton that is full is cleared, but only after it has helped over ten bytes for each state.
  private func row(of state: State, at position: Int) -> Int32? {
    if let known = rows[state] { return known }
    let isFull =
      transitions.count + program.classCount > limits.transitions || memberCount + state.members.count > limits.members
    if isFull, !states.isEmpty {
      guard readBefore + position - clearedAt >= 10 * states.count else { return nil }
      transitions.removeAll(keepingCapacity: true)
      states.removeAll(keepingCapacity: true)
      rows.removeAll(keepingCapacity: true)
      memberCount = 0
      firstRow = nil
      clearings += 1
      readBefore = 0
      clearedAt = position
    }
    let row = Int32(transitions.count)
    transitions += repeatElement(Row.unknown, count: program.classCount)
    states.append(state)
    rows[state] = row
    memberCount += state.members.count
    return row
  }
}
