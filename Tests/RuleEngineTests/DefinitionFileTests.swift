import Diagnostics
import RuleEngine
import Testing

/// Functions and values in files of their own, beside the manifest.
@Suite struct DefinitionFileTests {
  private let rule = SmallPack.rule(
    "BED01", "thirsty", "for: {bed: plan.beds}\nrequire: plantsIn(bed) <= fewPlants\nat: bed.id")

  private func file(_ path: String, _ text: String) -> PackFile {
    PackFile(path: path, source: SourceText(name: path, text: text))
  }

  private let plants = """
    functions:
      plantsIn: {params: {bed: Bed}, result: int, is: bed.plants.size()}
    """

  @Test("definitions in files beside the manifest are seen by rules and by each other")
  func seen() {
    let run = SmallPack.lint(
      "beds: [{id: b1, plants: [leek, kale]}, {id: b2, plants: [leek]}]\n",
      [
        rule, file("definitions/plants.yaml", plants),
        file("definitions/few.yaml", "values: {fewPlants: {result: int, is: half * 2}}\n"),
        file("definitions/half.yaml", "values: {half: {result: int, is: '[[1], [2, 3]].size() - 1'}}\n"),
      ])
    #expect(run.problems.isEmpty)
    #expect(run.findings == [])
    let strict = SmallPack.lint(
      "beds: [{id: b1, plants: [leek, kale]}, {id: b2, plants: [leek]}]\n",
      [
        rule, file("definitions/plants.yaml", plants),
        file("definitions/few.yaml", "values: {fewPlants: {result: int, is: '1'}}\n"),
      ])
    #expect(strict.findings.map { $0.split(separator: " ")[1] } == ["BED01"])
  }

  @Test("a mistake in such a file is shown there")
  func mistakes() {
    func problems(_ text: String, also others: [PackFile] = []) -> [String] {
      SmallPack.load([file("definitions/plants.yaml", text)] + others).problems.map {
        let place = LineIndex($0.place.source).position(at: $0.place.range.lower)
        return "\($0.place.source.name):\(place.line):\(place.column) \($0.message.text(in: .english))"
      }
    }
    #expect(
      problems("values:\n  many: {result: int, is: plan.bets.size()}\n").first?.hasPrefix(
        "definitions/plants.yaml:2:32 ")
        == true)
    #expect(problems("values: [\n").first?.hasPrefix("definitions/plants.yaml:") == true)
    #expect(problems("").count == 1)
    let unknownKey = problems("vaules: {}\n")
    #expect(unknownKey.count == 1 && unknownKey[0].contains("vaules"))
    let twice = problems(plants, also: [file("definitions/more.yaml", plants)])
    #expect(twice.count == 1 && twice[0].contains("plantsIn"))
  }

  @Test("where such a file cannot be read, rules that use it do not say again that its names are unknown")
  func unreadable() {
    let broken = file("definitions/plants.yaml", "functions: {plantsIn: {result: int}}\n")
    let problems = SmallPack.load([rule, broken]).problems
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.place.source.name == "definitions/plants.yaml" })
  }
}
