internal import CEL
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

/// What the text of a plan date comes to.
enum ResolvedDate {
  case date(PlanDate)
  /// Why there is none, and the node to blame.
  case unknown(UnknownReason, NodeID)
}

extension PlanHost {
  /// A date's scalar read in the context of a repeated item (-1: none).
  struct DateKey: Equatable {
    var node: Int32
    var context: Int32
  }

  /// How many relative dates may hang on each other.
  static let dateSteps = 64

  /// The date that a scalar says; relative dates are followed to what they count from.
  func date(_ node: NodeID, context: Int32) -> ResolvedDate {
    // What hangs on nothing is the same in every context.
    let (absolute, relative) = ((0, 0, 0) as (Int32, Int32, Int32), (1, 0, context) as (Int32, Int32, Int32))
    if let date = dates.value(node, absolute) ?? dates.value(node, relative) { return date }
    if let day = tree.withTextBytes(of: node, { PlanDate(plainDay: $0) }) {
      dates.add(.date(day), node, absolute)
      return .date(day)
    }
    let key = DateKey(node: node.index, context: context)
    guard let expression = try? DateExpression(parsing: tree.text(of: node)) else {
      return .unknown(.unreadable, node)
    }
    switch expression {
    case .absolute(let date):
      dates.add(.date(date), node, absolute)
      return .date(date)
    case .relative(let anchor, let offset):
      // Dates that hang on each other come to nothing; so do chains longer than any plan's.
      guard !datesInProgress.contains(key) else { return .unknown(.circular, node) }
      guard datesInProgress.count < Self.dateSteps else { return .unknown(.distant, node) }
      datesInProgress.append(key)
      var result = anchorDate(anchor, at: node, context: context)
      datesInProgress.removeLast()
      if case .date(let date) = result, let offset { result = .date(date.applying(offset)) }
      dates.add(result, node, relative)
      return result
    }
  }

  private func anchorDate(_ anchor: DateExpression.Anchor, at node: NodeID, context: Int32) -> ResolvedDate {
    if let collection = settings.dateWords[anchor.name], anchor.property == nil {
      return wordDate(collection, at: node, context: context)
    }
    guard let item = identifiers.datedItems(named: anchor.name).first(where: { names($0, anchor.property) != nil }),
      let property = names(item, anchor.property)
    else { return .unknown(.undated, node) }
    return date(of: item, property, blame: node)
  }

  /// The property of `item` that a relative date means: the one it names, or the item's own date.
  func names(_ item: NodeID, _ property: String?) -> String? {
    guard let type = validation.schema(of: item).map({ facts[$0].target }), facts[type].isDated else { return nil }
    let annotations = schema[type].annotations
    guard let property else { return annotations.date }
    return annotations.dates.contains(property) || annotations.date == property ? property : nil
  }

  /// The ways in which a relative date may name an item: its id alone where it has a date of its own, else with a property.
  func dateNames(of item: NodeID, id: String) -> [String] {
    guard let type = validation.schema(of: item).map(schema.resolved) else { return [] }
    let annotations = schema[type].annotations
    return annotations.date != nil ? [id] : annotations.dates.map { "\(id).\($0)" }
  }

  /// A word such as `go-live`: the date of the item that the node's object is repeated for, else of the item around the node, else
  /// of any item of the collection.
  private func wordDate(_ collection: String, at node: NodeID, context: Int32) -> ResolvedDate {
    let items = self.items(of: collection)
    if context >= 0, items.contains(NodeID(context)), let property = names(NodeID(context), nil) {
      return date(of: NodeID(context), property, blame: node)
    }
    if let item = self.item(of: items, around: node), let property = names(item, nil) {
      return date(of: item, property, blame: node)
    }
    let all = items.compactMap { item in names(item, nil).map { date(of: item, $0, blame: node) } }
    var dates: [PlanDate] = []
    for found in all {
      if case .date(let date) = found { dates.append(date) }
    }
    if dates.isEmpty, all.count == 1, let found = all.first { return found }
    // Where several are meant, the date is any of them.
    guard let first = dates.map(\.first).min(), let last = dates.map(\.last).max() else {
      return .unknown(.undated, node)
    }
    return .date(PlanDate(first: first, last: last))
  }

