import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

@Test("each wrong type is told at the value, a section's at its key")
func wrongTypes() {
  #expect(
    findings(
      """
      name: «12»
      owner: «true»
      topics: [«1»]
      started: «yes»
      count: «1.5»
      weight: «heavy»
      «hours»: [1, 2]
      «limit»: {a: 1}
      tags: «one»
      «metric»: [a]
      main: «people»
      «risks»: {kind: people}
      rate: «"12"»
      """) == """
        CRM910 name: “name” takes a text, and “12” is read as a number.
        CRM910 owner: “owner” takes a text, and “true” is read as yes or no.
        CRM910 topics[0]: “topics” takes a text, and “1” is read as a number.
        CRM910 started: “started” takes true or false, not “yes”.
        CRM910 count: “count” takes a whole number, not “1.5”.
        CRM910 weight: “weight” takes a number, not “heavy”.
        CRM910 hours: “hours” takes one value, not a list.
        CRM910 limit: “limit” takes one value, and keys stand below it.
        CRM910 tags: “tags” takes a list, not a single value.
        CRM910 metric: “metric” is one section with keys of its own, not a list.
        CRM910 main: “main” is a section with keys of its own, not a single value.
        CRM910 risks: “risks” takes a list, and keys stand directly below it.
        CRM910 rate: “rate” takes a number, and “12” in quotation marks is a text.
        """)
}

@Test("an unknown key is told with the nearest name, with its home, or with the keys that are there")
func unknownKeys() {
  #expect(
    findings(
      """
      «nmae»: x
      metric: {«Target»: 1, «kind»: people, «qqqqqqqq»: 2}
      main:
        kind: people
        «start»: 2026
        «mitigations»: x
        «target»: 3
      risks:
        - {id: budget, kind: people, «unheard-of»: x}
        - {kind: people, «unheard-of»: x}
      """) == """
        CRM911 nmae: There is no key “nmae” in the plan. Did you mean “name”?
        CRM911 metric.Target: There is no key “Target” in “metric”. Did you mean “target”?
        CRM911 metric.kind: There is no key “kind” in “metric”.
        CRM911 metric.qqqqqqqq: There is no key “qqqqqqqq” in “metric”.
        CRM911 main.start: There is no key “start” in “main”.
        CRM911 main.mitigations: There is no key “mitigations” in “main”. Did you mean “mitigation”?
        CRM911 main.target: There is no key “target” in “main”.
        CRM911 risks[budget].unheard-of: There is no key “unheard-of” in “risks”.
        CRM911 risks[1].unheard-of: There is no key “unheard-of” in “risks”.
        """)
}

@Test("a key that is no text is told at the key")
func keysThatAreNoTexts() {
  #expect(
    findings(
      """
      name: x
      ? «[»a, b]
      : x
      """) == """
        CRM910 : A key is a name, not a list or a section.
        """)
}

@Test("a value that is no choice is told with the nearest and with all")
func choices() {
  #expect(
    findings(
      """
      topics: [why, «Vison», «money»]
      main: {kind: «proces»}
      """) == """
        CRM912 topics[1]: “topics” cannot be “Vison”. Did you mean “vision”?
        CRM912 topics[2]: “topics” cannot be “money”.
        CRM912 main.kind: “kind” cannot be “proces”. Did you mean “process”?
        """)
}

@Test("a single choice is told as it is written")
func oneChoice() {
  #expect(
    findings(
      """
      format: «crm-plan/2»
      """, prefix: "") == """
        CRM912 format: “format” cannot be “crm-plan/2”. Did you mean “crm-plan/1”?
        """)
}

@Test("a bad date is told where in the text it goes wrong, also in quotation marks and folded")
func dates() {
  #expect(
    findings(
      """
      start: 2026-02-«30»
      birthday: "2026-«13»-01"
      risks:
        - kind: people
          measure: {name: x}
      notes: {a: x}
      metrics: {name: a, target: 1}
      """) == """
        CRM913 start: “2026-02-30” cannot be read as a date: February 2026 has 28 days.
        CRM913 birthday: “2026-13-01” cannot be read as a date: months run from 01 to 12.
        """)
}

@Test("dates in other forms are told with what may be meant")
func dates2() {
  #expect(
    findings(
      """
      start: «14-03-2026»
      """) == """
        CRM913 start: “14-03-2026” cannot be read as a date: dates are written year, month, day.
        """)
}

@Test("an escape before the mistake does not shift its place")
func dates3() {
  #expect(
    findings(
      """
      start: "\\x32026-02-«30»"
      """) == """
        CRM913 start: “2026-02-30” cannot be read as a date: February 2026 has 28 days.
        """)
}

