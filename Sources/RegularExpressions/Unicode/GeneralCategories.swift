/// The general categories of Unicode as sets. Made once, when a pattern first asks for one, from the standard library's
/// data.
enum GeneralCategories {
  /// Code points of these planes have no category of their own, or one for all: unassigned and private use.
  static let scanned: [ClosedRange<UInt32>] = [0...0x3FFFF, 0xE0000...0xE0FFF]

  private static let sets: [String: ScalarSet] = {
    var ranges: [String: [ScalarRange]] = [:]
    func add(_ category: String, _ lower: UInt32, _ upper: UInt32) {
      ranges[category, default: []].append(ScalarRange(lower, upper))
    }
    for part in scanned {
      var start = part.lowerBound
      var known: Unicode.GeneralCategory?
      for value in part {
        let category = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
        if let known, known != category {
          add(abbreviation(known), start, value - 1)
          start = value
        }
        known = category
      }
      if let known { add(abbreviation(known), start, part.upperBound) }
    }
    add("Cn", 0x40000, 0xDFFFF)
    add("Cn", 0xE1000, 0xEFFFF)
    add("Cn", 0xFFFFE, 0xFFFFF)
    add("Cn", 0x10FFFE, 0x10FFFF)
    add("Co", 0xF0000, 0xFFFFD)
    add("Co", 0x100000, 0x10FFFD)
    var sets: [String: ScalarSet] = [:]
    var wholes: [String: [ScalarRange]] = [:]
    for (name, ranges) in ranges {
      sets[name] = ScalarSet(ranges)
      wholes[String(name.prefix(1)), default: []] += ranges
    }
    for (name, ranges) in wholes { sets[name] = ScalarSet(ranges) }
    sets["LC"] = ScalarSet(["Lu", "Ll", "Lt"].flatMap { ranges[$0] ?? [] })
    return sets
  }()

  /// The set of a category or a group of them, by its short name (`Lu`, `L`, `LC`); nil where there is none of that name.
  static func set(_ name: String) -> ScalarSet? { longNames.values.contains(name) ? sets[name] ?? ScalarSet() : nil }

  /// In RE2 `C` leaves out what is unassigned, and there is neither `Cn` nor `LC`.
  static func re2(_ name: String) -> ScalarSet? {
    switch name {
    case "Cn", "LC": nil
    case "C": ScalarSet(["Cc", "Cf", "Co", "Cs"].flatMap { sets[$0]?.ranges ?? [] })
    default: set(name)
    }
  }

  /// The names that RE2 knows.
  static var re2Names: [String] { longNames.values.filter { $0 != "Cn" && $0 != "LC" } }

  /// Long names and other spellings, to the short one. Source: PropertyValueAliases.txt.
  static let longNames: [String: String] = [
    "Cased_Letter": "LC", "Close_Punctuation": "Pe", "Connector_Punctuation": "Pc", "Control": "Cc", "cntrl": "Cc",
    "Currency_Symbol": "Sc", "Dash_Punctuation": "Pd", "Decimal_Number": "Nd", "digit": "Nd", "Enclosing_Mark": "Me",
    "Final_Punctuation": "Pf", "Format": "Cf", "Initial_Punctuation": "Pi", "Letter": "L", "Letter_Number": "Nl",
    "Line_Separator": "Zl", "Lowercase_Letter": "Ll", "Mark": "M", "Combining_Mark": "M", "Math_Symbol": "Sm",
    "Modifier_Letter": "Lm", "Modifier_Symbol": "Sk", "Nonspacing_Mark": "Mn", "Number": "N",
    "Open_Punctuation": "Ps", "Other": "C", "Other_Letter": "Lo", "Other_Number": "No", "Other_Punctuation": "Po",
    "Other_Symbol": "So", "Paragraph_Separator": "Zp", "Private_Use": "Co", "Punctuation": "P", "punct": "P",
    "Separator": "Z", "Space_Separator": "Zs", "Spacing_Mark": "Mc", "Surrogate": "Cs", "Symbol": "S",
    "Titlecase_Letter": "Lt", "Unassigned": "Cn", "Uppercase_Letter": "Lu",
  ]

  private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
