package import Archive

/// Words to recognise in whatever case, with a sieve before them: nearly every scalar of a plan is asked whether it is one,
/// and nearly none is.
package struct WordList: Sendable {
  /// In lower case and without white space at either end.
  package private(set) var texts: Set<String>
  /// By length in UTF-8 bytes: bit n says that a word of that length begins with a byte whose lower five bits are n.
  private var sieve = [UInt32](repeating: 0, count: longest + 1)
  /// The same of the bytes that words end with.
  private var endings = [UInt32](repeating: 0, count: longest + 1)
  /// For texts beyond ASCII, whose length says little, as their lower case may have another: by the lower five bits of the
  /// first byte, those of the last one, of words in which both are of ASCII.
  private var edges = [UInt32](repeating: 0, count: 32)

  /// No longer text is one of the words, white space around it included.
  static let longest = 63

  package init(_ words: some Sequence<String> = []) {
    texts = []
    insert(words)
  }

  package mutating func insert(_ words: some Sequence<String>) {
    for word in words { insert(lowercase: word.trimmedLowercase) }
  }

  private mutating func insert(lowercase word: String) {
    guard let first = word.utf8.first, let last = word.utf8.last, word.utf8.count <= Self.longest else { return }
    texts.insert(word)
    sieve[word.utf8.count] |= 1 << UInt32(first & 31)
    endings[word.utf8.count] |= 1 << UInt32(last & 31)
    if first < 0x80, last < 0x80 { edges[Int(first & 31)] |= 1 << UInt32(last & 31) }
  }

  /// False where a text is none of the words for certain.
  func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lower = 0
    var upper = bytes.count
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    guard lower < upper else { return false }
    guard bytes[lower..<upper].allSatisfy({ $0 < 0x80 }) else { return mayHold(beyondASCII: bytes, lower, upper) }
    // The lower five bits of a letter are the same in either case.
    let length = upper - lower
    return length <= Self.longest && sieve[length] & 1 << UInt32(bytes[lower] & 31) != 0
      && endings[length] & 1 << UInt32(bytes[upper - 1] & 31) != 0
  }

  /// Where both ends are of ASCII, they are the ends of the word too: a letter there has its own lower case, whatever
  /// stands between, unless a mark follows the first one. Below U+0300, where bytes begin with 0xCC, there are no marks.
  private func mayHold(beyondASCII bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Bool {
    guard upper - lower > 1, bytes[lower] < 0x80, bytes[lower + 1] < 0xCC, bytes[upper - 1] < 0x80 else { return true }
    return edges[Int(bytes[lower] & 31)] & 1 << UInt32(bytes[upper - 1] & 31) != 0
  }
}

extension WordList: Archivable {
  package func write(to writer: inout ArchiveWriter) { writer.values(texts.sorted()) }

  package init(from reader: inout ArchiveReader) {
    self.init()
    for word in reader.values(String.self) { insert(lowercase: word) }
  }
}
