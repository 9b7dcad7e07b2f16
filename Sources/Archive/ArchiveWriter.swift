/// Writes values one after another, as `ArchiveReader` reads them. The same values give the same bytes.
public struct ArchiveWriter {
  package private(set) var bytes: [UInt8] = []
  /// What could not be written: values that only exist while a program runs.
  package private(set) var refused: [String] = []

  package init() {}

  /// Notes that there is something no archive can hold.
  package mutating func refuse(_ what: String) { refused.append(what) }

  package mutating func word(_ value: UInt64) {
    var rest = value
    while rest >= 0x40 {
      bytes.append(UInt8(truncatingIfNeeded: rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  package mutating func count(_ value: Int) { word(UInt64(max(0, value))) }

  package mutating func int(_ value: Int) {
    let value = Int64(value)
    word(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  package mutating func int32(_ value: Int32) { word(UInt64(UInt32(bitPattern: value << 1 ^ value >> 31))) }

  package mutating func bool(_ value: Bool) { word(value ? 1 : 0) }

  package mutating func double(_ value: Double) { word(value.bitPattern) }

  package mutating func string(_ value: String) {
    count(value.utf8.count)
    bytes += value.utf8
  }

  package mutating func text(_ value: LazyText) { string(value.string) }

  /// Puts what `write` writes into a block, which a reader can leave unread.
  package mutating func block(_ write: (inout ArchiveWriter) -> Void) {
    var inner = ArchiveWriter()
    write(&inner)
    block(inner)
  }

  package mutating func block(_ inner: ArchiveWriter) {
    refused += inner.refused
    count(inner.bytes.count)
    bytes += inner.bytes
  }

  package mutating func choice<Value: Equatable>(_ value: Value, among cases: [Value]) {
    count(cases.firstIndex(of: value) ?? cases.count)
  }

  package mutating func list<Elements: Collection>(
    _ elements: Elements, _ write: (Elements.Element, inout ArchiveWriter) -> Void
  ) {
    count(elements.count)
    for element in elements { write(element, &self) }
  }

  package mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (Wrapped, inout ArchiveWriter) -> Void) {
    bool(value != nil)
    if let value { write(value, &self) }
  }

  package mutating func value(_ value: some Archivable) { value.write(to: &self) }

  package mutating func values<Value: Archivable>(_ values: some Collection<Value>) {
    list(values) { $0.write(to: &$1) }
  }

  package mutating func optional<Value: Archivable>(_ value: Value?) {
    optional(value) { $0.write(to: &$1) }
  }
}
