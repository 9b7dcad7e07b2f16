internal import Archive
internal import Diagnostics

extension Environment {
  /// Checks and adds definitions, which may use each other in any order and those added before.
  ///
  /// - Returns: what is wrong, for each definition that something is wrong with; such a definition can still be called,
  ///   so that its mistake is reported once.
  package mutating func define(_ added: [Definition]) -> [DefinitionIssues] {
    var issues: [Int: [Issue]] = [:]
    let base = definitions.count
    var accepted: [Int] = []
    for (position, definition) in added.enumerated() {
      if let issue = conflict(definition) {
        issues[position, default: []].append(issue)
        continue
      }
      definitionIndex[definition.name] = Int32(definitions.count)
      accepted.append(position)
      definitions.append(
        Defined(definition: definition, code: Code.empty, place: .placed, yields: []))
    }
    // A first pass finds what each uses; the second sees the places and facts of what it uses.
    let firstUses = accepted.indices.map { check(definition: base + $0).uses }
    var order: [Int] = []
    var state = Array(repeating: 0, count: accepted.count)
    for start in accepted.indices { visit(start, base, firstUses, &state, &order) }
    for index in accepted.indices where isCyclic(index, base, firstUses) {
      let names = cycle(from: index, base, firstUses).map { definitions[base + $0].definition.name }
      issues[accepted[index], default: []].append(
        Issue(
          0..<0,
          Message(
            "{0} uses itself: {1}", .quoted(definitions[base + index].definition.name),
            .text(names.joined(separator: " → ")))))
    }
    for index in order where issues[accepted[index]] == nil {
      let checked = check(definition: base + index)
      definitions[base + index].place = checked.place
      definitions[base + index].yields = checked.yields.filter { !$0.contains("#") }
      definitions[base + index].readsData = checked.readsData
      if checked.issues.isEmpty {
        definitions[base + index].code = DeepStack.run(depth: checked.expression.depth) {
          Compiler(environment: self, checked: checked).run(definition: Int32(base + index))
        }
      } else {
        issues[accepted[index], default: []] += checked.issues
      }
    }
    return issues.sorted { $0.key < $1.key }.map { DefinitionIssues(definition: $0.key, issues: $0.value) }
  }

  private func conflict(_ definition: Definition) -> Issue? {
    if definitionIndex[definition.name] != nil || variables[definition.name] != nil {
      return Issue(0..<0, Message("{0} is the name of something else already", .quoted(definition.name)))
    }
    if functions[definition.name]?.overloads.contains(where: { !$0.isMember }) == true {
      return Issue(0..<0, Message("{0} is a function of the language; choose another name", .quoted(definition.name)))
    }
    let names = definition.parameters?.map(\.name) ?? []
    if Set(names).count != names.count {
      return Issue(0..<0, Message("two parameters of {0} have the same name", .quoted(definition.name)))
    }
    return nil
  }

  func check(definition index: Int) -> Checked {
    let definition = definitions[index].definition
    var checker = Checker(environment: self, expression: definition.body, guarded: definition.guarded)
    return DeepStack.run(depth: definition.body.depth) {
      checker.run(expecting: definition.result, parameters: definition.parameters ?? [])
    }
  }

  /// Puts what a definition uses before it.
  private func visit(_ index: Int, _ base: Int, _ uses: [Set<Int32>], _ state: inout [Int], _ order: inout [Int]) {
    // An explicit stack: chains of definitions may be long.
    var stack = [(index, false)]
    while let (node, isDone) = stack.popLast() {
      if isDone {
        order.append(node)
        continue
      }
      guard state[node] == 0 else { continue }
      state[node] = 1
      stack.append((node, true))
      for next in neighbours(node, base, uses) where state[next] == 0 { stack.append((next, false)) }
    }
  }

  private func neighbours(_ index: Int, _ base: Int, _ uses: [Set<Int32>]) -> [Int] {
    uses[index].map { Int($0) - base }.filter { $0 >= 0 && $0 < uses.count }.sorted()
  }

  private func isCyclic(_ index: Int, _ base: Int, _ uses: [Set<Int32>]) -> Bool {
    !cycle(from: index, base, uses).isEmpty
  }

  /// A shortest way from a definition back to itself, both ends included; empty where there is none.
  private func cycle(from index: Int, _ base: Int, _ uses: [Set<Int32>]) -> [Int] {
    var previous: [Int: Int] = [:]
    var queue = neighbours(index, base, uses)
    for next in queue { previous[next] = index }
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      if node == index {
        var path = [index]
        var step = previous[index] ?? index
        while step != index {
          path.append(step)
          step = previous[step] ?? index
        }
        path.append(index)
        return path.reversed()
      }
      for next in neighbours(node, base, uses) where previous[next] == nil {
        previous[next] = node
        queue.append(next)
      }
    }
    return []
  }
}

extension Code {
  /// The body of a definition that has not been compiled, or could not be.
  static let empty = Code(
    operands: [], constants: [.error(Message("this definition has a mistake"))], overloads: [], dispatches: [],
    comprehensions: [], root: 0, localCount: 0, definition: nil, instructions: [.constant(0)],
    sites: Deferred(Sites(nodes: [0], ranges: [0..<0], names: [])))
}
