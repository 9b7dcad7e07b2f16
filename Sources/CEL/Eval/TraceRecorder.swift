internal import Archive

/// Keeps the steps of one evaluation, within bounds.
final class TraceRecorder: EvaluationRecorder {
  /// A sub-expression under evaluation.
  private struct Open {
    enum Home {
      case part, element, body
    }

    var step: TraceStep
    let code: Code
    let macro: ComprehensionCode?
    /// Where it goes in the one around it.
    let home: Home
    /// How many elements its macro has begun.
    var elementCount = 0
  }

  private let bounds: TraceBounds
  private var stack: [Open] = []
  private var room: Int
  /// Levels of definitions around.
  private var depth = 0
  /// Above 0 inside of what is not kept.
  private var silence = 0
  private let followed: FollowedCalls
  private(set) var root: TraceStep?
  private(set) var isWhole = true

  init(_ bounds: TraceBounds) {
    self.bounds = bounds
    followed = bounds.followed ?? FollowedCalls()
    room = bounds.steps
  }

  override func begin(_ code: Code, _ at: Int32, _ context: inout EvaluationContext) -> Bool {
    guard silence == 0 else { return false }
    var home = Open.Home.part
    if let around = stack.last {
      if around.code !== code {
        home = .body
      } else if let macro = around.macro, at == macro.condition || at == macro.body {
        home = .element
        // The first that is evaluated for an element opens it.
        if at == macro.condition ?? macro.body { open(macro, &context) }
      }
    }
    guard room > 0 else {
      isWhole = false
      return false
    }
    room -= 1
    var macro: ComprehensionCode?
    if case .comprehension(let index) = code.instructions[Int(at)] { macro = code.comprehensions[Int(index)] }
    stack.append(
      Open(step: TraceStep(code.definition, code.sites.value.nodes[Int(at)]), code: code, macro: macro, home: home))
    return true
  }

  override func end(_ value: Value) {
    guard var done = stack.popLast() else { return }
    done.step.value = value
    guard let last = stack.indices.last else {
      root = done.step
      return
    }
    switch done.home {
    case .part: stack[last].step.parts.append(done.step)
    case .body: stack[last].step.call?.body.append(done.step)
    case .element:
      guard let element = stack[last].step.elements.indices.last else { return }
      stack[last].step.elements[element].parts.append(done.step)
    }
  }

  /// Begins an element of the innermost macro; beyond the bound the newest takes the place of the one before.
  private func open(_ macro: ComprehensionCode, _ context: inout EvaluationContext) {
    guard let last = stack.indices.last else { return }
    let variables =
      [context.local(macro.first)] + (macro.isSingle ? [] : [context.local(macro.second)])
    let element = TraceStep.Element(index: stack[last].elementCount, variables: variables)
    stack[last].elementCount += 1
    if stack[last].step.elements.count > bounds.elements {
      room += stack[last].step.elements.removeLast().parts.reduce(0) { $0 + $1.size }
      stack[last].step.elementsLeftOut += 1
    }
    stack[last].step.elements.append(element)
  }

  // MARK: Definitions

  override func follows(_ definition: Int32, _ arguments: [Value], _ key: Memo.Key?) -> Bool {
    guard silence == 0, depth < bounds.depth, let last = stack.indices.last,
      followed.insert(definition, arguments, key)
    else { return false }
    stack[last].step.call = TraceStep.Call(definition: definition, arguments: arguments)
    return true
  }

  override func enter(_ isKept: Bool) {
    if isKept { depth += 1 } else { silence += 1 }
  }

  override func leave(_ isKept: Bool) {
    if isKept { depth -= 1 } else { silence -= 1 }
  }
}

extension TraceStep {
  /// How many steps it is, itself and those below counted.
  fileprivate var size: Int {
    let below = parts + elements.flatMap(\.parts) + (call?.body ?? [])
    return below.reduce(1) { $0 + $1.size }
  }
}

extension EvaluationContext {
  /// More steps than any budget.
  static let recordingOffset = 1 << 40

  /// The value of a definition under a recorder: from memory only where it is not followed into.
  mutating func tracedDefinition(_ index: Int32, _ arguments: [Value]) -> Value {
    let isFollowed = recorder?.follows(index, arguments, Memo.Key(index, arguments)) ?? false
    if !isFollowed {
      if let call = memo.call(index, arguments, arguments.indices), let position = memo.position(of: call) {
        return memo[position]
      }
      if arguments.isEmpty, let value = memo.value(index) { return value }
    }
    recorder?.enter(isFollowed)
    let value = run(definitions[Int(index)].code, arguments)
    recorder?.leave(isFollowed)
    if let call = memo.call(index, arguments, arguments.indices) {
      memo.keep(value, call)
    } else if arguments.isEmpty {
      memo.keep(value, index)
    }
    return value
  }
}
