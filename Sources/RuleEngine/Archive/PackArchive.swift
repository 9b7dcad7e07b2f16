package import Archive
internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree

/// A loaded pack as bytes, so that a program can carry its pack ready to run: nothing is parsed, checked or compiled at its
/// start, and what only some runs need stays where it lies.
package enum PackArchive {
  /// The pack as bytes; the same pack gives the same bytes.
  ///
  /// - Returns: nil where the pack holds something that cannot be written, with what that is.
  package static func bytes(of pack: Pack) -> (bytes: [UInt8]?, refused: [String]) {
    var body = PackWriter()
    body.value(pack)
    var archive = ArchiveWriter()
    archive.block { $0.value(pack.vocabulary) }
    archive.values(body.programs.overloads)
    let positions = Linkage.positions(
      of: body.programs.overloads, functions: EngineLibrary.functions(vocabulary: Deferred(pack.vocabulary)),
      opaqueTypes: EngineLibrary.types)
    if positions == nil { archive.refuse("a function that is not there when a program starts") }
    archive.values(positions ?? [])
    archive.values(body.files)
    archive.block(body.plain)
    return (archive.refused.isEmpty ? archive.bytes : nil, archive.refused)
  }

  /// The pack in `archive`; nil where it is damaged.
  ///
  /// - Parameters:
  ///   - source: the text of the pack's file of this name, for places in it.
  ///   - files: the pack's files, for what the archive does not hold: what packs that extend it may use.
  package static func pack(
    in archive: Archive, source: @escaping @Sendable (String) -> SourceText?,
    files: @escaping @Sendable () -> [PackFile]
  ) -> Pack? {
    var reader = ArchiveReader(archive)
    let vocabulary: Deferred<Vocabulary> = deferred(reader.block(), or: Vocabulary())
    let overloads: [String] = reader.values()
    let positions: [OverloadPosition] = reader.values()
    let texts = reader.values(String.self).map { name in
      PackText { source(name) ?? SourceText(name: name, bytes: []) }
    }
    let body = reader.block()
    guard reader.isComplete,
      let linkage = Linkage(
        overloads, at: positions, functions: EngineLibrary.functions(vocabulary: vocabulary),
        opaqueTypes: EngineLibrary.types)
    else { return nil }
    var parts = PackReader(plain: body, linkage: linkage, files: texts)
    let environment = Deferred { PackLoader.environment(files()) ?? Environment() }
    var pack = Pack(from: &parts, vocabulary: vocabulary, environment: environment)
    // Views are compiled when one is asked for: an archive of them would only spare a run that draws one.
    let rules = pack.rules
    pack.lazyViews = Deferred { PackLoader.views(files(), environment.value, rules) }
    return parts.plain.isComplete ? pack : nil
  }

  static func deferred<Value: Archivable & Sendable>(
    _ block: ArchiveReader, or other: Value
  ) -> Deferred<Value> {
    Deferred {
      var reader = block
      let value: Value = reader.value()
      return reader.isComplete ? value : other
    }
  }
}

extension PackWriter {
  fileprivate mutating func value(_ pack: Pack) {
    plain.values(pack.manifests)
    plain.value(pack.schema)
    plain.value(pack.settings)
    programs.write(pack.runtime, to: &plain)
    plain.value(pack.slots)
    values(pack.definitions)
    values(pack.rules)
    plain.values(pack.gates)
    plain.block { $0.dictionary(pack.documents) { $1.value($0) } }
    plain.values(pack.families)
    optional(pack.language)
    optional(pack.gate)
    plain.value(pack.format)
  }
}

extension Pack {
  fileprivate init(
    from reader: inout PackReader, vocabulary: Deferred<Vocabulary>, environment: Deferred<Environment>
  ) {
    let manifests: [Manifest] = reader.plain.values()
    let schema: Schema = reader.plain.value()
    self.init(
      manifests: manifests, schema: schema, types: PlanTypes(schema), settings: reader.plain.value(),
      lazyVocabulary: vocabulary, lazyEnvironment: environment,
      runtime: reader.linkage.runtime(from: &reader.plain, opaqueTypes: EngineLibrary.types),
      slots: reader.plain.value(), definitions: reader.values(), rules: reader.values(), gates: reader.plain.values(),
      lazyDocuments: Pack.deferredDocuments(reader.plain.block()), families: reader.plain.values(),
      language: reader.optional(), gate: reader.optional(), format: reader.plain.value(), lazyViews: Deferred([]))
    // A rule is judged after those it needs.
    for (index, rule) in rules.enumerated() where rule.needs.contains(where: { $0.rule.map { $0 >= index } ?? false }) {
      reader.plain.fail()
    }
  }

  private static func deferredDocuments(_ block: ArchiveReader) -> Deferred<[String: CitedDocument]> {
    Deferred {
      var reader = block
      return reader.dictionary { $0.value() }
    }
  }
}

extension Pack.Manifest: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(name)
    writer.string(version)
  }

  package init(from reader: inout ArchiveReader) { self.init(name: reader.string(), version: reader.string()) }
}

extension Pack.Slots: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.int32(plan)
    writer.int32(document)
    writer.int32(before)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(plan: reader.int32(), document: reader.int32(), before: reader.int32())
  }
}

extension Pack.Gate: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(id)
    writer.value(title)
  }

  package init(from reader: inout ArchiveReader) { self.init(id: reader.string(), title: reader.value()) }
}

extension Pack.Family: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(id)
    writer.value(title)
    writer.bool(isOn)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(id: reader.string(), title: reader.value(), isOn: reader.bool())
  }
}

extension Pack.CitedDocument: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(title)
    writer.optional(language)
    writer.optional(about)
    writer.values(items)
    for item in items { writer.optional(meanings[item]) }
  }

  package init(from reader: inout ArchiveReader) {
    self.init(title: reader.string(), language: reader.optional(), about: reader.optional(), items: reader.values())
    for item in items { meanings[item] = reader.optional() }
  }
}

extension Pack.Format: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    writer.string(key)
    writer.string(value)
  }

  package init(from reader: inout ArchiveReader) { self.init(key: reader.string(), value: reader.string()) }
}
