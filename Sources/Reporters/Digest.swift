internal import Diagnostics

/// Which findings of a file are shown with all that belongs to them, and which in a line each.
///
/// A first run on a sparse plan is to be read, so what weighs most comes first and in full; the rest is there in short,
/// and `--verbose` shows all of it.
struct Digest {
  /// Worst first; in report order within a severity.
  var full: [Diagnostic]
  /// The same order goes on here.
  var short: [Diagnostic]
  /// What counts only from a later gate on, by the gate, in the order of gates.
  var later: [(gate: Localized<String>, findings: [Diagnostic])] = []

  /// What somebody reads at one sitting; our choice.
  private static let most = 12

  init(_ diagnostics: [Diagnostic], verbose: Bool) {
    let worstFirst = Severity.allCases.reversed().flatMap { severity in
      diagnostics.filter { $0.effectiveSeverity == severity }
    }
    guard !verbose else {
      (full, short) = (worstFirst, [])
      return
    }
    let due = worstFirst.filter { $0.dueBy == nil }
    full = Array(due.prefix(Self.most))
    short = Array(due.dropFirst(Self.most))
    // Swift's sort keeps the order of those that are due at the same gate.
    for finding in diagnostics.sorted(by: { $0.dueOrder < $1.dueOrder }) {
      guard let gate = finding.dueBy else { continue }
      if let known = later.firstIndex(where: { $0.gate.english == gate.english }) {
        later[known].findings.append(finding)
      } else {
        later.append((gate, [finding]))
      }
    }
  }
}

extension TextReporter {
  /// The findings that are shown in short, each in a line: severity, code, name, place and message.
  func writeShort(_ digest: Digest, of file: FileReport, _ report: Report, _ maps: SourceMaps, on canvas: inout Canvas)
  {
    if !digest.short.isEmpty {
      paragraph(Words.inShort(digest.short.count, in: file.name)[report.language], on: &canvas)
      for finding in digest.short { line(finding, report.language, maps, on: &canvas) }
      canvas.newline()
    }
    for (gate, findings) in digest.later {
      paragraph(Words.later(findings.count, by: gate, in: file.name)[report.language], on: &canvas)
      for finding in findings { line(finding, report.language, maps, on: &canvas) }
      canvas.newline()
    }
  }

  private func paragraph(_ text: String, on canvas: inout Canvas) {
    for (index, row) in Wrapping.lines(
      text.withoutControls, first: style.proseWidth, rest: style.proseWidth - 2
    ).enumerated() {
      canvas.spaces(index > 0 ? 2 : 0)
      canvas.put(row, .strong)
      canvas.newline()
    }
  }

  private func line(_ finding: Diagnostic, _ language: Language, _ maps: SourceMaps, on canvas: inout Canvas) {
    let start = maps[finding.place.source].span(of: finding.place.range).start
    let heading = "\(finding.severity.compilerWord)[\(finding.id.code)]".withoutControls
    canvas.spaces(2)
    canvas.put(heading, .severity(finding.severity))
    let place = " \(start.line):\(start.column)"
    canvas.put(place, .secondary)
    canvas.paragraph(
      finding.message.text(in: language).withoutControls, behind: 2 + DisplayWidth.of(heading + place), hang: 6,
      width: style.proseWidth)
  }
}

extension Words {
  /// "9 more findings in plan.yaml, in short (--verbose shows all of each):".
  static func inShort(_ count: Int, in file: String) -> Localized<String> {
    Localized(
      "\(count) more \(count == 1 ? "finding" : "findings") in \(file), in short (--verbose shows all of it):",
      nl: "Nog \(count) \(count == 1 ? "bevinding" : "bevindingen") in \(file), in het kort (--verbose toont alles):",
      da: "\(count) fund mere i \(file), i kort form (--verbose viser det hele):")
  }

  /// "Not due before build: 7 findings in plan.yaml, as they will count then (--verbose shows all of it):".
  static func later(_ count: Int, by gate: Localized<String>, in file: String) -> Localized<String> {
    Localized(
      "Not due before \(gate.english): \(count) \(count == 1 ? "finding" : "findings") in \(file), as "
        + "\(count == 1 ? "it" : "they") will count then (--verbose shows all of it):",
      nl: "Pas bij \(gate[.dutch]) aan de orde: \(count) \(count == 1 ? "bevinding" : "bevindingen") in \(file), zoals "
        + "\(count == 1 ? "die" : "ze") dan \(count == 1 ? "telt" : "tellen") (--verbose toont alles):",
      da:
        "Først aktuelt ved \(gate[.danish]): \(count) fund i \(file), med den vægt, "
        + "\(count == 1 ? "det" : "de") får til den tid (--verbose viser det hele):")
  }
}
