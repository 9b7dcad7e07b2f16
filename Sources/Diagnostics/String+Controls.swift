extension String {
  /// The text on one line and without anything that steers a terminal: line breaks and tabs become spaces, other
  /// control characters and the bidirectional overrides become U+FFFD.
  package var withoutControls: String {
    if plainCharacterCount != nil { return self }
    var result = String.UnicodeScalarView()
    var pendingReturn = false
    for scalar in unicodeScalars {
      if scalar == "\n", pendingReturn {
        pendingReturn = false
        continue
      }
      pendingReturn = scalar == "\r"
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension StringProtocol {
  /// How many characters there are, where each of them takes one column of any terminal and steers none: ASCII, letters
  /// below U+0300, dashes, quotation marks, ellipsis and the euro sign, which is all that most texts consist of. nil where
  /// there may be others.
  package var plainCharacterCount: Int? {
    let count = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        count += 1
        if byte < 0x80 {
          guard byte >= 0x20, byte != 0x7F else { return nil }
          index += 1
          continue
        }
        guard index + 1 < bytes.count else { return nil }
        if byte < 0xCC {
          // U+0080 to U+009F are controls.
          guard byte != 0xC2 || bytes[index + 1] >= 0xA0 else { return nil }
          index += 2
          continue
        }
        // U+2010 to U+2027, and U+20AC.
        guard byte == 0xE2, index + 2 < bytes.count,
          bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2])
            || bytes[index + 1] == 0x82 && bytes[index + 2] == 0xAC
        else { return nil }
        index += 3
      }
      return count
    }
    return count ?? nil
  }
}
