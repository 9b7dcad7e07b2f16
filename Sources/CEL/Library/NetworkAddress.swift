/// An internet address of either family. Source: RFC 4291 and RFC 5952; strict in what it reads, as Go's `net/netip` is.
struct NetworkAddress: Hashable, Sendable {
  /// The upper and lower half; an IPv4 address is the last 32 bits.
  var high: UInt64
  var low: UInt64
  var isIPv4: Bool

  enum Problem: Error {
    case unreadable
    /// An IPv4 address written with dots inside of an IPv6 address that stands for it.
    case mapped
    case zone
  }

  var bitCount: Int { isIPv4 ? 32 : 128 }

  init(high: UInt64, low: UInt64, isIPv4: Bool) {
    self.high = high
    self.low = low
    self.isIPv4 = isIPv4
  }

  /// Reads `192.0.2.1` or `2001:db8::1`. An IPv6 address that stands for an IPv4 one (`::ffff:c000:201`) is that one.
  init(_ text: String) throws(Problem) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 64 else { throw .unreadable }
    guard bytes.contains(UInt8(ascii: ":")) else {
      guard let number = Self.dotted(bytes[...]) else { throw .unreadable }
      self.init(high: 0, low: UInt64(number), isIPv4: true)
      return
    }
    if let percent = bytes.firstIndex(of: UInt8(ascii: "%")) {
      guard Self.groups(bytes[..<percent]) != nil, percent + 1 < bytes.count else { throw .unreadable }
      throw .zone
    }
    guard let groups = Self.groups(bytes[...]) else { throw .unreadable }
    let high = groups[..<4].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    let low = groups[4...].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    guard high == 0, low >> 32 == 0xFFFF else {
      self.init(high: high, low: low, isIPv4: false)
      return
    }
    if bytes.contains(UInt8(ascii: ".")) { throw .mapped }
    self.init(high: 0, low: low & 0xFFFF_FFFF, isIPv4: true)
  }

  /// Four numbers of up to 255, without leading zeros.
  private static func dotted(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var result: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy(Lexer.isDigit), part.count == 1 || part.first != 0x30,
        let number = UInt8(String(decoding: part, as: UTF8.self))
      else { return nil }
      result = result << 8 | UInt32(number)
    }
    return result
  }

  /// The eight groups of an IPv6 address.
  private static func groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    var groups: [UInt16] = []
    var gap: Int?
    var rest = bytes
    let colons: [UInt8] = [0x3A, 0x3A]
    if rest.starts(with: colons) {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let part = rest.prefix { $0 != 0x3A }
      if part.contains(UInt8(ascii: ".")) {
        // The last two groups may be written as an IPv4 address.
        guard part.count == rest.count, groups.count <= 6, let number = dotted(part) else { return nil }
        groups += [UInt16(number >> 16), UInt16(truncatingIfNeeded: number)]
        rest = []
        break
      }
      guard groups.count < 8, (1...4).contains(part.count), part.allSatisfy({ Lexer.hexValue($0) != nil }),
        let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
      else { return nil }
      groups.append(group)
      rest = rest.dropFirst(part.count)
      if rest.isEmpty { break }
      if rest.starts(with: colons) {
        guard gap == nil else { return nil }
        gap = groups.count
        rest = rest.dropFirst(2)
      } else {
        rest = rest.dropFirst()
        if rest.isEmpty { return nil }
      }
    }
    guard let gap else { return groups.count == 8 ? groups : nil }
    // The gap stands for one group of zeros at least.
    guard groups.count < 8 else { return nil }
    groups.insert(contentsOf: Array(repeating: 0, count: 8 - groups.count), at: gap)
    return groups
  }

  /// As RFC 5952 has it: small letters, no leading zeros, the longest run of zeros left out.
  var text: String {
    if isIPv4 { return (0..<4).map { String(low >> UInt64(24 - 8 * $0) & 0xFF) }.joined(separator: ".") }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> UInt64(48 - 16 * ($0 % 4))) }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(1, longest.count) { longest = start..<end }
      start = max(end, start) + 1
    }
    func written(_ range: Range<Int>) -> String {
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    return longest.isEmpty
      ? written(0..<8) : written(0..<longest.lowerBound) + "::" + written(longest.upperBound..<8)
  }

  // MARK: Kinds

  var isUnspecified: Bool { high == 0 && low == 0 }
  var isLoopback: Bool { isIPv4 ? low >> 24 == 127 : high == 0 && low == 1 }
  var isMulticast: Bool { isIPv4 ? low >> 28 == 0xE : high >> 56 == 0xFF }
  var isLinkLocalUnicast: Bool { isIPv4 ? low >> 16 == 0xA9FE : high >> 54 == 0xFE80 >> 6 }
  var isLinkLocalMulticast: Bool { isIPv4 ? low >> 8 == 0xE00000 : high >> 48 & 0xFF0F == 0xFF02 }
  var isGlobalUnicast: Bool {
    if isIPv4, low == 0xFFFF_FFFF { return false }
    return !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }

  /// The address with all bits behind the first `length` zero.
  func masked(_ length: Int) -> NetworkAddress {
    func kept(_ bits: UInt64, _ count: Int) -> UInt64 {
      count >= 64 ? bits : count <= 0 ? 0 : bits & ~(UInt64.max >> UInt64(count))
    }
    // The 32 bits of an IPv4 address are the last of the lower half.
    return NetworkAddress(
      high: isIPv4 ? 0 : kept(high, length), low: isIPv4 ? kept(low, 32 + length) : kept(low, length - 64),
      isIPv4: isIPv4)
  }
}

/// An address and how many of its first bits count. Source: RFC 4632, section 3.1.
struct NetworkRange: Hashable, Sendable {
  var address: NetworkAddress
  var length: Int

  init(address: NetworkAddress, length: Int) {
    self.address = address
    self.length = length
  }

  /// Reads `10.0.0.0/8`; bits behind the length may be set.
  init(_ text: String) throws(NetworkAddress.Problem) {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw .unreadable }
    let part = String(text[..<slash])
    let digits = text[text.utf8.index(after: slash)...].utf8
    let address = try NetworkAddress(part)
    guard (1...3).contains(digits.count), digits.allSatisfy(Lexer.isDigit), digits.count == 1 || digits.first != 0x30,
      let length = Int(String(decoding: Array(digits), as: UTF8.self)), length <= address.bitCount
    else { throw .unreadable }
    // The length would count other bits than are written.
    if address.isIPv4, part.utf8.contains(UInt8(ascii: ":")) { throw .mapped }
    self.init(address: address, length: length)
  }

  var text: String { address.text + "/" + String(length) }
  var masked: NetworkRange { NetworkRange(address: address.masked(length), length: length) }

  func contains(_ other: NetworkAddress) -> Bool {
    other.isIPv4 == address.isIPv4 && other.masked(length) == address.masked(length)
  }

  func contains(_ other: NetworkRange) -> Bool { length <= other.length && contains(other.address) }
}
