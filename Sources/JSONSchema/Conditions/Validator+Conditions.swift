internal import Diagnostics
internal import YAMLTree

// MARK: - Conditions

extension Validator {
  /// Holds a node against a condition, and reports what is wrong.
  mutating func require(_ id: ConditionID, of node: NodeID) {
    var nothing: Troubles?
    guard examine(id, node, &nothing) == .fails else { return }
    var troubles: Troubles? = Troubles()
    _ = examine(id, node, &troubles)
    let outer = path
    for trouble in troubles?.list ?? [] {
      path = trouble.path
      if trouble.spoils { result.set(.unreadable, for: trouble.node) }
      report(trouble.node, key: trouble.key ?? path.last?.key, trouble.complaint)
    }
    path = outer
    if let troubles, troubles.count > troubles.list.count {
      addUnlisted(troubles.count - troubles.list.count, from: node)
    }
  }

  /// Takes steps from what the document may take; false where there are none left.
  mutating func spend(_ steps: Int) -> Bool {
    memory.steps = memory.steps.addingReportingOverflow(max(0, steps)).partialValue
    if memory.steps < 0 || memory.steps > ConditionMemory.maximumSteps { memory.isExhausted = true }
    return !memory.isExhausted
  }

  /// How a node stands against a condition.
  ///
  /// - Parameter troubles: takes all reasons why it fails; nil where only the verdict is asked for.
  mutating func examine(_ id: ConditionID, _ node: NodeID, _ troubles: inout Troubles?) -> Verdict {
    var id = id
    // References lead to an end: the compiler refuses others.
    while let next = schema.condition(id).forwards { id = next }
    let condition = schema.condition(id)
    if let verdict = condition.keywords.verdict {
      if !verdict { add(.other, at: node, to: &troubles) { .nothingFits($0) } }
      return verdict ? .holds : .fails
    }
    let node = tree.resolved(node)
    if isStructural, result.state(of: node) != .sound { return .undecided }
    guard spend(1), memory.depth < ConditionMemory.maximumDepth else {
      memory.isExhausted = true
      return .undecided
    }
    let key = ConditionMemory.key(id, node)
    if condition.keywords.isShared, let known = memory.verdicts[key] {
      if known != .fails || troubles == nil { return known }
      if let reasons = memory.reasons[key] {
        for trouble in reasons.list {
          var trouble = trouble
          trouble.path = path + trouble.path
          troubles?.append(trouble)
        }
        return known
      }
    }
    memory.depth += 1
    defer { memory.depth -= 1 }
    guard condition.keywords.isShared else { return examine(condition.keywords, node, &troubles) }
    var own: Troubles? = troubles == nil ? nil : Troubles()
    let verdict = examine(condition.keywords, node, &own)
    memory.verdicts[key] = verdict
    if let own {
      var relative = Troubles()
      for trouble in own.list {
        troubles?.append(trouble)
        var trouble = trouble
        trouble.path.removeFirst(min(path.count, trouble.path.count))
        relative.append(trouble)
      }
      memory.reasons[key] = relative
    }
    return verdict
  }

  /// All keywords of a condition; without `troubles`, as far as the first that fails.
  private mutating func examine(
    _ keywords: Condition.Keywords, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    guard let shape = shape(of: node) else { return .undecided }
    // A value of another type, or another than those to choose from, is not looked at any further.
    if let types = keywords.types, !fits(node, shape, types) {
      add(.type(types), at: node, to: &troubles) { [tree] in
        .wrongType($0, tree: tree, node: node, shape: shape, wanted: types)
      }
      return .fails
    }
    for choices in keywords.choices where !isOne(of: choices, node, shape) {
      addChoice(choices, at: node, shape, to: &troubles)
      return .fails
    }
    var verdict = Verdict.holds
    if shape == .string, let limits = keywords.text {
      verdict = verdict & examine(limits, example: keywords.example, node, &troubles)
    }
    if shape == .number, let limits = keywords.number { verdict = verdict & examine(limits, node, &troubles) }
    if verdict == .fails, troubles == nil { return .fails }
    if shape == .object, let limits = keywords.members { verdict = verdict & examine(limits, node, &troubles) }
    if verdict == .fails, troubles == nil { return .fails }
    if shape == .array, let limits = keywords.items { verdict = verdict & examine(limits, node, &troubles) }
    if verdict == .fails, troubles == nil { return .fails }
    verdict = verdict & examineInPlace(keywords, node, shape, &troubles)
    // What others looked at is known only where all of them hold.
    guard verdict == .holds else { return verdict }
    if shape == .object, let rest = keywords.members?.unevaluated {
      verdict = verdict & examineUnevaluatedMembers(keywords, rest, node, &troubles)
    }
    if shape == .array, let rest = keywords.items?.unevaluated {
      verdict = verdict & examineUnevaluatedItems(keywords, rest, node, &troubles)
    }
    return verdict
  }

