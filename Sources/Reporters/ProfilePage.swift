internal import Diagnostics

/// Where the time of a run went, as tables.
package struct ProfilePage: Sendable {
  /// What one rule cost.
  package struct Rule: Sendable {
    package var name: String
    package var time: Duration
    package var steps: Int
    /// Passed, failed, does not apply, withheld, not judged.
    package var verdicts: [Int]

    package init(name: String, time: Duration, steps: Int, verdicts: [Int]) {
      self.name = name
      self.time = time
      self.steps = steps
      self.verdicts = verdicts
    }
  }

  private let phases: [(name: String, time: Duration)]
  private let elapsed: Duration
  private let plans: Int
  private let files: Int
  private let rules: [Rule]
  private let memoryHits: Int
  private let memoryKept: Int

  /// - Parameters:
  ///   - phases: in their order; those on plans are the sums of all threads.
  ///   - elapsed: what a clock on the wall shows.
  package init(
    phases: [(name: String, time: Duration)], elapsed: Duration, plans: Int, files: Int, rules: [Rule],
    memoryHits: Int, memoryKept: Int
  ) {
    self.phases = phases
    self.elapsed = elapsed
    self.plans = plans
    self.files = files
    self.rules = rules
    self.memoryHits = memoryHits
    self.memoryKept = memoryKept
  }

  package func write(in style: TextStyle, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    canvas.put("profile: \(counted(files, "file")), \(counted(plans, "plan"))", .strong)
    canvas.put("; \(Self.milliseconds(elapsed)) ms from start to end")
    canvas.newline()
    let sum = phases.reduce(Duration.zero) { $0 + $1.time }
    canvas.newline()
    heading(["ms", "%"], "phase (plans: the sum of all threads)", on: &canvas)
    for phase in phases {
      line([Self.milliseconds(phase.time), percent(phase.time, of: sum)], phase.name, on: &canvas)
    }
    line([Self.milliseconds(sum), "100"], "total", .strong, on: &canvas)
    if !rules.isEmpty { writeRules(on: &canvas) }
    output = canvas.output
  }

  private func writeRules(on canvas: inout Canvas) {
    let width = canvas.style.proseWidth
    canvas.newline()
    heading(["ms", "%", "steps", "pass", "fail", "n/a", "held", "open"], "rule", on: &canvas)
    let time = rules.reduce(Duration.zero) { $0 + $1.time }
    let sorted = rules.enumerated().sorted { a, b in
      (b.element.time, a.offset) < (a.element.time, b.offset)
    }
    for (_, rule) in sorted {
      line(
        [Self.milliseconds(rule.time), percent(rule.time, of: time), String(rule.steps)]
          + rule.verdicts.map { $0 == 0 ? "." : String($0) }, rule.name, on: &canvas)
    }
    let verdicts = (0..<5).map { column in
      String(rules.reduce(0) { $0 + ($1.verdicts.indices.contains(column) ? $1.verdicts[column] : 0) })
    }
    line(
      [Self.milliseconds(time), "100", String(rules.reduce(0) { $0 + $1.steps })] + verdicts,
      counted(rules.count, "rule"), .strong, on: &canvas)
    canvas.newline()
    let calls = memoryHits + memoryKept
    let share = calls == 0 ? 0 : memoryHits * 100 / calls
    for text in [
      "definitions: \(memoryHits) of \(calls) calls were answered from memory (\(share)%)",
      "steps: instructions of CEL; n/a: does not apply; held: withheld; open: not judged. "
        + "A rule's time includes its words.",
    ] {
      for line in Wrapping.lines(text, first: width, rest: width) {
        canvas.put(line, .frame)
        canvas.newline()
      }
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The widths of the columns of numbers.
  private static let widths = [9, 4, 9, 5, 5, 5, 5, 5]

  private func heading(_ cells: [String], _ name: String, on canvas: inout Canvas) {
    line(cells, name, .frame, on: &canvas)
  }

  private func line(_ cells: [String], _ name: String, _ ink: Ink = .plain, on canvas: inout Canvas) {
    for (cell, width) in zip(cells, Self.widths) {
      canvas.spaces(max(1, width - cell.utf8.count))
      canvas.put(cell, ink)
    }
    canvas.spaces(2)
    let start = 2 + zip(cells, Self.widths).reduce(0) { $0 + max($1.1, $1.0.utf8.count + 1) }
    canvas.put(ElidableText(name).fitting(max(canvas.style.width - start, 12), DisplayWidth.of), ink)
    canvas.newline()
  }

  private func percent(_ part: Duration, of whole: Duration) -> String {
    let total = Self.microseconds(whole)
    return total <= 0 ? "0" : String(Self.microseconds(part) * 100 / total)
  }

  private static func microseconds(_ time: Duration) -> Int {
    let (seconds, attoseconds) = time.components
    return Int(clamping: seconds) * 1_000_000 + Int(clamping: attoseconds / 1_000_000_000_000)
  }

  /// With two decimals.
  static func milliseconds(_ time: Duration) -> String {
    let hundredths = (microseconds(time) + 5) / 10
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
