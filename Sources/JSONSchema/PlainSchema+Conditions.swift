internal import YAMLTree

// MARK: - Conditions

/// What narrows a plan beyond its types, for validators that know nothing of what is open.
///
/// The engine draws no conclusion from a value that is still open. A plain validator has two answers only, so that each
/// schema is written in one of two ways: *loose*, which an open value fits, where fitting lets a plan pass; and *strict*,
/// which it does not fit, where fitting is held against a plan, as under `not` and `if`. What cannot be said strictly fits
/// nothing.
extension PlainSchema {
  /// The conditions of a structural schema; none where there are none.
  ///
  /// - Parameters:
  ///   - kind: the type of its values; they are not about what stands in place of a section or a list.
  ///   - alternatives: what else may stand there.
  func conditions(_ node: NodeID, _ kind: Subschema.Kind?, or alternatives: [JSONValue]) -> [JSONMember] {
    let isReference = value("$ref", of: node) != nil
    var keywords: [JSONMember] = []
    for entry in tree.entries(of: node) {
      let keyword = tree.text(of: tree.resolved(entry.key))
      guard SchemaCompiler.narrowing.contains(keyword) || isReference && SchemaCompiler.structure.contains(keyword),
        !PlainSchema.limits.contains(keyword)
      else { continue }
      // Two items that are both open need not become the same.
      if keyword == "uniqueItems", value("items", of: node).map({ isAllowed("x-open", $0) }) != false { continue }
      keywords += member(keyword, tree.resolved(entry.value), of: node, isLoose: true) ?? []
    }
    guard !keywords.isEmpty else { return [] }
    if kind == .array || kind == .object, let kind {
      let isOfKind = JSONValue.object([JSONMember("type", .string(kind.rawValue))])
      return [.init("allOf", .array([.object([JSONMember("if", isOfKind), JSONMember("then", merged(keywords))])]))]
    }
    guard !alternatives.isEmpty else { return [JSONMember("allOf", .array([merged(keywords)]))] }
    return [
      JSONMember("allOf", .array([.object([JSONMember("anyOf", .array([merged(keywords)] + alternatives))])]))
    ]
  }

  /// Members as one schema; those whose keyword is there already hold beside it.
  private func merged(_ members: [JSONMember]) -> JSONValue {
    var first: [JSONMember] = []
    var further: [JSONValue] = []
    for member in members {
      if member.key == "allOf", case .array(let parts) = member.value {
        further += parts
      } else if first.contains(where: { $0.key == member.key }) {
        further.append(.object([member]))
      } else {
        first.append(member)
      }
    }
    return .object(further.isEmpty ? first : first + [JSONMember("allOf", .array(further))])
  }

  /// A schema of the standard.
  private func condition(_ node: NodeID, isLoose: Bool) -> JSONValue {
    let node = tree.resolved(node)
    guard tree[node].kind == .mapping else { return plain(node) }
    var members: [JSONMember] = []
    for entry in tree.entries(of: node) {
      let keyword = tree.text(of: tree.resolved(entry.key))
      guard let member = member(keyword, tree.resolved(entry.value), of: node, isLoose: isLoose) else {
        return .bool(false)
      }
      members += member
    }
    let schema = merged(members)
    let open = JSONValue.object([JSONMember("$ref", .string("#/$defs/" + openName))])
    return isLoose
      ? .object([JSONMember("anyOf", .array([schema, open]))])
      : .object([JSONMember("allOf", .array([schema, .object([JSONMember("not", open)])]))])
  }

  /// A keyword of a schema; nil where it cannot be said strictly.
  private func member(_ keyword: String, _ node: NodeID, of schema: NodeID, isLoose: Bool) -> [JSONMember]? {
    func one(_ node: NodeID) -> JSONValue { condition(node, isLoose: isLoose) }
    func all(_ node: NodeID) -> JSONValue { .array(tree.items(of: node).map { one($0) }) }
    switch keyword {
    case "properties", "patternProperties", "dependentSchemas":
      let members = tree.entries(of: node).map {
        JSONMember(tree.text(of: tree.resolved($0.key)), one($0.value))
      }
      return [JSONMember(keyword, .object(members))]
    case "additionalProperties", "items", "propertyNames": return [JSONMember(keyword, one(node))]
    case "unevaluatedProperties", "unevaluatedItems": return isLoose ? [JSONMember(keyword, one(node))] : nil
    case "allOf", "anyOf", "prefixItems": return [JSONMember(keyword, all(node))]
    // That two hold at once may be due to what is open.
    case "oneOf": return isLoose ? [JSONMember("anyOf", all(node))] : nil
    case "not": return [JSONMember("not", condition(node, isLoose: !isLoose))]
    case "if": return isLoose ? choice(node, of: schema) : nil
    case "then", "else", "minContains", "maxContains": return []
    case "contains": return contained(node, of: schema, isLoose: isLoose)
    case "uniqueItems": return isLoose ? [] : [JSONMember(keyword, plain(node))]
    case "$ref":
      // Definitions allow what is open.
      let isDefinition = tree.text(of: node).hasPrefix("#/$defs/") && !tree.text(of: node).dropFirst(8).contains("/")
      return isLoose ? (isDefinition ? [JSONMember(keyword, plain(node))] : []) : nil
    case "format":
      guard let format = Subschema.Format(rawValue: tree.text(of: node)), format != .date,
        let name = formatNames[format]
      else { return [JSONMember(keyword, plain(node))] }
      return [JSONMember("allOf", .array([.object([JSONMember("$ref", .string("#/$defs/" + name))])]))]
    case "type", "enum", "const", "required", "minProperties", "maxProperties", "dependentRequired", "minItems",
      "maxItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
      "pattern":
      return [JSONMember(keyword, plain(node))]
    default: return []
    }
  }

  /// `if`, `then` and `else`: the one where it holds for certain, the other where it cannot hold.
  private func choice(_ premise: NodeID, of schema: NodeID) -> [JSONMember] {
    var parts: [JSONValue] = []
    if let then = value("then", of: schema) {
      parts.append(
        .object([
          JSONMember("if", condition(premise, isLoose: false)), JSONMember("then", condition(then, isLoose: true)),
        ]))
    }
    if let otherwise = value("else", of: schema) {
      parts.append(
        .object([
          JSONMember("if", condition(premise, isLoose: true)), JSONMember("else", condition(otherwise, isLoose: true)),
        ]))
    }
    return parts.isEmpty ? [] : [JSONMember("allOf", .array(parts))]
  }

  private func contained(_ node: NodeID, of schema: NodeID, isLoose: Bool) -> [JSONMember]? {
    let most = value("maxContains", of: schema)
    if most != nil, !isLoose { return nil }
    var members = [JSONMember("contains", condition(node, isLoose: isLoose))]
    if let least = value("minContains", of: schema) { members.append(JSONMember("minContains", plain(least))) }
    if let most {
      let part: [JSONMember] = [
        JSONMember("contains", condition(node, isLoose: false)), JSONMember("minContains", .whole(0)),
        JSONMember("maxContains", plain(most)),
      ]
      members.append(JSONMember("allOf", .array([.object(part)])))
    }
    return members
  }
}
