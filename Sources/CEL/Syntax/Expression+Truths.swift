extension Expression {
  /// How a condition can turn out, beside unknown and an error.
  package struct Truths: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let yes = Truths(rawValue: 1)
    package static let no = Truths(rawValue: 2)
    package static let both: Truths = [.yes, .no]

    var negated: Truths { self == .yes ? .no : self == .no ? .yes : self }
  }

  /// How the whole can turn out: `a || unsaid(b)` is never false. Not more than can be told from operators and names.
  ///
  /// - Parameter known: the same of names and calls.
  package func truths(_ known: [String: Truths]) -> Truths { truths(of: root, known) }

  func truths(of id: ID, _ known: [String: Truths]) -> Truths {
    switch kind(id) {
    case .literal(.bool(let truth)): return truth ? .yes : .no
    case .identifier(let name),
      .call(let name, _) where known[name] != nil:
      return known[name] ?? .both
    case .call("!_", let operands): return operands.first.map { truths(of: $0, known).negated } ?? .both
    case .call("_>=_", let operands): return isSize(operands.first) && isZero(operands.last) ? .yes : .both
    case .and(let operands): return joined(operands.map { truths(of: $0, known) }, all: .yes, any: .no)
    case .or(let operands): return joined(operands.map { truths(of: $0, known) }, all: .no, any: .yes)
    case .conditional(_, let yes, let no): return truths(of: yes, known).union(truths(of: no, known))
    case .comprehension(let it) where it.macro == .all: return truths(of: it.body, known).union(.yes)
    case .comprehension(let it) where it.macro == .exists: return truths(of: it.body, known).union(.no)
    default: return .both
    }
  }

  private func joined(_ operands: [Truths], all: Truths, any: Truths) -> Truths {
    var result: Truths = []
    if operands.allSatisfy({ $0.contains(all) }) { result.insert(all) }
    if operands.contains(where: { $0.contains(any) }) { result.insert(any) }
    return result
  }

  private func isSize(_ id: ID?) -> Bool {
    switch id.map(kind) {
    case .memberCall(_, "size", _), .call("size", _): true
    default: false
    }
  }

  private func isZero(_ id: ID?) -> Bool {
    if case .literal(.int(0)) = id.map(kind) { return true }
    return false
  }
}
