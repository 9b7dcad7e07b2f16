internal import Diagnostics
internal import RegularExpressions
internal import YAMLTree

// MARK: - Keywords

extension ConditionCompiler {
  /// What the standard has and this reader does not follow, with what to do about it.
  static let unsupported: [String: String] = [
    "$vocabulary": "Only the vocabularies of draft 2020-12 are read.",
    "$recursiveRef": "Draft 2020-12 has `$dynamicRef` in its place; within one file that is the same as `$ref`.",
    "$recursiveAnchor": "Draft 2020-12 has `$dynamicAnchor` in its place.",
    "dependencies": "Draft 2020-12 has `dependentRequired` and `dependentSchemas` in its place.",
  ]

  /// Keywords that note something and judge nothing.
  static let notes: Set<String> = [
    "$schema", "$comment", "description", "default", "deprecated", "readOnly", "writeOnly",
    "contentEncoding", "contentMediaType", "contentSchema",
  ]

  mutating func read(_ entry: Entry, of schema: NodeID, into draft: inout Condition.Keywords, _ id: ConditionID) {
    let node = entry.value
    switch entry.keyword {
    // A file is one resource, so that the outermost dynamic anchor of a name is the only one.
    case "$ref", "$dynamicRef": addReference(from: id, node)
    case "$anchor", "$dynamicAnchor": addAnchor(node, of: schema)
    case "$id":
      if schema != tree.documents.first?.root.map(tree.resolved) {
        report(
          entry.key, "`$id` below the top of the file is not supported.",
          remedy: "Leave it out, and refer to places in this file with #/$defs/Name.")
      }
    case "$defs", "definitions":
      for definition in entries(of: node, entry.keyword) { _ = condition(at: definition.value) }
    case "title": if tree[node].kind == .scalar { draft.title = tree.text(of: node) }
    case "examples":
      draft.example = tree.items(of: node).first { tree[tree.resolved($0)].kind == .scalar }
        .map { tree.text(of: tree.resolved($0)) }
    case "type": draft.types = types(node)
    case "enum":
      if tree[node].kind == .sequence {
        draft.choices.append(Array(tree.items(of: node)).compactMap { constant($0) })
      } else {
        report(node, "`enum` takes a list of values.")
      }
    case "const": draft.choices.append([constant(node)].compactMap { $0 })
    case "allOf": draft.allOf = conditions(node, entry.keyword)
    case "anyOf": draft.anyOf = conditions(node, entry.keyword)
    case "oneOf": draft.oneOf = conditions(node, entry.keyword)
    case "not": draft.not = condition(at: node)
    case "if": draft.premise = condition(at: node)
    case "then": draft.then = condition(at: node)
    case "else": draft.otherwise = condition(at: node)
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
      readNumberLimit(entry.keyword, node, into: &draft)
    case "minLength", "maxLength", "pattern", "format": readTextLimit(entry.keyword, node, into: &draft)
    case "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
      "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties":
      var members = draft.members ?? Condition.MemberLimits()
      read(entry.keyword, node, into: &members)
      draft.members = members
    case "items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems",
      "unevaluatedItems":
      var items = draft.items ?? Condition.ItemLimits()
      read(entry.keyword, node, into: &items)
      draft.items = items
    default: readUnknown(entry)
    }
  }

  /// Source: JSON Schema 2020-12 Core, 8.2.2.
  mutating func addAnchor(_ node: NodeID, of schema: NodeID) {
    let name = tree.text(of: node)
    guard anchors.updateValue(schema, forKey: name) == nil else {
      return report(node, "The name '\(name.prefix(60))' is given to two schemas of this file.")
    }
  }

  private mutating func readUnknown(_ entry: Entry) {
    if let remedy = Self.unsupported[entry.keyword], options.refusesUnknownKeywords || entry.keyword == "$vocabulary" {
      return report(entry.key, "The keyword '\(entry.keyword)' is not supported.", remedy: remedy)
    }
    guard options.refusesUnknownKeywords, !Self.notes.contains(entry.keyword), !entry.keyword.hasPrefix("x-") else {
      return
    }
    let nearest = NearestName.of(entry.keyword, among: Self.known)
    report(
      entry.key, "The keyword '\(entry.keyword.prefix(60))' is not known in a schema.",
      remedy: nearest.map { "Did you mean `\($0)`?" } ?? "Notes of your own begin with x-.")
  }

