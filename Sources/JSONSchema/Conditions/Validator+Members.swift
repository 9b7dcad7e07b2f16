internal import Diagnostics
internal import YAMLTree

// MARK: - Members of an object

extension Validator {
  mutating func examine(
    _ limits: Condition.MemberLimits, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    var verdict = Verdict.holds
    var present: Set<Int32> = []
    var meant: Set<String> = []
    let asksForNames = !limits.required.isEmpty || !limits.dependents.isEmpty || !limits.dependentConditions.isEmpty
    var count = 0
    for entry in tree.entries(of: node) {
      count += 1
      let key = Int(tree[entry.key].key)
      let name = memory.nameOfKey.indices.contains(key) ? memory.nameOfKey[key] : -1
      if asksForNames, name >= 0 { present.insert(name) }
      path.append(Step(key: entry.key, item: entry.value))
      verdict = verdict & examine(entry, name, limits, &meant, &troubles)
      path.removeLast()
      if verdict == .fails, troubles == nil { return .fails }
    }
    let isCut = tree[node].flags.contains(.isCut)
    if let least = limits.least, count < least {
      if isCut { return verdict & .undecided }
      verdict = .fails
      add(.other, at: node, spoils: false, to: &troubles) { .tooFewKeys($0, minimum: least) }
    }
    if let most = limits.most, count > most {
      verdict = .fails
      add(.other, at: node, spoils: false, to: &troubles) { .tooManyKeys($0, count: count, maximum: most) }
    }
    for name in limits.required where !present.contains(name) {
      verdict = verdict & missing(name, in: node, isCut: isCut, meant, cause: nil, &troubles)
    }
    for dependent in limits.dependents {
      guard let cause = dependent.first, present.contains(cause) else { continue }
      for name in dependent.dropFirst() where !present.contains(name) {
        verdict = verdict & missing(name, in: node, isCut: isCut, meant, cause: schema.name(cause), &troubles)
      }
    }
    for dependent in limits.dependentConditions where present.contains(dependent.name) {
      if verdict == .fails, troubles == nil { return .fails }
      verdict = verdict & examine(dependent.condition, node, &troubles)
    }
    return verdict
  }

  /// One member; the path leads to it.
  private mutating func examine(
    _ entry: Tree.Entry, _ name: Int32, _ limits: Condition.MemberLimits, _ meant: inout Set<String>,
    _ troubles: inout Troubles?
  ) -> Verdict {
    guard spend(1) else { return .undecided }
    var verdict = Verdict.holds
    var isMatched = false
    if name >= 0, let condition = limits.properties[name] {
      isMatched = true
      verdict = examineMember(condition, entry, &troubles)
    }
    let isName = tree[tree.resolved(entry.key)].kind == .scalar
    if !limits.patterns.isEmpty, isName {
      let key = tree.text(of: tree.resolved(entry.key))
      for member in limits.patterns {
        guard spend(1 + key.utf8.count / 8) else { return .undecided }
        guard member.pattern.matches(key) else { continue }
        isMatched = true
        verdict = verdict & examineMember(member.condition, entry, &troubles)
      }
    }
    if !isMatched, let additional = limits.additional {
      if schema.verdict(additional) == false {
        addUnknownKey(entry, limits, &meant, &troubles)
        verdict = .fails
      } else {
        verdict = verdict & examine(additional, entry.value, &troubles)
      }
    }
    if let names = limits.names, isName {
      verdict = verdict & examineName(names, entry, &troubles)
    }
    return verdict
  }

  /// A key that is not to be there is pointed at itself.
  private mutating func examineMember(
    _ condition: ConditionID, _ entry: Tree.Entry, _ troubles: inout Troubles?
  ) -> Verdict {
    guard schema.verdict(condition) == false else { return examine(condition, entry.value, &troubles) }
    let key = tree.text(of: tree.resolved(entry.key))
    let section = section
    add(.other, at: entry.key, key: entry.key, spoils: false, to: &troubles) { _ in
      .forbiddenKey(key, in: section)
    }
    return .fails
  }

  private mutating func examineName(
    _ names: ConditionID, _ entry: Tree.Entry, _ troubles: inout Troubles?
  ) -> Verdict {
    let key = tree.resolved(entry.key)
    var reasons: Troubles? = troubles == nil ? nil : Troubles()
    let verdict = examine(names, key, &reasons)
    if verdict == .fails, let reasons {
      let text = tree.text(of: key)
      let section = section
      let reason = reasons.list.first?.complaint(nil)
      add(.other, at: entry.key, key: entry.key, spoils: false, to: &troubles) { _ in
        .badKey(text, in: section, reason: reason)
      }
    }
    return verdict
  }

  /// The key of the section around the member that the path leads to.
  private var section: String? {
    path.dropLast().last { $0.key != nil }?.key.map { tree.text(of: tree.resolved($0)) }
  }

  private func addUnknownKey(
    _ entry: Tree.Entry, _ limits: Condition.MemberLimits, _ meant: inout Set<String>, _ troubles: inout Troubles?
  ) {
    guard troubles != nil else { return }
    guard tree[tree.resolved(entry.key)].kind == .scalar else {
      return add(.other, at: entry.key, spoils: false, to: &troubles) { _ in .keyIsNoText() }
    }
    let spelling = tree.text(of: tree.resolved(entry.key))
    let known = limits.order.map(schema.name)
    let nearest = NearestName.of(spelling, among: known.prefix(1_000))
    if let nearest { meant.insert(nearest) }
    let section = section
    add(.other, at: entry.key, key: entry.key, spoils: false, to: &troubles) { _ in
      .unknownKey(spelling, in: section, nearest: nearest, homes: Homes(), known: known, ownPrefix: nil)
    }
  }

  /// - Parameter cause: the key that asks for the one that is missing; nil where it is asked for in any case.
  private func missing(
    _ name: Int32, in node: NodeID, isCut: Bool, _ meant: Set<String>, cause: String?, _ troubles: inout Troubles?
  ) -> Verdict {
    let name = schema.name(name)
    if isCut { return .undecided }
    if isStructural, let symbol = schema.symbolsByName[name],
      result.misspelt[.init(mapping: node, property: symbol)] != nil
    {
      return .undecided
    }
    if !meant.contains(name) {
      add(.missing(name), at: node, spoils: false, to: &troubles) {
        cause == nil ? .missingKey(name, in: $0) : .missingKey(name, in: $0, because: cause ?? "")
      }
    }
    return .fails
  }
}
