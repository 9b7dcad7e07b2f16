import TestSupport
import Testing

@Suite("A check that says only its paths")
struct PlainCheckTests {
  @Test(
    "does what the same check does with its options spelt out",
    arguments: [
      ["examples/gone-wrong.yaml"], ["examples/good-lift-service.yaml"], ["examples"], ["Tests/Plans", "examples"],
      ["nowhere.yaml"], ["Sources"], [""], ["examples/gone-wrong.yaml", "-"],
    ])
  func options(_ paths: [String]) throws {
    let plain = try CommandRun.crmlint(["check"] + paths)
    let spelt = try CommandRun.crmlint(
      ["check", "--format", "text", "--fail-on", "critical", "--color", "auto"] + paths)
    #expect(plain.status == spelt.status)
    #expect(plain.output == spelt.output)
    #expect(plain.errors == spelt.errors)
    #expect(plain.status != nil)
  }

  @Test("check without a path is a mistake, and --help is answered, wherever it stands")
  func others() throws {
    #expect(try CommandRun.crmlint(["check"]).status == 2)
    #expect(try CommandRun.crmlint(["check", "examples", "--help"]).output.contains("--fail-on"))
    #expect(try CommandRun.crmlint(["check", "examples", "--unknown"]).status == 2)
    let version = try CommandRun.crmlint(["--version"])
    #expect(version.status == 0 && version.output.split(separator: ".").count == 3)
  }
}
