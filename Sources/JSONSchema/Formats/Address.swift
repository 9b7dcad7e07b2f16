/// Mail addresses, names of hosts and their numbers.
enum Address {
  /// `Mailbox`. Source: RFC 5321, 4.1.2, with lengths as in 4.5.3.1; RFC 6531 for letters beyond ASCII.
  static func isMailbox(_ text: UnsafeBufferPointer<UInt8>, allowsUnicode: Bool) -> Bool {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = UnsafeBufferPointer(rebasing: text[..<at])
    let domain = UnsafeBufferPointer(rebasing: text[(at + 1)...])
    guard (1...64).contains(local.count) else { return false }
    let isLocal =
      local.first == UInt8(ascii: "\"")
      ? isQuoted(local, allowsUnicode: allowsUnicode) : isDotted(local, allowsUnicode: allowsUnicode)
    guard isLocal else { return false }
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]"), domain.count > 2 {
      let literal = UnsafeBufferPointer(rebasing: domain[1..<(domain.count - 1)])
      if isIPv4(literal) { return true }
      let prefix = literal.prefix(5).map { $0 | 0x20 }
      return prefix == Array("ipv6:".utf8) && isIPv6(UnsafeBufferPointer(rebasing: literal.dropFirst(5)))
    }
    return isHostName(domain, allowsUnicode: allowsUnicode)
  }

  private static func isDotted(_ text: UnsafeBufferPointer<UInt8>, allowsUnicode: Bool) -> Bool {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy {
          $0.isLetter || $0.isDigit || $0.isOne(of: "!#$%&'*+-/=?^_`{|}~") || allowsUnicode && $0 >= 0x80
        }
    }
  }

  private static func isQuoted(_ text: UnsafeBufferPointer<UInt8>, allowsUnicode: Bool) -> Bool {
    var scanner = FormatScanner(text)
    guard scanner.take(UInt8(ascii: "\"")) else { return false }
    while let byte = scanner.take() {
      switch byte {
      case UInt8(ascii: "\""): return scanner.isAtEnd
      case UInt8(ascii: "\\"):
        guard let escaped = scanner.take(), (0x20...0x7E).contains(escaped) else { return false }
      case 0x20...0x7E: break
      default:
        if !(allowsUnicode && byte >= 0x80) { return false }
      }
    }
    return false
  }

  /// Source: RFC 1123, 2.1; RFC 5890, 2.3.1 for hyphens in the third and fourth place.
  static func isHostName(_ text: UnsafeBufferPointer<UInt8>, allowsUnicode: Bool = false) -> Bool {
    guard text.count <= 253 else { return false }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      let hyphen = UInt8(ascii: "-")
      guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen,
        label.allSatisfy({ $0.isLetter || $0.isDigit || $0 == hyphen || allowsUnicode && $0 >= 0x80 })
      else { return false }
      let start = label.prefix(4).map { $0 | 0x20 }
      return start.count < 4 || start[2] != hyphen || start[3] != hyphen
        || start[..<2].elementsEqual("xn".utf8) && label.count > 4
    }
  }

  /// `dotted-quad`. Source: RFC 2673, 3.2.
  static func isIPv4(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
          && (part.count == 1 || part.first != UInt8(ascii: "0"))
          && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } < 256
      }
  }

  /// Source: RFC 4291, 2.2.
  static func isIPv6(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    guard text.count <= 45, !text.isEmpty else { return false }
    var parts = text.split(separator: colon, omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count > 2 else { return false }
    // At either end `::` leaves one empty part more than elsewhere.
    var hasGap = false
    if parts[0].isEmpty {
      guard parts[1].isEmpty else { return false }
      parts.removeFirst()
    }
    if let last = parts.last, last.isEmpty, parts.count > 1 {
      if !parts[parts.count - 2].isEmpty { return false }
      parts.removeLast()
    }
    var count = 0
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        if hasGap { return false }
        hasGap = true
      } else if index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard part.withUnsafeBufferPointer(isIPv4) else { return false }
        count += 2
      } else {
        guard part.count <= 4, part.allSatisfy(\.isHexDigit) else { return false }
        count += 1
      }
    }
    return hasGap ? count <= 7 : count == 8
  }
}
