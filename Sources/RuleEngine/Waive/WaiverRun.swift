internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import TypedTree
internal import YAMLTree

/// Applies the waivers of a file to its findings, and finds what is wrong with the waivers themselves.
struct WaiverRun {
  private let tree: Tree
  private let pack: Pack
  private let options: LintOptions
  private let names: RuleNames
  private let wording: WaiverWording
  /// The verdicts on each document of the tree; none where it was not judged.
  private let judgements: [[RuleVerdicts]]
  private let waivers: [PlacedWaiver]
  private var standings: [DocumentRule: RuleStanding] = [:]
  private var findings: [Diagnostic] = []
  /// The places of the findings that no waiver covers, by rule, in the order of the file.
  private var unwaived: [DiagnosticID: [Place]] = [:]
  /// How many findings each rule of each waiver waives.
  private var counts: [[Int]]

  /// A rule in one document.
  private struct DocumentRule: Hashable {
    var document: Int
    var rule: Int
  }

  private init(
    _ book: WaiverBook, _ names: RuleNames, _ tree: Tree, _ pack: Pack, _ options: LintOptions,
    _ judgements: [[RuleVerdicts]]
  ) {
    (self.tree, self.pack, self.options, self.judgements) = (tree, pack, options, judgements)
    self.names = names
    wording = WaiverWording(source: tree.source, names: names)
    waivers = book.waivers
    counts = waivers.map { Array(repeating: 0, count: $0.text.rules.count) }
  }

  /// Takes the waived ones out of the findings of `result`, which are in report order, and adds those about waivers.
  static func apply(
    to result: inout FileResult, of tree: Tree, with pack: Pack, _ options: LintOptions,
    _ judgements: [[RuleVerdicts]]
  ) {
    let book = WaiverBook(tree, names: RuleNames(pack)) { text in
      pack.settings.words.placeholders.texts.contains(text.lowercased())
    }
    guard !book.waivers.isEmpty, let names = book.names else { return }
    var run = WaiverRun(book, names, tree, pack, options, judgements)
    run.waive(&result)
    for diagnostic in result.diagnostics { run.unwaived[diagnostic.id, default: []].append(diagnostic.place) }
    for index in run.waivers.indices { result.waivers.append(run.conclude(index)) }
    result.diagnostics += run.findings.filter { run.isShown($0.id) }
  }

  // MARK: - Waiving

  private func isExpired(_ waiver: PlacedWaiver) -> Bool {
    guard let today = options.asOf, let until = waiver.text.until else { return false }
    return until.date.last < today
  }

  private mutating func waive(_ result: inout FileResult) {
    var lanes: [DiagnosticID: WaiverLane] = [:]
    for (index, waiver) in waivers.enumerated() {
      guard let binding = waiver.covered, !isExpired(waiver) else { continue }
      for (position, rule) in waiver.text.rules.enumerated() {
        guard case .rule(let number) = rule.named, pack.rules[number].isWaivable else { continue }
        lanes[pack.rules[number].id, default: WaiverLane()].add(binding, waiver: index, rule: position)
      }
    }
    if lanes.isEmpty { return }
    for key in Array(lanes.keys) { lanes[key]?.sort() }
    var kept: [Diagnostic] = []
    for var diagnostic in result.diagnostics {
      let found = lanes[diagnostic.id]?.covering(diagnostic.place.range.lower) ?? []
      for span in found { counts[span.waiver][span.rule] += 1 }
      // The narrowest is the one that was written for it.
      if let narrowest = found.min(by: { $0.isNarrower(than: $1) }) {
        diagnostic.waiver = carried(waivers[narrowest.waiver])
        result.waived.append(diagnostic)
      } else {
        kept.append(diagnostic)
      }
    }
    result.diagnostics = kept
  }

  private func carried(_ waiver: PlacedWaiver) -> Waiver {
    Waiver(
      reason: waiver.text.reason, until: waiver.text.until?.date, by: waiver.text.by,
      place: Place(tree.source, waiver.comment))
  }

  // MARK: - What has become of each

