internal import Diagnostics
internal import YAMLTree

// MARK: - Alternatives

extension Validator {
  /// Branches whose reasons are compared; beyond that, the alternatives are only named.
  private static let maximumBranches = 200

  mutating func examineAny(
    _ branches: [ConditionID], _ node: NodeID, _ shape: InstanceTypes, _ troubles: inout Troubles?
  ) -> Verdict {
    var verdict = Verdict.fails
    for branch in branches {
      var nothing: Troubles?
      switch examine(branch, node, &nothing) {
      case .holds: return .holds
      case .undecided: verdict = .undecided
      case .fails: break
      }
    }
    if verdict == .fails, troubles != nil { explain(branches, node, shape, &troubles) }
    return verdict
  }

  mutating func examineOne(
    _ branches: [ConditionID], _ node: NodeID, _ shape: InstanceTypes, _ troubles: inout Troubles?
  ) -> Verdict {
    var holding: [Int] = []
    var isUndecided = false
    for (index, branch) in branches.enumerated() {
      var nothing: Troubles?
      switch examine(branch, node, &nothing) {
      case .holds: holding.append(index)
      case .undecided: isUndecided = true
      case .fails: break
      }
      if holding.count > 1 {
        guard troubles != nil else { return .fails }
        let (first, second) = (holding[0], holding[1])
        let words = [first, second].map { self.words(for: branches[$0]) ?? Words.alternative($0 + 1) }
        add(.other, at: node, spoils: false, to: &troubles) { .fitsSeveral($0, words) }
        return .fails
      }
    }
    if isUndecided { return .undecided }
    guard holding.isEmpty else { return .holds }
    if troubles != nil { explain(branches, node, shape, &troubles) }
    return .fails
  }

  mutating func examineNot(_ not: ConditionID, _ node: NodeID, _ troubles: inout Troubles?) -> Verdict {
    var nothing: Troubles?
    switch examine(not, node, &nothing) {
    case .fails: return .holds
    case .undecided: return .undecided
    case .holds: break
    }
    guard troubles != nil else { return .fails }
    let keywords = schema.condition(forwarded(not)).keywords
    if tree[node].kind == .mapping, let members = keywords.members, members.required.count == 1, keywords.types == nil,
      let entry = tree.entries(of: node).first(where: { isKey($0.key, members.required[0]) })
    {
      let (key, section) = (schema.name(members.required[0]), name)
      path.append(Step(key: entry.key, item: entry.value))
      add(.other, at: entry.key, key: entry.key, spoils: false, to: &troubles) { _ in .forbiddenKey(key, in: section) }
      path.removeLast()
    } else {
      let words = words(for: not)
      let isChoice = !keywords.choices.isEmpty && tree[node].kind == .scalar
      let text = isChoice ? tree.text(of: node) : nil
      add(.other, at: node, spoils: tree[node].kind == .scalar, to: &troubles) { .forbidden($0, text: text, words) }
    }
    return .fails
  }

  func forwarded(_ id: ConditionID) -> ConditionID {
    var id = id
    while let next = schema.condition(id).forwards { id = next }
    return id
  }

  private func isKey(_ key: NodeID, _ name: Int32) -> Bool {
    let id = Int(tree[key].key)
    return memory.nameOfKey.indices.contains(id) && memory.nameOfKey[id] == name
  }

  // MARK: - The branch that was meant

  /// What is wrong, by the branch that was meant: the one that a key with a fixed value chooses, else of the same type of
  /// value, else with the fewest reasons against it, else with the deepest. Where none is nearer, the alternatives in words.
  private mutating func explain(
    _ branches: [ConditionID], _ node: NodeID, _ shape: InstanceTypes, _ troubles: inout Troubles?
  ) {
    var candidates = Array(branches.indices.prefix(Self.maximumBranches))
    if shape == .object, branches.count <= Self.maximumBranches {
      switch chosen(branches, node) {
      case .some(.branches(let chosen)): candidates = chosen
      case .some(.noneOf(let choices, let value)):
        path.append(Step(key: value.key, item: value.value))
        addChoice(choices, at: tree.resolved(value.value), .string, to: &troubles)
        path.removeLast()
        return
      case nil: break
      }
    }
    var attempts: [(branch: Int, troubles: Troubles, rank: [Int])] = []
    for index in candidates {
      var own: Troubles? = Troubles()
      _ = examine(branches[index], node, &own)
      guard let own else { continue }
      let isOther = own.list.contains { trouble in
        if case .type = trouble.kind { trouble.node == node } else { false }
      }
      let depth = own.list.map(\.path.count).max() ?? 0
      attempts.append((index, own, [isOther ? 1 : 0, own.count, -depth]))
    }
    let best = attempts.map(\.rank).min { $0.lexicographicallyPrecedes($1) }
    let nearest = attempts.filter { $0.rank == best }
    if nearest.count == 1, let only = nearest.first, branches.count <= Self.maximumBranches {
      for trouble in only.troubles.list { troubles?.append(trouble) }
      return
    }
    let kinds = nearest.compactMap { $0.troubles.list.count == 1 ? $0.troubles.list.first : nil }
    if kinds.count == nearest.count, addJoint(kinds, node, shape, &troubles) { return }
    // Of the same mistake in each branch, one account is enough.
    if let first = kinds.first, kinds.count == nearest.count, first.node != node,
      kinds.allSatisfy({ $0.node == first.node && $0.kind == first.kind && first.kind != .other })
    {
      troubles?.append(first)
      return
    }
    let words = nearest.compactMap { self.words(for: branches[$0.branch]) }
    let all = words.count == nearest.count ? words : []
    let count = branches.count
    add(.other, at: node, spoils: tree[node].kind == .scalar, to: &troubles) {
      .fitsNone($0, all, count: count)
    }
  }

