/// The UTF-8 of a set of code points as a minimal automaton over bytes: what many code points share is there once, and
/// each byte leads to one place at most.
struct ByteTree {
  /// Bytes and the node they lead to; -1: the code point is complete.
  private struct Branch: Hashable {
    var low: UInt8
    var high: UInt8
    var node: Int
  }

  private var nodes: [[Branch]] = []
  private var known: [[Branch]: Int] = [:]

  /// Instructions and edges that consume one code point of `set` and then go on behind their last instruction.
  ///
  /// - Parameter firstEdge: the index in the program that the first of these edges will have.
  static func code(for set: ScalarSet, firstEdge: Int) -> (instructions: [Instruction], edges: [Edge]) {
    var tree = ByteTree()
    var root: [Branch] = []
    // How many bytes follow the first, its mark, and the code points of that length. Surrogates have no UTF-8.
    for (length, mark, bounds) in [
      (0, 0, ScalarRange(0, 0x7F)), (1, 0xC0, ScalarRange(0x80, 0x7FF)), (2, 0xE0, ScalarRange(0x800, 0xD7FF)),
      (2, 0xE0, ScalarRange(0xE000, 0xFFFF)), (3, 0xF0, ScalarRange(0x10000, 0x10FFFF)),
    ] as [(Int, UInt8, ScalarRange)] {
      let ranges = set.ranges.compactMap { range -> ScalarRange? in
        let (lower, upper) = (max(range.lower, bounds.lower), min(range.upper, bounds.upper))
        return lower <= upper ? ScalarRange(lower, upper) : nil
      }
      root += tree.branches(ranges[...], following: length, mark: mark)
    }
    // E0…ED and EE, EF come from two tables.
    let top = tree.node(merged(root))
    guard let top else { return ([Instruction(kind: .fail)], []) }
    return tree.laidOut(from: top, firstEdge: firstEdge)
  }

  private static func merged(_ branches: [Branch]) -> [Branch] {
    var result: [Branch] = []
    for branch in branches {
      if let last = result.last, last.node == branch.node, Int(last.high) + 1 == Int(branch.low) {
        result[result.count - 1].high = branch.high
      } else {
        result.append(branch)
      }
    }
    return result
  }

  /// Branches for ranges of values below 64^(following + 1), by their leading bits.
  private mutating func branches(_ ranges: ArraySlice<ScalarRange>, following: Int, mark: UInt8) -> [Branch] {
    guard following > 0 else {
      return Self.merged(ranges.map { Branch(low: mark | UInt8($0.lower), high: mark | UInt8($0.upper), node: -1) })
    }
    let shift = UInt32(following * 6)
    let below = (UInt32(1) << shift) - 1
    // The parts of the ranges by their leading bits; runs that are full share a node.
    var groups: [(low: UInt32, high: UInt32, parts: [ScalarRange])] = []
    func add(_ low: UInt32, _ high: UInt32, _ part: ScalarRange) {
      if let last = groups.last, last.low == low, last.high == high {
        groups[groups.count - 1].parts.append(part)
      } else {
        groups.append((low, high, [part]))
      }
    }
    for range in ranges {
      var (first, last) = (range.lower >> shift, range.upper >> shift)
      if first == last {
        add(first, first, ScalarRange(range.lower & below, range.upper & below))
        continue
      }
      if range.lower & below != 0 {
        add(first, first, ScalarRange(range.lower & below, below))
        first += 1
      }
      let isCut = range.upper & below != below
      if isCut { last -= 1 }
      if first <= last { add(first, last, ScalarRange(0, below)) }
      if isCut { add(last + 1, last + 1, ScalarRange(0, range.upper & below)) }
    }
    var result: [Branch] = []
    for group in groups {
      guard let child = node(branches(group.parts[...], following: following - 1, mark: 0x80)) else { continue }
      result.append(Branch(low: mark | UInt8(group.low), high: mark | UInt8(group.high), node: child))
    }
    return Self.merged(result)
  }

  private mutating func node(_ branches: [Branch]) -> Int? {
    guard !branches.isEmpty else { return nil }
    if let index = known[branches] { return index }
    nodes.append(branches)
    known[branches] = nodes.count - 1
    return nodes.count - 1
  }

  private func laidOut(from top: Int, firstEdge: Int) -> (instructions: [Instruction], edges: [Edge]) {
    // The top is the last node made, so that from last to first the code begins with it.
    var instructions: [Instruction] = []
    var edges: [Edge] = []
    for index in stride(from: top, through: 0, by: -1) {
      let branches = nodes[index]
      let at = top - index
      if let only = branches.first, branches.count == 1, (only.node < 0 ? top + 1 : top - only.node) == at + 1 {
        instructions.append(Instruction(kind: .byte, low: only.low, high: only.high))
        continue
      }
      instructions.append(
        Instruction(kind: .edges, first: Int32(firstEdge + edges.count), second: Int32(branches.count)))
      for branch in branches {
        let target = branch.node < 0 ? top + 1 : top - branch.node
        edges.append(Edge(low: branch.low, high: branch.high, target: Int32(target - at)))
      }
    }
    return (instructions, edges)
  }
}
