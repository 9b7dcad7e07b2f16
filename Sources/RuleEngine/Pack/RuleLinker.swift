internal import Diagnostics

/// Puts rules together: no code or name twice, `needs` resolved, every rule after those it needs.
struct RuleLinker {
  let base: [Rule]
  let added: [RuleCompiler.Result]

  func link() -> (rules: [Rule], problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var rules = base
    var kept: [(rule: Int, needs: [(name: String?, place: Place, on: Clause?)])] = []
    for result in added {
      let id = result.rule.id
      if let own = EngineFinding.all.first(where: { $0.id.code == id.code || $0.id.name == id.name })?.id {
        let place = own.code == id.code ? result.codePlace : result.namePlace
        problems.append(
          PackProblem.make(.badRule, place, "crmlint itself calls a finding of its own \(own.code) \(own.name)"))
        continue
      }
      if let other = rules.first(where: { $0.id.code == result.rule.id.code }) {
        problems.append(
          taken(
            "the code \(id.code) is that of '\(other.id.name)'", result.codePlace, by: other,
            advice: "Give this rule a code that is free; 'crmlint rules' lists those in use."))
        continue
      }
      if let other = rules.first(where: { $0.id.name == result.rule.id.name }) {
        problems.append(
          taken(
            "the name '\(id.name)' is that of the rule \(other.id.code)", result.namePlace, by: other,
            advice: "Call this rule and its folder something else: findings are known by code and by name."))
        continue
      }
      kept.append((rules.count, result.needs))
      rules.append(result.rule)
    }
    for (index, needs) in kept {
      for need in needs {
        guard let name = need.name else {
          rules[index].needs.append(Rule.Need(rule: nil, on: need.on))
          continue
        }
        if let found = rules.firstIndex(where: { $0.id.name == name || $0.id.code == name }) {
          rules[index].needs.append(Rule.Need(rule: found, on: need.on))
        } else {
          let nearest = NearestName.of(name, among: rules.map(\.id.name))
          problems.append(
            PackProblem.make(
              .badRule, need.place,
              "there is no rule '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
        }
      }
    }
    return ordered(rules, &problems, kept.map { (rule: $0.rule, place: $0.needs.first?.place) })
  }

  private func taken(_ text: String, _ place: Place, by other: Rule, advice: String) -> Diagnostic {
    var problem = PackProblem.make(.badRule, place, text, advice: advice)
    var there = other.place
    there.label = Message(Localized(Template([.literal("the rule \(other.id.code) \(other.id.name)")])))
    problem.related = [there]
    return problem
  }

  /// Depth first over `needs`; rules that need any other come last, and those on a cycle are reported and lose what closes it.
  private func ordered(
    _ rules: [Rule], _ problems: inout [Diagnostic], _ places: [(rule: Int, place: Place?)]
  ) -> (rules: [Rule], problems: [Diagnostic]) {
    var position = [Int](repeating: -1, count: rules.count)
    var order: [Int] = []
    var open: Set<Int> = []
    var rules = rules

    func visit(_ index: Int) {
      if position[index] >= 0 { return }
      open.insert(index)
      for need in rules[index].needs {
        guard let needed = need.rule else { continue }
        if open.contains(needed) {
          let place = places.first { $0.rule == index }?.place ?? rules[index].place
          problems.append(
            PackProblem.make(
              .badRule, place,
              "'\(rules[index].id.name)' and '\(rules[needed].id.name)' need each other, so neither can be judged first"
            ))
          rules[index].needs.removeAll { $0.rule == needed }
        } else {
          visit(needed)
        }
      }
      open.remove(index)
      position[index] = order.count
      order.append(index)
    }

    let needsAny: (Int) -> Bool = { index in rules[index].needs.contains { $0.rule == nil } }
    for index in rules.indices where !needsAny(index) { visit(index) }
    for index in rules.indices { visit(index) }
    let sorted = order.map { index in
      var rule = rules[index]
      for need in rule.needs.indices {
        if let needed = rule.needs[need].rule { rule.needs[need].rule = position[needed] }
      }
      return rule
    }
    return (sorted, problems)
  }
}
