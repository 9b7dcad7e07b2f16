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
    // Swift's own comparison is quick for texts that fit into a word or two, but also takes two for the same that differ in
    // their code points.
    if a.count < 16, x != y { return false }
    return a.withContiguousStorageIfAvailable { a in
      b.withContiguousStorageIfAvailable { b in isSame(a, b) } ?? false
    } ?? a.elementsEqual(b)
  }

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
