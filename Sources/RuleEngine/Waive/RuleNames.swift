internal import Diagnostics

/// The rules that a waiver may name, and those that only look as if it could.
struct RuleNames {
  /// What a name stands for.
  enum Named {
    /// A rule of the pack, by its index.
    case rule(Int)
    /// A finding of the engine's own, which is never waived.
    case engine(DiagnosticID)
  }

  private let pack: Pack
  private let named: [String: Named]

  init(_ pack: Pack) {
    self.pack = pack
    var named: [String: Named] = [:]
    for finding in EngineFinding.all {
      named[finding.id.code] = .engine(finding.id)
      named[finding.id.name] = .engine(finding.id)
    }
    for (index, rule) in pack.rules.enumerated() {
      named[rule.id.code] = .rule(index)
      named[rule.id.name] = .rule(index)
    }
    self.named = named
  }

  /// What a code, in capitals or not, or a name stands for.
  subscript(_ word: String) -> Named? { named[word] ?? named[word.uppercased()] }

  /// The code or name that `word` is most likely a slip for.
  func nearest(to word: String) -> String? {
    let names = pack.rules.flatMap { [$0.id.code, $0.id.name] }
    let nearest = NearestName.of(word, among: names)
    // Codes differ by a digit or two, so a wrong one is near to a great many: only a letter for a digit is a slip.
    guard let nearest, pack.rules.contains(where: { $0.id.code == nearest }) else { return nearest }
    let digits = String(
      word.uppercased().map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 }.filter { $0 != "-" && $0 != "_" })
    return names.first { Self.plain($0) == Self.plain(digits) }
  }

  private static func plain(_ code: String) -> String {
    String(code.uppercased().map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 })
  }

  /// A rule to show in an example.
  var example: String { pack.rules.first(where: \.isWaivable)?.id.code ?? "RULE" }

  func id(_ named: Named) -> DiagnosticID {
    switch named {
    case .rule(let index): pack.rules[index].id
    case .engine(let id): id
    }
  }
}
