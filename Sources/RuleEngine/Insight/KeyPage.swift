internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree

/// What is to be known of one key of a plan.
package struct KeyPage: Sendable {
  /// What stands after the key.
  package enum Value: Sendable {
    case text, wholeNumber, number, truth, date, length, rhythm, share, id
    /// An object with keys of its own; nil: any.
    case object(String)
    indirect case list(Value)
  }

  /// Another key, with what it is called.
  package struct Other: Sendable {
    package var route: String
    package var title: String
  }

  /// Every place where it may stand, the nearest to the root first.
  package var routes: [String] = []
  package var title = ""
  package var description = ""
  package var value = Value.text
  /// The words that it may be.
  package var choices: [String] = []
  package var minimum: Double?
  package var maximum: Double?
  package var isRequired = false
  /// Whether it identifies the item that it stands in.
  package var isID = false
  /// Whether a lone value may stand for a list of one.
  package var isListable = false
  /// The key that a lone value stands for, where an object is asked for.
  package var shorthand: String?
  /// The collections that it refers into.
  package var references: [String] = []
  /// Words that may stand in place of a reference.
  package var words: [String] = []
  /// Whether a free title may stand in place of a reference.
  package var allowsTitle = false
  /// Whether TBD and the like may stand there.
  package var allowsPlaceholder = true
  /// The keys that it is inherited from where it is left out.
  package var inherited: [Other] = []
  /// In an item that is repeated for another, the key of that one which counts where this is left out.
  package var each: String?
  /// The topic that another document may deal with, with the key of plans that lists topics.
  package var topic: String?
  package var topicKey: String?
  /// The keys below it.
  package var below: [Other] = []
  /// The rules whose verdict depends on it, and those whose findings only name it or point at it.
  package var judgedBy: [DiagnosticID] = []
  package var shownBy: [DiagnosticID] = []
}

extension KeyCatalog {
  func page(of key: FieldName) -> KeyPage {
    var page = KeyPage()
    let places = places.filter { $0.key == key }
    guard let place = places.first, let site = site(place) else { return page }
    let schema = pack.schema
    let owner = schema[place.owner]
    let type = schema[schema.resolved(owner.fields[place.slot].schema)]
    let inner = type.items.map { (site: schema[$0], type: schema[schema.resolved($0)]) }
    page.routes = places.map(\.route)
    page.title = site.title ?? type.title ?? key.field
    page.description = site.description ?? type.description ?? ""
    page.value = value(owner.fields[place.slot].schema)
    page.choices = site.choices ?? type.choices ?? inner?.site.choices ?? inner?.type.choices ?? []
    page.minimum = site.minimum ?? type.minimum
    page.maximum = site.maximum ?? type.maximum
    page.isRequired = owner.required.contains(key.field)
    page.isID = owner.annotations.id == key.field
    page.isListable = site.annotations.isListable || type.annotations.isListable
    page.shorthand = type.annotations.shorthand ?? inner?.type.annotations.shorthand
    let annotations = [site.annotations, inner?.site.annotations].compactMap { $0 }
    page.references = annotations.flatMap(\.references)
    page.words = annotations.flatMap(\.words)
    page.allowsTitle = annotations.contains(where: \.allowsTitle)
    page.allowsPlaceholder = annotations.allSatisfy(\.allowsPlaceholder)
    if let from = site.annotations.from { page.inherited = inherited(from, places) }
    page.each = site.annotations.eachProperty
    page.topic = topic(of: place, site)
    page.topicKey = pack.settings.elsewhere
    if let object = schema.object(type.items ?? owner.fields[place.slot].schema) {
      page.below = schema[object].fields.map { field in
        KeyPage.Other(route: "\(place.route).\(field.name)", title: schema[field.schema].title ?? field.name)
      }
    }
    read(key, places, into: &page)
    return page
  }

  private func value(_ id: SchemaID) -> KeyPage.Value {
    let schema = pack.schema
    let type = schema[schema.resolved(id)]
    if let format = schema[id].format ?? type.format {
      switch format {
      case .planDate, .date: return .date
      case .slug: return .id
      case .span: return .length
      case .rhythm: return .rhythm
      case .share: return .share
      }
    }
    switch type.kind {
    case .string, nil: return .text
    case .integer: return .wholeNumber
    case .number: return .number
    case .boolean: return .truth
    case .array: return .list(type.items.map(value) ?? .text)
    case .object: return .object(type.title ?? type.name ?? "")
    }
  }

  /// The keys that a route such as `../../start` leads to, from each place where the key stands.
  private func inherited(_ route: String, _ places: [KeyPlace]) -> [KeyPage.Other] {
    var result: [KeyPage.Other] = []
    for place in places {
      guard let (names, key) = target(route, place), !result.contains(where: { $0.route == names }),
        let type = pack.types.object(named: key.owner),
        let field = pack.schema[type].fields.first(where: { $0.name == key.field })
      else { continue }
      result.append(.init(route: names, title: pack.schema[field.schema].title ?? key.field))
    }
    return result
  }

  /// Where an inherited key comes from; nil where there is nothing there.
  private func target(_ route: String, _ place: KeyPlace) -> (route: String, key: FieldName)? {
    var around = place.around
    var names = place.names.dropLast()
    var steps = route.split(separator: "/").map(String.init)
    while steps.first == ".." {
      // An item lies in a list, and that in an object; a single object lies in one at once.
      guard let last = around.last, around.count > 1 else { return nil }
      let needed = last.isList ? 2 : 1
      guard steps.prefix(needed).allSatisfy({ $0 == ".." }), steps.count > needed else { return nil }
      steps.removeFirst(needed)
      around.removeLast()
      names = names.dropLast()
    }
    guard let owner = around.last?.type, let name = steps.first, steps.count == 1,
      pack.schema[owner].fields.contains(where: { $0.name == name }), let type = pack.schema[owner].name
    else { return nil }
    return ((names + [name]).joined(separator: "."), FieldName(type, name))
  }

  /// Its own topic, or that of the part of the plan it lies in.
  private func topic(of place: KeyPlace, _ site: Subschema) -> String? {
    let schema = pack.schema
    func topic(_ field: Subschema.Field) -> String? {
      schema[field.schema].annotations.topic ?? schema[schema.resolved(field.schema)].annotations.topic
    }
    let fields = zip(place.around, place.names).compactMap { around, name in
      schema[around.type].fields.first { $0.name == name }
    }
    return fields.reversed().lazy.compactMap(topic).first
  }

  private func read(_ key: FieldName, _ places: [KeyPlace], into page: inout KeyPage) {
    // Who reads a key that is inherited reads where it comes from.
    var wanted: Set<FieldName> = [key]
    for place in self.places {
      guard let from = site(place)?.annotations.from, let target = target(from, place), target.key == key else {
        continue
      }
      wanted.insert(place.key)
    }
    for (rule, reads) in readers.all.sorted(by: { $0.rule < $1.rule }) {
      if !reads.judged.isDisjoint(with: wanted) {
        page.judgedBy.append(rule)
      } else if !reads.shown.isDisjoint(with: wanted) {
        page.shownBy.append(rule)
      }
    }
  }
}