@Test("a truth is no date")
func dates4() {
  #expect(
    findings(
      """
      start: «true»
      """) == """
        CRM913 start: “true” cannot be read as a date: it is neither a date nor counted from one, as in r1 + 2 weeks.
        """)
}

@Test("lengths, rhythms and shares are told with what may be meant")
func formats() {
  #expect(
    findings(
      """
      notice: 6 «fortnights»
      every: «weekly»
      share: 12«,»5%
      """) == """
        CRM914 notice: “6 fortnights” cannot be read as a length of time: there is no unit “fortnights” here.
        CRM914 every: “weekly” cannot be read as a rhythm: how often is written in another way here.
        CRM914 share: “12,5%” cannot be read as a share: decimals take a point, not a comma.
        """)
}

@Test("a second length is told at its number")
func formats2() {
  #expect(
    findings(
      """
      birthday: «2026-03»
      notice: «1.5» years
      every: «0 weeks»
      share: «lots»
      """) == """
        CRM913 birthday: “2026-03” cannot be read as a date: dates are written year, month, day.
        CRM914 notice: “1.5 years” cannot be read as a length of time: only whole numbers may stand here.
        CRM914 every: “0 weeks” cannot be read as a rhythm: the number must be 1 or more.
        CRM914 share: “lots” cannot be read as a share: a percentage is expected.
        """)
}

@Test("an id with a space is told with an id that would do")
func slugs() {
  #expect(
    findings(
      """
      risks:
        - {id: «Big Risk», kind: people}
        - {id: «Größe», kind: people}
        - {id: «"a\\tb"», kind: people}
      """) == """
        CRM914 risks[Big Risk].id: “Big Risk” cannot be an id. Did you mean “big-risk”?
        CRM914 risks[Größe].id: “Größe” cannot be an id.
        CRM914 risks[a	b].id: “a b” cannot be an id. Did you mean “a-b”?
        """)
}

@Test("a required key that is missing is told at the section's key, of an item at its first")
func required() {
  #expect(
    findings(
      """
      «main»: {id: a}
      risks:
        - «id»: b
        - «{»id: c}
        - {id: d, «knid»: people}
      """) == """
        CRM915 main: The key “kind” is missing in “main”.
        CRM915 risks[b]: The key “kind” is missing in “risks”.
        CRM915 risks[c]: The key “kind” is missing in “risks”.
        CRM911 risks[d].knid: There is no key “knid” in “risks”. Did you mean “kind”?
        """)
}

@Test("a required key that is missing at the top is told at the first key")
func requiredAtTop() {
  #expect(
    findings(
      """
      «name»: x
      """, prefix: "") == """
        CRM915 : The key “format” is missing in the plan.
        """)
}

@Test("numbers outside their bounds are told")
func bounds() {
  #expect(
    findings(
      """
      count: «101»
      hours: «-1»
      limit: «10.5»
      rate: «0»
      """) == """
        CRM914 count: “count” must lie between 0 and 100, and “101” does not.
        CRM914 hours: “hours” must be 0 or more, not “-1”.
        CRM914 limit: “limit” must be 10 or less, not “10.5”.
        CRM914 rate: “rate” must be more than 0, not “0”.
        """)
}

@Test("numbers without end are told and trap nothing")
func hugeNumbers() {
  #expect(
    findings(
      """
      count: «99999999999999999999»
      weight: «1e999»
      hours: «.nan»
      limit: «-.inf»
      rate: «99999999999999999999999999999999999999999999999999x»
      """) == """
        CRM914 count: “count” takes a number, and “99999999999999999999” is too large to count with.
        CRM914 weight: “weight” takes a number, and “1e999” is too large to count with.
        CRM910 hours: “hours” takes a number, not “.nan”.
        CRM914 limit: “limit” takes a number, and “-.inf” is too large to count with.
        CRM910 rate: “rate” takes a number, not “99999999999999999999999999999999999999999999999999x”.
        """)
}

@Test("nothing where a value must stand is told at the key")
func empties() {
  #expect(
    findings(
      """
      «code»:
      main: {«kind»: , id: «~»}
      """) == """
        CRM914 code: “code” is empty.
        CRM914 main.kind: “kind” is empty.
        CRM914 main.id: “id” is empty.
        """)
}

@Test("an empty text is told where one must stand")
func emptyTexts() {
  #expect(
    findings(
      """
      code: «""»
      «tags»: [a]
      """) == """
        CRM914 code: “code” is empty.
        CRM914 tags: “tags” needs at least 2 items.
        """)
}

