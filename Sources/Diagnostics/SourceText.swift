/// The bytes of one file as they are on disk (a byte-order mark and carriage returns included), under the name that
/// reports show for it.
public final class SourceText: Sendable {
  /// The path as the user gave it or as discovery found it; `<stdin>` for standard input without a name.
  public let name: String
  public let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of `range`, clipped to the file; bytes that are not UTF-8 become U+FFFD.
  package func text(in range: ByteRange) -> String {
    let lower = min(max(0, range.lower), bytes.count)
    let upper = min(max(lower, range.upper), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
