internal import Diagnostics

/// Makes a program of a tree. It keeps its own stack, so that depth of nesting does not matter; what it emits for a node
/// is one piece that ends where the node has matched, so that counted repetition copies it.
struct ProgramCompiler {
  /// Instructions of one program: as many as RE2's usual 8 MB allow, about 2 MB here.
  static let limit = 170_000

  private enum Task {
    case visit(PatternTree.ID)
    case openAlternative
    case closeAlternative
    case endAlternatives(Int)
    case openRepetition(isOptional: Bool, isGreedy: Bool)
    case closeRepetition(minimum: Int, maximum: Int?, isGreedy: Bool)
  }

  private let tree: PatternTree
  private var instructions: [Instruction] = []
  private var edges: [Edge] = []
  private var setCode: [Int32: [Instruction]] = [:]
  private var tasks: [Task] = []
  /// Alternatives' splits whose second way is open, their jumps behind the last alternative, and the starts of repeated
  /// code with the split before it, if there is one.
  private var splits: [Int] = []
  private var jumps: [Int] = []
  private var repeated: [(start: Int, option: Int?)] = []
  /// Whether it came to more than `limit`.
  private var isOverfull = false

  private init(_ tree: PatternTree) { self.tree = tree }

  static func compile(_ tree: PatternTree, dialect: RegularExpression.Dialect) throws(PatternError) -> Program {
    var compiler = ProgramCompiler(tree)
    // A search tries a match here, and if there is none, a byte later.
    compiler.emit(Instruction(kind: .split, first: 3, second: 1))
    compiler.emit(Instruction(kind: .byte, low: 0, high: 0xFF))
    compiler.emit(Instruction(kind: .jump, first: -2))
    compiler.run()
    compiler.emit(Instruction(kind: .match))
    guard !compiler.isOverfull else { throw PatternError.tooLarge(length: tree.length) }
    let isAnchored = compiler.isAnchored
    return Program(
      instructions: compiler.instructions, edges: compiler.edges, start: isAnchored ? 3 : 0, anchoredStart: 3,
      isAnchored: isAnchored, splitsCharacters: dialect == .re2)
  }

  private mutating func emit(_ instruction: Instruction) {
    guard instructions.count < Self.limit else {
      isOverfull = true
      return
    }
    instructions.append(instruction)
  }

  private mutating func emit(_ code: some Collection<Instruction>) {
    guard instructions.count + code.count <= Self.limit else {
      isOverfull = true
      return
    }
    instructions += code
  }

  private mutating func run() {
    tasks.append(.visit(tree.root))
    while !isOverfull, let task = tasks.popLast() {
      switch task {
      case .visit(let id): visit(id)
      case .openAlternative:
        splits.append(instructions.count)
        emit(Instruction(kind: .split, first: 1))
      case .closeAlternative:
        jumps.append(instructions.count)
        emit(Instruction(kind: .jump))
        if let split = splits.popLast() { instructions[split].second = distance(from: split) }
      case .endAlternatives(let count):
        for jump in jumps.suffix(count) { instructions[jump].first = distance(from: jump) }
        jumps.removeLast(min(count, jumps.count))
      case .openRepetition(let isOptional, let isGreedy):
        let option = isOptional ? self.option(isGreedy: isGreedy) : nil
        repeated.append((instructions.count, option))
      case .closeRepetition(let minimum, let maximum, let isGreedy):
        closeRepetition(minimum: minimum, maximum: maximum, isGreedy: isGreedy)
      }
    }
  }

  private func distance(from index: Int) -> Int32 { Int32(instructions.count - index) }

  private mutating func visit(_ id: PatternTree.ID) {
    switch tree.nodes[Int(id)] {
    case .empty: break
    case .scalar(let value):
      guard let scalar = Unicode.Scalar(value) else { return emit(Instruction(kind: .fail)) }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        emit(Instruction(kind: .byte, low: byte, high: byte))
      }
    case .set(let index): emit(code(for: index))
    case .anyByte: emit(Instruction(kind: .byte, low: 0, high: 0xFF))
    case .assertion(let assertions): emit(Instruction(kind: .assertion, low: assertions.rawValue))
    case .sequence(let children): tasks += children.reversed().map { .visit($0) }
    case .alternatives(let children):
      guard let last = children.last else { return emit(Instruction(kind: .fail)) }
      tasks += [.endAlternatives(children.count - 1), .visit(last)]
      for child in children.dropLast().reversed() { tasks += [.closeAlternative, .visit(child), .openAlternative] }
    case .repetition(let child, let minimum, let maximum, let isGreedy):
      guard maximum != 0 else { return }
      tasks += [
        .closeRepetition(minimum: minimum, maximum: maximum, isGreedy: isGreedy), .visit(child),
        .openRepetition(isOptional: minimum == 0, isGreedy: isGreedy),
      ]
    }
  }

  /// A split that may leave out what follows; where to is filled in later.
  private mutating func option(isGreedy: Bool) -> Int {
    emit(Instruction(kind: .split, first: 1, second: 1))
    return instructions.count - 1
  }

  /// Lets the option's other way lead here.
  private mutating func land(_ option: Int, isGreedy: Bool) {
    if isGreedy {
      instructions[option].second = distance(from: option)
    } else {
      instructions[option].first = distance(from: option)
    }
  }

  /// x* is (x+)?, which keeps the order of preferences where x can be empty.
  private mutating func closeRepetition(minimum: Int, maximum: Int?, isGreedy: Bool) {
    guard !isOverfull, let (start, option) = repeated.popLast() else { return }
    var options = option.map { [$0] } ?? []
    if instructions.count > start {
      var last = start
      let required = max(1, minimum)
      // Each copy at least doubles what it copies, or comes to the limit, so that nesting costs little.
      if required > 1 || maximum.map({ $0 > required }) ?? false {
        let code = Array(instructions[start...])
        var copies = 1
        while copies < required, !isOverfull {
          last = instructions.count
          emit(code)
          copies += 1
        }
        while let maximum, copies < maximum, !isOverfull {
          options.append(self.option(isGreedy: isGreedy))
          emit(code)
          copies += 1
        }
      }
      if maximum == nil {
        let back = Int32(last - instructions.count)
        emit(Instruction(kind: .split, first: isGreedy ? back : 1, second: isGreedy ? 1 : back))
      }
    }
    guard !isOverfull else { return }
    for option in options { land(option, isGreedy: isGreedy) }
  }

  private mutating func code(for set: Int32) -> [Instruction] {
    if let known = setCode[set] { return known }
    let code = ByteTree.code(for: tree.sets[Int(set)], firstEdge: edges.count)
    edges += code.edges
    setCode[set] = code.instructions
    return code.instructions
  }

  /// Whether every way through the pattern begins with the text's start.
  private var isAnchored: Bool {
    var open = [tree.root]
    while let id = open.popLast() {
      switch tree.nodes[Int(id)] {
      case .assertion(let assertions) where assertions.contains(.textStart): break
      case .sequence(let children) where !children.isEmpty: open.append(children[0])
      case .alternatives(let children): open += children
      case .repetition(let child, let minimum, _, _) where minimum > 0: open.append(child)
      default: return false
      }
    }
    return true
  }
}