  /// The keywords that judge.
  static let known: [String] = [
    "$ref", "$id", "$defs", "$anchor", "$dynamicRef", "$dynamicAnchor", "type", "enum", "const", "allOf", "anyOf",
    "oneOf", "not", "if", "then", "else",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "format", "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
    "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "items", "prefixItems",
    "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "title",
    "description", "default", "examples", "deprecated",
  ]

  // MARK: - Members and items

  private mutating func read(_ keyword: String, _ node: NodeID, into members: inout Condition.MemberLimits) {
    switch keyword {
    case "properties":
      for entry in entries(of: node, keyword) {
        guard let condition = condition(at: entry.value) else { return }
        let name = name(entry.key)
        members.order.append(name)
        members.properties[name] = condition
      }
    case "patternProperties":
      for entry in entries(of: node, keyword) {
        guard let pattern = pattern(tree.resolved(entry.key)), let condition = condition(at: entry.value) else {
          continue
        }
        members.patterns.append(.init(pattern: pattern, condition: condition))
      }
    case "additionalProperties": members.additional = condition(at: node)
    case "propertyNames": members.names = condition(at: node)
    case "unevaluatedProperties": members.unevaluated = condition(at: node)
    case "required": members.required = names(node, keyword)
    case "minProperties": members.least = count(node)
    case "maxProperties": members.most = count(node)
    case "dependentRequired":
      for entry in entries(of: node, keyword) {
        members.dependents.append([name(entry.key)] + names(tree.resolved(entry.value), keyword))
      }
    default:
      for entry in entries(of: node, keyword) {
        guard let condition = condition(at: entry.value) else { return }
        members.dependentConditions.append(.init(name: name(entry.key), condition: condition))
      }
    }
  }

  private mutating func read(_ keyword: String, _ node: NodeID, into items: inout Condition.ItemLimits) {
    switch keyword {
    case "items": items.rest = condition(at: node)
    case "prefixItems": items.prefix = conditions(node, keyword)
    case "contains": items.contained = condition(at: node)
    case "minContains": items.leastContained = count(node)
    case "maxContains": items.mostContained = count(node)
    case "minItems": items.least = count(node)
    case "maxItems": items.most = count(node)
    case "uniqueItems":
      if case .bool(let areUnique) = tree.scalarType(of: node) {
        items.areUnique = areUnique
      } else {
        report(node, "Either true or false is expected here.")
      }
    default: items.unevaluated = condition(at: node)
    }
  }

  // MARK: - Limits

  private mutating func readNumberLimit(_ keyword: String, _ node: NodeID, into draft: inout Condition.Keywords) {
    guard let value = tree[node].kind == .scalar ? tree.exactNumber(node) : nil, !value.isInfinite else {
      return report(node, "A number is expected here.")
    }
    var limits = draft.number ?? Condition.NumberLimits()
    switch keyword {
    case "minimum": limits.least = value
    case "maximum": limits.most = value
    case "exclusiveMinimum": limits.above = value
    case "exclusiveMaximum": limits.below = value
    default:
      guard value > ExactNumber(0) else { return report(node, "`multipleOf` takes a number above zero.") }
      guard value.digits.count <= Self.maximumFactorDigits else {
        return report(node, "`multipleOf` takes a number of at most \(Self.maximumFactorDigits) digits.")
      }
      limits.factor = value
    }
    draft.number = limits
  }

  private mutating func readTextLimit(_ keyword: String, _ node: NodeID, into draft: inout Condition.Keywords) {
    var limits = draft.text ?? Condition.TextLimits()
    switch keyword {
    case "minLength": limits.least = count(node)
    case "maxLength": limits.most = count(node)
    case "pattern": limits.pattern = pattern(node)
    default:
      guard tree[node].kind == .scalar else { return report(node, "A text is expected here.") }
      guard options.assertsFormat else { return }
      readFormat(node, into: &limits)
    }
    draft.text = limits
  }

