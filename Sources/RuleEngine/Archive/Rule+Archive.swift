package import Archive
internal import CEL
internal import Diagnostics

extension Clause: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.programs.write(program, to: &writer.plain)
    writer.value(scalar)
  }

  init(from reader: inout PackReader) {
    self.init(program: reader.linkage.program(from: &reader.plain), scalar: reader.value())
  }
}

extension Clause.Scalar: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.plain.count(writer.number(of: file))
    writer.plain.int32(node)
    writer.plain.int(offset)
  }

  init(from reader: inout PackReader) {
    self.init(file: reader.file(), node: reader.plain.int32(), offset: reader.plain.int())
  }
}

extension RuleText: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.plain.value(templates)
    writer.values(clauses)
  }

  init(from reader: inout PackReader) {
    self.init(templates: reader.plain.value(), clauses: reader.values())
  }
}

extension Rule: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.plain.value(id)
    writer.plain.string(family)
    writer.plain.value(severity)
    writer.plain.optional(due)
    writer.plain.values(about)
    writer.plain.values(parameters)
    writer.values(needs)
    writer.optional(subject)
    writer.optional(given)
    writer.values(steps)
    writer.value(require)
    writer.plain.bool(isWaivable)
    writer.block { $0.value(finding.value) }
    writer.plain.block { $0.value(card.value) }
    writer.plain.optional(today)
    writer.plain.string(folder)
    writer.plain.bool(isTransition)
  }

  init(from reader: inout PackReader) {
    let id: DiagnosticID = reader.plain.value()
    self.init(
      id: id, family: reader.plain.string(), severity: reader.plain.value(), due: reader.plain.optional(),
      about: reader.plain.values(), parameters: reader.plain.values(), needs: reader.values(),
      subject: reader.optional(), given: reader.optional(), steps: reader.values(), require: reader.value(),
      isWaivable: reader.plain.bool(), finding: RuleFinding.deferred(reader.block(), of: id),
      card: PackArchive.deferred(reader.plain.block(), or: Card(since: nil, status: nil, tags: [], sources: [])),
      today: reader.plain.optional(), folder: reader.plain.string(), isTransition: reader.plain.bool())
  }
}

extension Rule.Card: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.optional(since)
    writer.optional(status)
    writer.values(tags)
    writer.values(sources)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(since: reader.optional(), status: reader.optional(), tags: reader.values(), sources: reader.values())
  }
}

extension Rule.Parameter: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(name)
    writer.bool(isWhole)
    writer.double(standard)
    writer.int32(slot)
    writer.block { $0.value(words.value) }
  }

  package init(from reader: inout ArchiveReader) {
    self.init(
      name: reader.string(), isWhole: reader.bool(), standard: reader.double(), slot: reader.int32(),
      words: PackArchive.deferred(reader.block(), or: Words(unit: nil, help: Localized(""))))
  }
}

extension Rule.Parameter.Words: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.optional(unit)
    writer.value(help)
  }

  package init(from reader: inout ArchiveReader) { self.init(unit: reader.optional(), help: reader.value()) }
}

extension Rule.Topic: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(name)
    writer.values(covers)
  }

  package init(from reader: inout ArchiveReader) { self.init(name: reader.string(), covers: reader.values()) }
}

extension Rule.Need: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.plain.optional(rule)
    writer.optional(on)
  }

  init(from reader: inout PackReader) {
    self.init(rule: reader.plain.optional(), on: reader.optional())
  }
}

extension Rule.Step: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.plain.string(name)
    writer.plain.int32(slot)
    writer.value(clause)
  }

  init(from reader: inout PackReader) {
    self.init(name: reader.plain.string(), slot: reader.plain.int32(), clause: reader.value())
  }
}

// MARK: - Findings

extension RuleFinding: PackArchivable {
  /// The finding in `block`, read when the rule fails for the first time.
  static func deferred(_ block: PackReader, of id: DiagnosticID) -> Deferred<RuleFinding> {
    Deferred {
      var reader = block
      let finding: RuleFinding = reader.value()
      return reader.plain.isComplete ? finding : .unreadable(id)
    }
  }

  func write(to writer: inout PackWriter) {
    writer.optional(severityFrom)
    writer.optionals(sourceConditions)
    writer.optional(at)
    writer.optional(label)
    writer.values(related)
    writer.value(title)
    writer.value(message)
    writer.value(advice)
    writer.value(why)
    writer.values(cases)
    writer.optional(together)
    writer.plain.int32(failedSlot)
  }

  init(from reader: inout PackReader) {
    self.init(
      severityFrom: reader.optional(), sourceConditions: reader.optionals(), at: reader.optional(),
      label: reader.optional(), related: reader.values(), title: reader.value(), message: reader.value(),
      advice: reader.value(), why: reader.value(), cases: reader.values(), together: reader.optional(),
      failedSlot: reader.plain.int32())
  }
}

extension Rule.Related: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.value(at)
    writer.optional(when)
    writer.value(label)
  }

  init(from reader: inout PackReader) {
    self.init(at: reader.value(), when: reader.optional(), label: reader.value())
  }
}

extension Rule.Case: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.value(when)
    writer.optional(at)
    writer.optional(label)
    writer.optional(message)
    writer.optional(advice)
  }

  init(from reader: inout PackReader) {
    self.init(
      when: reader.value(), at: reader.optional(), label: reader.optional(), message: reader.optional(),
      advice: reader.optional())
  }
}

extension Rule.Together: PackArchivable {
  func write(to writer: inout PackWriter) {
    writer.optional(at)
    writer.value(message)
    writer.optional(advice)
  }

  init(from reader: inout PackReader) {
    self.init(at: reader.optional(), message: reader.value(), advice: reader.optional())
  }
}
