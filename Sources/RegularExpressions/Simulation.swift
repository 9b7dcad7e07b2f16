/// Runs a program over a text as a set of threads in order of preference, each knowing where its match began. Made
/// separately from `Matcher`, so that each can be tested against the other.
struct Simulation {
  private struct Thread {
    var instruction: Int
    var start: Int
  }

  private let program: Program
  private var seen: [Int]
  private var generation = 0
  private var open: [Int] = []

  init(_ program: Program) {
    self.program = program
    seen = Array(repeating: 0, count: program.instructions.count)
  }

  mutating func firstMatch(in text: [UInt8]) -> Range<Int>? {
    var threads: [Thread] = []
    var found: Range<Int>?
    for position in 0...text.count {
      let byte = position < text.count ? text[position] : nil
      let holding = program.assertions(between: position > 0 ? text[position - 1] : nil, and: byte)
      // Threads wait behind the byte that they consumed; what they reach depends on what comes next.
      if found == nil, position == 0 || !program.isAnchored {
        threads.append(Thread(instruction: program.anchoredStart, start: position))
      }
      if threads.isEmpty { break }
      generation += 1
      var next: [Thread] = []
      search: for thread in threads {
        open.append(thread.instruction)
        while let index = open.popLast() {
          guard seen[index] != generation else { continue }
          seen[index] = generation
          let instruction = program.instructions[index]
          switch instruction.kind {
          case .byte, .edges:
            if let byte, let target = program.target(of: index, for: byte) {
              next.append(Thread(instruction: target, start: thread.start))
            }
          case .split:
            open.append(index + Int(instruction.second))
            open.append(index + Int(instruction.first))
          case .jump: open.append(index + Int(instruction.first))
          case .assertion: if holding.isSuperset(of: instruction.assertions) { open.append(index + 1) }
          case .match:
            found = thread.start..<position
            open.removeAll(keepingCapacity: true)
            // Threads behind this one are less preferred.
            break search
          case .fail: break
          }
        }
      }
      threads = next
    }
    return found
  }
}
