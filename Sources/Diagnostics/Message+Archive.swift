package import Archive

extension Localized: Archivable where Content: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.value(english)
    writer.optional(dutch)
    writer.optional(danish)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(reader.value(), nl: reader.optional(), da: reader.optional())
  }
}

extension Template: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.list(segments) { segment, writer in
      switch segment {
      case .literal(let text):
        writer.bool(false)
        writer.string(text)
      case .slot(let index):
        writer.bool(true)
        writer.int(index)
      }
    }
  }

  package init(from reader: inout ArchiveReader) {
    self.init(reader.list { $0.bool() ? .slot($0.int()) : .literal($0.string()) })
  }
}

/// Messages without values, and with values that are words.
extension Message: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.value(templates)
    writer.list(arguments) { argument, writer in
      switch argument {
      case .text(let text):
        writer.bool(false)
        writer.string(text)
      case .quoted(let text):
        writer.bool(true)
        writer.string(text)
      default: writer.refuse("a message with the value \(argument)")
      }
    }
  }

  package init(from reader: inout ArchiveReader) {
    self.init(reader.value(), reader.list { $0.bool() ? .quoted($0.string()) : .text($0.string()) })
  }
}

extension Argument.Noun: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(one)
    writer.string(many)
  }

  package init(from reader: inout ArchiveReader) { self.init(one: reader.string(), many: reader.string()) }
}

extension DiagnosticID: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(code)
    writer.string(name)
  }

  package init(from reader: inout ArchiveReader) { self.init(reader.string(), reader.string()) }
}

extension Citation: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(document)
    writer.string(item)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(document: reader.string(), item: reader.string())
  }
}

extension Severity: Archivable {
  private static let all = allCases

  package func write(to writer: inout ArchiveWriter) { writer.choice(self, among: Self.all) }
  package init(from reader: inout ArchiveReader) { self = reader.choice(Self.all, or: .critical) }
}
