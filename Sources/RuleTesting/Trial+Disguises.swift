internal import Diagnostics
internal import RuleEngine
internal import YAMLTree

extension Trial {
  /// Lints the example in a disguise: the same findings have to come, where they went.
  ///
  /// - Returns: what is different, each with an excerpt of the disguised plan.
  func check(in disguise: Disguise) throws(Disguise.Impossible) -> [Diagnostic] {
    let rewrite = try disguise.of(tree, places: findings.map(\.place.range), rule: rule)
    let source = SourceText(name: "the same plan with \(disguise.rawValue)", bytes: rewrite.bytes)
    let disguised = Tree.parse(source)
    let result = FileLinter.lint(disguised, with: pack, options: options, against: earlier)
    let key = rewrite.bytes.starts(with: Array("\(Disguise.key):".utf8)) ? Disguise.key.utf8.count : 0
    if result.diagnostics.contains(where: { isUnsound($0) && $0.place.range.upper <= key }) {
      throw Disguise.Impossible("the plan schema has no room for keys with x-")
    }
    var comparison = Comparison(trial: self, disguise: disguise, source: source)
    for diagnostic in result.diagnostics where isUnsound(diagnostic) {
      comparison.report("it cannot be read: " + diagnostic.message.text(in: .english), diagnostic.place)
    }
    comparison.problems += result.problems
    comparison.compare(result, Correspondence(rewrite, from: tree, to: disguised))
    return comparison.problems
  }
}

/// Holds the findings of a disguised plan against those of the plan itself.
private struct Comparison {
  let trial: Trial
  let disguise: Disguise
  let source: SourceText
  var problems: [Diagnostic] = []

  mutating func compare(_ result: FileResult, _ correspondence: Correspondence) {
    var others = result.diagnostics.filter { $0.id == trial.rule.id }
    if disguise == .waived {
      for finding in others { report("a finding is not waived: \(finding.message.text(in: .english))", finding.place) }
      others = result.waived.filter { $0.id == trial.rule.id }
    }
    var missing: [(finding: Diagnostic, places: [ByteRange])] = []
    for finding in trial.findings {
      let places = correspondence.places(of: finding.place.range)
      if let same = others.firstIndex(where: { isSame($0, finding) && places.contains($0.place.range) }) {
        compareRelated(others.remove(at: same), finding, correspondence)
      } else {
        missing.append((finding, places))
      }
    }
    for (finding, places) in missing {
      let text = finding.message.text(in: .english)
      if let moved = others.firstIndex(where: { isSame($0, finding) }) {
        report("a finding points here: \(text)", others.remove(at: moved).place, expected: places.first)
      } else if let changed = others.firstIndex(where: { places.contains($0.place.range) }) {
        let other = others.remove(at: changed)
        report(
          "a finding says something else: \(other.message.text(in: .english)) (\(other.effectiveSeverity.name)) "
            + "instead of: \(text) (\(finding.effectiveSeverity.name))", other.place)
      } else {
        report("a finding is gone: \(text)", Place(source, places.first ?? ByteRange(at: 0)))
      }
    }
    for other in others { report("a finding is new: \(other.message.text(in: .english))", other.place) }
    let tally = result.tallies[trial.rule.id] ?? VerdictTally()
    if problems.isEmpty, tally.text != trial.tally.text {
      report("the verdicts are others: \(tally.text) instead of \(trial.tally.text)", Place(source, ByteRange(at: 0)))
    }
  }

  /// Places that make the point are found again as well, in any order; behind an alias there is one more, the anchor.
  private mutating func compareRelated(
    _ other: Diagnostic, _ finding: Diagnostic, _ correspondence: Correspondence
  ) {
    let found = other.related.map(\.range) + [other.place.range]
    // Places in an earlier version stay where they are.
    for place in finding.related where place.source === trial.tree.source {
      let places = correspondence.places(of: place.range)
      if !places.isEmpty, !places.contains(where: found.contains) {
        report(
          "a finding no longer points here as well: \(finding.message.text(in: .english))",
          Place(source, places.first ?? ByteRange(at: 0)))
      }
    }
  }

  private func isSame(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    a.effectiveSeverity == b.effectiveSeverity && a.message.text(in: .english) == b.message.text(in: .english)
      && a.advice?.text(in: .english) == b.advice?.text(in: .english)
  }

  mutating func report(_ text: String, _ place: Place, expected: ByteRange? = nil) {
    var related = [Place(source, place.range)]
    if let expected { related.append(Place(source, expected, label: .plain("and should point here"))) }
    problems.append(
      trial.page.problem(
        trial.example.heading, "with \(disguise.rawValue), this example does not give the same: \(text)",
        related: related))
  }
}

/// Where a disguised plan has what stands in a range of the plan itself.
struct Correspondence {
  private let rewrite: Rewrite
  private let old: Tree
  private let new: Tree

  init(_ rewrite: Rewrite, from old: Tree, to new: Tree) {
    self.rewrite = rewrite
    self.old = old
    self.new = new
  }

  /// The same text; and where the range is the beginning of a section, that section's beginning, which may be another key by now.
  func places(of range: ByteRange) -> [ByteRange] {
    var places = [rewrite.place(of: range)].compactMap { $0 }
    for index in 0..<old.nodeCount {
      let id = NodeID(Int32(truncatingIfNeeded: index))
      guard Self.opening(of: id, in: old) == range, let same = counterpart(of: id),
        let opening = Self.opening(of: same, in: new), !places.contains(opening)
      else { continue }
      places.append(opening)
    }
    return places + uses(behind: range)
  }

  /// Where a section that is pointed at by its key is behind an alias now, the alias.
  private func uses(behind key: ByteRange) -> [ByteRange] {
    (0..<old.nodeCount).compactMap { index in
      let id = NodeID(Int32(truncatingIfNeeded: index))
      guard old[id].kind != .scalar, old.key(of: id).map({ old.range(of: $0) }) == key, let same = counterpart(of: id),
        new[same].kind == .alias
      else { return nil }
      return new.range(of: same)
    }
  }

  /// Where a section begins: its first key or its bracket; nil for what is none.
  private static func opening(of id: NodeID, in tree: Tree) -> ByteRange? {
    let range = tree.range(of: id)
    switch (tree[id].kind, tree[id].style) {
    case (.mapping, .block): return tree[id].length > 0 ? tree.range(of: NodeID(id.index + 1)) : range
    case (.mapping, _), (.sequence, _): return ByteRange(range.lower, min(range.upper, range.lower + 1))
    default: return nil
    }
  }

  /// The node at the end of the same way from the root, over keys and positions.
  private func counterpart(of id: NodeID) -> NodeID? {
    guard old[id].parent >= 0 else { return new.documents.first?.root }
    let parent = NodeID(old[id].parent)
    guard let same = counterpart(of: parent), new[same].kind == old[parent].kind else { return nil }
    if old[parent].kind == .sequence {
      guard let position = Array(old.items(of: parent)).firstIndex(of: id) else { return nil }
      let items = Array(new.items(of: same))
      return items.indices.contains(position) ? items[position] : nil
    }
    guard let key = old.key(of: id), let spelling = new.keyID(old.text(of: key)) else { return nil }
    return new.value(of: spelling, in: same)?.value
  }
}
