/// Turns libyaml's positions into byte offsets. libyaml counts characters and leaves out a leading byte-order mark.
///
/// The cursor walks from its last answer, so answering positions in file order costs one pass over the file; a file of
/// ASCII alone costs nothing.
struct ByteCursor {
  private let isASCII: Bool
  /// The length of the byte-order mark.
  private let base: Int
  private var character = 0
  private var byte: Int

  init(isASCII: Bool, base: Int) {
    self.isASCII = isASCII
    self.base = base
    self.byte = base
  }

  /// The byte offset of the character with this index in `bytes`, which are valid UTF-8; clipped to the file.
  @inline(__always)
  mutating func offset(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if isASCII { return min(index &+ base, bytes.count) }
    return walk(to: index, in: bytes)
  }

  private mutating func walk(to index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    var byte = byte
    var character = character
    while character < index, byte < bytes.count {
      // Eight bytes of ASCII at once, where so many are asked for.
      if character &+ 8 <= index, byte &+ 8 <= bytes.count,
        UnsafeRawPointer(start).loadUnaligned(fromByteOffset: byte, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        byte &+= 8
        character &+= 8
        continue
      }
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > index, byte > base {
      byte -= 1
      while byte > base, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    self.byte = byte
    self.character = character
    return byte
  }
}
