internal import Diagnostics

/// How many columns of a terminal a text takes.
///
/// A grapheme cluster takes what its scalars take together, but never more than two columns: this is how terminals set
/// flags, skin tones, keycaps and families joined by U+200D. Terminals differ on characters of ambiguous width; they
/// count one here. Source: Unicode Standard Annex 11 (East Asian Width), Technical Standard 51 (Emoji).
enum DisplayWidth {
  /// The columns of `text`, which holds no control characters.
  static func of(_ text: some StringProtocol) -> Int {
    if let count = text.plainCharacterCount { return count }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  static func of(_ cluster: Character) -> Int {
    let scalars = cluster.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    // U+FE0F asks for the coloured form, which is wide even of characters such as U+2764 that are narrow in a text.
    if first.properties.isEmoji, scalars.contains("\u{FE0F}") { return 2 }
    return min(2, scalars.reduce(0) { $0 + of($1) })
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    // Below U+0300 nothing is wide and nothing combines; a soft hyphen is shown.
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return isPrepended(value) ? 1 : 0
    default: break
    }
    // The medial vowels and final consonants of Hangul join the syllable before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// Signs that stand before and below a number and are seen, although they are format characters
  /// (`Prepended_Concatenation_Mark`).
  private static func isPrepended(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideBlocks.count
    while low < high {
      let middle = (low + high) / 2
      if wideBlocks[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    if low < wideBlocks.count, wideBlocks[low].lowerBound <= value { return true }
    return value >= 0x231A && scalar.properties.isEmojiPresentation
  }

  /// Where all characters are wide or full-width, gaps without characters included. Emoji outside these blocks are
  /// known by their own property.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul initial consonants
    0x2329...0x232A,  // angle brackets
    0x2630...0x2637, 0x268A...0x268F,  // trigrams, monograms, digrams
    0x2E80...0x303E,  // CJK radicals to CJK symbols
    0x3040...0x3247, 0x3250...0xA4CF,  // kana to Yi, without the ambiguous numbers in circles on squares
    0xA960...0xA97F,  // Hangul initial consonants, extended
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility ideographs
    0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical forms, compatibility and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana, extended, and Nüshu
    0x1D300...0x1D376,  // Tai Xuan Jing symbols, counting rods
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x2FFFD, 0x30000...0x3FFFD,  // the ideographic planes
  ]
}