  /// One account of all branches, where each has the same kind of thing against the value.
  private func addJoint(
    _ kinds: [Trouble], _ node: NodeID, _ shape: InstanceTypes, _ troubles: inout Troubles?
  ) -> Bool {
    var types: InstanceTypes = []
    var choices: [String] = []
    var missing: [String] = []
    for trouble in kinds {
      guard trouble.node == node else { return false }
      switch trouble.kind {
      case .type(let wanted): types.formUnion(wanted)
      case .choice(let wanted): choices += wanted
      case .missing(let key): missing.append(key)
      case .other: return false
      }
    }
    switch (types.isEmpty, choices.isEmpty, missing.isEmpty) {
    case (false, true, true):
      add(.type(types), at: node, to: &troubles) { [tree] in
        .wrongType($0, tree: tree, node: node, shape: shape, wanted: types)
      }
    case (true, false, true):
      let all = choices
      add(.choice(all), at: node, to: &troubles) { [tree] in
        tree[node].kind == .scalar && shape != .null
          ? .badChoice($0, text: tree.text(of: node), choices: all) : .notAmong($0, choices: all)
      }
    case (true, true, false):
      let all = missing
      add(.other, at: node, spoils: false, to: &troubles) { .missingOne(of: all, in: $0) }
    default: return false
    }
    return true
  }

  /// What a key whose value differs by branch says of them.
  private enum Choice {
    case branches([Int])
    /// The value is that of none.
    case noneOf([Condition.Constant], Tree.Entry)
  }

  /// Looks for keys that several branches give fixed values, as `kind: {const: …}` does.
  private mutating func chosen(_ branches: [ConditionID], _ node: NodeID) -> Choice? {
    for entry in tree.entries(of: node) {
      let key = Int(tree[entry.key].key)
      guard memory.nameOfKey.indices.contains(key), memory.nameOfKey[key] >= 0 else { continue }
      let content = tree.resolved(entry.value)
      guard tree[content].kind == .scalar, !isStructural || result.state(of: content) == .sound,
        let shape = shape(of: content)
      else { continue }
      let choices = branches.map { fixedValues(of: memory.nameOfKey[key], in: $0) }
      let fixed = choices.compactMap { $0 }
      // The same values in each do not tell them apart.
      guard fixed.count > 1, Set(fixed).count > 1, spend(fixed.reduce(0) { $0 + $1.count }) else { continue }
      let matching = choices.indices.filter { index in
        choices[index].map { isOne(of: $0, content, shape) } == true
      }
      if !matching.isEmpty { return .branches(matching) }
      if fixed.count == branches.count {
        var seen: Set<Condition.Constant> = []
        return .noneOf(fixed.joined().filter { seen.insert($0).inserted }, entry)
      }
    }
    return nil
  }

  /// The values that a branch allows under a key; nil where it does not fix them.
  private func fixedValues(of name: Int32, in branch: ConditionID, depth: Int = 0) -> [Condition.Constant]? {
    let keywords = schema.condition(forwarded(branch)).keywords
    if let property = keywords.members?.properties[name] {
      return schema.condition(forwarded(property)).keywords.choices.first
    }
    guard depth < 4 else { return nil }
    for part in [keywords.reference].compactMap({ $0 }) + keywords.allOf {
      if let values = fixedValues(of: name, in: part, depth: depth + 1) { return values }
    }
    return nil
  }
}
