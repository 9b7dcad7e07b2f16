package import Archive
internal import Diagnostics
internal import JSONSchema

extension PlanSettings: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.value(words)
    writer.dictionary(dateWords) { $1.string($0) }
    writer.optional(elsewhere)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(words: reader.value(), dateWords: reader.dictionary { $0.string() }, elsewhere: reader.optional())
  }
}

extension Vocabulary: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.dictionary(nouns) { $1.value($0) }
    writer.dictionary(terms) { $1.value($0) }
  }

  package init(from reader: inout ArchiveReader) {
    self.init(nouns: reader.dictionary { $0.value() }, terms: reader.dictionary { $0.value() })
  }
}
