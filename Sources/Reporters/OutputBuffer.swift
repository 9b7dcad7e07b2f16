/// The bytes of a report while it is written: one growing array, handed to the file descriptor in one go.
package struct OutputBuffer: Sendable {
  /// What was written so far, always UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// Appends an ASCII character.
  mutating func append(ascii byte: UInt8) { bytes.append(byte) }

  /// Appends bytes that are known to be UTF-8.
  mutating func append(utf8 part: some Sequence<UInt8>) { bytes.append(contentsOf: part) }

  mutating func append(_ byte: UInt8, times count: Int) {
    bytes.append(contentsOf: repeatElement(byte, count: max(0, count)))
  }

  mutating func newline() { bytes.append(0x0A) }

  /// The bytes as a string, for tests and for callers that show a report elsewhere.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
