internal import Archive

/// What evaluations reached of the expressions that are watched, for as many evaluations as are told to record in it. For one
/// thread.
package final class Coverage {
  /// What was seen of one point.
  package struct Sighting: Sendable, Equatable {
    package var isTrue = false
    package var isFalse = false
    /// It was evaluated, whatever it gave.
    package var isReached = false
  }

  /// By the numbers that `watch` gives.
  package fileprivate(set) var sightings: [Sighting] = []
  /// For each code the number of what is watched at each of its instructions; −1: nothing.
  fileprivate var watched: [ObjectIdentifier: Watched] = [:]
  let recorder = CoverageRecorder()

  fileprivate struct Watched {
    /// Kept, so that its identity is nobody else's.
    var code: Code
    var numbers: [Int32]
  }

  package init() { recorder.coverage = self }

  /// Watches points of a program.
  ///
  /// - Returns: their numbers in `sightings`; nil for one that nothing is evaluated for.
  package func watch(_ points: [Expression.Point], of program: Program) -> [Int?] { watch(points, of: program.code) }

  /// Watches points of the body of a definition, and its body as a whole.
  ///
  /// - Returns: as `watch(_:of:)`; the number of the whole is the last.
  package func watch(_ points: [Expression.Point], ofDefinition index: Int32, of runtime: Runtime) -> [Int?] {
    guard runtime.definitions.indices.contains(Int(index)) else { return points.map { _ in nil } + [nil] }
    let code = runtime.definitions[Int(index)].code
    let numbers = watch(points, of: code)
    sightings.append(Sighting())
    wholes[ObjectIdentifier(code)] = sightings.count - 1
    return numbers + [sightings.count - 1]
  }

  /// The numbers of definitions as a whole, whose first instruction may be a point as well.
  fileprivate var wholes: [ObjectIdentifier: Int] = [:]

  private func watch(_ points: [Expression.Point], of code: Code) -> [Int?] {
    let nodes = code.sites.value.nodes
    var numbers = watched[ObjectIdentifier(code)]?.numbers ?? Array(repeating: -1, count: code.instructions.count)
    let result = points.map { point -> Int? in
      // Where operands were constants, the last instruction of a node has its value.
      guard let at = nodes.lastIndex(of: point.node) else { return nil }
      if numbers[at] < 0 {
        numbers[at] = Int32(sightings.count)
        sightings.append(Sighting())
      }
      return Int(numbers[at])
    }
    watched[ObjectIdentifier(code)] = Watched(code: code, numbers: numbers)
    return result
  }

  /// The definitions that programs call, themselves or through others.
  package static func definitions(calledBy programs: [Program], in runtime: Runtime) -> Set<Int32> {
    var found: Set<Int32> = []
    var pending = programs.map(\.code)
    while let code = pending.popLast() {
      for instruction in code.instructions {
        switch instruction {
        case .definition(let index, _, _), .earlierDefinition(let index, _, _):
          guard runtime.definitions.indices.contains(Int(index)), found.insert(index).inserted else { continue }
          pending.append(runtime.definitions[Int(index)].code)
        default: continue
        }
      }
    }
    return found
  }
}

/// Tells a `Coverage` what is evaluated.
final class CoverageRecorder: EvaluationRecorder {
  /// It holds this one.
  fileprivate unowned(unsafe) var coverage: Coverage?
  /// The numbers of what is under evaluation.
  private var open: [Int32] = []
  /// The code that was met last: most often it is met again.
  private var lastCode: Code?
  private var lastNumbers: [Int32] = []

  override func begin(_ code: Code, _ at: Int32, _ context: inout EvaluationContext) -> Bool {
    guard let coverage else { return false }
    if lastCode !== code {
      lastCode = code
      lastNumbers = coverage.watched[ObjectIdentifier(code)]?.numbers ?? []
    }
    if at == code.root, code.definition != nil, let whole = coverage.wholes[ObjectIdentifier(code)] {
      coverage.sightings[whole].isReached = true
    }
    guard lastNumbers.indices.contains(Int(at)), lastNumbers[Int(at)] >= 0 else { return false }
    open.append(lastNumbers[Int(at)])
    return true
  }

  override func end(_ value: Value) {
    guard let number = open.popLast(), let coverage else { return }
    coverage.sightings[Int(number)].isReached = true
    guard case .bool(let truth) = value.payload else { return }
    if truth {
      coverage.sightings[Int(number)].isTrue = true
    } else {
      coverage.sightings[Int(number)].isFalse = true
    }
  }
}