  /// The schemas that hold for the same value.
  private mutating func examineInPlace(
    _ keywords: Condition.Keywords, _ node: NodeID, _ shape: InstanceTypes, _ troubles: inout Troubles?
  ) -> Verdict {
    var verdict = Verdict.holds
    if let reference = keywords.reference { verdict = examine(reference, node, &troubles) }
    for part in keywords.allOf {
      if verdict == .fails, troubles == nil { return .fails }
      verdict = verdict & examine(part, node, &troubles)
    }
    if verdict == .fails, troubles == nil { return .fails }
    if !keywords.anyOf.isEmpty { verdict = verdict & examineAny(keywords.anyOf, node, shape, &troubles) }
    if verdict == .fails, troubles == nil { return .fails }
    if !keywords.oneOf.isEmpty { verdict = verdict & examineOne(keywords.oneOf, node, shape, &troubles) }
    if verdict == .fails, troubles == nil { return .fails }
    if let not = keywords.not { verdict = verdict & examineNot(not, node, &troubles) }
    if let premise = keywords.premise {
      var nothing: Troubles?
      switch examine(premise, node, &nothing) {
      case .holds: if let then = keywords.then { verdict = verdict & examine(then, node, &troubles) }
      case .fails: if let otherwise = keywords.otherwise { verdict = verdict & examine(otherwise, node, &troubles) }
      case .undecided: if keywords.then != nil || keywords.otherwise != nil { verdict = verdict & .undecided }
      }
    }
    return verdict
  }

  // MARK: - Scalars

  /// What a node is to the standard: one of the types, `number` for whole numbers as well. nil where a lone value of a plan
  /// stands for a list or a section: those limits are not about it.
  func shape(of node: NodeID) -> InstanceTypes? {
    let flags = tree[node].flags
    let kind = tree[node].kind
    // A key is a name, whatever it reads as.
    if kind == .scalar, flags.contains(.isKey) { return .string }
    if isStructural, let id = result.schema(of: node) {
      let (site, type) = (schema[id], schema[schema.resolved(id)])
      if type.kind == .array, kind != .sequence || type.kind == .object, kind == .scalar { return nil }
      // Dates, ids and the like are read from the scalar's text.
      if kind == .scalar, site.format ?? type.format != nil { return .string }
    }
    switch kind {
    case .sequence: return .array
    case .mapping: return .object
    case .alias: return nil
    case .scalar:
      switch tree.scalarType(of: node) {
      case .null: return .null
      case .bool: return .boolean
      case .int, .float: return .number
      case .string: return .string
      }
    }
  }

  func fits(_ node: NodeID, _ shape: InstanceTypes, _ types: InstanceTypes) -> Bool {
    if types.isSuperset(of: shape) { return true }
    return shape == .number && types.contains(.integer) && tree.exactNumber(node)?.isInteger == true
  }

  mutating func isOne(of choices: [Condition.Constant], _ node: NodeID, _ shape: InstanceTypes) -> Bool {
    let candidates = choices.filter { $0.type == shape }
    guard let longest = candidates.map(\.canonical.count).max(), spend(choices.count) else { return false }
    let canonical =
      tree[node].kind == .scalar && shape == .string
      ? tree.canonicalText(node) : tree.canonical(node, limit: longest)
    return candidates.contains { $0.canonical == canonical }
  }

