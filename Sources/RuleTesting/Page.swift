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
      /// The rule finds nothing, since another that comes first explains it.
      case withheld
    }

    package var expectation: Expectation
    /// Such as `gate` → `build`, `param.latest` → `0.3`, `base` → `small`.
    package var options: [(name: String, value: String, range: ByteRange)]
    package var text: String
    /// The bytes of the fragment in the page, and of the line that opens its fence.
    package var range: ByteRange
    package var heading: ByteRange
    /// The bytes of the whole fence.
    var whole: ByteRange
    /// The fence behind it that shows what crmlint says.
    var recorded: Fence?
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

  package init(_ source: SourceText) {
    self.source = source
    let fences = Fence.all(in: source)
    var before: Earlier?
    for (index, fence) in fences.enumerated() {
      if let earlier = earlier(fence) {
        reportUnused(before)
        before = earlier
        continue
      }
      guard let expectation = expectation(of: fence) else { continue }
      guard fence.isClosed else {
        problems.append(problem(fence.heading, "this example has no end: the closing ``` is missing"))
        continue
      }
      let next = index + 1 < fences.count ? fences[index + 1] : nil
      examples.append(
        Example(
          expectation: expectation, options: fence.words.dropFirst(2).map(Self.option),
          text: source.text(in: fence.body), range: fence.body, heading: fence.heading, whole: fence.whole,
          recorded: next.flatMap { isRecord($0, of: fence) ? $0 : nil }, before: before))
      before = nil
    }
    reportUnused(before)
  }

  /// What a fence marked `before` holds: ```` ```yaml before base=NAME ````; nil for any other.
  private mutating func earlier(_ fence: Fence) -> Earlier? {
    guard fence.words.count > 1, fence.words[0].text == "yaml", fence.words[1].text == "before" else { return nil }
    if !fence.isClosed {
      problems.append(problem(fence.heading, "this earlier version has no end: the closing ``` is missing"))
    }
    var base: String?
    for word in fence.words.dropFirst(2) {
      let option = Self.option(word)
      if option.name == "base", !option.value.isEmpty {
        base = option.value
      } else {
        problems.append(problem(word.range, "an earlier version takes base=NAME and nothing else"))
      }
    }
    return Earlier(text: source.text(in: fence.body), base: base, heading: fence.heading)
  }

  private mutating func reportUnused(_ before: Earlier?) {
    guard let before else { return }
    problems.append(problem(before.heading, "this earlier version belongs to no example: one must follow it"))
  }

  /// What a fence's words expect of the rule; nil where it is no example.
  private mutating func expectation(of fence: Fence) -> Example.Expectation? {
    guard let first = fence.words.first, ["yaml", "yml"].contains(first.text.lowercased()), fence.words.count > 1
    else { return nil }
    let word = fence.words[1]
    guard let expectation = Example.Expectation(rawValue: word.text) else {
      let names = Example.Expectation.allCases.map(\.rawValue)
      let nearest = NearestName.of(word.text, among: names).map { "; did you mean '\($0)'?" }
      problems.append(
        problem(
          word.range,
          "'\(word.text)' is no kind of example" + (nearest ?? ": they are \(names.joined(separator: ", "))")
        ))
      return nil
    }
    if first.text != "yaml" {
      problems.append(problem(first.range, "an example is marked 'yaml', not '\(first.text)'"))
      return nil
    }
    return expectation
  }

  private static func option(
    _ word: (text: String, range: ByteRange)
  ) -> (name: String, value: String, range: ByteRange) {
    let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "", word.range)
  }

  /// Whether a fence is the one that shows what crmlint says of an example: text, with nothing but blank lines between.
  private func isRecord(_ fence: Fence, of example: Fence) -> Bool {
    guard fence.isClosed, fence.words.map(\.text) == ["text"] else { return false }
    let between = source.bytes[example.whole.upper..<max(example.whole.upper, fence.whole.lower)]
    return between.allSatisfy { [0x0A, 0x0D, 0x20, 0x09].contains($0) }
  }

  func problem(
    _ range: ByteRange, _ text: String, advice: String? = nil, related: [Place] = []
  ) -> Diagnostic {
    Diagnostic(
      id: .failedExample, severity: .critical, message: .plain(text), place: Place(source, range), related: related,
      advice: advice.map(Message.plain))
  }
}

extension DiagnosticID {
  /// An example of a help page does not do what the page says.
  package static let failedExample = DiagnosticID("CRM957", "failed-example")
}

extension Message {
  /// English as it is, braces included.
  static func plain(_ text: String) -> Message { Message(Localized(Template([.literal(text)]))) }
}
