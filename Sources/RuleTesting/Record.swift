internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import YAMLTree

/// What crmlint says of a failing example, as its page shows it: plain text of 80 columns in English.
///
/// Lines are counted from the fragment's first, and marks are left out, so that the page reads as if the plan were that fragment.
struct Record {
  /// Lines, each with its line break.
  let text: String

  init(_ trial: Trial, baseName: String?) {
    let sources = Sources(trial, baseName: baseName)
    let reporter = TextReporter(style: TextStyle(colour: false, width: 80, unicode: true, verbose: false))
    var output = OutputBuffer()
    for finding in trial.findings {
      var finding = finding
      finding.place = sources.shown(finding.place) ?? Place(sources.fragment, ByteRange(at: 0))
      finding.related = finding.related.compactMap(sources.shown)
      reporter.write(finding, in: .english, to: &output)
    }
    var text = output.text
    while text.hasSuffix("\n\n") { text.removeLast() }
    self.text = text
  }

  /// The texts that the page's reader sees: the fragment without its marks, and the base.
  private struct Sources {
    let trial: Trial
    let fragment: SourceText
    private let rewrite: Rewrite
    private let base: SourceText?
    /// The earlier fragment, and where it begins in the plan that was made of it.
    private let before: (source: SourceText, start: Int)?

    init(_ trial: Trial, baseName: String?) {
      self.trial = trial
      let original = SourceText(name: "plan.yaml", text: trial.example.text)
      let bytes = trial.tree.source.bytes
      var pieces: [Rewrite.Piece] = []
      var position = 0
      let marks = Marks(in: trial.tree, lines: LineIndex(trial.tree.source)).byLine.values
      for mark in marks.compactMap({ trial.plan.inFragment($0.range) }).sorted() {
        var end = mark.lower
        while end > position, bytes[trial.plan.fragmentStart + end - 1] == 0x20 { end -= 1 }
        pieces.append(.copy(ByteRange(position, end)))
        position = mark.upper
      }
      rewrite = Rewrite(original, pieces + [.copy(ByteRange(position, original.bytes.count))])
      fragment = SourceText(name: original.name, bytes: rewrite.bytes)
      before = trial.example.before.flatMap { before in
        guard case .text(let made) = trial.earlier,
          let start = made.bytes.firstRange(of: Array(before.text.utf8))?.lowerBound
        else { return nil }
        return (SourceText(name: "plan.yaml before", text: before.text), start)
      }
      base = baseName.flatMap { name in trial.base.map { SourceText(name: name, bytes: $0.bytes) } }
    }

    func shown(_ place: Place) -> Place? {
      guard place.source === trial.tree.source else { return earlier(place) }
      if let inFragment = trial.plan.inFragment(place.range), let range = rewrite.place(of: inFragment) {
        return Place(fragment, range, label: place.label)
      }
      if let base, let range = trial.plan.inBase(place.range) { return Place(base, range, label: place.label) }
      return nil
    }

    /// A place in the earlier version, in lines of the fence that holds it.
    private func earlier(_ place: Place) -> Place? {
      guard let before else { return nil }
      let range = ByteRange(max(0, place.range.lower - before.start), max(0, place.range.upper - before.start))
      guard place.range.lower >= before.start, range.upper <= before.source.bytes.count else { return nil }
      return Place(before.source, range, label: place.label)
    }
  }
}

extension Page {
  /// The page with these records behind their examples, and everything else as it is; records that no example has any more are left out.
  ///
  /// - Parameter records: by the index of the example.
  func recording(_ records: [Int: Record]) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = 0
    for (index, example) in examples.enumerated() {
      let isStale = example.recorded.map(isRecordOfFindings) ?? false
      guard let record = records[index] ?? nil else {
        if example.expectation != .fail, isStale, let old = example.recorded {
          bytes += source.bytes[position..<example.whole.upper]
          position = old.whole.upper
        }
        continue
      }
      if let old = example.recorded {
        bytes += source.bytes[position..<old.whole.lower]
        bytes += block(record, example)
        position = old.whole.upper
      } else {
        bytes += source.bytes[position..<example.whole.upper]
        let ending = lineEnding(of: example)
        if bytes.last != 0x0A { bytes += ending }
        bytes += ending + block(record, example)
        position = example.whole.upper
      }
    }
    return bytes + source.bytes[position...]
  }

  /// The record as it stands on this page, with the page's own line ends.
  private func block(_ record: Record, _ example: Example) -> [UInt8] {
    let longest = record.text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let marks = String(repeating: "`", count: max(3, longest + 1))
    let lines = "\(marks)text\n\(record.text)\(marks)\n"
    let ending = lineEnding(of: example)
    return Array(lines.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).joined(separator: ending))
  }

  private func lineEnding(of example: Example) -> [UInt8] {
    example.heading.upper < source.bytes.count && source.bytes[example.heading.upper] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  /// Whether a fence shows findings, as records do; other text is none of ours.
  func isRecordOfFindings(_ fence: Fence) -> Bool {
    let words = Severity.allCases.map { Array("\($0.compilerWord)[".utf8) }
    let body = source.bytes[fence.body.lower..<fence.body.upper]
    return words.contains { body.starts(with: $0) }
  }

  /// The lines of a recorded fence, with plain line ends.
  func text(of fence: Fence) -> String {
    String(decoding: source.bytes[fence.body.lower..<fence.body.upper].filter { $0 != 0x0D }, as: UTF8.self)
  }
}
