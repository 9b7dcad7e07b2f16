internal import Diagnostics
internal import YAMLTree

// MARK: - Items of a list

extension Validator {
  mutating func examine(
    _ limits: Condition.ItemLimits, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    var verdict = Verdict.holds
    var count = 0
    for item in tree.items(of: node) {
      path.append(Step(key: nil, item: item, position: count))
      verdict = verdict & examine(item, count, limits, &troubles)
      path.removeLast()
      if verdict == .fails, troubles == nil { return .fails }
      count += 1
    }
    if let least = limits.least, count < least {
      if tree[node].flags.contains(.isCut) { return verdict & .undecided }
      verdict = .fails
      add(.other, at: node, to: &troubles) { .tooFewItems($0, minimum: least) }
    }
    if let most = limits.most, count > most {
      verdict = .fails
      add(.other, at: node, to: &troubles) { .tooManyItems($0, count: count, maximum: most) }
    }
    if verdict == .fails, troubles == nil { return .fails }
    if let contained = limits.contained { verdict = verdict & examineContained(contained, limits, node, &troubles) }
    if limits.areUnique { verdict = verdict & examineUnique(node, &troubles) }
    return verdict
  }

  /// One item; the path leads to it.
  private mutating func examine(
    _ item: NodeID, _ position: Int, _ limits: Condition.ItemLimits, _ troubles: inout Troubles?
  ) -> Verdict {
    guard spend(1) else { return .undecided }
    if limits.prefix.indices.contains(position) { return examine(limits.prefix[position], item, &troubles) }
    guard let rest = limits.rest else { return .holds }
    guard schema.verdict(rest) == false else { return examine(rest, item, &troubles) }
    // The first that is too many says it for all.
    let most = limits.prefix.count
    if position == most { add(.other, at: item, to: &troubles) { .tooManyItems($0, count: nil, maximum: most) } }
    return .fails
  }

  /// Source: JSON Schema Validation 2020-12, 6.4.4 and 6.4.5.
  private mutating func examineContained(
    _ contained: ConditionID, _ limits: Condition.ItemLimits, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    var (found, open) = (0, tree[node].flags.contains(.isCut) ? Int(Int32.max) : 0)
    var position = 0
    for item in tree.items(of: node) {
      path.append(Step(key: nil, item: item, position: position))
      var nothing: Troubles?
      switch examine(contained, item, &nothing) {
      case .holds: found += 1
      case .undecided: open += 1
      case .fails: break
      }
      path.removeLast()
      position += 1
    }
    let least = limits.leastContained ?? 1
    let count = found
    if let most = limits.mostContained {
      if found > most {
        let words = words(for: contained)
        add(.other, at: node, to: &troubles) { .containsTooMany($0, words, count: count, maximum: most) }
        return .fails
      }
      if found + open > most { return .undecided }
    }
    guard found < least else { return .holds }
    if found + open >= least { return .undecided }
    let words = words(for: contained)
    add(.other, at: node, to: &troubles) { .containsTooFew($0, words, count: count, minimum: least) }
    return .fails
  }

  /// Items are told apart by a hash of their canonical form, which is seeded anew for each run.
  private mutating func examineUnique(_ node: NodeID, _ troubles: inout Troubles?) -> Verdict {
    var seen: [Int: [NodeID]] = [:]
    var verdict = Verdict.holds
    var position = 0
    for item in tree.items(of: node) {
      defer { position += 1 }
      let content = tree.resolved(item)
      // Two that are still open need not become the same.
      if isStructural, result.state(of: content) != .sound {
        verdict = verdict & .undecided
        continue
      }
      guard let canonical = tree.canonical(content, limit: ConditionMemory.maximumSteps), spend(canonical.count / 4)
      else {
        memory.isExhausted = true
        return .undecided
      }
      let hash = canonical.hashValue
      let first = seen[hash, default: []].first { tree.canonical($0, limit: canonical.count) == canonical }
      guard let first else {
        seen[hash, default: []].append(content)
        continue
      }
      verdict = .fails
      guard troubles != nil else { return .fails }
      let text = tree[content].kind == .scalar ? tree.text(of: content) : nil
      path.append(Step(key: nil, item: item, position: position))
      add(.other, at: item, to: &troubles) { .repeated($0, text: text, first: first) }
      path.removeLast()
    }
    return verdict
  }
}
