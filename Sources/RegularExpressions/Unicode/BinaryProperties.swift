internal import Synchronization

/// The binary properties of Unicode that ECMA-262 knows (table 69), as sets made from the standard library's data when a
/// pattern first asks for them.
enum BinaryProperties {
  private static let made = Mutex<[String: ScalarSet]>([:])

  /// The set of a property by its long or short name; nil where there is none of that name.
  static func set(_ name: String) -> ScalarSet? {
    switch name {
    case "Any": return .all
    case "ASCII": return ScalarSet([(0, 0x7F)])
    case "Assigned": return GeneralCategories.set("Cn")?.inverted
    case "Regional_Indicator", "RI": return ScalarSet([(0x1F1E6, 0x1F1FF)])
    case "Extended_Pictographic", "ExtPict": return Scripts.pictographs
    case "Emoji_Component", "EComp": return emojiComponents
    default: break
    }
    let long = shortNames[name] ?? name
    guard let test = tests[long] else { return nil }
    if let known = made.withLock({ $0[long] }) { return known }
    var ranges: [ScalarRange] = []
    // Planes without characters of their own have default values, all of one kind.
    for part in GeneralCategories.scanned + [0xE1000...0xE1000, 0xFFFFE...0xFFFFE] {
      for value in part {
        guard let scalar = Unicode.Scalar(value), test(scalar.properties) else { continue }
        if let last = ranges.last, last.upper + 1 == value {
          ranges[ranges.count - 1].upper = value
        } else {
          ranges.append(ScalarRange(value, value))
        }
      }
    }
    if long == "Noncharacter_Code_Point" {
      ranges += (4...16).map { ScalarRange($0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF) }
    }
    let set = ScalarSet(ranges)
    made.withLock { $0[long] = set }
    return set
  }

  static var names: [String] {
    ["Any", "ASCII", "Assigned", "Regional_Indicator", "Extended_Pictographic", "Emoji_Component"] + tests.keys
  }

  /// Source: emoji-data.txt.
  private static let emojiComponents = ScalarSet([
    (0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39), (0x200D, 0x200D), (0x20E3, 0x20E3), (0xFE0F, 0xFE0F),
    (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF), (0x1F9B0, 0x1F9B3), (0xE0020, 0xE007F),
  ])

  private static let shortNames: [String: String] = [
    "AHex": "ASCII_Hex_Digit", "Alpha": "Alphabetic", "Bidi_C": "Bidi_Control", "Bidi_M": "Bidi_Mirrored",
    "CI": "Case_Ignorable", "CWCF": "Changes_When_Casefolded", "CWCM": "Changes_When_Casemapped",
    "CWKCF": "Changes_When_NFKC_Casefolded", "CWL": "Changes_When_Lowercased", "CWT": "Changes_When_Titlecased",
    "CWU": "Changes_When_Uppercased", "DI": "Default_Ignorable_Code_Point", "Dep": "Deprecated", "Dia": "Diacritic",
    "EBase": "Emoji_Modifier_Base", "EMod": "Emoji_Modifier", "EPres": "Emoji_Presentation", "Ext": "Extender",
    "Gr_Base": "Grapheme_Base", "Gr_Ext": "Grapheme_Extend", "Hex": "Hex_Digit", "IDC": "ID_Continue",
    "IDS": "ID_Start", "IDSB": "IDS_Binary_Operator", "IDST": "IDS_Trinary_Operator", "Ideo": "Ideographic",
    "Join_C": "Join_Control", "LOE": "Logical_Order_Exception", "Lower": "Lowercase",
    "NChar": "Noncharacter_Code_Point", "Pat_Syn": "Pattern_Syntax", "Pat_WS": "Pattern_White_Space",
    "QMark": "Quotation_Mark", "SD": "Soft_Dotted", "STerm": "Sentence_Terminal", "Term": "Terminal_Punctuation",
    "UIdeo": "Unified_Ideograph", "Upper": "Uppercase", "VS": "Variation_Selector", "XIDC": "XID_Continue",
    "XIDS": "XID_Start", "space": "White_Space",
  ]

  private static let tests: [String: @Sendable (Unicode.Scalar.Properties) -> Bool] = [
    "ASCII_Hex_Digit": { $0.isASCIIHexDigit }, "Alphabetic": { $0.isAlphabetic },
    "Bidi_Control": { $0.isBidiControl }, "Bidi_Mirrored": { $0.isBidiMirrored },
    "Case_Ignorable": { $0.isCaseIgnorable }, "Cased": { $0.isCased },
    "Changes_When_Casefolded": { $0.changesWhenCaseFolded },
    "Changes_When_Casemapped": { $0.changesWhenCaseMapped },
    "Changes_When_Lowercased": { $0.changesWhenLowercased },
    "Changes_When_NFKC_Casefolded": { $0.changesWhenNFKCCaseFolded },
    "Changes_When_Titlecased": { $0.changesWhenTitlecased },
    "Changes_When_Uppercased": { $0.changesWhenUppercased }, "Dash": { $0.isDash },
    "Default_Ignorable_Code_Point": { $0.isDefaultIgnorableCodePoint }, "Deprecated": { $0.isDeprecated },
    "Diacritic": { $0.isDiacritic }, "Emoji": { $0.isEmoji }, "Emoji_Modifier": { $0.isEmojiModifier },
    "Emoji_Modifier_Base": { $0.isEmojiModifierBase }, "Emoji_Presentation": { $0.isEmojiPresentation },
    "Extender": { $0.isExtender }, "Grapheme_Base": { $0.isGraphemeBase },
    "Grapheme_Extend": { $0.isGraphemeExtend }, "Hex_Digit": { $0.isHexDigit },
    "IDS_Binary_Operator": { $0.isIDSBinaryOperator }, "IDS_Trinary_Operator": { $0.isIDSTrinaryOperator },
    "ID_Continue": { $0.isIDContinue }, "ID_Start": { $0.isIDStart }, "Ideographic": { $0.isIdeographic },
    "Join_Control": { $0.isJoinControl }, "Logical_Order_Exception": { $0.isLogicalOrderException },
    "Lowercase": { $0.isLowercase }, "Math": { $0.isMath },
    "Noncharacter_Code_Point": { $0.isNoncharacterCodePoint }, "Pattern_Syntax": { $0.isPatternSyntax },
    "Pattern_White_Space": { $0.isPatternWhitespace }, "Quotation_Mark": { $0.isQuotationMark },
    "Radical": { $0.isRadical }, "Sentence_Terminal": { $0.isSentenceTerminal },
    "Soft_Dotted": { $0.isSoftDotted }, "Terminal_Punctuation": { $0.isTerminalPunctuation },
    "Unified_Ideograph": { $0.isUnifiedIdeograph }, "Uppercase": { $0.isUppercase },
    "Variation_Selector": { $0.isVariationSelector }, "White_Space": { $0.isWhitespace },
    "XID_Continue": { $0.isXIDContinue }, "XID_Start": { $0.isXIDStart },
  ]
}
