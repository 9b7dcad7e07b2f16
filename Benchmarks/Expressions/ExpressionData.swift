/// Data shaped as a plan's, written as JSON so that every engine reads the same bytes, and the expressions on them. Only
/// what the language definition has: no engine gets help from an extension.
struct ExpressionData {
  /// An expression, and what it is there to measure.
  static let expressions: [(name: String, text: String)] = [
    ("filter", "plan.activities.filter(a, a.kind == 'training' && a.hours > 6).size() > 2"),
    ("map", "plan.activities.map(a, a.hours * 2 + 1).size()"),
    ("exists, last element", "plan.activities.exists(a, a.id == 'activity-60')"),
    ("all, two deep", "plan.activities.all(a, a.hours > 0 && a.cost.services >= 0)"),
    ("exists_one", "plan.people.exists_one(p, p.role == 'executive-sponsor')"),
    ("nested sums", "plan.releases.all(r, r.cost.licences + r.cost.services + r.cost.internal <= r.ceiling)"),
    (
      "strings",
      "plan.activities.filter(a, a.name.startsWith('The desk') || a.name.contains('promise')).map(a, a.id).size()"
    ),
    ("dates as text", "plan.activities.all(a, a.from <= a.until && a.until < '2028-01-01')"),
    (
      "dates as timestamps",
      "plan.activities.exists(a, timestamp(a.from + 'T00:00:00Z') > timestamp('2027-12-31T00:00:00Z'))"
    ),
    ("list in list", "plan.groups.all(g, plan.activities.exists(a, g.id in a.groups))"),
    (
      "selects",
      "(plan.project.size > 100 ? plan.project.sponsor.name : plan.project.lead.name) + ' leads ' + plan.project.name"
    ),
    ("has", "plan.people.filter(p, has(p.backfilled) && p.backfilled && p.fte >= 0.5).map(p, p.fte).size()"),
  ]

  private var random = Random(seed: 12)

  /// The value of the variable `plan`: 60 activities, 8 groups, 20 people, 12 releases; 14 KB.
  static func plan() -> String {
    var data = ExpressionData()
    return data.write()
  }

  private mutating func list(_ count: Int, _ element: (inout ExpressionData, Int) -> String) -> String {
    "[" + (1...count).map { element(&self, $0) }.joined(separator: ",\n") + "]"
  }

  private mutating func write() -> String {
    let activities = list(60) { $0.activity($1) }
    let groups = list(8) { data, index in
      "{\"id\": \"group-\(index)\", \"headcount\": \(data.random.number(8...120))}"
    }
    let people = list(20) { data, index in
      let backfilled = index % 3 == 0 ? "" : ", \"backfilled\": \(index % 2 == 0)"
      let role = index == 4 ? "executive-sponsor" : data.random.pick(["trainer", "team-member", "architect"])
      return
        "{\"id\": \"person-\(index)\", \"role\": \"\(role)\", \"fte\": 0.\(data.random.number(1...9))\(backfilled)}"
    }
    let releases = list(12) { data, index in
      "{\"id\": \"release-\(index)\", \"cost\": \(data.cost()), \"ceiling\": \(data.random.number(60_000...90_000))}"
    }
    return """
      {"project": {"name": "One customer", "size": 240, "sponsor": {"name": "A. Bakker"}, "lead": {"name": "Åse Holm"}},
      "activities": \(activities),
      "groups": \(groups),
      "people": \(people),
      "releases": \(releases)}

      """
  }

  private mutating func cost() -> String {
    "{\"licences\": \(random.number(0...20_000)), \"services\": \(random.number(0...20_000)), "
      + "\"internal\": \(random.number(0...20_000))}"
  }

  private mutating func activity(_ index: Int) -> String {
    let kind = random.pick(["training", "workshop", "demo", "testing", "communication"])
    let name = random.pick(["The desk answers", "Every branch sees what was promised", "De planning weet wie belde"])
    let month = random.number(1...9)
    let groups = (0..<random.number(1...4)).map { "\"group-\(($0 + index) % 8 + 1)\"" }.joined(separator: ", ")
    return "{\"id\": \"activity-\(index)\", \"kind\": \"\(kind)\", \"name\": \"\(name)\", "
      + "\"from\": \"2026-0\(month)-1\(random.number(0...9))\", \"until\": \"2027-0\(month)-1\(random.number(0...9))\", "
      + "\"hours\": \(random.number(1...16)), \"groups\": [\(groups)], \"cost\": \(cost())}"
  }

  /// The schema that gives the data their types, as a pack's schema does for plans.
  static let schema = """
    $schema: https://json-schema.org/draft/2020-12/schema
    title: Plan
    type: object
    properties:
      project: {$ref: '#/$defs/Project'}
      activities: {type: array, items: {$ref: '#/$defs/Activity'}}
      groups: {type: array, items: {$ref: '#/$defs/Group'}}
      people: {type: array, items: {$ref: '#/$defs/Person'}}
      releases: {type: array, items: {$ref: '#/$defs/Release'}}
    additionalProperties: false
    $defs:
      Project:
        type: object
        properties: {name: {type: string}, size: {type: integer}, sponsor: {$ref: '#/$defs/Name'}, lead: {$ref: '#/$defs/Name'}}
        required: [name, size, sponsor, lead]
        additionalProperties: false
      Name:
        type: object
        properties: {name: {type: string}}
        required: [name]
        additionalProperties: false
      Cost:
        type: object
        properties: {licences: {type: integer}, services: {type: integer}, internal: {type: integer}}
        required: [licences, services, internal]
        additionalProperties: false
      Activity:
        type: object
        properties:
          id: {type: string}
          kind: {type: string}
          name: {type: string}
          from: {type: string}
          until: {type: string}
          hours: {type: integer}
          groups: {type: array, items: {type: string}}
          cost: {$ref: '#/$defs/Cost'}
        required: [id, kind, name, from, until, hours, groups, cost]
        additionalProperties: false
      Group:
        type: object
        properties: {id: {type: string}, headcount: {type: integer}}
        required: [id, headcount]
        additionalProperties: false
      Person:
        type: object
        properties: {id: {type: string}, role: {type: string}, fte: {type: number}, backfilled: {type: boolean}}
        required: [id, role, fte]
        additionalProperties: false
      Release:
        type: object
        properties: {id: {type: string}, cost: {$ref: '#/$defs/Cost'}, ceiling: {type: integer}}
        required: [id, cost, ceiling]
        additionalProperties: false

    """
}
