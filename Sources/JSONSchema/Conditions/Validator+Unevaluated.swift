internal import Diagnostics
internal import YAMLTree

// MARK: - What no other keyword looked at

/// The members or items of one value that schemas have looked at.
private struct Evaluated {
  var isAll = false
  /// Positions among the entries or items.
  var positions: Set<Int> = []

  mutating func add(_ other: Evaluated) {
    isAll = isAll || other.isAll
    positions.formUnion(other.positions)
  }
}

/// Source: JSON Schema 2020-12 Core, 11. Only schemas that hold have looked at anything.
extension Validator {
  mutating func examineUnevaluatedMembers(
    _ keywords: Condition.Keywords, _ rest: ConditionID, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    let evaluated = evaluated(keywords, node, isItself: true)
    guard !evaluated.isAll else { return .holds }
    var verdict = Verdict.holds
    for (position, entry) in tree.entries(of: node).enumerated() where !evaluated.positions.contains(position) {
      path.append(Step(key: entry.key, item: entry.value))
      if schema.verdict(rest) == false {
        let key = tree.text(of: tree.resolved(entry.key))
        let section = path.dropLast().last { $0.key != nil }?.key.map { tree.text(of: tree.resolved($0)) }
        add(.other, at: entry.key, key: entry.key, spoils: false, to: &troubles) { _ in
          .forbiddenKey(key, in: section)
        }
        verdict = .fails
      } else {
        verdict = verdict & examine(rest, entry.value, &troubles)
      }
      path.removeLast()
    }
    return verdict
  }

  mutating func examineUnevaluatedItems(
    _ keywords: Condition.Keywords, _ rest: ConditionID, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    let evaluated = evaluated(keywords, node, isItself: true)
    guard !evaluated.isAll else { return .holds }
    var verdict = Verdict.holds
    for (position, item) in tree.items(of: node).enumerated() where !evaluated.positions.contains(position) {
      path.append(Step(key: nil, item: item, position: position))
      verdict = verdict & examine(rest, item, &troubles)
      path.removeLast()
    }
    return verdict
  }

  /// - Parameter isItself: whether the unevaluated keywords of this very schema are being judged.
  private mutating func evaluated(
    _ keywords: Condition.Keywords, _ node: NodeID, isItself: Bool = false
  ) -> Evaluated {
    var result = Evaluated()
    guard spend(1) else { return Evaluated(isAll: true) }
    if let members = keywords.members, tree[node].kind == .mapping {
      if members.additional != nil || !isItself && members.unevaluated != nil { result.isAll = true }
      addMembers(members, node, to: &result)
    }
    if let items = keywords.items, tree[node].kind == .sequence {
      if items.rest != nil || !isItself && items.unevaluated != nil { result.isAll = true }
      addItems(items, node, to: &result)
    }
    if result.isAll { return result }
    for part in [keywords.reference].compactMap({ $0 }) + keywords.allOf + keywords.anyOf + keywords.oneOf {
      addEvaluated(part, node, to: &result)
    }
    if let premise = keywords.premise {
      var nothing: Troubles?
      if examine(premise, node, &nothing) == .holds {
        addEvaluated(premise, node, to: &result)
        if let then = keywords.then { addEvaluated(then, node, to: &result) }
      } else if let otherwise = keywords.otherwise {
        addEvaluated(otherwise, node, to: &result)
      }
    }
    return result
  }

  private mutating func addEvaluated(_ id: ConditionID, _ node: NodeID, to result: inout Evaluated) {
    var id = id
    while let next = schema.condition(id).forwards { id = next }
    var nothing: Troubles?
    guard !result.isAll, memory.depth < ConditionMemory.maximumDepth, examine(id, node, &nothing) == .holds else {
      return
    }
    memory.depth += 1
    result.add(evaluated(schema.condition(id).keywords, node))
    memory.depth -= 1
  }

  private mutating func addMembers(
    _ members: Condition.MemberLimits, _ node: NodeID, to result: inout Evaluated
  ) {
    var present: Set<Int32> = []
    for (position, entry) in tree.entries(of: node).enumerated() {
      let key = Int(tree[entry.key].key)
      let name = memory.nameOfKey.indices.contains(key) ? memory.nameOfKey[key] : -1
      present.insert(name)
      if members.properties[name] != nil {
        result.positions.insert(position)
      } else if !members.patterns.isEmpty {
        let text = tree.text(of: tree.resolved(entry.key))
        if spend(members.patterns.count), members.patterns.contains(where: { $0.pattern.matches(text) }) {
          result.positions.insert(position)
        }
      }
    }
    for dependent in members.dependentConditions where present.contains(dependent.name) {
      addEvaluated(dependent.condition, node, to: &result)
    }
  }

  private mutating func addItems(_ items: Condition.ItemLimits, _ node: NodeID, to result: inout Evaluated) {
    result.positions.formUnion(items.prefix.indices)
    guard let contained = items.contained, !result.isAll else { return }
    for (position, item) in tree.items(of: node).enumerated() {
      var nothing: Troubles?
      if examine(contained, item, &nothing) == .holds { result.positions.insert(position) }
    }
  }
}
