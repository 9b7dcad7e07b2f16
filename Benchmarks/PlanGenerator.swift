/// Writes plans that look like those of real programmes: every section of the format, comments, flow and block style,
/// folded text, quotes and letters beyond ASCII. A few have mistakes, as real ones do.
struct PlanGenerator {
  private var random: Random
  private var text = ""
  /// How many times a small plan's lists: 1 gives 6 to 13 KB.
  private let scale: Int
  private var groups: [String] = []
  private var objectives: [String] = []
  private var people: [String] = []

  /// A plan with lists `scale` times as long as a small plan's; user groups and objectives stop growing at 40, as they
  /// would in a real programme.
  static func plan(seed: UInt64, scale: Int = 1) -> String {
    var generator = PlanGenerator(seed: seed, scale: scale)
    generator.write()
    return generator.text
  }

  /// A plan of at least `bytes` bytes, and little more.
  static func plan(seed: UInt64, bytes: Int) -> String {
    let unit = max(1, plan(seed: seed, scale: 64).utf8.count / 64)
    var scale = max(1, bytes / unit)
    var plan = plan(seed: seed, scale: scale)
    while plan.utf8.count < bytes {
      scale += max(1, (bytes - plan.utf8.count) / unit)
      plan = PlanGenerator.plan(seed: seed, scale: scale)
    }
    return plan
  }

  private init(seed: UInt64, scale: Int) {
    random = Random(seed: seed)
    self.scale = scale
  }

  private mutating func line(_ string: String) {
    text += string
    text += "\n"
  }

  private func id(_ stem: String, _ index: Int) -> String { "\(stem)-\(index + 1)" }

  private mutating func date(_ months: ClosedRange<Int>) -> String {
    let month = random.number(months)
    let (year, rest) = (2026 + (month - 1) / 12, (month - 1) % 12 + 1)
    let day = random.number(1...28)
    return "\(year)-\(rest < 10 ? "0" : "")\(rest)-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func sentence() -> String {
    let subjects = [
      "The desk", "Every branch", "De planning", "Kørslen", "A customer", "The back office", "Elke monteur",
    ]
    let verbs = ["knows", "sees", "answers", "hands over", "writes down", "weet", "kender"]
    let objects = [
      "what was promised", "the history of the site", "who rang last", "the open offers", "wat er is afgesproken",
      "næste års behov", "the café’s contract",
    ]
    let ends = [
      "before the visit", "within a day", "without asking twice", "in one place", "vóór de zomer", "hver uge",
    ]
    return "\(random.pick(subjects)) \(random.pick(verbs)) \(random.pick(objects)) \(random.pick(ends))"
  }

  private mutating func write() {
    let groupCount = min(40, scale == 1 ? random.number(2...4) : 3 * scale)
    groups = (0..<groupCount).map { id("group", $0) }
    objectives = (0..<min(40, scale == 1 ? random.number(2...4) : 3 * scale)).map { id("objective", $0) }
    people = (0..<(scale == 1 ? random.number(5...9) : 6 * scale)).map { id("person", $0) }
    head()
    aims()
    organisation()
    work()
    money()
    rest()
  }

  private mutating func head() {
    line("# Programme plan \(random.number(1...99_999)), kept by the project office.")
    line("format: crm-plan/1\n")
    line("project:")
    line("  name: \(random.pick(["One customer", "Eén klantbeeld", "Kunden i centrum", "Promise kept"]))")
    line("  customer: \(random.pick(["Noorderlicht Wonen", "Halvorsen & Søn", "Calder Group", "Van Dijk Techniek"]))")
    line("  decided: 2025-12-11\n  start: 2026-01-12\n  end: 2027-12-17")
    line("  language: \(random.pick(["en", "nl", "da"]))\n  horizon: 2031\n  gate: build")
    line("  previousAttempts:\n    - year: 2021\n      outcome: partial\n      wentWell: [the account list]")
    line("      lessons:\n        - users were asked when the screens were finished\n")
    line("why: >-\n  \(sentence()).\n  \(sentence()).\nvision: \(sentence())\n")
  }

