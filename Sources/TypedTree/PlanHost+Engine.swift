package import CEL
internal import Diagnostics
internal import JSONSchema
package import YAMLTree

// The objects that the engine itself offers to rules: `document` and what hangs on it.

extension PlanHost {
  func selectEngineField(_ object: ObjectReference, _ slot: Int32) -> Value? {
    switch object.type {
    case EngineObject.document.index: documentField(slot)
    case EngineObject.reference.index: referenceField(Int(object.node), slot)
    case EngineObject.identifier.index: identifierField(Int(object.node), slot)
    case EngineObject.openValue.index: openValueField(NodeID(object.node), slot)
    default: nil
    }
  }

  private func documentField(_ slot: Int32) -> Value? {
    if let list = engineLists[slot] { return Value(.list(list)) }
    let elements: [Value]
    switch slot {
    case 0: elements = identifiers.uses.indices.map { engineObject(.reference, $0, identifiers.uses[$0].node) }
    case 1:
      elements = identifiers.definitions.indices.map {
        engineObject(.identifier, $0, identifiers.definitions[$0].node)
      }
    case 2: elements = openNodes.map { engineObject(.openValue, Int($0.index), $0) }
    default: return nil
    }
    let list = ListValue(elements)
    engineLists[slot] = list
    return Value(.list(list))
  }

  private func engineObject(_ object: EngineObject, _ index: Int, _ node: NodeID) -> Value {
    Value(
      .object(ObjectReference(type: object.index, node: Int32(clamping: index), context: -1)), origin: origin(node))
  }

  private func referenceField(_ index: Int, _ slot: Int32) -> Value? {
    guard identifiers.uses.indices.contains(index) else { return nil }
    let use = identifiers.uses[index]
    return switch slot {
    case 0: Value(.string(use.text), origin: origin(use.node))
    case 1: Value(.string(keyName(of: use.node)), origin: origin(use.node))
    case 2: addWords(.localized(Self.alternatives(use.kinds)))
    case 3:
      // Beyond a syntax error an id may well be defined.
      !use.isDefined && document.isCut
        ? unknown(.cut, at: use.node) : Value(.bool(use.isDefined), origin: origin(use.node))
    case 4: Value(.string(use.nearest ?? ""))
    case 5: Value(.bool(schema[use.schema].annotations.allowsTitle))
    case 6: isStray(use)
    case 7: if case .first(let uses, _) = use.stray { Value(.int(Int64(uses))) } else { Value(.int(1)) }
    case 8: if case .first(_, let isMissing) = use.stray { Value(.bool(isMissing)) } else { Value(.bool(false)) }
    default: nil
    }
  }

  private func isStray(_ use: IdentifierIndex.Use) -> Value {
    switch use.stray {
    case .none: Value(.bool(false), origin: origin(use.node))
    case .first: Value(.bool(true), origin: origin(use.node))
    case .unsettled(let reason, let node): unknown(reason, at: node)
    }
  }

  private func identifierField(_ index: Int, _ slot: Int32) -> Value? {
    guard identifiers.definitions.indices.contains(index) else { return nil }
    let definition = identifiers.definitions[index]
    let kind = schema[definition.type].annotations.kind
    switch slot {
    case 0: return Value(.string(definition.text), origin: origin(definition.node))
    case 1: return addWords(.localized(kind ?? Localized(schema[definition.type].title ?? "item")))
    case 2: return Value(.bool(definition.first != nil), origin: origin(definition.node))
    case 3: return Value(.bool(definition.isReserved), origin: origin(definition.node))
    case 4:
      let first = definition.first ?? definition.node
      let firstIndex = identifiers.definitions.firstIndex { $0.node == first } ?? index
      return engineObject(.identifier, firstIndex, first)
    default: return nil
    }
  }

  private func openValueField(_ node: NodeID, _ slot: Int32) -> Value? {
    switch slot {
    case 0: Value(.string(tree.text(of: node)), origin: origin(node))
    case 1: Value(.string(keyName(of: node)), origin: origin(node))
    default: nil
    }
  }

  /// The key under which a node stands; a list's item stands under the list's.
  package func keyName(of node: NodeID) -> String {
    var current = node
    while tree[current].parent >= 0 {
      if let key = tree.key(of: current) { return tree.text(of: key) }
      current = NodeID(tree[current].parent)
    }
    return ""
  }

  /// The scalars that are still open where a single value belongs; an empty section is another matter.
  func findOpenNodes() -> [NodeID] {
    guard let root = document.root else { return [] }
    return (root.index..<tree[root].next).map(NodeID.init).filter { node in
      guard tree[node].kind == .scalar, validation.state(of: node) == .open,
        let type = validation.schema(of: node).map(schema.resolved)
      else { return false }
      return schema[type].kind != .array && schema[type].kind != .object || tree[node].length > 0
    }
  }

  /// The topics that the plan keeps in another document, with the entry that says so.
  func findElsewhere() -> [String: NodeID] {
    guard let name = settings.elsewhere, let root = document.root.map(tree.resolved), let key = tree.keyID(name),
      let entry = tree.value(of: key, in: root)
    else { return [:] }
    var topics: [String: NodeID] = [:]
    for topic in tree.entries(of: tree.resolved(entry.value))
    where validation.state(of: tree.resolved(topic.value)) == .sound {
      topics[tree.text(of: topic.key)] = topic.value
    }
    return topics
  }

  // MARK: - Words

  /// Keeps words for a message and gives the value that stands for them.
  func addWords(_ argument: Argument) -> Value {
    words.append(argument)
    return Value(.opaque(OpaqueValue(type: EngineType.words.index, low: Int64(words.count - 1))))
  }

  /// "a person or a user group", in each language.
  private static func alternatives(_ kinds: [Localized<String>]) -> Localized<String> {
    Localized(
      joined(kinds.map(\.english), "or"), nl: joined(kinds.map { $0[.dutch] }, "of"),
      da: joined(kinds.map { $0[.danish] }, "eller"))
  }

  private static func joined(_ words: [String], _ or: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "item" }
    return words.dropLast().joined(separator: ", ") + " \(or) " + last
  }

  // MARK: - Names

  /// How an item is called in texts: by its name or title, else by its id, else by its place in the plan.
  package func label(of object: ObjectReference) -> String {
    guard object.type >= 0, object.node >= 0, schema.subschemas.indices.contains(Int(object.type)) else { return "" }
    let node = NodeID(object.node)
    let annotations = schema.subschemas[Int(object.type)].annotations
    guard tree[node].kind == .mapping else { return tree.text(of: node) }
    for name in annotations.label + [annotations.id].compactMap({ $0 }) {
      if let symbol = schema.symbolsByName[name], let value = entry(symbol, in: node).map(tree.resolved),
        tree[value].kind == .scalar, validation.state(of: value) == .sound, tree[value].length > 0
      {
        return tree.text(of: value)
      }
    }
    return tree.route(to: node)
  }
}
