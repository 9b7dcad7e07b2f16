import Foundation
import TestSupport
import Testing

@Suite("crmlint mutate")
struct MutateTests {
  private static let plan = """
    format: garden/1
    beds:
      - {id: roses, size: 12, sown: 2026-04-01}
      - {id: beans, size: 8, sown: 2026-05-01}

    """

  /// A pack of two rules: a bed is at least 4, and is sown before June.
  private func garden() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: garden
      version: 1.0.0
      languages: [en]
      format: {key: format, is: garden/1}
      placeholders: [tbd]
      absences: [none]
      """, to: "pack/pack.yaml")
    try folder.write(
      """
      $schema: https://json-schema.org/draft/2020-12/schema
      title: Plan
      type: object
      additionalProperties: false
      properties:
        format: {type: string, x-open: false}
        beds: {type: array, items: {$ref: '#/$defs/Bed'}}
      $defs:
        Bed:
          type: object
          x-id: id
          additionalProperties: false
          properties:
            id: {type: string, format: slug, x-open: false}
            size: {type: integer}
            sown: {type: string, format: plan-date}
      """, to: "pack/plan.schema.yaml")
    try folder.write(
      rule("G1", "small-bed", "given: has(bed.size)\nrequire: bed.size >= 4"), to: "pack/a/small-bed/rule.yaml")
    try folder.write(
      rule("G2", "late-bed", "given: has(bed.sown)\nrequire: bed.sown < date('2026-06-01')"),
      to: "pack/a/late-bed/rule.yaml")
    try folder.write(Self.plan, to: "plan.yaml")
    return folder
  }

  private func rule(_ code: String, _ name: String, _ condition: String) -> String {
    """
    code: \(code)
    name: \(name)
    severity: major
    for: {bed: plan.beds}
    \(condition)
    at: bed
    title: t
    message: m
    advice: a
    why: w
    """
  }

  private func mutate(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
    try CommandRun.crmlint(["mutate", "--rules", "pack", "plan.yaml"] + arguments, in: folder.path)
  }

  @Test("thresholds are found to the day and the unit, and what nobody notices is said")
  func table() throws {
    let run = try mutate(try garden())
    #expect(run.status == 0, "\(run.errors)")
    for line in [
      "beds[roses].size  less → from 3: G1 major +0", "beds[*].size  more ×2 → nothing",
      "beds[roses].sown  later → from 2026-06-01: G2 major +0", "beds[*].sown  earlier ×2 → nothing",
      "beds[*].size  delete-key ×2 → nothing", "beds  empty-list → nothing",
    ] {
      #expect(run.output.contains(line + "\n"), "\(line)\n\(run.output)")
    }
  }

  @Test("a table is recorded, then compared; a rule that changes shows which damages it notices now")
  func compared() throws {
    let folder = try garden()
    let first = try mutate(folder, "--table", "table.txt", "--record")
    #expect(first.status == 1 && first.output.isEmpty && first.errors.contains("wrote table.txt"))
    let second = try mutate(folder, "--table", "table.txt")
    #expect(second.status == 0 && second.output.isEmpty, "\(second.output)")
    try folder.write(
      rule("G1", "small-bed", "given: has(bed.size)\nrequire: bed.size >= 5"), to: "pack/a/small-bed/rule.yaml")
    let third = try mutate(folder, "--table", "table.txt")
    #expect(third.status == 1)
    #expect(
      third.output == """
        ## beds
        - beds[roses].size  less → from 3: G1 major +0
        - beds[beans].size  less → from 3: G1 major +0
        + beds[roses].size  less → from 4: G1 major +0
        + beds[beans].size  less → from 4: G1 major +0

        """)
    #expect(try mutate(folder, "--table", "table.txt", "--record").status == 1)
    #expect(try mutate(folder, "--table", "table.txt", "--record").status == 0)
  }

  @Test("what has no reason is named once, and so is a reason that nothing needs")
  func reasons() throws {
    let folder = try garden()
    try folder.write(
      "unnoticed:\n  format  *  the format\n  beds  *  no beds, no rule\n  fence  *  there is none\n  beds[*].sown  *  awaits G2\n",
      to: "reasons.txt")
    let run = try mutate(folder, "--reasons", "reasons.txt")
    #expect(run.status == 1)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("reasons.txt:4: nothing that fits") }, "\(run.errors)")
    #expect(lines.contains("reasons.txt:5: G2 is awaited here, and the rules have it: take it out"))
    #expect(lines.contains("beds[*].size  more: no reason why no rule notices it"))
  }

  @Test("a rule that fails on a damaged plan is named, with the damage, and the exit status is 2")
  func evaluationError() throws {
    let folder = try garden()
    try folder.write(
      rule("G1", "small-bed", "require: 100 / plan.beds.size() < 60").replacing("for: {bed: plan.beds}\n", with: "")
        .replacing("at: bed\n", with: ""), to: "pack/a/small-bed/rule.yaml")
    let run = try mutate(folder, "--damage", "empty-list")
    #expect(run.status == 2)
    #expect(run.errors.contains("a rule failed on: beds  empty-list") && run.errors.contains("CRM955"), "\(run.errors)")
  }

  @Test(
    "what cannot be done is said, and the exit status is 2",
    arguments: [
      (["--record"], "--record needs --table"), (["--table", "none.txt"], "cannot read none.txt"),
      (["--reasons", "none.txt"], "cannot read none.txt"), (["--damage", "burn"], "burn"),
      (["--table", "no/folder/table.txt", "--record"], "cannot write no/folder/table.txt"),
      (["--table", "t.txt", "--record", "--damage", "flip"], "leave --damage out"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    let folder = try garden()
    let run = try CommandRun.crmlint(["mutate", "--rules", "pack", "plan.yaml"] + arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test("a run that is interrupted writes nothing and ends by its signal", arguments: [SIGINT, SIGTERM])
  func interrupted(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write("kept\n", to: "table.txt")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandRun.program)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.arguments = [
      "mutate", Repository.path("examples/good-lift-service.yaml"), "--table", "table.txt", "--record",
    ]
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    // Long enough to be at work, and far from done.
    usleep(1_500_000)
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "crmlint: interrupted; nothing was written\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["table.txt"])
    #expect(try String(contentsOfFile: folder.path + "/table.txt", encoding: .utf8) == "kept\n")
  }
}
