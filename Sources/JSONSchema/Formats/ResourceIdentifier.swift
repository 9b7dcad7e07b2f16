/// URIs and IRIs.
///
/// Source: RFC 3986, appendix A; RFC 3987, 2.2 for letters beyond ASCII.
struct ResourceIdentifier {
  let allowsUnicode: Bool

  /// - Parameter needsScheme: whether it must be absolute; else a relative reference will do.
  func isValid(_ text: UnsafeBufferPointer<UInt8>, needsScheme: Bool) -> Bool {
    var rest = text[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard hasOnly(rest[(hash + 1)...], ":@/?") else { return false }
      rest = rest[..<hash]
    }
    if let question = rest.firstIndex(of: UInt8(ascii: "?")) {
      guard hasOnly(rest[(question + 1)...], ":@/?") else { return false }
      rest = rest[..<question]
    }
    let schemeEnd = rest.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    var hasScheme = false
    if let schemeEnd, rest[schemeEnd] == UInt8(ascii: ":") {
      // The first part of a relative path has no colon, so that this is a scheme or a mistake.
      guard isScheme(rest[..<schemeEnd]) else { return false }
      hasScheme = true
      rest = rest[(schemeEnd + 1)...]
    }
    guard hasScheme || !needsScheme else { return false }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      guard isAuthority(rest[..<end]) else { return false }
      rest = rest[end...]
    }
    return hasOnly(rest, ":@/")
  }

  private func isScheme(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isDigit || $0.isOne(of: "+-.") }
  }

  private func isAuthority(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var host = text
    if let at = text.firstIndex(of: UInt8(ascii: "@")) {
      guard hasOnly(text[..<at], ":") else { return false }
      host = text[(at + 1)...]
    }
    if host.first == UInt8(ascii: "[") {
      guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let literal = UnsafeBufferPointer(rebasing: host[(host.startIndex + 1)..<end])
      let rest = host[(end + 1)...]
      return (Address.isIPv6(literal) || isFutureAddress(literal)) && (rest.isEmpty || isPort(rest))
    }
    guard let colon = host.firstIndex(of: UInt8(ascii: ":")) else { return hasOnly(host, "") }
    return hasOnly(host[..<colon], "") && isPort(host[colon...])
  }

  private func isPort(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(\.isDigit)
  }

  private func isFutureAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = FormatScanner(text)
    guard scanner.take(UInt8(ascii: "v"), UInt8(ascii: "V")), scanner.skip(while: \.isHexDigit) > 0,
      scanner.take(UInt8(ascii: ".")), !scanner.isAtEnd
    else { return false }
    return scanner.rest.allSatisfy { $0 == UInt8(ascii: ":") || isPlain($0) }
  }

  /// `unreserved` or `sub-delims`.
  private func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte.isOne(of: "-._~!$&'()*+,;=")
  }

  /// Whether a text has only plain characters, escapes such as `%20`, and these.
  private func hasOnly(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ further: StaticString) -> Bool {
    var scanner = FormatScanner(UnsafeBufferPointer(rebasing: text))
    while let byte = scanner.take() {
      if byte == UInt8(ascii: "%") {
        guard scanner.take()?.isHexDigit == true, scanner.take()?.isHexDigit == true else { return false }
      } else if !(isPlain(byte) || byte.isOne(of: further) || allowsUnicode && byte >= 0x80) {
        return false
      }
    }
    return true
  }

  /// Source: RFC 6570, 2.
  static func isTemplate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = FormatScanner(text)
    while let byte = scanner.take() {
      switch byte {
      case UInt8(ascii: "{"):
        _ = scanner.take(0x2B, 0x23, 0x2E, 0x2F, 0x3B, 0x3F, 0x26, 0x3D, 0x2C, 0x21, 0x40, 0x7C)
        repeat {
          guard takeVariable(&scanner) else { return false }
        } while scanner.take(UInt8(ascii: ","))
        guard scanner.take(UInt8(ascii: "}")) else { return false }
      case UInt8(ascii: "%"):
        guard scanner.take()?.isHexDigit == true, scanner.take()?.isHexDigit == true else { return false }
      case 0...0x20, 0x7F: return false
      default:
        if byte.isOne(of: "\"<>\\^`|}") { return false }
      }
    }
    return true
  }

  private static func takeVariable(_ scanner: inout FormatScanner) -> Bool {
    var isStart = true
    while true {
      if scanner.take(UInt8(ascii: "%")) {
        guard scanner.take()?.isHexDigit == true, scanner.take()?.isHexDigit == true else { return false }
      } else if scanner.skip(while: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }) == 0 {
        guard !isStart, scanner.take(UInt8(ascii: ".")) else { break }
        isStart = true
        continue
      }
      isStart = false
    }
    if isStart { return false }
    if scanner.take(UInt8(ascii: ":")) {
      guard scanner.next != UInt8(ascii: "0") else { return false }
      return (1...4).contains(scanner.skip(while: \.isDigit))
    }
    _ = scanner.take(UInt8(ascii: "*"))
    return true
  }
}
