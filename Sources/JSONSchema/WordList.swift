/// Words to recognise in whatever case, with a sieve before them: nearly every scalar of a plan is asked whether it is one,
/// and nearly none is.
package struct WordList: Sendable {
  /// In lower case and without white space at either end.
  package private(set) var texts: Set<String>
  /// Bit n: there is a word of n UTF-8 bytes.
  private var lengths: UInt64 = 0
  /// Bit n: there is a word whose first byte is n; those from 128 on are taken for granted.
  private var firsts: (UInt64, UInt64) = (0, 0)

  /// No longer text is one of the words, white space around it included.
  static let longest = 63

  package init(_ words: some Sequence<String> = []) {
    texts = []
    insert(words)
  }

  package mutating func insert(_ words: some Sequence<String>) {
    for word in words {
      let word = word.trimmedLowercase
      guard let first = word.utf8.first, word.utf8.count <= Self.longest else { continue }
      texts.insert(word)
      lengths |= 1 << UInt64(word.utf8.count)
      if first < 64 { firsts.0 |= 1 << UInt64(first) } else if first < 128 { firsts.1 |= 1 << UInt64(first - 64) }
    }
  }

  /// False where a text is none of the words for certain.
  func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lower = 0
    var upper = bytes.count
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    guard lower < upper, !bytes[lower..<upper].contains(where: { $0 >= 0x80 }) else { return lower < upper }
    guard upper - lower <= Self.longest, lengths & 1 << UInt64(upper - lower) != 0 else { return false }
    let byte = bytes[lower]
    let first = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    return first < 64 ? firsts.0 & 1 << UInt64(first) != 0 : firsts.1 & 1 << UInt64(first - 64) != 0
  }
}