  private mutating func aims() {
    line("objectives:")
    for objective in objectives {
      line("  - id: \(objective)\n    statement: \(sentence())")
      line("    value: \(random.pick(["customer", "employee", "revenue", "cost", "efficiency"]))")
      line("    owner: \(random.pick(people))")
      let baseline = random.number(20...60)
      line(
        "    metric: {name: \(sentence()), unit: \"%\", baseline: \(baseline), target: \(baseline + 20), by: 2027-06}")
    }
    line("\ncustomerJourney:\n  owner: \(random.pick(people))\n  touchpoints:")
    for index in 0..<(3 * scale) {
      line("    - {name: \"touchpoint \(index): \(sentence())\", tasks: [listen, answer, promise],")
      line("       supports: \(random.pick(objectives))}")
    }
    line("\nprocesses:")
    for index in 0..<scale {
      line("  - {id: \(id("process", index)), name: \(sentence()), changes: \(random.pick(["true", "false"])),")
      line("     owner: \(random.pick(people)), supports: [\(random.pick(objectives))]}")
    }
    line("\nrequirements:  # those that decided the choice")
    for index in 0..<(3 * scale) {
      line("  - {id: \(id("R", index)), statement: \(sentence()), supports: \(random.pick(objectives)),")
      line("     writtenBy: \(random.pick(people))}")
    }
    line("")
  }

  private mutating func organisation() {
    let roles = [
      "executive-sponsor", "project-manager", "change-manager", "steering-member", "product-owner", "trainer",
      "data-owner", "support-lead", "team-member", "architect",
    ]
    line("people:")
    for (index, person) in people.enumerated() {
      let role = roles[index % roles.count]
      line(
        "  - {id: \(person), name: \(random.pick(["A. Bakker", "J. Møller", "R. Ainsley", "Åse Holm"])), role: \(role),"
      )
      line("     function: \(random.pick(["management", "sales", "service", "it"])), fte: 0.\(random.number(1...9)),")
      line("     from: \(date(1...4)), backfilled: true}")
    }
    line("\nuserGroups:")
    for (index, group) in groups.enumerated() {
      line("  - id: \(group)\n    name: Group \(index + 1)\n    department: Department \(index % 7 + 1)")
      line("    headcount: \(random.number(8...120))\n    needs: \(sentence())")
      line("    expectations: \(sentence())\n    benefits: \(sentence())\n    powerUsers:")
      line("      - {count: 2, attitude: enthusiast, from: 2026-01-19}")
      line("      - {count: 2, attitude: sceptic, experience: senior, availability: busy, freed: 1 day a week,")
      line("         from: 2026-01-19}\n    coaches: [{per: 12}]")
    }
    line("")
  }

  private mutating func activity(_ indent: String, _ index: Int) {
    let kinds = [
      "workshop", "interview", "prototype", "demo", "process-design", "requirements", "training", "communication",
      "data-cleansing", "testing", "configuration", "review",
    ]
    let kind = kinds[index % kinds.count]
    let audience = random.chance(15) ? "everyone" : "[\(random.pick(groups)), \(random.pick(groups))]"
    switch random.number(1...5) {
    case 1:
      line("\(indent)- kind: \(kind)\n\(indent)  title: \(sentence())\n\(indent)  owner: \(random.pick(people))")
      line("\(indent)  audience: \(audience)\n\(indent)  start: \(date(2...5))\n\(indent)  end: \(date(6...9))")
      line(
        "\(indent)  topics:\n\(indent)    - why\n\(indent)    - needs\n\(indent)  supports: \(random.pick(objectives))")
    case 2:
      line("\(indent)- {kind: \(kind), title: '\(sentence())', owner: \(random.pick(people)), start: \(date(2...4)),")
      line("\(indent)   every: \(random.number(2...4)) weeks, until: r1, audience: \(audience), feedback: true,")
      line("\(indent)   topics: [progress, needs]}")
    case 3:
      line("\(indent)- {kind: \(kind), title: \"\(sentence())\", owner: \(random.pick(people)),")
      line(
        "\(indent)   start: r1 - \(random.number(10...30)) working days, end: r1 - 5 working days, hoursPerPerson: 8,")
      line(
        "\(indent)   audience: \(audience), topics: [strategy, why, software], supports: [\(random.pick(objectives))]}")
    default:
      line("\(indent)- {kind: \(kind), title: \(sentence()), start: \(date(2...5)), end: \(date(6...9)),")
      line("\(indent)   owner: \(random.pick(people)), audience: \(audience), hours: \(random.number(8...200)),")
      line("\(indent)   topics: [needs, process], supports: \(random.pick(objectives))}")
    }
  }

