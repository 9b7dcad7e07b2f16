package import CEL
package import Diagnostics
internal import JSONSchema
internal import PlanCalendar
package import YAMLTree

// Where things are in the plan's file, and what they are called there.

extension PlanHost {
  /// The bytes that stand for a node: a scalar's own, a section's key, a list item's id or first key.
  package func span(of node: NodeID) -> ByteRange {
    let range = tree.range(of: node)
    if tree[node].kind == .scalar, !range.isEmpty { return range }
    return heading(of: node)
  }

  /// What a reader takes for the heading of a section or an item: its id where it has one, its key, or where it begins.
  package func heading(of node: NodeID) -> ByteRange {
    if let root = document.root, node == tree.resolved(root) { return wholePlan.range }
    let isItem = tree[node].parent >= 0 && tree[NodeID(tree[node].parent)].kind == .sequence
    if isItem, let type = validation.schema(of: node).map(schema.resolved) {
      let annotations = schema[type].annotations
      for name in [annotations.id].compactMap({ $0 }) + annotations.label {
        if let use = writtenUse(of: name, in: node), case let value = tree.resolved(use),
          tree[value].kind == .scalar, tree[value].length > 0
        {
          return tree.range(of: use)
        }
      }
    }
    if let key = tree.key(of: node) { return tree.range(of: key) }
    return tree[node].kind == .scalar ? tree.range(of: node) : tree.opening(of: node)
  }

  /// The value under a key of a mapping, whatever its state.
  package func writtenValue(of name: String, in node: NodeID) -> NodeID? {
    writtenUse(of: name, in: node).map(tree.resolved)
  }

  /// The same, and where it is an alias, the alias.
  package func writtenUse(of name: String, in node: NodeID) -> NodeID? {
    guard tree[node].kind == .mapping, let symbol = schema.symbolsByName[name] else { return nil }
    return entry(symbol, in: node)
  }

  package func place(of origin: Origin) -> Place? {
    guard origin.node >= 0 else { return nil }
    if origin.tree != version { return earlier?.place(of: origin) }
    return Place(tree.source, span(of: NodeID(origin.via >= 0 ? origin.via : origin.node)))
  }

  package func place(of node: NodeID) -> Place { Place(tree.source, span(of: node)) }

  /// Where to point for the plan as a whole: what it is called, by the labels that the schema gives the plan and what these lead to;
  /// where it is not called anything, its first key.
  package var wholePlan: Place {
    guard var node = document.root.map(tree.resolved) else { return Place(tree.source, document.range) }
    var place = Place(tree.source, tree.opening(of: node))
    var type = schema.root
    for _ in 0..<4 {
      guard let (use, field) = firstLabel(of: node, type) else { break }
      let value = tree.resolved(use)
      // What stands behind an alias is pointed at where the alias does.
      if tree[value].kind == .scalar || use != value { return Place(tree.source, tree.range(of: use)) }
      if let key = tree.key(of: value) { place = Place(tree.source, tree.range(of: key)) }
      node = value
      type = schema.resolved(field.schema)
    }
    return place
  }

  private func firstLabel(of node: NodeID, _ type: SchemaID) -> (use: NodeID, field: Subschema.Field)? {
    for name in schema[type].annotations.label {
      guard let use = writtenUse(of: name, in: node), case let value = tree.resolved(use),
        tree[value].kind != .scalar || tree[value].length > 0,
        let field = schema[type].fields.first(where: { $0.name == name })
      else { continue }
      return (use, field)
    }
    return nil
  }

  /// The route of an element in the plan, empty for what has no place.
  package func route(of origin: Origin) -> String {
    if origin.node < 0 { return "" }
    if origin.tree != version { return earlier?.route(of: origin) ?? "" }
    return tree.route(to: NodeID(origin.via >= 0 ? origin.via : origin.node))
  }

  /// The route for fingerprints: as `Tree.lastingRoute(to:labels:)`, by the labels that the schema gives.
  package func lastingRoute(to node: NodeID) -> String {
    tree.lastingRoute(to: node) { item in
      validation.schema(of: item).map { schema[schema.resolved($0)].annotations.label } ?? []
    }
  }

  /// The same for where a value comes from; empty for what has no place.
  package func lastingRoute(of origin: Origin) -> String {
    if origin.node < 0 { return "" }
    if origin.tree != version { return earlier?.lastingRoute(of: origin) ?? "" }
    return lastingRoute(to: NodeID(origin.via >= 0 ? origin.via : origin.node))
  }

  /// Unknown where the subject is on outlook; nil where it is planned.
  package func outlook(of subject: Value) -> Value? {
    if case .object(let object) = subject.payload, object.tree != version { return earlier?.outlook(of: subject) }
    guard case .object(let object) = subject.payload, object.type >= 0, object.node >= 0,
      schema.subschemas.indices.contains(Int(object.type)),
      let node = outlook(of: NodeID(object.node), SchemaID(object.type))
    else { return nil }
    return unknown(.outlook, at: node)
  }

  /// A value as it stands in a message; nil for errors and unknowns.
  package func argument(_ value: Value) -> Argument? {
    if let date = value.asDate { return .date(date) }
    if let share = value.asShare { return .share(share) }
    if let span = value.asSpan { return .span(span) }
    if let rhythm = value.asRhythm { return .text(rhythm.text) }
    if let index = value.asWords { return words[index] }
    switch value.payload {
    case .string(let text): return .text(text)
    case .int(let number): return .number(Double(number))
    case .uint(let number): return .number(Double(number))
    case .double(let number): return .number(number)
    case .bool(let truth): return .text(truth ? "true" : "false")
    case .object(let object): return .text(label(of: object))
    case .list(let list): return .list(list.elements.map { argument($0)?.text(in: .english) ?? "…" })
    case .optional(let box): return box.value.flatMap(argument)
    default: return nil
    }
  }
}
