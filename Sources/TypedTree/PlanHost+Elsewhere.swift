internal import CEL
package import Diagnostics
internal import JSONSchema
package import YAMLTree

/// A topic that the plan keeps in another document.
package struct KeptElsewhere: Sendable {
  /// The value of its entry.
  package var node: NodeID
  /// What the document is called.
  package var document: String
  /// The keys that the document settles, and `count` where the entry says how many items it holds.
  package var settled: Set<String>
  /// The keys alone.
  package var covers: Set<String>

  /// The keys of an entry that the engine itself reads.
  package enum Key {
    package static let document = "document"
    package static let covers = "covers"
    package static let count = "count"
  }
}

extension PlanHost {
  /// The topics that the plan keeps in other documents; what can't be read says nothing.
  func findElsewhere() -> [String: KeptElsewhere] {
    guard let name = settings.elsewhere, let root = document.root.map(tree.resolved), let key = tree.keyID(name),
      let entry = tree.value(of: key, in: root)
    else { return [:] }
    var topics: [String: KeptElsewhere] = [:]
    for topic in tree.entries(of: tree.resolved(entry.value)) {
      let value = tree.resolved(topic.value)
      guard validation.state(of: value) == .sound else { continue }
      topics[tree.text(of: topic.key)] = keptElsewhere(value)
    }
    return topics
  }

  private func keptElsewhere(_ node: NodeID) -> KeptElsewhere {
    guard tree[node].kind == .mapping else {
      let text = tree[node].kind == .scalar ? tree.text(of: node) : ""
      return KeptElsewhere(node: node, document: text, settled: [], covers: [])
    }
    func sound(_ name: String) -> NodeID? {
      writtenValue(of: name, in: node).flatMap { validation.state(of: $0) == .sound ? $0 : nil }
    }
    let covers = Set(coverWords(node).map(tree.text(of:)))
    var settled = covers
    if let count = sound(KeptElsewhere.Key.count), case .int(let number) = tree.scalarType(of: count), number > 0 {
      settled.insert(KeptElsewhere.Key.count)
    }
    let document = sound(KeptElsewhere.Key.document).map(tree.text(of:)) ?? ""
    return KeptElsewhere(node: node, document: document, settled: settled, covers: covers)
  }

  /// The words after `covers` in an entry of `elsewhere`.
  private func coverWords(_ entry: NodeID) -> [NodeID] {
    guard let list = writtenValue(of: KeptElsewhere.Key.covers, in: entry) else { return [] }
    let words = tree[list].kind == .sequence ? tree.items(of: list).map(tree.resolved) : [list]
    return words.filter { tree[$0].kind == .scalar && validation.state(of: $0) == .sound }
  }

  /// What an absent field comes to where its topic, or that of the part of the plan it stands in, is kept elsewhere; nil: it is
  /// absent.
  func keptElsewhere(_ field: Subschema.Field, in object: ObjectReference, standsOpen: Bool) -> Found? {
    guard !elsewhere.isEmpty else { return nil }
    // An item that the plan lists without calling it an outlook is none.
    let isOutlook = schema[SchemaID(object.type)].annotations.outlook == field.name
    let own = schema[field.schema].annotations.topic ?? schema[schema.resolved(field.schema)].annotations.topic
    // What stands open in an item of the plan is open in the plan itself.
    let topic = own ?? (standsOpen || isOutlook || object.node < 0 ? nil : self.topic(around: NodeID(object.node)))
    guard let topic, let kept = elsewhere[topic] else { return nil }
    return kept.covers.contains(field.name) ? .vouchedFor(kept.node) : .unknown(.elsewhere, kept.node)
  }

  /// The topic of the part of the plan that a node lies in, or that repeats it by an alias.
  private func topic(around node: NodeID) -> String? {
    var child = node
    while tree[child].parent >= 0 {
      let parent = NodeID(tree[child].parent)
      if let topic = topic(of: child, in: parent) { return topic }
      for alias in aliases[child.index] ?? [] where tree[NodeID(alias)].parent >= 0 {
        if let topic = topic(of: NodeID(alias), in: NodeID(tree[NodeID(alias)].parent)) { return topic }
      }
      child = parent
    }
    return nil
  }

