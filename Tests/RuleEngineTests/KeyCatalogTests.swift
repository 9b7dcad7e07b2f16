import Diagnostics
import JSONSchema
import RuleEngine
import Testing
import TypedTree
import Workspace

@Suite("The keys of plans")
struct KeyCatalogTests {
  private static let builtin = PackSource.builtin().pack

  private func catalog() throws -> KeyCatalog { KeyCatalog(try #require(Self.builtin)) }

  private func page(_ key: String) throws -> KeyPage {
    guard case .page(let page) = try catalog().answer(to: key) else { throw NotOneKey(text: key) }
    return page
  }

  private struct NotOneKey: Error {
    var text: String
  }

  @Test(
    "a key is known by its route, the end of that, or its type",
    arguments: [
      "maintenance.owner", "plan.maintenance.owner", "Maintenance.owner",
    ])
  func names(_ key: String) throws {
    #expect(try page(key).routes == ["maintenance.owner"])
  }

  @Test("what stands in brackets is left out of account")
  func brackets() throws {
    #expect(try page("userGroups[sales].headcount").routes == ["userGroups.headcount"])
  }

  @Test("a key that several types have is listed, each once")
  func several() throws {
    guard case .several(let keys) = try catalog().answer(to: "owner") else { return #expect(Bool(false)) }
    #expect(keys.contains { $0.route == "maintenance.owner" } && keys.contains { $0.route == "phases.owner" })
    #expect(Set(keys.map(\.route)).count == keys.count)
  }

  @Test(
    "a key that is none has a near one",
    arguments: [
      ("maintenance.ownr", "maintenance.owner"), ("headcnt", "headcount"), ("releases.golive", "releases.goLive"),
    ])
  func near(_ key: String, _ expected: String) throws {
    guard case .none(let nearest) = try catalog().answer(to: key) else { return #expect(Bool(false)) }
    #expect(nearest == expected)
  }

  @Test("no answer to nonsense", arguments: ["", ".", "[", "qqqqqqqqq"])
  func nonsense(_ key: String) throws {
    guard case .none(nil) = try catalog().answer(to: key) else { return #expect(Bool(false)) }
  }

  @Test("a page says what may stand there, and what counts where it does not")
  func page() throws {
    let start = try page("Activity.start")
    #expect(start.routes == ["activities.start", "phases.activities.start"])
    #expect(start.inherited.map(\.route) == ["phases.start"])
    #expect(try page("maintenance.owner").allowsTitle)
    #expect(try page("maintenance.owner").references == ["people"])
    #expect(try page("maintenance.owner").topic == "maintenance")
    #expect(try page("project.gate").choices.first == "kickoff")
    #expect(try page("format").isRequired && !page("format").allowsPlaceholder)
    #expect(try page("Activity.audience").each == "userGroups")
    #expect(try page("UserGroup.id").isID)
  }

  @Test("readers of a key are found in conditions, through functions and values")
  func readers() throws {
    #expect(try page("maintenance.owner").judgedBy.map(\.code).contains("CRM410"))
    // Through values of the pack.
    #expect(try page("Release.goLive").judgedBy.map(\.code).contains("CRM201"))
    // What is on outlook is not judged, and what is kept elsewhere may not be.
    #expect(try page("UserGroup.status").judgedBy.map(\.code).contains("CRM201"))
    #expect(try page("elsewhere.maintenance").judgedBy.map(\.code).contains("CRM410"))
    // By way of withId, which the text of the rule does not show.
    #expect(try page("people.id").judgedBy.map(\.code).contains("CRM410"))
    // An activity's start is its phase's where it is left out.
    let ofPhases = Set(try page("phases.start").judgedBy)
    #expect(Set(try page("Activity.start").judgedBy).isSubset(of: ofPhases))
    // The title of an activity is named and decides nothing there.
    #expect(try !page("customer").judgedBy.map(\.code).contains("CRM201"))
  }

  @Test("every rule reads something, and every key has a page")
  func all() throws {
    let pack = try #require(Self.builtin)
    let catalog = try catalog()
    var readers: Set<DiagnosticID> = []
    for type in pack.schema.definitions.keys {
      for field in pack.types.fieldNames(of: type) {
        guard case .page(let page) = catalog.answer(to: "\(type).\(field)") else { continue }
        #expect(!page.title.isEmpty && !page.description.isEmpty, "\(type).\(field)")
        readers.formUnion(page.judgedBy)
      }
    }
    // Rules on the plan as a whole read its sections.
    for section in pack.types.fieldNames(of: "Plan") {
      guard case .page(let page) = catalog.answer(to: section) else { continue }
      readers.formUnion(page.judgedBy)
    }
    let others = Set(pack.rules.map(\.id)).subtracting(readers)
    // What holds of any plan is asked of the document.
    #expect(others.allSatisfy { $0.code.hasPrefix("CRM5") }, "\(others.map(\.code).sorted())")
  }
}
