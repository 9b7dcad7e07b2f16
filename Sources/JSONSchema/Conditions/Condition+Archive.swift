internal import Archive

extension ConditionID: Archivable {
  func write(to writer: inout ArchiveWriter) { writer.int32(index) }
  init(from reader: inout ArchiveReader) { self.init(reader.int32()) }
}

extension Condition.Keywords: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.optional(verdict) { $1.bool($0) }
    writer.optional(types) { $1.int32(Int32($0.rawValue)) }
    writer.optional(reference)
    writer.list(choices) { $1.values($0) }
    writer.optional(text)
    writer.optional(number)
    writer.optional(members)
    writer.optional(items)
    writer.values(allOf)
    writer.values(anyOf)
    writer.values(oneOf)
    writer.optional(not)
    writer.optional(premise)
    writer.optional(then)
    writer.optional(otherwise)
    writer.optional(title)
    writer.optional(example)
    writer.bool(isShared)
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      verdict: reader.optional { $0.bool() },
      types: reader.optional { InstanceTypes(rawValue: UInt8(truncatingIfNeeded: $0.int32())) },
      reference: reader.optional(), choices: reader.list { $0.values() }, text: reader.optional(),
      number: reader.optional(), members: reader.optional(), items: reader.optional(), allOf: reader.values(),
      anyOf: reader.values(), oneOf: reader.values(), not: reader.optional(), premise: reader.optional(),
      then: reader.optional(), otherwise: reader.optional(), title: reader.optional(), example: reader.optional(),
      isShared: reader.bool())
  }
}

extension Condition.Constant: Archivable {
  func write(to writer: inout ArchiveWriter) {
    // Canonical forms are UTF-8 throughout.
    writer.string(String(decoding: canonical, as: UTF8.self))
    writer.string(text)
    writer.int32(Int32(type.rawValue))
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      canonical: Array(reader.string().utf8), text: reader.string(),
      type: InstanceTypes(rawValue: UInt8(truncatingIfNeeded: reader.int32())))
  }
}

extension Pattern: Archivable {
  func write(to writer: inout ArchiveWriter) { writer.string(text) }
  convenience init(from reader: inout ArchiveReader) { self.init(reader.string()) }
}

extension ExactNumber: Archivable {
  func write(to writer: inout ArchiveWriter) { writer.string(spelling) }

  init(from reader: inout ArchiveReader) {
    let spelling = reader.string()
    if let value = ExactNumber(spelling: spelling) {
      self = value
    } else {
      reader.fail()
      self.init(0 as Int64)
    }
  }
}

extension Condition.TextLimits: Archivable {
  private static let formats = StandardFormat.allCases
  private static let planFormats = Subschema.Format.allCases

  func write(to writer: inout ArchiveWriter) {
    writer.optional(least)
    writer.optional(most)
    writer.optional(pattern)
    writer.optional(format) { $1.choice($0, among: Self.formats) }
    writer.optional(planFormat) { $1.choice($0, among: Self.planFormats) }
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      least: reader.optional(), most: reader.optional(), pattern: reader.optional(),
      format: reader.optional { $0.choice(Self.formats, or: .date) },
      planFormat: reader.optional { $0.choice(Self.planFormats, or: .slug) })
  }
}

extension Condition.NumberLimits: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.optional(least)
    writer.optional(most)
    writer.optional(above)
    writer.optional(below)
    writer.optional(factor)
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      least: reader.optional(), most: reader.optional(), above: reader.optional(), below: reader.optional(),
      factor: reader.optional())
  }
}

extension Condition.PropertyMember: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.int32(name)
    writer.value(condition)
  }

  init(from reader: inout ArchiveReader) { self.init(name: reader.int32(), condition: reader.value()) }
}

extension Condition.PatternMember: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.value(pattern)
    writer.value(condition)
  }

  init(from reader: inout ArchiveReader) { self.init(pattern: reader.value(), condition: reader.value()) }
}

extension Condition.MemberLimits: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.list(order) { name, writer in
      writer.int32(name)
      writer.optional(properties[name])
    }
    writer.values(patterns)
    writer.optional(additional)
    writer.optional(names)
    writer.values(required)
    writer.optional(least)
    writer.optional(most)
    writer.list(dependents) { $1.values($0) }
    writer.values(dependentConditions)
    writer.optional(unevaluated)
  }

  init(from reader: inout ArchiveReader) {
    var properties: [Int32: ConditionID] = [:]
    let order = reader.list { reader in
      let name = reader.int32()
      properties[name] = reader.optional()
      return name
    }
    self.init(
      properties: properties, order: order, patterns: reader.values(), additional: reader.optional(),
      names: reader.optional(), required: reader.values(), least: reader.optional(), most: reader.optional(),
      dependents: reader.list { $0.values() }, dependentConditions: reader.values(), unevaluated: reader.optional())
  }
}

extension Condition.ItemLimits: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.values(prefix)
    writer.optional(rest)
    writer.optional(contained)
    writer.optional(leastContained)
    writer.optional(mostContained)
    writer.optional(least)
    writer.optional(most)
    writer.bool(areUnique)
    writer.optional(unevaluated)
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      prefix: reader.values(), rest: reader.optional(), contained: reader.optional(),
      leastContained: reader.optional(), mostContained: reader.optional(), least: reader.optional(),
      most: reader.optional(), areUnique: reader.bool(), unevaluated: reader.optional())
  }
}
