package import PlanCalendar

/// A text in several languages with slots for typed values: what a diagnostic says, before a language is chosen.
package struct Message: Sendable, Hashable {
  /// The text of each language; slots count into `arguments`.
  package var templates: Localized<Template>
  package var arguments: [Argument]

  package init(_ templates: Localized<Template>, _ arguments: [Argument] = []) {
    self.templates = templates
    self.arguments = arguments
  }

  /// A message of the engine's own: `{0}`, `{1}` … in each text stand for the arguments.
  package init(_ english: String, nl: String? = nil, da: String? = nil, _ arguments: Argument...) {
    self.init(
      Localized(
        Template(numbered: english), nl: nl.map(Template.init(numbered:)), da: da.map(Template.init(numbered:))),
      arguments)
  }

  /// The sentence in `language`. Text from a plan is made safe for a terminal (`String.withoutControls`).
  ///
  /// Shares get as many decimals as it takes to tell those of one message apart.
  package func text(in language: Language) -> String {
    var result = ""
    let shares = arguments.compactMap { if case .share(let share) = $0 { share } else { nil } }
    let decimals = shares.count < 2 ? 0 : Wording.decimals(for: shares, in: language)
    for segment in templates[language].segments {
      switch segment {
      case .literal(let text): result += text
      case .slot(let index):
        guard arguments.indices.contains(index) else { continue }
        if case .share(let share) = arguments[index] {
          result += Wording.share(share, decimals: decimals, in: language)
        } else {
          result += arguments[index].text(in: language)
        }
      }
    }
    return result
  }
}

/// A text with numbered slots.
package struct Template: Sendable, Hashable {
  package enum Segment: Sendable, Hashable {
    case literal(String)
    /// The index of the argument that stands here.
    case slot(Int)
  }

  package var segments: [Segment]

  package init(_ segments: [Segment]) { self.segments = segments }

  /// Reads `{0}` to `{9}` as slots; any other brace is text.
  package init(numbered text: String) {
    // By bytes, since rules that fall back on something else make messages nobody reads.
    var text = text
    self.init(text.withUTF8 { Template.segments($0) })
  }

  private static func segments(_ bytes: UnsafeBufferPointer<UInt8>) -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    var position = 0
    func addLiteral() {
      guard start < position else { return }
      let literal = UnsafeBufferPointer(rebasing: bytes[start..<position])
      segments.append(.literal(String(decoding: literal, as: UTF8.self)))
    }
    while position < bytes.count {
      let isSlot =
        bytes[position] == UInt8(ascii: "{") && position + 2 < bytes.count && bytes[position + 1] &- 0x30 < 10
        && bytes[position + 2] == UInt8(ascii: "}")
      guard isSlot else {
        position += 1
        continue
      }
      addLiteral()
      segments.append(.slot(Int(bytes[position + 1] &- 0x30)))
      position += 3
      start = position
    }
    addLiteral()
    return segments
  }
}

/// A typed value in a message; it is put into words when the language is known.
package enum Argument: Sendable, Hashable {
  /// Words as they are.
  case text(String)
  /// Words that differ by language.
  case localized(Localized<String>)
  /// Something the plan says, set in the language's quotation marks.
  case quoted(String)
  /// "A, B and C", each as it is.
  case list([String])
  /// "A, B and C" of values that are put into words themselves.
  case joined([Argument])
  /// "A, B or C", each in quotation marks.
  case choices([String])
  /// A day, or the month, quarter, year or span of days that a coarse date stands for.
  case date(PlanDate)
  /// A date as the time when something happens: "on 14 March 2026", "in March 2026".
  case onDate(PlanDate)
  /// A share of a whole, 1 being all of it: "38%".
  case share(Share)
  /// A length of time in days, set in the largest unit that reads well.
  case span(Span)
  /// A number with the thing counted: "3 weeks", "1 uge". Forms: one, then many.
  case count(Int, Localized<Noun>)
  case number(Double)
  /// An amount; `scale` words such as "thousand" come from the plan's unit.
  case money(Double, currency: String?, unit: MoneyUnit)

  /// The two forms of a noun.
  package struct Noun: Sendable, Hashable {
    package var one: String
    package var many: String

    package init(one: String, many: String) {
      self.one = one
      self.many = many
    }
  }

  /// What one unit of an amount stands for.
  package enum MoneyUnit: String, Sendable, Hashable {
    case one, thousand, million
  }
}