  private func topic(of child: NodeID, in parent: NodeID) -> String? {
    guard tree[parent].kind == .mapping, let key = tree.key(of: child),
      let type = validation.schema(of: parent).map(schema.resolved),
      let field = schema[type].fields.first(where: { $0.name == tree.text(of: key) })
    else { return nil }
    return schema[field.schema].annotations.topic ?? schema[schema.resolved(field.schema)].annotations.topic
  }

  /// The aliases of each node that has any.
  func findAliases() -> [Int32: [Int32]] {
    var aliases: [Int32: [Int32]] = [:]
    for index in 0..<Int32(clamping: tree.nodeCount) where tree[NodeID(index)].kind == .alias {
      aliases[tree.resolved(NodeID(index)).index, default: []].append(index)
    }
    return aliases
  }

  // MARK: - Wrong words

  /// What `covers` names that is no key of its topic.
  package func elsewhereProblems() -> [Diagnostic] {
    elsewhere.sorted { $0.key < $1.key }.flatMap { topic, kept in
      let words = coverWords(kept.node)
      guard !words.isEmpty else { return [Diagnostic]() }
      let known = types.keys(ofTopic: topic)
      return words.filter { !known.contains(tree.text(of: $0)) }.map { problem($0, topic, known.sorted()) }
    }
  }

  private func problem(_ word: NodeID, _ topic: String, _ known: [String]) -> Diagnostic {
    let text = Argument.quoted(tree.text(of: word))
    let subject = tree.route(to: word)
    guard let nearest = NearestName.of(tree.text(of: word), among: known) else {
      return Diagnostic(
        id: .unknownValue, severity: .critical,
        message: Message(
          "{0} is no key of {1}, so it settles nothing.",
          nl: "{0} is geen sleutel van {1} en dekt dus niets.",
          da: "{0} er ingen nøgle i {1} og dækker derfor intet.", text, .quoted(topic)),
        place: place(of: word),
        advice: known.isEmpty
          ? nil
          : Message(
            "Keys of this topic are {0}.", nl: "Sleutels van dit onderwerp zijn {0}.",
            da: "Nøgler i dette emne er {0}.", .list(Array(known.prefix(24)))),
        subject: subject)
    }
    return Diagnostic(
      id: .unknownValue, severity: .critical,
      message: Message(
        "{0} is no key of {1}. Did you mean {2}?", nl: "{0} is geen sleutel van {1}. Bedoelde u {2}?",
        da: "{0} er ingen nøgle i {1}. Mente I {2}?", text, .quoted(topic), .quoted(nearest)),
      place: place(of: word),
      advice: Message("Write {0}.", nl: "Schrijf {0}.", da: "Skriv {0}.", .quoted(nearest)), subject: subject)
  }
}

extension PlanTypes {
  /// The keys that an entry of `elsewhere` may cover: those of the parts of the plan that are of this topic, and of the types that
  /// the topic's own property names with `x-covers`.
  package func keys(ofTopic topic: String) -> Set<String> {
    var keys: Set<String> = []
    var seen: Set<SchemaID> = []
    var open: [SchemaID] = []
    for type in schema.subschemas {
      for field in type.fields {
        let target = schema.resolved(field.schema)
        if schema[field.schema].annotations.topic ?? schema[target].annotations.topic == topic {
          open.append(target)
          if schema[target].kind != .object, schema[target].kind != .array { keys.insert(field.name) }
        }
        if field.name == topic {
          open += schema[field.schema].annotations.covers.compactMap { schema.definitions[$0] }
        }
      }
    }
    while let id = open.popLast() {
      let target = schema.resolved(id)
      guard seen.insert(target).inserted else { continue }
      for field in schema[target].fields {
        keys.insert(field.name)
        open.append(field.schema)
      }
      if let items = schema[target].items { open.append(items) }
      open += schema[target].keyedSchemas
    }
    return keys
  }
}
