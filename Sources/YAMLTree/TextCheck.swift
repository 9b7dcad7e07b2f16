/// Looks through the bytes of a file before YAML does: are they UTF-8, and only characters that YAML allows?
///
/// Source: YAML 1.2.2, 5.1 "Character set"; Unicode 15, table 3-7 for well-formed UTF-8.
struct TextCheck {
  enum Finding: Equatable {
    /// Well-formed but for the bytes here, which look like a one-byte encoding (Windows-1252, Latin-1).
    case oneByteEncoding(at: Int, character: String)
    case utf16(at: Int)
    case utf32(at: Int)
    /// A character that ends in the middle, at the end of the file.
    case cutOff(at: Int)
    /// A control character, such as a NUL byte; most of the file is text.
    case control(at: Int, length: Int, value: UInt32)
    /// So many of them that this is no text at all.
    case binary(at: Int)
  }

  /// The file has no byte above 0x7F.
  var isASCII = true
  /// The length of the byte-order mark.
  var base = 0
  /// The first thing wrong.
  var finding: Finding?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let wide = Self.wideEncoding(bytes) {
      finding = wide
      return
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { base = 3 }
    isASCII = true
    var index = base
    while index < bytes.count {
      let end = min(index + 256, bytes.count)
      let (odd, high) = Self.classify(bytes, index, end)
      if !odd, !high {
        index = end
        continue
      }
      if high { isASCII = false }
      while index < end {
        guard let length = Self.characterLength(bytes, index) else {
          finding = Self.explain(bytes, at: index)
          return
        }
        index += length
      }
    }
  }

  /// Whether `bytes[lower..<upper]` holds a control character, and whether it holds a byte above 0x7F. Written so that
  /// the compiler can take many bytes at once.
  @inline(__always)
  private static func classify(
    _ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int
  ) -> (odd: Bool, high: Bool) {
    var odd: UInt8 = 0
    var high: UInt8 = 0
    var index = lower
    while index < upper {
      let byte = bytes[index]
      high |= byte
      let isControl: UInt8 = byte &- 0x20 > 0x5E && byte < 0x80 ? 1 : 0
      let isAllowed: UInt8 = byte == 0x09 || byte == 0x0A || byte == 0x0D ? 1 : 0
      odd |= isControl & ~isAllowed
      index &+= 1
    }
    return (odd != 0, high >= 0x80)
  }

  /// The bytes of the character at `index`; nil where it is not well-formed or not allowed in YAML.
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard let (length, value) = decode(bytes, index) else { return nil }
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return length
    default: return nil
    }
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (length: Int, value: UInt32)? {
    let first = bytes[index]
    if first < 0x80 { return (1, UInt32(first)) }
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x10000)
    guard isShortest, !(0xD800...0xDFFF).contains(value), value <= 0x10FFFF else { return nil }
    return (length, value)
  }

  /// UTF-16 or UTF-32 by its byte-order mark or by where the NUL bytes stand in the first characters.
  private static func wideEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding? {
    let start = Array(bytes.prefix(64))
    if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32(at: 0) }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return .utf16(at: 0) }
    guard start.count >= 4, let firstNUL = start.firstIndex(of: 0) else { return nil }
    func share(_ residues: Set<Int>, modulo: Int) -> Bool {
      let places = start.indices.filter { residues.contains($0 % modulo) }
      return places.allSatisfy { start[$0] == 0 }
        && start.indices.filter { !residues.contains($0 % modulo) }.allSatisfy { start[$0] != 0 }
    }
    if share([1, 2, 3], modulo: 4) || share([0, 1, 2], modulo: 4) { return .utf32(at: firstNUL) }
    if share([1], modulo: 2) || share([0], modulo: 2) { return .utf16(at: firstNUL) }
    return nil
  }

  private static func explain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Finding {
    let sample = bytes[index..<min(index + 512, bytes.count)]
    let controls = sample.reduce(0) { $0 + ($1 < 0x20 && $1 != 0x09 && $1 != 0x0A && $1 != 0x0D ? 1 : 0) }
    if controls * 10 > sample.count, controls > 2 { return .binary(at: index) }
    if let (length, value) = decode(bytes, index) { return .control(at: index, length: length, value: value) }
    let first = bytes[index]
    let needed = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    if needed > bytes.count - index, bytes[(index + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 }), bytes.count - index > 1 {
      return .cutOff(at: index)
    }
    return .oneByteEncoding(at: index, character: windows1252(first))
  }

  /// The character that a byte above 0x7F stands for in Windows-1252, which agrees with Latin-1 from 0xA0 on.
  private static func windows1252(_ byte: UInt8) -> String {
    let low: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
      0x017D,
      0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
      0x017E, 0x0178,
    ]
    let value = (0x80..<0xA0).contains(byte) ? low[Int(byte) - 0x80] : UInt32(byte)
    return Unicode.Scalar(value).map(String.init) ?? "?"
  }
}