  private mutating func examine(
    _ limits: Condition.TextLimits, example: String?, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    guard spend(1 + Int(tree[node].length) / 8) else { return .undecided }
    let text = tree.text(of: node)
    var complaint: ((String?) -> Complaint)?
    let count = limits.least == nil && limits.most == nil ? 0 : text.unicodeScalars.count
    if let least = limits.least, count < least {
      complaint = { .tooShort($0, text: text, minimum: least) }
    } else if let most = limits.most, count > most {
      complaint = { .tooLong($0, text: text, count: count, maximum: most) }
    } else if let format = limits.format, !tree.withTextBytes(of: node, format.matches) {
      complaint = { .badStandardFormat($0, format, text: text) }
    } else if let format = limits.planFormat {
      let problem = ScalarCheck.formatComplaint(format, text: text)
      if let problem { complaint = { _ in problem } }
    }
    if complaint == nil, let pattern = limits.pattern, !pattern.matches(text) {
      complaint = { .badPattern($0, text: text, pattern: pattern.text, example: example) }
    }
    guard let complaint else { return .holds }
    add(.other, at: node, to: &troubles, complaint)
    return .fails
  }

  private mutating func examine(
    _ limits: Condition.NumberLimits, _ node: NodeID, _ troubles: inout Troubles?
  ) -> Verdict {
    guard spend(1 + Int(tree[node].length)) else { return .undecided }
    let text = tree.text(of: node)
    // What is no number at all, as YAML has it, lies within no limits.
    guard let value = tree.exactNumber(node) else {
      add(.other, at: node, to: &troubles) { .expectsNumber($0, text: text, whole: false, isQuoted: false) }
      return .fails
    }
    var complaint: ((String?) -> Complaint)?
    if limits.least.map({ value < $0 }) == true || limits.most.map({ value > $0 }) == true {
      let (least, most) = (limits.least?.approximate, limits.most?.approximate)
      complaint = { .outOfRange($0, text: text, least: least, most: most) }
    } else if let above = limits.above, value <= above {
      complaint = { .notAbove($0, text: text, bound: above.approximate) }
    } else if let below = limits.below, value >= below {
      complaint = { .notBelow($0, text: text, bound: below.approximate) }
    } else if let factor = limits.factor {
      guard spend(value.cost(ofMultiple: factor) / 8) else { return .undecided }
      if !value.isMultiple(of: factor) { complaint = { .noMultiple($0, text: text, of: factor) } }
    }
    guard let complaint else { return .holds }
    add(.other, at: node, to: &troubles, complaint)
    return .fails
  }

  // MARK: - Troubles

  /// Notes a reason, where reasons are asked for.
  ///
  /// - Parameters:
  ///   - key: the key to point at.
  ///   - spoils: whether nothing may be read from the node.
  func add(
    _ kind: Trouble.Kind, at node: NodeID, key: NodeID? = nil, spoils: Bool = true, to troubles: inout Troubles?,
    _ complaint: @escaping (String?) -> Complaint
  ) {
    troubles?.append(
      Trouble(kind: kind, node: node, key: key, path: path, spoils: spoils, complaint: complaint))
  }

  func addChoice(
    _ choices: [Condition.Constant], at node: NodeID, _ shape: InstanceTypes, to troubles: inout Troubles?
  ) {
    let texts = choices.map(\.text)
    add(.choice(texts), at: node, to: &troubles) { [tree] in
      tree[node].kind == .scalar && shape != .null
        ? .badChoice($0, text: tree.text(of: node), choices: texts) : .notAmong($0, choices: texts)
    }
  }
}

extension Tree {
  /// The canonical form of a scalar that is a text whatever it reads as.
  func canonicalText(_ scalar: NodeID) -> [UInt8] {
    withTextBytes(of: scalar) { Array("\"\($0.count):".utf8) + $0 }
  }
}
