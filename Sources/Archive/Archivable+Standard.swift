// The types of the standard library that archives hold most.

extension String: Archivable {
  @inlinable public init(from reader: inout ArchiveReader) { self = reader.string() }
  public func write(to writer: inout ArchiveWriter) { writer.string(self) }
}

extension LazyText: Archivable {
  @inlinable public init(from reader: inout ArchiveReader) { self = reader.text() }
  public func write(to writer: inout ArchiveWriter) { writer.text(self) }
}

extension Int: Archivable {
  @inlinable public init(from reader: inout ArchiveReader) { self = reader.int() }
  public func write(to writer: inout ArchiveWriter) { writer.int(self) }
}

extension Int32: Archivable {
  @inlinable public init(from reader: inout ArchiveReader) { self = reader.int32() }
  public func write(to writer: inout ArchiveWriter) { writer.int32(self) }
}

extension Double: Archivable {
  @inlinable public init(from reader: inout ArchiveReader) { self = reader.double() }
  public func write(to writer: inout ArchiveWriter) { writer.double(self) }
}

extension ArchiveWriter {
  /// A dictionary by sorted keys.
  public mutating func dictionary<Value>(
    _ dictionary: [String: Value], _ write: (Value, inout ArchiveWriter) -> Void
  ) {
    list(dictionary.sorted { $0.key < $1.key }) { entry, writer in
      writer.string(entry.key)
      write(entry.value, &writer)
    }
  }
}

extension ArchiveReader {
  /// A dictionary; of a key that is there twice, the last value.
  @inlinable
  public mutating func dictionary<Value>(_ value: (inout ArchiveReader) -> Value) -> [String: Value] {
    let count = count()
    var result: [String: Value] = [:]
    result.reserveCapacity(count)
    for _ in 0..<count {
      let key = string()
      result[key] = value(&self)
    }
    return result
  }
}
