/// Reads what an `ArchiveWriter` has written.
///
/// Damage is sticky: from the first value on that makes no sense, all are zero or empty, and `isDamaged` says so. Whoever
/// begins a reading asks that at its end.
///
/// Public, as nothing else is: of what is `package`, the compiler inlines and specialises nothing in other modules, and
/// reading is made of very small steps.
public struct ArchiveReader: @unchecked Sendable {
  // Safe to share: only the archive's bytes are pointed at, and `archive` keeps them.
  @usableFromInline let archive: Archive
  @usableFromInline var position: Int
  @usableFromInline let end: Int
  public private(set) var isDamaged = false
  private var depth = 0
  private static let depthLimit = 64

  public init(_ archive: Archive) {
    self.archive = archive
    position = 0
    end = archive.count
  }

  private init(_ archive: Archive, _ range: Range<Int>) {
    self.archive = archive
    position = range.lowerBound
    end = range.upperBound
  }

  /// Whether everything was read, and nothing of it was damaged.
  public var isComplete: Bool { !isDamaged && position == end }

  public mutating func fail() {
    isDamaged = true
    position = end
  }

  /// Reads a value that may hold others of its type; too many within each other are damage.
  public mutating func nested<Value>(or other: Value, _ read: (inout ArchiveReader) -> Value) -> Value {
    guard depth < Self.depthLimit else {
      fail()
      return other
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// A number of 64 bits, low bits first; small ones take one byte.
  @inlinable
  public mutating func word() -> UInt64 {
    if position < end, archive.base[position] < 0x40 {
      position += 1
      return UInt64(archive.base[position - 1])
    }
    return longWord()
  }

  @usableFromInline
  mutating func longWord() -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift <= 60 {
      let byte = archive.base[position]
      guard byte < 0x80 else { break }
      position += 1
      result |= UInt64(byte & 0x3F) << shift
      if byte < 0x40 { return result }
      shift += 6
    }
    fail()
    return 0
  }

  /// A number of things that follow, each of which takes a byte or more.
  @inlinable
  public mutating func count() -> Int {
    let count = word()
    guard count <= UInt64(end - position) else {
      fail()
      return 0
    }
    return Int(count)
  }

  @inlinable
  public mutating func int() -> Int {
    let word = word()
    return Int(truncatingIfNeeded: Int64(bitPattern: word >> 1) ^ -Int64(bitPattern: word & 1))
  }

  @inlinable
  public mutating func int32() -> Int32 {
    let word = word()
    guard word <= UInt64(UInt32.max) else {
      fail()
      return 0
    }
    return Int32(bitPattern: UInt32(word >> 1)) ^ -Int32(bitPattern: UInt32(word & 1))
  }

  @inlinable
  public mutating func bool() -> Bool { word() != 0 }

  public mutating func double() -> Double { Double(bitPattern: word()) }

  public mutating func string() -> String { text().string }

  /// A text that stays where it is until it is asked for.
  @inlinable
  public mutating func text() -> LazyText {
    let count = count()
    position += count
    return LazyText(archive, position - count, count)
  }

  /// A reader of what one `block` of the writer holds; this one goes on behind it.
  public mutating func block() -> ArchiveReader {
    let count = count()
    position += count
    var reader = ArchiveReader(archive, (position - count)..<position)
    if isDamaged { reader.fail() }
    return reader
  }

  /// One of the values in `cases`, by its place there.
  @inlinable
  public mutating func choice<Value>(_ cases: [Value], or other: Value) -> Value {
    let index = word()
    guard index < UInt64(cases.count) else {
      fail()
      return other
    }
    return cases[Int(index)]
  }

  @inlinable
  public mutating func list<Element>(_ element: (inout ArchiveReader) -> Element) -> [Element] {
    let count = count()
    guard count > 0 else { return [] }
    var result: [Element] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(element(&self)) }
    return result
  }

  @inlinable
  public mutating func optional<Wrapped>(_ wrapped: (inout ArchiveReader) -> Wrapped) -> Wrapped? {
    bool() ? wrapped(&self) : nil
  }

  @inlinable
  public mutating func value<Value: Archivable>(_ type: Value.Type = Value.self) -> Value { Value(from: &self) }

  @inlinable
  public mutating func values<Value: Archivable>(_ type: Value.Type = Value.self) -> [Value] {
    list { Value(from: &$0) }
  }

  @inlinable
  public mutating func optional<Value: Archivable>(_ type: Value.Type = Value.self) -> Value? {
    optional { Value(from: &$0) }
  }
}
