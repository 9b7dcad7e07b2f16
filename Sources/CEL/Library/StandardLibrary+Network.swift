internal import Diagnostics

extension StandardLibrary {
  private static let ip = NetworkType.address.type
  private static let cidr = NetworkType.range.type

  /// Source: cel-go `ext/network.go`, documentation, version 1, and cel-spec's conformance tests.
  static let network: [FunctionDeclaration] = [
    FunctionDeclaration(
      "ip", "Reads an internet address of either family, or gives the address of a range.",
      [
        pure(
          "string_to_ip", [.string], ip,
          .unary { value, _ in
            do throws(NetworkAddress.Problem) {
              return NetworkType.value(try NetworkAddress(value.asString ?? ""))
            } catch {
              return unreadable(value, "address", "192.0.2.1 or 2001:db8::1", error)
            }
          }),
        pure(
          "cidr_ip", [cidr], ip, member: true,
          .unary { value, _ in value.asNetworkRange.map { NetworkType.value($0.address) } ?? value }),
      ],
      examples: [
        .init("string(ip('2001:DB8:0:0::1'))", "'2001:db8::1'"), .init("ip('192.0.2.1.5')", ""),
        .init("cidr('192.0.2.7/24').ip() == ip('192.0.2.7')", "true"),
      ]),
    FunctionDeclaration(
      "cidr", "Reads a range of internet addresses: an address and how many of its bits count.",
      [
        pure(
          "string_to_cidr", [.string], cidr,
          .unary { value, _ in
            do throws(NetworkAddress.Problem) {
              return NetworkType.value(try NetworkRange(value.asString ?? ""))
            } catch {
              return unreadable(value, "range", "192.0.2.0/24 or 2001:db8::/32", error)
            }
          })
      ], examples: [.init("string(cidr('192.0.2.0/24'))", "'192.0.2.0/24'"), .init("cidr('192.0.2.0/33')", "")]),
    FunctionDeclaration(
      "isIP", "Tells whether a text is an internet address.",
      [
        pure(
          "is_ip", [.string], .bool,
          .unary { value, _ in .bool((try? NetworkAddress(value.asString ?? "")) != nil) })
      ], examples: [.init("isIP('192.0.2.1')", "true"), .init("isIP('192.0.2')", "false")]),
    FunctionDeclaration(
      "isCIDR", "Tells whether a text is a range of internet addresses.",
      [
        pure(
          "is_cidr", [.string], .bool,
          .unary { value, _ in .bool((try? NetworkRange(value.asString ?? "")) != nil) })
      ], examples: [.init("isCIDR('192.0.2.7/24')", "true"), .init("isCIDR('192.0.2.7')", "false")]),
    FunctionDeclaration(
      "ip.isCanonical", "Tells whether an address is written as RFC 5952 has it.",
      [
        pure(
          "ip_is_canonical", [.string], .bool,
          .unary { value, _ in
            do throws(NetworkAddress.Problem) {
              return .bool(try NetworkAddress(value.asString ?? "").text == value.asString)
            } catch {
              return unreadable(value, "address", "192.0.2.1 or 2001:db8::1", error)
            }
          })
      ],
      examples: [.init("ip.isCanonical('2001:db8::1')", "true"), .init("ip.isCanonical('2001:DB8::1')", "false")]),
    FunctionDeclaration(
      "string", "Writes an address or a range as text.",
      [
        pure("ip_to_string", [ip], .string, .unary { value, context in context.string(context.text(of: value)) }),
        pure("cidr_to_string", [cidr], .string, .unary { value, context in context.string(context.text(of: value)) }),
      ],
      examples: [
        .init("string(ip('192.0.2.1'))", "'192.0.2.1'"), .init("string(cidr('2001:db8::/32'))", "'2001:db8::/32'"),
      ]),
    FunctionDeclaration(
      "family", "Gives the family of an address, 4 or 6.",
      [
        pure("ip_family", [ip], .int, member: true, .unary { value, _ in onAddress(value) { .int($0.isIPv4 ? 4 : 6) } })
      ],
      examples: [.init("ip('192.0.2.1').family()", "4"), .init("ip('::1').family()", "6")]),
    kind(
      "isUnspecified", "ip_is_unspecified", "Tells whether an address is the one that stands for none.", "0.0.0.0",
      \.isUnspecified),
    kind("isLoopback", "ip_is_loopback", "Tells whether an address is the machine itself.", "127.0.0.1", \.isLoopback),
    kind(
      "isGlobalUnicast", "ip_is_global_unicast", "Tells whether an address is that of one interface anywhere.",
      "10.0.0.1", \.isGlobalUnicast),
    kind(
      "isLinkLocalUnicast", "ip_is_link_local_unicast", "Tells whether an address is that of one interface nearby.",
      "169.254.1.1", \.isLinkLocalUnicast),
    kind(
      "isLinkLocalMulticast", "ip_is_link_local_multicast", "Tells whether an address is that of a group nearby.",
      "224.0.0.1", \.isLinkLocalMulticast),
    FunctionDeclaration(
      "containsIP", "Tells whether an address lies in a range.",
      [
        pure(
          "cidr_contains_ip_ip", [cidr, ip], .bool, member: true,
          .binary { range, address, _ in
            guard let range = range.asNetworkRange, let address = address.asNetworkAddress else { return .false }
            return .bool(range.contains(address))
          }),
        pure(
          "cidr_contains_ip_string", [cidr, .string], .bool, member: true,
          .binary { range, text, _ in
            guard let range = range.asNetworkRange else { return .false }
            do throws(NetworkAddress.Problem) {
              return .bool(range.contains(try NetworkAddress(text.asString ?? "")))
            } catch {
              return unreadable(text, "address", "192.0.2.1 or 2001:db8::1", error)
            }
          }),
      ],
      examples: [
        .init("cidr('192.0.2.0/24').containsIP('192.0.2.7')", "true"),
        .init("cidr('192.0.2.0/24').containsIP(ip('198.51.100.1'))", "false"),
      ]),
    FunctionDeclaration(
      "containsCIDR", "Tells whether a range lies in a range.",
      [
        pure(
          "cidr_contains_cidr", [cidr, cidr], .bool, member: true,
          .binary { range, other, _ in
            guard let range = range.asNetworkRange, let other = other.asNetworkRange else { return .false }
            return .bool(range.contains(other))
          }),
        pure(
          "cidr_contains_cidr_string", [cidr, .string], .bool, member: true,
          .binary { range, text, _ in
            guard let range = range.asNetworkRange else { return .false }
            do throws(NetworkAddress.Problem) {
              return .bool(range.contains(try NetworkRange(text.asString ?? "")))
            } catch {
              return unreadable(text, "range", "192.0.2.0/24 or 2001:db8::/32", error)
            }
          }),
      ],
      examples: [
        .init("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "true"),
        .init("cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))", "false"),
      ]),
    FunctionDeclaration(
      "prefixLength", "Gives how many bits of a range's address count.",
      [
        pure(
          "cidr_prefix_length", [cidr], .int, member: true,
          .unary { value, _ in value.asNetworkRange.map { .int($0.length) } ?? value })
      ], examples: [.init("cidr('192.0.2.0/24').prefixLength()", "24")]),
    FunctionDeclaration(
      "masked", "Gives a range with the bits of its address that don't count set to zero.",
      [
        pure(
          "cidr_masked", [cidr], cidr, member: true,
          .unary { value, _ in value.asNetworkRange.map { NetworkType.value($0.masked) } ?? value })
      ], examples: [.init("string(cidr('192.0.2.7/24').masked())", "'192.0.2.0/24'")]),
    FunctionDeclaration(
      "isMask", "Tells whether the bits of a range's address that don't count are zero.",
      [
        pure(
          "cidr_is_mask", [cidr], .bool, member: true,
          .unary { value, _ in value.asNetworkRange.map { .bool($0.masked == $0) } ?? value })
      ], examples: [.init("cidr('192.0.2.0/24').isMask()", "true"), .init("cidr('192.0.2.7/24').isMask()", "false")]),
  ]

  private static func kind(
    _ name: String, _ id: String, _ documentation: String, _ example: String,
    _ holds: @escaping @Sendable (NetworkAddress) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [pure(id, [ip], .bool, member: true, .unary { value, _ in onAddress(value) { .bool(holds($0)) } })],
      examples: [
        .init("ip('\(example)').\(name)()", "true"), .init("ip('255.255.255.255').\(name)()", "false", isFurther: true),
      ])
  }

  private static func onAddress(_ value: Value, _ make: (NetworkAddress) -> Value) -> Value {
    value.asNetworkAddress.map(make) ?? value
  }

  private static func unreadable(
    _ value: Value, _ kind: String, _ example: String, _ problem: NetworkAddress.Problem
  ) -> Value {
    let text = String((value.asString ?? "").prefix(80))
    let message =
      switch problem {
      case .unreadable: Message("{0} is no internet {1} as in {2}", .quoted(text), .text(kind), .text(example))
      case .zone:
        Message("{0} names a zone (what stands behind %), which an internet {1} may not", .quoted(text), .text(kind))
      case .mapped: Message("{0} is an IPv4 address inside of an IPv6 one; write the IPv4 address alone", .quoted(text))
      }
    return .error(message, origin: value.origin)
  }
}
