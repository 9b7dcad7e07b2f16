internal import JSONSchema
internal import YAMLTree

extension IdentifierIndex {
  /// Finds out which of the ids that nothing defines are to be told of: the first use of each, and one use only where
  /// the plan has nothing of that kind. Where some definition could not be read, it may be the one.
  mutating func findStrays(_ host: PlanHost) {
    guard uses.contains(where: { !$0.isDefined }) else { return }
    let unread = Self.unreadTypes(host)
    var firstByCause: [String: Int] = [:]
    for index in uses.indices where !uses[index].isDefined {
      let use = uses[index]
      if use.dates.isEmpty, let type = use.types.first(where: { unread[$0] != nil }), let (reason, node) = unread[type]
      {
        uses[index].stray = .unsettled(reason, node)
        continue
      }
      // A near id is what was meant; the kind is then beside the point.
      var missing = use.nearest == nil ? use.types.filter { !hasItems(of: $0) } : []
      // A date may follow any of several kinds, most of which a plan does without.
      if use.part != nil, missing.count < use.types.count { missing = [] }
      let cause = missing.isEmpty ? "id " + use.text : "kind " + missing.map { "\($0.index)" }.joined(separator: " ")
      if let first = firstByCause[cause] {
        if case .first(let count, let isMissing) = uses[first].stray {
          uses[first].stray = .first(uses: count + 1, isOfMissingKind: isMissing)
        }
      } else {
        firstByCause[cause] = index
        uses[index].stray = .first(uses: 1, isOfMissingKind: !missing.isEmpty)
        if !missing.isEmpty { uses[index].kinds = missing.compactMap { host.schema[$0].annotations.kind } }
      }
    }
  }

  /// The types of which some item, or its id, could not be read or stands elsewhere: with why, and where.
  private static func unreadTypes(_ host: PlanHost) -> [SchemaID: (UnknownReason, NodeID)] {
    guard let root = host.document.root else { return [:] }
    let schema = host.schema
    var result: [SchemaID: (UnknownReason, NodeID)] = [:]
    func add(_ id: SchemaID, _ reason: UnknownReason, _ node: NodeID) {
      for type in schema.identifiedTypes(in: id) where result[type] == nil { result[type] = (reason, node) }
    }
    for index in root.index..<host.tree[root].next {
      let node = NodeID(index)
      guard let id = host.validation.schema(of: node) else { continue }
      switch host.validation.state(of: node) {
      case .unreadable: add(id, .unreadable, node)
      // What is still to be listed may well have the id.
      case .open: add(id, .unsaid, node)
      // A list or section with nothing in it is the omission; what refers to its items only follows from that.
      case .sound where host.isEmptySection(node): add(id, .unsaid, node)
      case .sound, .absent: continue
      }
      if let key = host.tree.key(of: node), let item = host.enclosingObject(of: node),
        let type = host.validation.schema(of: item).map(schema.resolved),
        schema[type].annotations.id == host.tree.text(of: key)
      {
        result[type] = result[type] ?? (.unreadable, node)
      }
    }
    for (misspelling, key) in host.validation.misspelt.sorted(by: { $0.value < $1.value }) {
      guard let type = host.validation.schema(of: misspelling.mapping).map(schema.resolved),
        let slot = schema[type].slot(of: misspelling.property)
      else { continue }
      add(schema[type].fields[slot].schema, .misspelt, key)
      if schema[type].annotations.id == schema[type].fields[slot].name {
        result[type] = result[type] ?? (.misspelt, key)
      }
    }
    for field in schema[schema.root].fields where host.entry(field.symbol, in: host.tree.resolved(root)) == nil {
      let topic = schema[field.schema].annotations.topic ?? schema[schema.resolved(field.schema)].annotations.topic
      if let kept = topic.flatMap({ host.elsewhere[$0] }) { add(field.schema, .elsewhere, kept.node) }
    }
    if host.document.isCut {
      for type in schema.identifiedTypes(in: schema.root) where result[type] == nil { result[type] = (.cut, root) }
    }
    return result
  }
}

extension Schema {
  /// The types with an id that a value of schema `id` may hold, itself included.
  fileprivate func identifiedTypes(in id: SchemaID) -> [SchemaID] {
    var pending = [id]
    var seen: Set<SchemaID> = []
    var found: [SchemaID] = []
    while let next = pending.popLast().map(resolved) {
      guard seen.insert(next).inserted else { continue }
      let type = self[next]
      if type.annotations.id != nil { found.append(next) }
      pending += type.fields.map(\.schema)
      if let items = type.items { pending.append(items) }
      pending += type.keyedSchemas
    }
    return found
  }
}
