internal import Archive
internal import CEL
internal import Diagnostics
internal import YAMLTree

/// A part of a pack in an archive.
protocol PackArchivable {
  init(from reader: inout PackReader)
  func write(to writer: inout PackWriter)
}

/// Writes the parts of a pack: plain values, programs, and places in the pack's files.
struct PackWriter {
  var plain = ArchiveWriter()
  var programs = ProgramWriter()
  /// The names of the files that places are in.
  private(set) var files: [String] = []

  mutating func number(of file: PackText) -> Int {
    let name = file.tree.source.name
    if let known = files.firstIndex(of: name) { return known }
    files.append(name)
    return files.count - 1
  }

  mutating func value(_ value: some PackArchivable) { value.write(to: &self) }

  mutating func values<Value: PackArchivable>(_ values: [Value]) {
    plain.count(values.count)
    for value in values { value.write(to: &self) }
  }

  mutating func optional<Value: PackArchivable>(_ value: Value?) {
    plain.bool(value != nil)
    value?.write(to: &self)
  }

  mutating func optionals<Value: PackArchivable>(_ values: [Value?]) {
    plain.count(values.count)
    for value in values { optional(value) }
  }

  /// Puts what `write` writes into a block, which a reader can leave unread.
  mutating func block(_ write: (inout PackWriter) -> Void) {
    let outer = plain
    plain = ArchiveWriter()
    write(&self)
    let inner = plain
    plain = outer
    plain.block(inner)
  }
}

/// Reads what a `PackWriter` has written.
struct PackReader: Sendable {
  var plain: ArchiveReader
  let linkage: Linkage
  let files: [PackText]

  mutating func value<Value: PackArchivable>() -> Value { Value(from: &self) }

  mutating func values<Value: PackArchivable>() -> [Value] {
    let count = plain.count()
    var result: [Value] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(Value(from: &self)) }
    return result
  }

  mutating func optional<Value: PackArchivable>() -> Value? { plain.bool() ? Value(from: &self) : nil }

  mutating func optionals<Value: PackArchivable>() -> [Value?] {
    (0..<plain.count()).map { _ in optional() }
  }

  /// A reader of what one `block` of the writer holds; this one goes on behind it.
  mutating func block() -> PackReader {
    PackReader(plain: plain.block(), linkage: linkage, files: files)
  }

  mutating func file() -> PackText {
    let number = plain.word()
    guard number < UInt64(files.count) else {
      plain.fail()
      return PackText { .init(name: "", bytes: []) }
    }
    return files[Int(number)]
  }
}