  private func item(of items: [NodeID], around node: NodeID) -> NodeID? {
    var around = enclosingObject(of: node)
    while let item = around {
      if items.contains(item), names(item, nil) != nil { return item }
      around = enclosingObject(of: item)
    }
    return nil
  }

  /// The item that a word such as `go-live` means in what an alias repeats: the one that the alias stands in.
  func datedItem(around alias: NodeID) -> NodeID? {
    // Told by where an item lies, so that many aliases in a long collection are no walk through it each.
    let collections = settings.dateWords.values.compactMap(collection)
    var around = enclosingObject(of: alias)
    while let item = around {
      if collections.contains(where: { $0 == item || $0.index == tree[item].parent }), names(item, nil) != nil {
        return item
      }
      around = enclosingObject(of: item)
    }
    return nil
  }

  private func date(of item: NodeID, _ property: String, blame: NodeID) -> ResolvedDate {
    guard let type = validation.schema(of: item).map(schema.resolved), let symbol = schema.symbolsByName[property],
      let slot = schema[type].slot(of: symbol)
    else { return .unknown(.undated, blame) }
    let object = ObjectReference(type: type.index, node: item.index, context: -1, tree: version)
    switch find(schema[type].fields[slot], in: object, via: -1) {
    case .present(let value, _, let context): return date(value, context: context)
    case .unknown(let reason, let node): return .unknown(reason, node)
    case .vouchedFor(let node): return .unknown(.elsewhere, node)
    // What has no date is to blame, and not what counts from it.
    case .absent: return .unknown(.undated, item)
    }
  }

  /// The items of a collection that a schema names by its route from the plan, such as `releases` or `data.sources`.
  func items(of collection: String) -> [NodeID] {
    guard let node = self.collection(collection) else { return [] }
    if tree[node].kind == .sequence { return tree.items(of: node).map(tree.resolved) }
    return tree[node].kind == .mapping ? [node] : []
  }

  private func collection(_ route: String) -> NodeID? {
    guard var node = document.root.map(tree.resolved) else { return nil }
    for part in route.split(separator: ".") {
      guard let key = tree.keyID(String(part)), let entry = tree.value(of: key, in: node) else { return nil }
      node = tree.resolved(entry.value)
    }
    return node
  }
}

extension Value {
  /// The view of a scalar whose format gives it a type of its own; unknown where the date cannot be worked out.
  init(scalar node: NodeID, format: Subschema.Format, origin: Origin, host: PlanHost, context: Int32) {
    var text: String { host.tree.text(of: node) }
    switch format {
    case .slug: self = Value(.string(text), origin: origin)
    case .planDate, .date:
      switch host.date(node, context: context) {
      case .date(let date): self = Value(date, origin: origin)
      case .unknown(let reason, let blame): self = host.unknown(reason, at: blame)
      }
    case .span, .rhythm, .share: self = host.quantity(node, format: format, origin: origin)
    }
  }
}

extension PlanHost {
  /// A length of time, a rhythm or a share, its text read once.
  fileprivate func quantity(_ node: NodeID, format: Subschema.Format, origin: Origin) -> Value {
    let key: (Int32, Int32, Int32) = (format == .span ? 0 : format == .rhythm ? 1 : 2, 0, 0)
    if let payload = quantities.value(node, key) { return Value(payload, origin: origin) }
    let text = tree.text(of: node)
    let value =
      switch format {
      case .span: (try? Length(parsing: text)).map { Value($0.span) }
      case .rhythm: (try? Rhythm(parsing: text)).map { Value($0) }
      default: (try? Share(parsingChange: text)).map { Value($0) }
      }
    guard let value else { return unknown(.unreadable, at: node) }
    quantities.add(value.payload, node, key)
    return Value(value.payload, origin: origin)
  }
}
