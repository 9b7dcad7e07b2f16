extension String {
  /// The text on one line and without anything that steers a terminal: line breaks and tabs become spaces, other
  /// control characters and the bidirectional overrides become U+FFFD.
  package var withoutControls: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
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
