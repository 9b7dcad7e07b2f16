/// The formats of plans as regular expressions, for validators that know no formats of ours.
///
/// In the part of the syntax that ECMA-262, Python and Rust's `regex` share. They know no calendar: 2026-02-30 passes.
/// Source: JSON Schema Validation 2020-12, 6.3.3; the grammars are those of `PlanCalendar`.
enum PlainPatterns {
  private static let space = "[ \\t\\r\\n\\u00A0]"
  private static let spaces = space + "*"
  private static let unit: String = {
    let units = ["day", "week", "month", "quarter", "year"].map(anyCase).joined(separator: "|")
    let working = anyCase("working") + space + "+" + anyCase("day")
    return "(?:\(units)|\(working))[sS]?"
  }()
  private static let length = "(?:0*[0-9]{1,4}\(spaces))?\(unit)"
  private static let year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
  private static let day: String = {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    return "\(year)-(?:\(long)|\(short)|02-(?:0[1-9]|[12][0-9]))"
  }()
  // ASCII letters, and whatever lies beyond ASCII but for dashes and the no-break space.
  private static let beyond = "\\u00A0\\u2010-\\u2015\\u2212"
  private static let slug =
    "[^\\u0000-\\u0040\\u005B-\\u0060\\u007B-\\u007F\(beyond)]"
    + "[^\\u0000-\\u002C\\u002E\\u002F\\u003A-\\u0040\\u005B-\\u005E\\u0060\\u007B-\\u007F\(beyond)]*"

  static let date = whole(day)
  static let span = whole(length)
  static let planDate: String = {
    let absolute = "\(day)|\(year)(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?"
    let offset = "\(spaces)\\+\(spaces)\(length)|\(space)+-\(spaces)\(length)|-\(space)+\(length)"
    return whole("\(absolute)|\(slug)(?:\\.\(slug))?(?:\(offset))?")
  }()
  static let rhythm: String = {
    let counted = "0*[1-9][0-9]{0,3}"
    let times = "0*[1-9][0-9]?\(space)+[aA]\(space)+\(unit)"
    return whole("\(anyCase("release"))|\(times)|(?:\(counted)\(spaces))?\(unit)")
  }()
  static let share: String = {
    let decimals = "(?:\\.[0-9]{1,6})?"
    let large = "0*1000(?:\\.0{1,6})?"
    let number = "(?:\(large)|0*[0-9]{1,3}\(decimals))\(spaces)%|\(large)|0*[1-9][0-9]{0,2}\(decimals)|0+(?:\\.0{1,6})?"
    return whole("-?\(spaces)(?:\(number))")
  }()
  static let slugText = "^[A-Za-z0-9][A-Za-z0-9_-]*$"

  /// One of these words in whatever case, or nothing, with white space around it.
  static func words(_ words: Set<String>, orNothing: Bool) -> String {
    let all = words.sorted().map(anyCase) + (orNothing ? [""] : [])
    return whole(all.joined(separator: "|"))
  }

  private static func whole(_ pattern: String) -> String { "^\(spaces)(?:\(pattern))\(spaces)$" }

  /// A text with each letter in both cases: there is no flag for that in the shared syntax.
  private static func anyCase(_ text: String) -> String {
    var result = ""
    for character in text {
      let (lower, upper) = (character.lowercased(), character.uppercased())
      if lower != upper, lower.unicodeScalars.count == 1, upper.unicodeScalars.count == 1 {
        result += "[\(lower)\(upper)]"
      } else {
        if "\\^$.|?*+()[]{}/".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }
}