@Test("a lone value may stand for a list, and a wrong one is told as an item")
func listable() {
  #expect(
    findings(
      """
      topics: «whi»
      metrics: {«nam»: x}
      """) == """
        CRM912 topics: “topics” cannot be “whi”. Did you mean “why”?
        CRM911 metrics.nam: There is no key “nam” in “metrics”. Did you mean “name”?
        """)
}

@Test("a lone value may stand for a section, and a wrong one is told as its main key")
func shorthand() {
  #expect(
    findings(
      """
      metric: «12»
      metrics: [use, «true»]
      """) == """
        CRM910 metric: “metric” takes a text, and “12” is read as a number.
        CRM910 metrics[1]: “metrics” takes a text, and “true” is read as yes or no.
        """)
}

@Test("only the deepest cause is told")
func nestedCause() {
  #expect(
    findings(
      """
      risks:
        - kind: people
          risks:
            - kind: people
              measure: {target: «a lot»}
      """) == """
        CRM910 risks[0].risks[0].measure.target: “target” takes a number, not “a lot”.
        """)
}

@Test("a mistake behind an alias is told once")
func aliases() {
  #expect(
    findings(
      """
      metric: &m {name: use, target: «lots»}
      main: {kind: people, measure: *m}
      risks: [{kind: data, measure: *m}]
      """) == """
        CRM910 metric.target: “target” takes a number, not “lots”.
        """)
}

@Test("a value that suits one place and not another is told at the alias")
func aliasesElsewhere() {
  #expect(
    findings(
      """
      name: &n Zilver
      owner: *n
      count: «*n»
      risks: [{kind: data, measure: {target: «*n»}}]
      """) == """
        CRM910 count: “count” takes a whole number, not “Zilver”.
        CRM910 risks[0].measure.target: “target” takes a number, not “Zilver”.
        """)
}

@Test("a value that only aliases reach is told where it stands")
func aliasesUnseen() {
  #expect(
    findings(
      """
      x-common: &c {name: use, target: «lots»}
      metric: *c
      metrics: [*c]
      """) == """
        CRM910 metric.target: “target” takes a number, not “lots”.
        """)
}

@Test("merged keys count as there, and their mistakes are told once")
func merges() {
  #expect(
    findings(
      """
      x-base: &b {kind: people, mitigatoin: x, measure: {target: «lots»}}
      main: {<<: «*b»}
      risks:
        - {id: a, <<: *b}
        - {<<: *b, kind: «peple»}
      """) == """
        CRM910 main.measure.target: “target” takes a number, not “lots”.
        CRM911 main.mitigatoin: There is no key “mitigatoin” in “main”. Did you mean “mitigation”?
        CRM912 risks[1].kind: “kind” cannot be “peple”. Did you mean “people”?
        """)
}

@Test("keys of the author's own are not looked at")
func ownKeys() {
  #expect(
    findings(
      """
      x-a: {b: [c]}
      metric: {name: x, x-b: y}
      main: {kind: people, «x-c»: z}
      """) == """
        CRM911 main.x-c: There is no key “x-c” in “main”.
        """)
}

@Test("a map holds any key, and its values have a type")
func additional() {
  #expect(
    findings(
      """
      notes: {a: b, c: «1», «d»: [e]}
      """) == """
        CRM910 notes.c: “c” takes a text, and “1” is read as a number.
        CRM910 notes.d: “d” takes one value, not a list.
        """)
}

@Test("a file that holds a text is told so")
func rootScalar() {
  #expect(
    findings(
      """
      «just a text»
      """, prefix: "") == """
        CRM910 : A plan is made of keys such as “project:”, and this file holds a text.
        """)
}

@Test("a file that holds a list is told so")
func rootList() {
  #expect(
    findings(
      """
      «-» a
      - b
      """, prefix: "") == """
        CRM910 : A plan is made of keys such as “project:”, and this file holds a list.
        """)
}

@Test("where the reading ended early nothing is missing")
func cut() {
  #expect(
    findings(
      """
      «main»:
        id: a
      risks:
        - id: b
          mitigation: "never closed
      """) == """
        CRM915 main: The key “kind” is missing in “main”.
        """)
}

@Test("what stands in a section of the wrong type is not looked at")
func wrongInside() {
  #expect(
    findings(
      """
      «metric»: [{target: lots}, {nme: x}]
      main: «lots»
      """) == """
        CRM910 metric: “metric” is one section with keys of its own, not a list.
        CRM910 main: “main” is a section with keys of its own, not a single value.
        """)
}
