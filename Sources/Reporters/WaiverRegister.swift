package import Diagnostics
package import PlanCalendar

/// The waivers of plans, for those who answer for them.
package struct WaiverRegister: Sendable {
  /// The waivers of one file, in its order.
  package struct File: Sendable {
    package var name: String
    package var waivers: [WaiverRecord]

    package init(name: String, waivers: [WaiverRecord]) {
      self.name = name
      self.waivers = waivers
    }
  }

  /// The version of the program.
  package var toolVersion: String
  package var language: Language
  /// The day that counts as today; nil: no waiver runs out.
  package var asOf: Day?
  package var files: [File]

  package init(toolVersion: String, language: Language, asOf: Day?, files: [File]) {
    self.toolVersion = toolVersion
    self.language = language
    self.asOf = asOf
    self.files = files
  }

  var waivers: [WaiverRecord] { files.flatMap(\.waivers) }

  func count(_ state: WaiverRecord.State) -> Int { waivers.count { $0.state == state } }

  // MARK: - Text

  /// Writes the register for people.
  package func write(in style: TextStyle, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    let maps = SourceMaps()
    for file in files {
      for record in file.waivers { write(record, maps, on: &canvas) }
    }
    paragraph(summary, .strong, on: &canvas)
    if asOf == nil, waivers.contains(where: { $0.waiver?.until != nil }) {
      paragraph(WaiverWords.asOfHint[language], .plain, on: &canvas)
    }
    output = canvas.output
  }

  private func write(_ record: WaiverRecord, _ maps: SourceMaps, on canvas: inout Canvas) {
    let line = maps[record.place.source].span(of: record.place.range).start.line
    let heading = "\(record.place.source.name):\(line):".withoutControls
    canvas.put(heading, .strong)
    let ink: Ink = record.state == .inUse || record.state == .open ? .plain : .severity(.major)
    canvas.put(" ")
    canvas.put(WaiverWords.name(record.state)[language], ink)
    canvas.newline()
    for entry in record.rules {
      let state = entry.state == record.state ? "" : " (\(WaiverWords.name(entry.state)[language]))"
      row("", "\(entry.id.code) \(entry.id.name)\(state): \(entry.title[language])", on: &canvas)
    }
    if let problem = record.problem { row("", problem.text(in: language), on: &canvas) }
    if record.waiver == nil { row("", record.text, on: &canvas) }
    if record.scope != nil { row(WaiverWords.covers[language], coverage(of: record, line), on: &canvas) }
    if let waiver = record.waiver {
      row(WaiverWords.reason[language], waiver.reason, on: &canvas)
      if let by = waiver.by { row(WaiverWords.by[language], by, on: &canvas) }
      if let until = waiver.until {
        row(WaiverWords.until[language], Argument.date(until).text(in: language), on: &canvas)
      }
    }
    canvas.newline()
  }

  private func paragraph(_ text: String, _ ink: Ink, on canvas: inout Canvas) {
    let width = canvas.style.proseWidth
    for (index, line) in Wrapping.lines(text, first: width, rest: width - 2).enumerated() {
      canvas.spaces(index > 0 ? 2 : 0)
      canvas.put(line, ink)
      canvas.newline()
    }
  }

  /// A line of the entry, behind a word that says what it is.
  private func row(_ word: String, _ text: String, on canvas: inout Canvas) {
    let label = word.isEmpty ? "" : word + ":"
    canvas.spaces(label.isEmpty ? 1 : 2)
    canvas.put(label, .secondary)
    canvas.paragraph(
      text.withoutControls, behind: label.isEmpty ? 1 : 2 + DisplayWidth.of(label), hang: 4,
      width: canvas.style.proseWidth)
  }

  private func coverage(of record: WaiverRecord, _ line: Int) -> String {
    let count = record.rules.reduce(0) { $0 + $1.findings }
    let findings = Words.counted(count, Words.finding)[language]
    let place =
      switch record.scope {
      case .file: WaiverWords.wholeFile[language]
      case .line: WaiverWords.line(line, record.covers)[language]
      default: record.covers.isEmpty ? WaiverWords.nextEntry[language] : record.covers
      }
    return "\(place) (\(findings))"
  }

  /// "5 waivers in 2 files: 3 in use, 2 unused."
  private var summary: String {
    let total = waivers.count
    let fileCount = Words.counted(files.count, Words.file)
    if total == 0 {
      return Message(
        "No waivers in {0}.", nl: "Geen ontheffingen in {0}.", da: "Ingen dispensationer i {0}.", .localized(fileCount)
      )
      .text(in: language)
    }
    let states = WaiverRecord.State.allCases.filter { count($0) > 0 }
      .map { "\(count($0)) \(WaiverWords.name($0)[language])" }
    return Message(
      "{0} in {1}: {2}.", nl: "{0} in {1}: {2}.", da: "{0} i {1}: {2}.",
      .localized(Words.counted(total, WaiverWords.waiver)), .localized(fileCount),
      .text(states.joined(separator: ", "))
    ).text(in: language)
  }
}

/// The words of the register.
enum WaiverWords {
  static let covers = Localized("covers", nl: "geldt voor", da: "gælder for")
  static let reason = Localized("reason", nl: "reden", da: "begrundelse")
  static let by = Localized("accepted by", nl: "aanvaard door", da: "accepteret af")
  static let until = Localized("until", nl: "tot en met", da: "til og med")
  static let wholeFile = Localized("the whole file", nl: "het hele bestand", da: "hele filen")
  static let nextEntry = Localized("what follows", nl: "wat volgt", da: "det, der følger")
  static let waiver = Localized(
    Argument.Noun(one: "waiver", many: "waivers"), nl: Argument.Noun(one: "ontheffing", many: "ontheffingen"),
    da: Argument.Noun(one: "dispensation", many: "dispensationer"))
  static let asOfHint = Localized(
    "With --as-of today the register shows which have run out.",
    nl: "Met --as-of today laat het register zien welke verlopen zijn.",
    da: "Med --as-of today viser registeret, hvilke der er udløbet.")

  static func line(_ number: Int, _ route: String) -> Localized<String> {
    let behind = route.isEmpty ? "" : ", " + route
    return Localized("line \(number)\(behind)", nl: "regel \(number)\(behind)", da: "linje \(number)\(behind)")
  }

  static func name(_ state: WaiverRecord.State) -> Localized<String> {
    switch state {
    case .inUse: Localized("in use", nl: "in gebruik", da: "i brug")
    case .unused: Localized("unused", nl: "ongebruikt", da: "ubrugt")
    case .open: Localized("not judged", nl: "niet beoordeeld", da: "ikke bedømt")
    case .expired: Localized("expired", nl: "verlopen", da: "udløbet")
    case .unwaivable: Localized("not allowed", nl: "niet toegestaan", da: "ikke tilladt")
    case .malformed: Localized("cannot be read", nl: "niet te lezen", da: "kan ikke læses")
    case .unattached: Localized("attached to nothing", nl: "zonder onderwerp", da: "hører ikke til noget")
    }
  }
}
