#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Texts as CEL compares them: by code points, so that two spellings of one letter differ. UTF-8 has the same order.
/// Source: CEL language definition, “String and Bytes Values”.
enum Texts {
  static func isSame(_ x: String, _ y: String) -> Bool {
    let (a, b) = (x.utf8, y.utf8)
    guard a.count == b.count else { return false }
    return a.withContiguousStorageIfAvailable { a in
      b.withContiguousStorageIfAvailable { b in isSame(a, b) } ?? false
    } ?? a.elementsEqual(b)
  }

  /// The same for the same code points.
  static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// The same for the same number.
  static func hash(_ number: UInt64) -> UInt64 { mixed(seed, number) }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(hash, rest)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low &+ hash
  }

  /// Another one in each process, so that nobody can choose texts of one hash.
  private static let seed = UInt64(truncatingIfNeeded: 0.hashValue)

  /// Negative, 0 or positive.
  static func order(_ x: String, _ y: String) -> Int {
    x.utf8.withContiguousStorageIfAvailable { a in
      y.utf8.withContiguousStorageIfAvailable { b in order(a, b) } ?? 0
    } ?? (isSame(x, y) ? 0 : x.utf8.lexicographicallyPrecedes(y.utf8) ? -1 : 1)
  }

  private static func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = a.baseAddress, let second = b.baseAddress else { return a.isEmpty && b.isEmpty }
    return a.count == b.count && memcmp(first, second, a.count) == 0
  }

  private static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    if let first = a.baseAddress, let second = b.baseAddress {
      let order = memcmp(first, second, min(a.count, b.count))
      if order != 0 { return order < 0 ? -1 : 1 }
    }
    return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
  }
}