  private mutating func work() {
    line("phases:")
    let stages = ["preparation", "selection", "design", "build", "acceptance", "rollout", "aftercare"]
    for phase in 0..<max(random.number(2...4), 2 * scale) {
      line("  - id: \(id("phase", phase))\n    name: Phase \(phase + 1)\n    stage: \(stages[phase % stages.count])")
      line("    owner: \(random.pick(people))\n    start: \(date(1...2))\n    end: \(date(10...12))")
      line("    supports: [\(random.pick(objectives)), \(random.pick(objectives))]\n    activities:")
      for index in 0..<2 { activity("      ", index + phase) }
    }
    line("\nactivities:")
    for index in 0..<(random.number(4...9) * scale) { activity("  ", index) }
    line("\nreleases:")
    let count = min(12, max(2, groups.count))
    for index in 0..<count {
      let members = groups.indices.filter { $0 % count == index }.map { groups[$0] }.joined(separator: ", ")
      line("  - {id: \(id("r", index).replacing("-", with: "")), goLive: \(date((8 + index)...(8 + index))),")
      line("     userGroups: [\(members)], scope: [\(id("R", index))],")
      line("     aftercare: {until: go-live + 8 weeks, owner: \(random.pick(people)), hours: 200,")
      line("                 exitCriteria: [under five questions a day]}}")
    }
    line("\ntestScenarios:")
    for index in 0..<(2 * scale) {
      line(
        "  - {id: \(id("T", index)), title: \(sentence()), supports: \(random.pick(objectives)), by: \(random.pick(groups))}"
      )
    }
    line("")
  }

  private mutating func money() {
    let categories = [
      "journey", "process-design", "strategy", "user-time", "training", "change-management", "communication",
      "aftercare", "licences", "configuration", "integration", "data-cleansing",
    ]
    line("budget:\n  currency: EUR\n  unit: thousand\n  totalOf: all\n  lines:")
    for index in 0..<(categories.count * (scale + 1) / 2) {
      line("    - {id: \(id("line", index)), name: \(sentence()), category: \(categories[index % categories.count]),")
      line("       amount: \(random.number(20...60))}")
    }
    line("")
  }

  private mutating func rest() {
    line("data:\n  owner: \(random.pick(people))\n  sources:")
    for index in 0..<scale {
      line("    - {id: \(id("source", index)), name: \(sentence()), records: \(random.number(900...90_000)),")
      line("       duplicates: \(random.number(2...20))%, target: 1%, owner: \(random.pick(people)), migrated: true,")
      line("       trialLoads: 2, signedOffBy: \(random.pick(people)), closed: go-live}")
    }
    line("  upkeep: \(sentence())\n\nsystems:")
    for index in 0..<scale {
      line("  - {id: \(id("system", index)), name: \(sentence()), role: role \(index), integrated: true,")
      line("     interface: \"both ways, every ten minutes\", owner: \(random.pick(people))}")
    }
    line("\nadoption:\n  owner: \(random.pick(people))\n  metrics:")
    for _ in 0..<scale {
      line("    - {name: \(sentence()), measures: \(random.pick(["data-entered", "follow-up", "usage"])), unit: \"%\",")
      line("       target: \(random.number(60...95)), from: \(date(9...12)), every: 2 weeks}")
    }
    line("  recognition: [specialist of the quarter]\n\ngovernance:")
    line("  steering: {members: [\(people[0]), \(people[3])], chair: \(people[0]), meets: 2 weeks}")
    line("  reviews: {every: 4 weeks, against: [objectives, scope, adoption], owner: \(people[1])}")
    line("  scopeChanges: {decidedBy: \(people[4]), process: \(sentence())}")
    line("  stopCriteria: [{by: 2026-10-31, metric: weekly use, below: 50%, then: halt and decide anew}]\n  risks:")
    for index in 0..<scale {
      line("    - {id: \(id("K", index)), risk: \(sentence()), kind: people, owner: \(random.pick(people)),")
      line("       mitigation: \(sentence()), mitigationKind: [involvement, training]}")
    }
    line("\nmaintenance:\n  owner: \(people[0])\n  budgetPerYear: 40\n  fundedUntil: 2029")
    line("  support: {owner: \(people[0]), team: {count: 3, from: 2026-05-01}, channel: telephone, hours: 8 to 18,")
    line("            prioritisation: \(sentence())}")
    line("  development: {decidedBy: \(people[0]), process: \(sentence()), every: 3 months}\n  agreedBy: 2026-05-01")
  }
}
