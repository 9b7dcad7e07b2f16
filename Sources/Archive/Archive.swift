/// Values written one after another into bytes that are read from where they lie, without a copy: what was worked out when
/// the program was built, so that it need not be worked out when the program starts.
///
/// The bytes are valid UTF-8, so that a string literal can hold them: numbers take six bits of each byte, texts are as
/// they are.
public final class Archive: @unchecked Sendable {
  // Safe to share: the bytes never change, and are there for as long as the archive is.
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let count: Int
  private let owned: UnsafeMutablePointer<UInt8>?

  /// An archive in the program itself; nil for a literal of a single character, which has no bytes to point at.
  public init?(_ literal: StaticString) {
    guard literal.hasPointerRepresentation else { return nil }
    base = literal.utf8Start
    count = literal.utf8CodeUnitCount
    owned = nil
  }

  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { copy.initialize(from: start, count: buffer.count) }
    }
    base = UnsafePointer(copy)
    count = bytes.count
    owned = copy
  }

  deinit { owned?.deallocate() }
}

/// A value that can be written to an archive and read back.
///
/// A type that is archived has no default values for its properties, or reads through its memberwise initialiser with all
/// of them, so that the compiler asks for a property that is new.
public protocol Archivable {
  init(from reader: inout ArchiveReader)
  func write(to writer: inout ArchiveWriter)
}
