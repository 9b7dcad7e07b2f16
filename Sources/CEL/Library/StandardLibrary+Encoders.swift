internal import Diagnostics

extension StandardLibrary {
  /// Source: cel-go `ext/encoders.go`, documentation; RFC 4648, section 4.
  static let encoders: [FunctionDeclaration] = [
    FunctionDeclaration(
      "base64.encode", "Writes bytes in Base64.",
      [
        pure(
          "base64_encode_bytes", [.bytes], .string,
          .unary { value, context in
            guard case .bytes(let bytes) = value.payload else { return value }
            if let error = context.charge(bytes.count / 3 * 4 + 4, bytes: bytes.count) { return error }
            return Value(.string(Base64.encoded(bytes)))
          })
      ], examples: [.init("base64.encode(b'hello')", "'aGVsbG8='")]),
    FunctionDeclaration(
      "base64.decode", "Reads Base64; the = at the end may be left out.",
      [
        pure(
          "base64_decode_string", [.string], .bytes,
          .unary { value, context in
            guard let text = value.asString else { return value }
            if let error = context.charge(text.utf8.count, bytes: text.utf8.count) { return error }
            return Base64.decoded(Array(text.utf8)).map { Value(.bytes($0)) }
              ?? .error(Message("{0} is no Base64", .quoted(String(text.prefix(80)))), origin: value.origin)
          })
      ],
      examples: [
        .init("base64.decode('aGVsbG8=')", "b'hello'"), .init("base64.decode('aGVsbG8')", "b'hello'"),
        .init("base64.decode('a*')", ""),
      ]),
  ]
}

/// Base64 with the alphabet of RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word: UInt32 = 0
      for byte in group { word = word << 8 | UInt32(byte) }
      word <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        result.append(
          place <= group.count ? alphabet[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// nil where it is none. Line breaks are left out, as in cel-go; padding is whole or missing.
  static func decoded(_ text: [UInt8]) -> [UInt8]? {
    var digits = text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2, padding == 0 || digits.count % 4 == 0 else { return nil }
    digits.removeLast(padding)
    guard digits.count % 4 != 1 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(digits.count / 4 * 3 + 2)
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      word = word << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: word >> bits))
        word &= (1 << bits) - 1
      }
    }
    return result
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case 0x41...0x5A: UInt32(digit - 0x41)
    case 0x61...0x7A: UInt32(digit - 0x61) + 26
    case 0x30...0x39: UInt32(digit - 0x30) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