  private mutating func readFormat(_ node: NodeID, into limits: inout Condition.TextLimits) {
    let name = tree.text(of: node)
    if let format = StandardFormat(rawValue: name) {
      limits.format = format
    } else if options.isStructural, let format = Subschema.Format(rawValue: name) {
      limits.planFormat = format
    } else if StandardFormat.unsupported.contains(name) {
      report(node, "The format '\(name)' is not supported.", remedy: "Use hostname, or a pattern.")
    } else if options.refusesUnknownKeywords {
      reportUnknownFormat(node)
    }
  }

  mutating func reportUnknownFormat(_ node: NodeID) {
    let known = Subschema.Format.allCases.map(\.rawValue) + StandardFormat.allCases.map(\.rawValue)
    var seen: Set<String> = []
    let all = known.filter { seen.insert($0).inserted }
    let nearest = NearestName.of(tree.text(of: node), among: all)
    report(
      node,
      "The format '\(tree.text(of: node).prefix(60))' is not known here; there are \(all.joined(separator: ", ")).",
      remedy: nearest.map { "Did you mean `\($0)`?" })
  }

  // MARK: - Values

  mutating func entries(of node: NodeID, _ keyword: String) -> [Tree.Entry] {
    guard tree[node].kind == .mapping else {
      report(node, "`\(keyword)` takes a mapping.")
      return []
    }
    return Array(tree.entries(of: node))
  }

  private mutating func conditions(_ node: NodeID, _ keyword: String) -> [ConditionID] {
    guard tree[node].kind == .sequence, tree[node].length > 0 else {
      report(node, "`\(keyword)` takes a list of one schema or more.")
      return []
    }
    return tree.items(of: node).compactMap { condition(at: $0) }
  }

  private mutating func names(_ node: NodeID, _ keyword: String) -> [Int32] {
    guard tree[node].kind == .sequence else {
      report(node, "`\(keyword)` takes a list of property names.")
      return []
    }
    return tree.items(of: node).compactMap { item in
      let item = tree.resolved(item)
      guard tree[item].kind == .scalar else {
        report(item, "A text is expected here.")
        return nil
      }
      return name(item)
    }
  }

  private mutating func types(_ node: NodeID) -> InstanceTypes? {
    let names = tree[node].kind == .sequence ? Array(tree.items(of: node)).map(tree.resolved) : [node]
    var types: InstanceTypes = []
    for name in names {
      guard tree[name].kind == .scalar, let type = InstanceTypes(name: tree.text(of: name)) else {
        let all = InstanceTypes.names.map(\.name).joined(separator: ", ")
        report(name, "`type` takes one of \(all), or a list of them.")
        return nil
      }
      types.formUnion(type)
    }
    return types
  }

  /// 0 or more; what is more than there is room for is as much as there is.
  private mutating func count(_ node: NodeID) -> Int? {
    if tree[node].kind == .scalar, let count = tree.exactNumber(node)?.clampedInteger, count >= 0 { return count }
    report(node, "A whole number, 0 or more, is expected here.")
    return nil
  }

  mutating func constant(_ node: NodeID) -> Condition.Constant? {
    let node = tree.resolved(node)
    // As long as the file at most, but for what aliases multiply.
    guard let canonical = tree.canonical(node, limit: 1 << 20) else {
      report(node, "This value is too long for `enum` and `const`.")
      return nil
    }
    let type: InstanceTypes =
      switch tree[node].kind {
      case .sequence: .array
      case .mapping, .alias: .object
      case .scalar:
        switch tree.scalarType(of: node) {
        case .null: .null
        case .bool: .boolean
        case .int, .float: .number
        case .string: .string
        }
      }
    let text = type == .array || type == .object ? tree.source.text(in: tree.range(of: node)) : tree.text(of: node)
    return Condition.Constant(canonical: canonical, text: type == .null ? "null" : text, type: type)
  }

  /// A pattern, or a report at the part of it that is wrong.
  mutating func pattern(_ node: NodeID) -> Pattern? {
    guard tree[node].kind == .scalar else {
      report(node, "A text is expected here.")
      return nil
    }
    let text = tree.text(of: node)
    if let problem = Pattern.problem(text) {
      let range = tree.sourceRange(in: node, decoded: problem.range)
      report(
        range.isEmpty ? tree.range(of: node) : range,
        "This pattern cannot be read: \(problem.message.text(in: .english)).",
        remedy: (problem.remedy?.text(in: .english)).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." })
      return nil
    }
    return Pattern(text)
  }
}