  private mutating func conclude(_ index: Int) -> WaiverRecord {
    let waiver = waivers[index]
    var record = WaiverRecord(
      place: Place(tree.source, waiver.comment), text: tree.source.text(in: waiver.comment), state: .malformed)
    if case .failure(.insideText) = waiver.binding { return fail(record, wording.unattached(waiver, .insideText)) }
    if let problem = waiver.text.problem {
      findings.append(wording.malformed(waiver, problem))
      record.problem = findings.last?.message
      return record
    }
    record.waiver = carried(waiver)
    record.rules = waiver.text.rules.map { entry($0, .open) }
    guard let binding = waiver.covered else {
      guard case .failure(let failure) = waiver.binding, tree.cutAt == nil else { return open(record) }
      for position in record.rules.indices { record.rules[position].state = .unattached }
      return fail(record, wording.unattached(waiver, failure))
    }
    record.scope = binding.scope
    if options.describesWaivers, let node = binding.node { record.covers = tree.route(to: node) }
    let isExpired = isExpired(waiver)
    for (position, rule) in waiver.text.rules.enumerated() {
      record.rules[position].findings = counts[index][position]
      if case .rule(let number) = rule.named, pack.rules[number].isWaivable {
        if isExpired {
          record.rules[position].state = .expired
        } else if counts[index][position] > 0 {
          record.rules[position].state = .inUse
        } else if isSettled(number, binding) {
          record.rules[position].state = .unused
          let elsewhere = nearest(pack.rules[number].id, to: waiver.comment.lower)
          findings.append(wording.unused(waiver, rule, elsewhere: elsewhere))
        }
      } else {
        record.rules[position].state = .unwaivable
        findings.append(wording.unwaivable(rule))
      }
    }
    if isExpired, let until = waiver.text.until {
      findings.append(wording.expired(waiver, until.date, until.range))
    }
    let states = record.rules.map(\.state)
    record.state = WaiverRecord.State.allCases.first { states.contains($0) } ?? .open
    if record.state == .unused, states.contains(.open) { record.state = .open }
    return record
  }

  private func open(_ record: WaiverRecord) -> WaiverRecord {
    var record = record
    record.state = .open
    return record
  }

  private mutating func fail(_ record: WaiverRecord, _ finding: Diagnostic) -> WaiverRecord {
    findings.append(finding)
    var record = record
    record.state = .unattached
    record.problem = finding.message
    return record
  }

  private func entry(_ rule: WaiverText.RuleWord, _ state: WaiverRecord.State) -> WaiverRecord.Entry {
    let id = names.id(rule.named)
    var title = Localized(id.name)
    if options.describesWaivers {
      if case .rule(let number) = rule.named {
        let text = pack.rules[number].title
        title = Localized(text.plain(in: .english), nl: text.plain(in: .dutch), da: text.plain(in: .danish))
      } else if let finding = EngineFinding.all.first(where: { $0.id == id }) {
        title = finding.title
      }
    }
    return WaiverRecord.Entry(id: id, title: title, state: state, findings: 0)
  }

  /// The finding of a rule that lies nearest to a place, of those that no waiver covers.
  private func nearest(_ id: DiagnosticID, to offset: Int) -> Place? {
    guard let places = unwaived[id] else { return nil }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range.lower < offset { low = middle + 1 } else { high = middle }
    }
    let around = places[max(0, low - 1)..<min(low + 1, places.count)]
    return around.min { abs($0.range.lower - offset) < abs($1.range.lower - offset) }
  }

  // MARK: - Judged or not

  /// Whether the rule was judged on all that the waiver could be about, so that it is known to find nothing there.
  private mutating func isSettled(_ rule: Int, _ binding: WaiverBinder.Binding) -> Bool {
    guard tree.cutAt == nil, pack.shows(pack.rules[rule], options) else { return false }
    for document in tree.documents.indices {
      let range = tree.documents[document].range
      guard tree.documents[document].root != nil,
        binding.scope == .file || (range.lower <= binding.range.upper && binding.range.lower <= range.upper)
      else { continue }
      guard judgements.indices.contains(document), judgements[document].indices.contains(rule) else { return false }
      // One that reads the clock or an earlier version says nothing without these.
      if pack.rules[rule].isTransition || pack.rules[rule].today != nil, judgements[document][rule].tally.text.isEmpty {
        return false
      }
      // A rule without subjects says nothing where what it needs is missing from the plan as a whole.
      let isHeldBack = pack.rules[rule].needs.contains { need in
        need.rule.map { judgements[document].indices.contains($0) && judgements[document][$0].withholds(nil, in: tree) }
          ?? false
      }
      if isHeldBack { return false }
      let key = DocumentRule(document: document, rule: rule)
      let standing = standings[key] ?? RuleStanding(judgements[document][rule], tree)
      standings[key] = standing
      if !standing.isSettled(in: binding.range) { return false }
    }
    return true
  }

  /// Waivers' own findings are chosen as those of rules are.
  private func isShown(_ id: DiagnosticID) -> Bool {
    if let only = options.only { return only.contains(id.code) || only.contains(id.name) }
    return options.selection?.contains(id) ?? true
  }
}
