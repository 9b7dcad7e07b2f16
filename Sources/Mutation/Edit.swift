internal import Diagnostics

/// Bytes that take the place of others; all around stays as it is.
struct Edit: Sendable {
  var range: ByteRange
  var replacement: [UInt8]

  init(_ range: ByteRange, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  init(_ range: ByteRange, _ replacement: String) { self.init(range, Array(replacement.utf8)) }

  /// The text with the edit made.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let lower = min(max(0, range.lower), bytes.count)
    let upper = min(max(lower, range.upper), bytes.count)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count - (upper - lower) + replacement.count)
    result += bytes[..<lower]
    result += replacement
    result += bytes[upper...]
    return result
  }
}
