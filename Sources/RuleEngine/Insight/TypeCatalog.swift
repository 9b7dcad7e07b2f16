internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

/// What expressions may use: the types of the plan's schema, the engine's, and the functions and values of the packs.
package struct TypeCatalog {
  let pack: Pack

  package init(_ pack: Pack) { self.pack = pack }

  var environment: Environment { pack.environment }

  /// The names of object types, the plan's own first, then in the order of the schema.
  var objectNames: [String] {
    let root = pack.schema[pack.schema.root].name.map { [$0] } ?? []
    let named = pack.schema.definitions.filter { pack.schema[$0.value].kind == .object }
      .sorted { $0.value.index < $1.value.index }.map(\.key)
    return root + named.filter { !root.contains($0) }
  }

  /// The names that `page(of:)` knows.
  package var names: [String] {
    objectNames + EngineObject.allCases.map(\.rawValue) + EngineType.allCases.map(\.rawValue)
      + environment.allDefinitions.map(\.name) + environment.allFunctions.map(\.name)
      + objectNames.flatMap(pack.types.fieldNames)
  }

  // MARK: - All

  /// Everything, a line each.
  package var overview: Catalog {
    let definitions = environment.allDefinitions
    let functions = environment.allFunctions.map(\.name).filter { $0.first?.isLetter == true }
    return Catalog(
      [
        .init(
          "variables",
          rows: environment.allVariables.filter { !$0.name.contains(".") }.map {
            .init([$0.name, $0.type.description])
          }),
        .init(
          "objects of a plan",
          rows: objectNames.map { name in
            let schema = pack.types.object(named: name).map { pack.schema[$0] }
            return .init([name, "\(schema?.fields.count ?? 0) fields", summary(schema)])
          }),
        .init(
          "objects of the engine",
          rows: EngineObject.allCases.map { object in
            .init([object.rawValue, "\(object.fields.count) fields", object.fields.map(\.name).joined(separator: ", ")])
          }),
        .init(
          "types of the engine", lines: [EngineType.allCases.map(\.rawValue).joined(separator: ", ")]),
        .init(
          "functions of the pack", rows: definitions.filter { $0.parameters != nil }.map { .init([signature($0)]) }),
        .init("values of the pack", rows: definitions.filter { $0.parameters == nil }.map { .init([signature($0)]) }),
        .init("functions of the language and the engine", lines: [functions.joined(separator: ", ")]),
        .init("", lines: ["More about one of them: crmlint debug types NAME"]),
      ].filter { !$0.rows.isEmpty || !$0.lines.isEmpty })
  }

  // MARK: - One

  /// All that goes by a name; nil where nothing does.
  package func page(of name: String) -> Catalog? {
    var sections: [Catalog.Section] = []
    if let object = EngineObject(rawValue: name) {
      sections.append(
        .init(
          "\(name), an object of the engine",
          rows: object.fields.map { .init([$0.name, $0.type.description, "always there"]) }))
    } else if let id = pack.types.object(named: name) {
      sections += self.object(name, pack.schema[id])
    }
    if EngineType(rawValue: name) != nil { sections.append(.init("\(name), a type of the engine")) }
    if sections.isEmpty == false { sections += uses(of: name) }
    if let index = environment.definitionIndex(of: name), let definition = environment.definition(index) {
      sections.append(self.definition(definition, Int(index)))
    }
    if let function = environment.allFunctions.first(where: { $0.name == name }) {
      sections.append(self.function(function))
    }
    let owners = objectNames.compactMap { owner in
      pack.types.field(name, of: owner).map { Catalog.Row([owner, $0.type.description, presence($0)]) }
    }
    if !owners.isEmpty { sections.append(.init("\(name), a field of", rows: owners)) }
    return sections.isEmpty ? nil : Catalog(sections)
  }

  private func object(_ name: String, _ schema: Subschema) -> [Catalog.Section] {
    var lines = [schema.description].compactMap { $0 }
    let annotations = schema.annotations
    if let id = annotations.id { lines.append("An item is identified by \(id).") }
    if !annotations.label.isEmpty {
      lines.append("It is called by its \(annotations.label.joined(separator: ", else its ")).")
    }
    if let shorthand = annotations.shorthand { lines.append("A lone value stands for \(shorthand).") }
    if let outlook = annotations.outlook { lines.append("Named and not judged where \(outlook) says outlook.") }
    for (word, collection) in annotations.repeats.sorted(by: { $0.key < $1.key }) {
      lines.append("Stands once for each of \(collection) where it says \(word).")
    }
    let rows = schema.fields.map { field -> Catalog.Row in
      let site = pack.schema[field.schema]
      let type = pack.types.field(field.name, of: name)
      let notes = notes(site, pack.schema[pack.schema.resolved(field.schema)], isID: annotations.id == field.name)
      return Catalog.Row([
        field.name, type?.type.description ?? "", type.map(presence) ?? "",
        (notes + [site.description].compactMap { $0 }).joined(separator: "; "),
      ])
    }
    return [.init("\(name), an object of a plan", lines: lines), .init("fields", rows: rows)]
  }

  private func notes(_ site: Subschema, _ type: Subschema, isID: Bool) -> [String] {
    let annotations = site.annotations
    let inner = type.items.map { pack.schema[$0].annotations }
    var notes: [String] = []
    if isID { notes.append("id") }
    let references = annotations.references.isEmpty ? inner?.references ?? [] : annotations.references
    if !references.isEmpty { notes.append("ref \(references.joined(separator: ", "))") }
    let words = annotations.words.isEmpty ? inner?.words ?? [] : annotations.words
    if !words.isEmpty { notes.append("or \(words.joined(separator: ", "))") }
    if annotations.allowsTitle || inner?.allowsTitle == true { notes.append("or a title") }
    if let from = annotations.from { notes.append("from \(from)") }
    if let property = annotations.eachProperty { notes.append("from each item's \(property)") }
    if annotations.isListable || type.annotations.isListable { notes.append("a lone value may stand for the list") }
    if let topic = annotations.topic ?? type.annotations.topic { notes.append("topic \(topic)") }
    if let choices = type.choices { notes.append("one of \(choices.joined(separator: ", "))") }
    return notes
  }

  /// The definitions that take or give a type.
  private func uses(of name: String) -> [Catalog.Section] {
    func mentions(_ type: CELType) -> Bool {
      switch type {
      case .object(name), .opaque(name): true
      case .list(let element), .optional(let element): mentions(element)
      case .map(let key, let value): mentions(key) || mentions(value)
      default: false
      }
    }
    let definitions = environment.allDefinitions.filter { definition in
      mentions(definition.result) || (definition.parameters ?? []).contains { mentions($0.type) }
    }
    let functions = environment.allFunctions.flatMap { function in
      function.overloads.filter { $0.parameters.contains(where: mentions) || mentions($0.result) }
        .map { "\($0.signature(of: function.name)) → \($0.result)" }
    }
    return [
      Catalog.Section("functions and values of the pack with it", rows: definitions.map { .init([signature($0)]) }),
      Catalog.Section("functions and operators with it", rows: functions.map { .init([$0]) }),
    ].filter { !$0.rows.isEmpty }
  }

  private func definition(_ definition: Definition, _ index: Int) -> Catalog.Section {
    var section = Catalog.Section(signature(definition))
    if pack.definitions.indices.contains(index) {
      let scalar = pack.definitions[index]
      if let help = scalar.help { section.lines.append(help) }
      let place = scalar.place(0..<0)
      let start = LineIndex(place.source).position(at: place.range.lower)
      section.lines.append("Defined at \(place.source.name):\(start.line):\(start.column) as")
    }
    section.rows = [.init([definition.body.quotation(of: definition.body.root).text], indent: 1)]
    return section
  }

  private func function(_ function: FunctionDeclaration) -> Catalog.Section {
    var rows = function.overloads.map { Catalog.Row(["\($0.signature(of: function.name)) → \($0.result)"]) }
    rows += function.examples.map {
      .init(["\($0.expression) gives \($0.expected.isEmpty ? "an error" : $0.expected)"])
    }
    return .init("\(function.name), a function", lines: [function.documentation], rows: rows)
  }

  // MARK: - Words

  private func summary(_ schema: Subschema?) -> String {
    guard let text = schema?.description ?? schema?.title else { return "" }
    return String(text.prefix { $0 != "." })
  }

  private func presence(_ field: FieldDescription) -> String {
    guard field.presence == .always else { return "may be absent" }
    switch field.type {
    case .list, .map, .object: return "reads as empty"
    default: return "always there"
    }
  }

  private func signature(_ definition: Definition) -> String {
    guard let parameters = definition.parameters else { return "\(definition.name): \(definition.result)" }
    let list = parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    return "\(definition.name)(\(list)) → \(definition.result)"
  }
}

extension Clause.Scalar {
  /// What the manifest says of the definition whose body this is.
  var help: String? {
    guard let section else { return nil }
    let parent = section.tree[section.node].parent
    guard parent >= 0, let help = Section(section.tree, .init(parent))["help"] else { return nil }
    return help.isMapping ? help["en"]?.text : help.text
  }
}
