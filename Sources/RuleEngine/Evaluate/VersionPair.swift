package import Diagnostics
internal import TypedTree
internal import YAMLTree

/// The earlier version of a file, as far as it could be got at.
package enum EarlierFile: Sendable {
  /// What the file held then; its name is what reports show.
  case text(SourceText)
  /// It did not exist in the version of this name.
  case absent(String)
  /// It could not be got at, as is told elsewhere.
  case unreachable
}

/// A file and its earlier version: which plan of one is which of the other, and what became of the findings.
struct VersionPair {
  private let tree: Tree
  private let file: EarlierFile
  private let pack: Pack
  /// The earlier version's tree where it can be read.
  private let earlier: Tree?
  /// Why it can't be, where there is one.
  private let problem: Diagnostic?
  /// For each document of the file the one of the earlier version that it was; nil where it is new.
  private let counterparts: [Int?]

  init(_ tree: Tree, _ file: EarlierFile, _ pack: Pack) {
    self.tree = tree
    self.file = file
    self.pack = pack
    guard case .text(let source) = file else {
      (earlier, problem, counterparts) = (nil, nil, [])
      return
    }
    let other = Tree.parse(source)
    problem = Self.problem(other, pack)
    earlier = problem == nil ? other : nil
    counterparts = problem == nil ? Self.match(tree, other, pack) : []
  }

  /// What the plan in `document` is compared with.
  func earlierPlan(of document: Document) -> EarlierPlan {
    if case .absent = file { return .absent }
    guard let earlier else { return .unreadable }
    guard let index = index(of: document.range.lower, in: tree), let counterpart = counterparts[index] else {
      return .absent
    }
    return .plan(earlier.documents[counterpart], of: earlier)
  }

  // MARK: - Documents

  /// The document that a place lies in.
  private func index(of offset: Int, in tree: Tree) -> Int? {
    tree.documents.lastIndex { $0.range.lower <= offset } ?? (tree.documents.isEmpty ? nil : 0)
  }

  /// Plans of one file are matched by what they are called, those without a namesake by their order.
  private static func match(_ tree: Tree, _ other: Tree, _ pack: Pack) -> [Int?] {
    if tree.documents.count == 1, other.documents.count == 1 { return [0] }
    let names = names(of: tree, pack)
    let others = names == [] ? [] : Self.names(of: other, pack)
    var result = [Int?](repeating: nil, count: tree.documents.count)
    for (index, name) in names.enumerated() where names.count(where: { $0 == name }) == 1 {
      if others.count(where: { $0 == name }) == 1 { result[index] = others.firstIndex(of: name) }
    }
    let taken = Set(result.compactMap { $0 })
    var free = other.documents.indices.filter { !taken.contains($0) }[...]
    for index in result.indices where result[index] == nil { result[index] = free.popFirst() }
    return result
  }

  private static func names(of tree: Tree, _ pack: Pack) -> [String] {
    tree.documents.map { document in
      let place = PlanHost.make(document, of: tree, pack).wholePlan
      return tree.source.text(in: place.range)
    }
  }

  // MARK: - Reading

  /// Why nothing can be compared with this version; nil where it is a plan that can be read.
  private static func problem(_ tree: Tree, _ pack: Pack) -> Diagnostic? {
    let start = Place(tree.source, ByteRange(at: 0))
    guard tree.cutAt == nil, let document = tree.documents.first(where: { $0.root != nil }) else {
      guard let first = tree.diagnostics.first else {
        return diagnostic(
          start,
          Message(
            "The earlier version holds no plan, so nothing is compared with it.",
            nl: "De eerdere versie bevat geen plan, dus er wordt niets mee vergeleken.",
            da: "Den tidligere version indeholder ingen plan, så der sammenlignes ikke med den."), pack)
      }
      return diagnostic(
        first.place,
        Message(
          "The earlier version cannot be read to its end, so nothing is compared with it ({0}).",
          nl: "De eerdere versie is niet tot het einde te lezen, dus er wordt niets mee vergeleken ({0}).",
          da: "Den tidligere version kan ikke læses til ende, så der sammenlignes ikke med den ({0}).",
          .text(first.id.code + " " + first.id.name)), pack)
    }
    if let wrong = tree.documents.lazy.compactMap({ FileLinter.unsupportedVersion($0, tree, pack) }).first {
      return diagnostic(
        wrong.place,
        Message(
          "The earlier version is written in {0}, and this version of crmlint reads {1}; nothing is compared with it.",
          nl:
            "De eerdere versie is geschreven in {0}, en deze versie van crmlint leest {1}; er wordt niets mee vergeleken.",
          da:
            "Den tidligere version er skrevet i {0}, og denne version af crmlint læser {1}; der sammenlignes ikke med den.",
          .quoted(tree.source.text(in: wrong.place.range)), .quoted(pack.format.value)), pack)
    }
    guard FileLinter.format(document, tree, pack) != nil else {
      return diagnostic(
        start,
        Message(
          "The earlier version does not say {0} and is taken for no plan, so nothing is compared with it.",
          nl: "In de eerdere versie staat geen {0}, dus dat is geen plan en er wordt niets mee vergeleken.",
          da: "I den tidligere version står der ikke {0}, så det er ingen plan, og der sammenlignes ikke med den.",
          .quoted("\(pack.format.key): \(pack.format.value)")), pack)
    }
    return nil
  }

