/// The extension types of the network library, and how their values are kept: the address in the two words, and in the half
/// word the family (4 or 6) and, of a range, how many bits count.
enum NetworkType {
  static let address = OpaqueType(name: "net.IP", text: { NetworkType.address(of: $0).text })
  static let range = OpaqueType(name: "net.CIDR", text: { NetworkType.range(of: $0).text })

  /// The indices in `StandardLibrary.opaqueTypes`, from -1 down.
  private static let addressIndex: Int32 = -1
  private static let rangeIndex: Int32 = -2
  private static let ipv6: Int32 = 1 << 16

  static func address(of value: OpaqueValue) -> NetworkAddress {
    NetworkAddress(
      high: UInt64(bitPattern: value.high), low: UInt64(bitPattern: value.low), isIPv4: value.detail & ipv6 == 0)
  }

  static func range(of value: OpaqueValue) -> NetworkRange {
    let address = address(of: value)
    return NetworkRange(address: address, length: min(max(0, Int(value.detail & 0xFF)), address.bitCount))
  }

  static func value(_ address: NetworkAddress) -> Value { value(address, addressIndex, 0) }

  static func value(_ range: NetworkRange) -> Value { value(range.address, rangeIndex, Int32(range.length)) }

  private static func value(_ address: NetworkAddress, _ type: Int32, _ length: Int32) -> Value {
    Value(
      .opaque(
        OpaqueValue(
          type: type, low: Int64(bitPattern: address.low), high: Int64(bitPattern: address.high),
          detail: length | (address.isIPv4 ? 0 : ipv6))))
  }
}

extension OpaqueType {
  /// The type of its values, as the checker knows it.
  var type: CELType { .opaque(name) }
}

extension Value {
  var asNetworkAddress: NetworkAddress? {
    if case .opaque(let value) = payload, value.type == -1 { return NetworkType.address(of: value) }
    return nil
  }

  var asNetworkRange: NetworkRange? {
    if case .opaque(let value) = payload, value.type == -2 { return NetworkType.range(of: value) }
    return nil
  }
}
