package import CEL
internal import Diagnostics
internal import JSONSchema
internal import YAMLTree

// The objects that the engine itself offers to rules: `document` and what hangs on it.

extension PlanHost {
  func selectEngineField(_ object: ObjectReference, _ slot: Int32) -> Value? {
    switch object.type {
    case EngineObject.document.index: documentField(slot)
    case EngineObject.reference.index: referenceField(Int(object.node), slot)
    case EngineObject.identifier.index: identifierField(Int(object.node), slot)
    case EngineObject.openValue.index: openValueField(Int(object.node), slot)
    case EngineObject.period.index: periodField(Int(object.node), slot)
    default: nil
    }
  }

  private func documentField(_ slot: Int32) -> Value? {
    guard engineLists.indices.contains(Int(slot)) else { return nil }
    if let list = engineLists[Int(slot)] { return Value(.list(list)) }
    let elements: [Value]
    switch slot {
    case 0:
      let uses = identifiers.uses
      elements = uses.indices.map { engineObject(.reference, $0, uses[$0].place) }
    case 1:
      let definitions = identifiers.definitions
      elements = definitions.indices.map { engineObject(.identifier, $0, definitions[$0].place) }
    case 2: elements = openNodes.indices.map { engineObject(.openValue, $0, openNodes[$0].place) }
    case 3:
      // They are numbered on behind the open values.
      elements = emptySections.indices.map { engineObject(.openValue, openNodes.count + $0, emptySections[$0]) }
    case 4: elements = periods.listed.map { engineObject(.period, $0, periods.all[$0].place) }
    default: return nil
    }
    let list = ListValue(elements)
    engineLists[Int(slot)] = list
    return Value(.list(list))
  }

  func engineObject(_ object: EngineObject, _ index: Int, _ place: Occurrence) -> Value {
    Value(
      .object(
        ObjectReference(type: object.index, node: Int32(clamping: index), context: -1, tree: version)),
      origin: origin(place))
  }

  private func referenceField(_ index: Int, _ slot: Int32) -> Value? {
    // A use holds a dozen references: what is asked for is read where it lies.
    let uses = identifiers.uses
    guard uses.indices.contains(index) else { return nil }
    let place = uses[index].place
    return switch slot {
    case 0: Value(.string(uses[index].text), origin: origin(place))
    case 1: Value(.string(keyName(of: place)), origin: origin(place))
    case 2: addWords(.localized(Self.alternatives(uses[index].kinds)))
    case 3:
      // Beyond a syntax error an id may well be defined.
      !uses[index].isDefined && document.isCut
        ? unknown(.cut, at: place.node) : Value(.bool(uses[index].isDefined), origin: origin(place))
    case 4: Value(.string(uses[index].nearest ?? ""))
    case 5: Value(.bool(schema[uses[index].schema].annotations.allowsTitle))
    case 6: isStray(uses[index].stray, place)
    case 7: if case .first(let uses, _) = uses[index].stray { Value(.int(Int64(uses))) } else { Value(.int(1)) }
    case 8: if case .first(_, true) = uses[index].stray { Value(.bool(true)) } else { Value(.bool(false)) }
    case 9: Value(.list(ListValue(uses[index].dates.map { Value(.string($0)) })))
    default: nil
    }
  }

  private func isStray(_ stray: IdentifierIndex.Stray, _ place: Occurrence) -> Value {
    switch stray {
    case .none: Value(.bool(false), origin: origin(place))
    case .first: Value(.bool(true), origin: origin(place))
    case .unsettled(let reason, let node): unknown(reason, at: node)
    }
  }

  private func identifierField(_ index: Int, _ slot: Int32) -> Value? {
    let definitions = identifiers.definitions
    guard definitions.indices.contains(index) else { return nil }
    switch slot {
    case 0: return Value(.string(definitions[index].text), origin: origin(definitions[index].place))
    case 1:
      let kind = schema[definitions[index].type].annotations.kind
      return addWords(.localized(kind ?? Localized(schema[definitions[index].type].title ?? "item")))
    case 2: return Value(.bool(definitions[index].first != nil), origin: origin(definitions[index].place))
    case 3: return Value(.bool(definitions[index].isReserved), origin: origin(definitions[index].place))
    case 4:
      let firstIndex = definitions[index].first ?? index
      guard definitions.indices.contains(firstIndex) else { return nil }
      return engineObject(.identifier, firstIndex, definitions[firstIndex].place)
    default: return nil
    }
  }

  /// The key under which something stands, where an alias puts it; a list's item stands under the list's.
  func keyName(of occurrence: Occurrence) -> String {
    var current = occurrence.node
    var via = occurrence.via
    while true {
      if via >= 0, tree.resolved(NodeID(via)) == current {
        current = NodeID(via)
        via = -1
      }
      if let key = tree.key(of: current) { return tree.text(of: key) }
      guard tree[current].parent >= 0 else { return "" }
      current = NodeID(tree[current].parent)
    }
  }

  // MARK: - Words

  /// Keeps words for a message and gives the value that stands for them.
  func addWords(_ argument: Argument) -> Value {
    Value(.opaque(OpaqueValue(type: EngineType.words.index, low: Int64(words.add(argument)))))
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
    if object.tree != version { return earlier?.label(of: object) ?? "" }
    guard object.type >= 0, object.node >= 0, schema.subschemas.indices.contains(Int(object.type)) else { return "" }
    let node = NodeID(object.node)
    guard case .mapping = tree[node].kind else { return tree.text(of: node) }
    for symbol in facts.labels[Int(object.type)] {
      if let value = entry(symbol, in: node).map({ tree.resolved($0) }), case .scalar = tree[value].kind,
        case .sound = validation.state(of: value), tree[value].length > 0
      {
        return tree.text(of: value)
      }
    }
    return tree.route(to: node)
  }
}

/// Words for messages that values stand for by their index; one list for all versions of a plan.
final class MessageWords {
  private var arguments: [Argument] = []

  /// - Returns: the index to ask by.
  func add(_ argument: Argument) -> Int {
    arguments.append(argument)
    return arguments.count - 1
  }

  subscript(index: Int) -> Argument? { arguments.indices.contains(index) ? arguments[index] : nil }
}
