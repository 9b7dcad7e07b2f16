package import Archive
internal import Diagnostics

extension Schema: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.values(symbols)
    writer.value(root)
    writer.dictionary(definitions) { $1.value($0) }
    writer.list(subschemas) { $0.write(to: &$1) }
    writer.list(conditions) { $1.value($0.keywords) }
    writer.values(names)
    writer.optional(standard)
  }

  package convenience init(from reader: inout ArchiveReader) {
    let symbols: [String] = reader.values()
    let root: SchemaID = reader.value()
    let definitions = reader.dictionary { $0.value(SchemaID.self) }
    let subschemas = reader.list { Subschema.read(from: &$0, symbols: symbols) }
    let conditions = reader.list { Condition($0.value()) }
    let names: [String] = reader.values()
    var symbolsByName: [String: Symbol] = [:]
    symbolsByName.reserveCapacity(symbols.count)
    for (index, name) in symbols.enumerated() { symbolsByName[name] = Symbol(Int32(clamping: index)) }
    self.init(
      subschemas: subschemas, root: root, definitions: definitions, symbols: symbols, symbolsByName: symbolsByName,
      conditions: conditions, names: names, standard: reader.optional())
    if !isClosed { reader.fail() }
  }

  /// Whether every schema that another names is there.
  private var isClosed: Bool {
    func isThere(_ id: SchemaID?) -> Bool { id.map { subschemas.indices.contains(Int($0.index)) } ?? true }
    func isKnown(_ id: ConditionID?) -> Bool { id.map { conditions.indices.contains(Int($0.index)) } ?? true }
    guard isKnown(standard), conditions.allSatisfy({ $0.keywords.successors.allSatisfy { isKnown($0) } }) else {
      return false
    }
    // References that only lead on come to an end.
    var ended: Set<ConditionID> = []
    for condition in conditions {
      var way: Set<ConditionID> = []
      var next = condition.forwards
      while let id = next, !ended.contains(id) {
        guard way.insert(id).inserted else { return false }
        next = self.condition(id).forwards
      }
      ended.formUnion(way)
    }
    return isThere(root) && definitions.values.allSatisfy { isThere($0) }
      && subschemas.allSatisfy { subschema in
        isThere(subschema.target) && isThere(subschema.additional) && isThere(subschema.items)
          && isKnown(subschema.condition) && subschema.patterned.allSatisfy { isThere($0.schema) }
          && subschema.fields.allSatisfy { isThere($0.schema) }
      }
  }
}

extension SchemaID: Archivable {
  package func write(to writer: inout ArchiveWriter) { writer.int32(index) }
  package init(from reader: inout ArchiveReader) { self.init(reader.int32()) }
}

extension Subschema {
  private static let kinds = Kind.allCases
  private static let formats = Format.allCases

  func write(to writer: inout ArchiveWriter) {
    writer.optional(name)
    writer.optional(title)
    writer.optional(description)
    writer.optional(kind) { $1.choice($0, among: Self.kinds) }
    writer.optional(target)
    writer.list(fields) { field, writer in
      writer.int32(field.symbol.index)
      writer.value(field.schema)
    }
    writer.optional(additional)
    writer.values(ignoredPrefixes)
    writer.list(patterned) { field, writer in
      writer.string(field.pattern.text)
      writer.optional(field.schema)
    }
    writer.bool(isNullable)
    writer.optional(condition)
    writer.values(required)
    writer.optional(items)
    writer.optional(choices) { $1.values($0) }
    writer.optional(format) { $1.choice($0, among: Self.formats) }
    writer.optional(minimum)
    writer.optional(maximum)
    writer.optional(exclusiveMinimum)
    writer.optional(minimumItems)
    writer.optional(minimumLength)
    writer.optional(isAnnotated ? annotations : nil)
  }

  static func read(from reader: inout ArchiveReader, symbols: [String]) -> Subschema {
    Subschema(
      name: reader.optional(), title: reader.optional(), description: reader.optional(),
      kind: reader.optional { $0.choice(kinds, or: .string) }, target: reader.optional(),
      fields: reader.list { reader in
        let symbol = reader.int32()
        if !symbols.indices.contains(Int(symbol)) { reader.fail() }
        return Field(
          name: symbols.indices.contains(Int(symbol)) ? symbols[Int(symbol)] : "", symbol: Symbol(symbol),
          schema: reader.value())
      },
      additional: reader.optional(), ignoredPrefixes: reader.values(),
      patterned: reader.list { PatternedField(pattern: Pattern($0.string()), schema: $0.optional()) },
      isNullable: reader.bool(), condition: reader.optional(), required: reader.values(),
      items: reader.optional(), choices: reader.optional { $0.values() },
      format: reader.optional { $0.choice(formats, or: .slug) }, minimum: reader.optional(),
      maximum: reader.optional(), exclusiveMinimum: reader.optional(), minimumItems: reader.optional(),
      minimumLength: reader.optional(), annotations: reader.optional())
  }
}

extension Subschema.Annotations: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.optional(id)
    writer.values(label)
    writer.optional(kind)
    writer.values(references)
    writer.values(words)
    writer.bool(allowsTitle)
    writer.optional(from)
    writer.bool(isListable)
    writer.optional(shorthand)
    writer.bool(allowsPlaceholder)
    writer.bool(allowsAbsence)
    writer.optional(topic)
    writer.values(covers)
    writer.optional(date)
    writer.values(dates)
    writer.dictionary(repeats) { $1.string($0) }
    writer.optional(eachProperty)
    writer.values(period)
    writer.optional(within)
    writer.optional(outlook)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(
      id: reader.optional(), label: reader.values(), kind: reader.optional(), references: reader.values(),
      words: reader.values(), allowsTitle: reader.bool(), from: reader.optional(), isListable: reader.bool(),
      shorthand: reader.optional(), allowsPlaceholder: reader.bool(), allowsAbsence: reader.bool(),
      topic: reader.optional(), covers: reader.values(), date: reader.optional(), dates: reader.values(),
      repeats: reader.dictionary { $0.string() }, eachProperty: reader.optional(), period: reader.values(),
      within: reader.optional(), outlook: reader.optional())
  }
}

extension OpenWords: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.value(placeholders)
    writer.value(absences)
  }

  package init(from reader: inout ArchiveReader) {
    self.init()
    placeholders = reader.value()
    absences = reader.value()
  }
}
