package import Diagnostics

/// The examples of one help page (`doc.md`), found by their fences.
package struct Page: Sendable {
  /// A fenced plan fragment with what is expected of it.
  package struct Example: Sendable {
    package enum Expectation: String, Sendable, CaseIterable {
      /// The rule finds nothing, and was judged or does not apply.
      case pass
      /// The rule finds something, on every marked line and no other.
      case fail
      /// The rule finds nothing and was not judged, for want of something known.
      case notJudged = "not-judged"
    }

    package var expectation: Expectation
    /// Such as `gate` → `build`, `param.latest` → `0.3`, `base` → `small`.
    package var options: [(name: String, value: String, range: ByteRange)]
    package var text: String
    /// The bytes of the fragment in the page, and of the words after its fence's ```` ```yaml ````.
    package var range: ByteRange
    package var heading: ByteRange
    /// The earlier version that the fragment is compared with, from the fence before it.
    package var before: Earlier?
  }

  /// A fenced fragment marked `before`: the earlier version of the example that follows it.
  package struct Earlier: Sendable {
    package var text: String
    /// The base it is laid over, where that is another than the example's.
    package var base: String?
    package var heading: ByteRange
  }

  package let source: SourceText
  package private(set) var examples: [Example] = []
  package private(set) var problems: [Diagnostic] = []
  private var before: Earlier?

  package init(_ source: SourceText) {
    self.source = source
    read()
  }

  private mutating func read() {
    let bytes = source.bytes
    var position = 0
    var open:
      (expectation: Example.Expectation, options: [(String, String, ByteRange)], start: Int, heading: ByteRange)?
    var isInOther = false
    var openBefore: (earlier: Earlier, start: Int)?
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let range = ByteRange(position, end)
      let line = source.text(in: range)
      let next = min(end + 1, bytes.count)
      if let example = open {
        if line.hasPrefix("```") {
          let body = ByteRange(example.start, position)
          examples.append(
            Example(
              expectation: example.expectation,
              options: example.options.map { (name: $0.0, value: $0.1, range: $0.2) },
              text: source.text(in: body), range: body, heading: example.heading, before: before))
          before = nil
          open = nil
        }
      } else if let (earlier, start) = openBefore {
        if line.hasPrefix("```") {
          before = earlier
          before?.text = source.text(in: ByteRange(start, position))
          openBefore = nil
        }
      } else if isInOther {
        if line.hasPrefix("```") { isInOther = false }
      } else if let earlier = self.earlier(line, range) {
        reportUnused()
        openBefore = (earlier, next)
      } else if line.hasPrefix("```") {
        if let (expectation, options) = heading(line, range) {
          open = (expectation, options, next, range)
        } else {
          isInOther = true
        }
      }
      position = next
    }
    if let open {
      problems.append(problem(open.heading, "this example has no end: ``` is missing"))
    }
    if let openBefore {
      problems.append(problem(openBefore.earlier.heading, "this earlier version has no end: ``` is missing"))
    }
    reportUnused()
  }

  /// What the line of a fence marked `before` says: ```` ```yaml before base=NAME ````; nil for any other.
  private func earlier(_ line: String, _ range: ByteRange) -> Earlier? {
    let words = line.dropFirst(3).split(separator: " ")
    guard line.hasPrefix("```"), words.first == "yaml", words.dropFirst().first == "before" else { return nil }
    let base = words.dropFirst(2).first { $0.hasPrefix("base=") }.map { String($0.dropFirst("base=".count)) }
    return Earlier(text: "", base: base, heading: range)
  }

  private mutating func reportUnused() {
    guard let before else { return }
    problems.append(problem(before.heading, "this earlier version belongs to no example: one must follow it"))
    self.before = nil
  }

  /// What the line of a fence asks for; nil where it is no example.
  private mutating func heading(
    _ line: String, _ range: ByteRange
  ) -> (Example.Expectation, [(String, String, ByteRange)])? {
    let words = line.dropFirst(3).split(separator: " ")
    guard words.first == "yaml", words.count > 1 else { return nil }
    guard let expectation = Example.Expectation(rawValue: String(words[1])) else {
      problems.append(
        problem(
          range, "'\(words[1])' is none of \(Example.Expectation.allCases.map(\.rawValue).joined(separator: ", "))"))
      return nil
    }
    let options = words.dropFirst(2).map { word in
      let parts = word.split(separator: "=", maxSplits: 1)
      let start = range.lower + line.utf8.distance(from: line.startIndex, to: word.startIndex)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "", ByteRange(start, start + word.utf8.count))
    }
    return (expectation, options)
  }

  func problem(_ range: ByteRange, _ text: String, advice: String? = nil) -> Diagnostic {
    Diagnostic(
      id: .failedExample, severity: .critical, message: Message(Localized(Template([.literal(text)]))),
      place: Place(source, range), advice: advice.map { Message(Localized(Template([.literal($0)]))) })
  }
}

extension DiagnosticID {
  /// An example of a help page does not do what the page says.
  package static let failedExample = DiagnosticID("CRM957", "failed-example")
}
