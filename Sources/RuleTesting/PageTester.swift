internal import Diagnostics
package import RuleEngine

/// Runs the examples on the help pages of a pack's rules.
package struct PageTester {
  /// What is done with each example beside running it as it stands.
  package struct Mode: Sendable {
    /// Whether it is run in every disguise.
    package var disguises: Set<Disguise>
    /// Whether the pages are made anew with what crmlint says now.
    package var records: Bool
    /// Whether it is measured what the examples exercise.
    package var measures: Bool

    package init(
      disguises: Set<Disguise> = Set(Disguise.allCases), records: Bool = false, measures: Bool = false
    ) {
      self.disguises = disguises
      self.records = records
      self.measures = measures
    }
  }

  let pack: Pack
  private let mode: Mode
  /// Base plans that examples may lie over, by name.
  let bases: [String: PackFile]
  private var result = Result()
  private var coverage: CoverageRun?

  private init(_ pack: Pack, _ files: [PackFile], _ mode: Mode) {
    self.pack = pack
    self.mode = mode
    var bases: [String: PackFile] = [:]
    for file in files where file.path.hasPrefix("bases/") && file.path.hasSuffix(".yaml") {
      bases[String(file.path.dropFirst("bases/".count).dropLast(".yaml".count))] = file
    }
    self.bases = bases
    if mode.measures { coverage = CoverageRun(pack, files) }
  }

  /// Runs the pages of every rule in `files`, or of those in the folder `only`: a rule's or a family's.
  package static func run(
    _ pack: Pack, _ files: [PackFile], only: String? = nil, mode: Mode = Mode()
  ) -> Result {
    var tester = PageTester(pack, files, mode)
    for file in files where file.path.hasSuffix("/rule.yaml") {
      let folder = String(file.path.dropLast("/rule.yaml".count))
      if let only, only != folder, !folder.hasPrefix(only + "/") { continue }
      // One that does not load is reported by the loader.
      guard let rule = pack.rules.first(where: { $0.folder == folder }) else { continue }
      tester.result.rules += 1
      tester.run(rule, files.first { $0.path == folder + "/doc.md" })
      if let coverage = tester.coverage { tester.result.coverage.add(coverage.result(of: rule)) }
    }
    // What one rule's examples leave out of a definition, those of another may reach.
    if only == nil, let coverage = tester.coverage { tester.result.coverage.add(coverage.resultOfDefinitions()) }
    return tester.result
  }

  private mutating func run(_ rule: Rule, _ file: PackFile?) {
    guard let file else {
      return fail([
        Diagnostic(
          id: .failedExample, severity: .critical,
          message: Message("the rule {0} has no help page", .text(rule.id.name)), place: rule.place,
          advice: Message(
            "Put a doc.md with a passing and a failing example beside its rule.yaml: that is half of a rule."))
      ])
    }
    let page = Page(file.source)
    for problem in page.problems { fail([problem]) }
    for expectation in [Page.Example.Expectation.pass, .fail]
    where !page.examples.contains(where: { $0.expectation == expectation }) {
      fail([
        page.problem(
          ByteRange(at: 0), "the page of \(rule.id.name) has no example marked 'yaml \(expectation.rawValue)'")
      ])
    }
    var records: [Int: Record] = [:]
    for (index, example) in page.examples.enumerated() {
      let record = run(example, of: page, rule)
      if let record { records[index] = record }
    }
    guard mode.records else { return }
    let bytes = page.recording(records)
    if bytes != page.source.bytes { result.pages.append(Result.NewPage(path: page.source.name, bytes: bytes)) }
  }

  private mutating func fail(_ problems: [Diagnostic]) {
    result.failed += 1
    result.problems += problems
  }

  // MARK: - One example

  /// - Returns: what crmlint says of an example that is to fail, and does as it says.
  private mutating func run(_ example: Page.Example, of page: Page, _ rule: Rule) -> Record? {
    let options = ExampleOptions(example, of: page, rule, in: pack, bases: bases)
    guard options.problems.isEmpty else {
      fail(options.problems)
      return nil
    }
    let earlier: EarlierFile?
    do throws(Problems) {
      earlier = try self.earlier(example, options.base?.source, options.lint, page, rule)
    } catch {
      fail(error.problems)
      return nil
    }
    let trial = Trial(
      example, of: page, rule, in: pack, base: options.base?.source, options: options.lint, against: earlier)
    var problems = trial.check()
    guard problems.isEmpty else {
      fail(problems)
      return nil
    }
    coverage?.add(trial)
    for disguise in Disguise.allCases where mode.disguises.contains(disguise) {
      // Without a finding there is nothing to waive.
      if disguise == .waived, trial.findings.isEmpty { continue }
      if disguise == .reversedKeys, options.isOrdered { continue }
      do throws(Disguise.Impossible) {
        let found = try trial.check(in: disguise)
        result.disguised[disguise, default: 0] += 1
        problems += found
      } catch {
        let place = Place(page.source, example.heading)
        result.undisguised.append(Result.Undisguised(disguise: disguise, place: place, reason: error.reason))
      }
    }
    let record = example.expectation == .fail ? Record(trial, baseName: options.base?.path) : nil
    if !mode.records { problems += compare(record, example, page) }
    if problems.isEmpty { result.passed += 1 } else { fail(problems) }
    return record
  }

  // MARK: - What the page shows

  private mutating func compare(_ record: Record?, _ example: Page.Example, _ page: Page) -> [Diagnostic] {
    let advice = "Record the page anew (crmlint test --record, or CRMLINT_RECORD=1), and read what changes."
    guard let record else {
      guard let old = example.recorded, page.isRecordOfFindings(old) else { return [] }
      return [
        page.problem(old.heading, "findings are shown here, and the example before them has none", advice: advice)
      ]
    }
    guard let old = example.recorded else {
      result.unrecorded += 1
      return []
    }
    let shown = page.text(of: old)
    guard shown != record.text else { return [] }
    let now = SourceText(name: "what crmlint says", text: record.text)
    let (before, after) = Self.difference(shown, record.text)
    // Places on the page count its carriage returns; the lines are the same.
    let lines = LineIndex(page.source)
    let first = lines.line(at: old.body.lower)
    let range = ByteRange(
      lines.range(ofLine: first + before.lowerBound).lower,
      before.isEmpty
        ? lines.range(ofLine: first + before.lowerBound).lower
        : lines.range(ofLine: first + before.upperBound - 1).upper)
    let nowLines = LineIndex(now)
    let nowRange = ByteRange(
      nowLines.range(ofLine: after.lowerBound + 1).lower,
      after.isEmpty
        ? nowLines.range(ofLine: after.lowerBound + 1).lower : nowLines.range(ofLine: after.upperBound).upper)
    return [
      page.problem(
        range, "the page shows something else than crmlint says", advice: advice, related: [Place(now, nowRange)])
    ]
  }

  /// The lines, from 0, that are not the same in both.
  private static func difference(_ a: String, _ b: String) -> (Range<Int>, Range<Int>) {
    let a = a.split(separator: "\n", omittingEmptySubsequences: false)
    let b = b.split(separator: "\n", omittingEmptySubsequences: false)
    let head = zip(a, b).prefix { $0 == $1 }.count
    let tail = zip(a.dropFirst(head).reversed(), b.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    return (head..<a.count - tail, head..<b.count - tail)
  }
}
