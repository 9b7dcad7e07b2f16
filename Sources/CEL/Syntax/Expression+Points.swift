extension Expression {
  /// A part of an expression that evaluations reach or not.
  package struct Point: Sendable {
    package enum Kind: Sendable {
      /// A truth value that something hangs on: it may turn out true and false.
      case condition
      /// The body of a macro that gives no truth value, or a part that never gives one.
      case part
    }

    package var node: ID
    package var kind: Kind
    /// How a condition can turn out at all.
    package var truths: Truths = .both

    package init(node: ID, kind: Kind, truths: Truths = .both) {
      self.node = node
      self.kind = kind
      self.truths = truths
    }
  }

  /// What is to be seen of the expression: the conditions that it is made of, each without `!`, `&&`, `||` and `?:` of its
  /// own, and the bodies of its macros; in the order of the text.
  ///
  /// - Parameters:
  ///   - isCondition: whether something hangs on the truth of the whole.
  ///   - known: how names and calls can turn out, where that is known.
  package func points(isCondition: Bool, known: [String: Truths] = [:]) -> [Point] {
    var result: [Point] = []
    var pending: [(id: ID, isCondition: Bool)] = [(root, isCondition)]
    while let (id, isCondition) = pending.popLast() {
      switch kind(id) {
      case .and(let operands), .or(let operands): pending += operands.map { ($0, true) }
      case .call("!_", let operands): pending += operands.map { ($0, isCondition) }
      case .conditional(let test, let yes, let no):
        pending += [(test, true), (yes, isCondition), (no, isCondition)]
      case .bind(_, let value, let body): pending += [(value, false), (body, isCondition)]
      default:
        if isCondition { result += point(id, known) }
        pending += inner(id, &result)
      }
    }
    return result.sorted { (range($0.node).lowerBound, $0.node) < (range($1.node).lowerBound, $1.node) }
  }

  private func point(_ id: ID, _ known: [String: Truths]) -> [Point] {
    if case .literal = kind(id) { return [] }
    let truths = truths(of: id, known)
    return [Point(node: id, kind: truths.isEmpty ? .part : .condition, truths: truths)]
  }

  /// What lies below a node that is no operator of logic.
  private func inner(_ id: ID, _ result: inout [Point]) -> [(id: ID, isCondition: Bool)] {
    switch kind(id) {
    case .comprehension(let it):
      switch it.macro {
      case .all, .exists, .existsOne, .filter: return [(it.range, false), (it.body, true)]
      default:
        result.append(Point(node: it.body, kind: .part))
        return [(it.range, false)] + (it.condition.map { [($0, true)] } ?? []) + [(it.body, false)]
      }
    case .optionalMap(let target, _, let body, _):
      result.append(Point(node: body, kind: .part))
      return [(target, false), (body, false)]
    default: return children(id).map { ($0, false) }
    }
  }
}