  private static func diagnostic(_ place: Place, _ message: Message, _ pack: Pack) -> Diagnostic {
    Diagnostic(
      id: .unreadableEarlierVersion, severity: .critical, message: message, place: place,
      advice: Message(
        "Compare with a version that can be read. The plan itself was judged as without --against.",
        nl: "Vergelijk met een versie die te lezen is. Het plan zelf is beoordeeld als zonder --against.",
        da: "Sammenlign med en version, der kan læses. Selve planen er bedømt som uden --against."),
      subject: place.source.name)
  }

  // MARK: - Findings

  /// Says of each finding whether it is new, and which ones of the earlier version are gone.
  func compare(_ result: inout FileResult, _ options: LintOptions) {
    if let problem { result.problems.append(problem) }
    if case .absent(let name) = file {
      var comparison = Comparison(name: name, isNew: true)
      comparison.new = result.diagnostics.count
      for index in result.diagnostics.indices { result.diagnostics[index].change = .new }
      result.comparison = comparison
      return
    }
    guard let earlier else { return }
    var quiet = options
    quiet.collectsVerdicts = false
    let before = FileLinter.lint(earlier, with: pack, options: quiet)
    result.problems += before.problems
    var matching = FindingMatching(
      before.diagnostics.map { ($0, "\(self.index(of: $0.place.range.lower, in: earlier) ?? -1)") }, pack)
    // What a waiver accepts by now is not gone; what one accepted before and none does now is new.
    let present = result.diagnostics + result.waived
    let plans = present.map { diagnostic in
      let index = index(of: diagnostic.place.range.lower, in: tree)
      return index.flatMap { counterparts.indices.contains($0) ? counterparts[$0] : nil }.map(String.init) ?? "new"
    }
    let changes = matching.match(Array(zip(present, plans))).prefix(result.diagnostics.count)
    for (index, change) in changes.enumerated() { result.diagnostics[index].change = change }
    var comparison = Comparison(name: earlier.source.name)
    comparison.new = changes.count { $0 == .new }
    comparison.unchanged = changes.count - comparison.new
    for gone in matching.remaining {
      // What could not be judged this time may still be so.
      let isOpen = result.verdicts.contains { verdict in
        verdict.id == gone.id && (verdict.subject == gone.subject || verdict.subject.isEmpty || gone.subject.isEmpty)
      }
      if isOpen {
        comparison.unjudged += 1
      } else {
        comparison.fixed.append(FixedFinding(gone, title: title(of: gone)))
      }
    }
    result.comparison = comparison
  }

  private func title(of diagnostic: Diagnostic) -> Localized<String> {
    if let rule = pack.rule(diagnostic.id.code) {
      return Localized(
        rule.title.plain(in: .english), nl: rule.title.plain(in: .dutch), da: rule.title.plain(in: .danish))
    }
    return EngineFinding.all.first { $0.id == diagnostic.id }?.title ?? Localized(diagnostic.id.name)
  }
}

extension DiagnosticID {
  /// The version to compare with is no plan that can be read.
  package static let unreadableEarlierVersion = DiagnosticID("CRM920", "unreadable-earlier-version")
}
