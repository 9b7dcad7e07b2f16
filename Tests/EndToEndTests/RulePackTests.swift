import Foundation
import TestSupport
import Testing

/// Packs of users' own, from `crmlint new` to `crmlint test --record`.
@Suite("Rule packs of users")
struct RulePackTests {
  private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun.crmlint(arguments, in: folder.path)
  }

  private func files(_ folder: TemporaryFolder) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  private func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + path)), as: UTF8.self)
  }

  @Test("a new pack and a new rule in it are linted with and tested at once")
  func new() throws {
    let folder = try TemporaryFolder()
    #expect(try run("new", "pack", "house", in: folder).status == 0)
    let rule = try run("new", "rule", "contract/no-reason", "--rules", "house", in: folder)
    #expect(rule.status == 0)
    #expect(rule.output.contains("made house/contract/no-reason/rule.yaml (HOUSE02)"))
    let test = try run("test", "house", in: folder)
    #expect(test.status == 0, "\(test.output)\(test.errors)")
    #expect(test.output.hasPrefix("2 rules: 4 examples passed, 0 failed\n"))
    let plan = Repository.path("examples/first-look.yaml")
    let check = try run("check", "--rules", "house", "--format", "concise", "--fail-on", "never", plan, in: folder)
    #expect(check.status == 0)
    #expect(check.output.contains("[HOUSE02 no-reason]"))
    // Nothing is left behind under a temporary name.
    #expect(files(folder).allSatisfy { !$0.contains("crmlint-") })
  }

  @Test("what no example exercises is shown where it stands, and fails the run where somebody asks for that")
  func coverage() throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    let rule = "house/own/no-customer"
    let plain = try run("test", rule, in: folder)
    #expect(plain.status == 0)
    #expect(plain.output.hasSuffix("coverage: 1 rule, 2 of 2 outcomes, 3 of 4 branches (--coverage shows the rest)\n"))
    let shown = try run("test", "--coverage", "--plain", rule, in: folder)
    #expect(shown.status == 0)
    #expect(
      shown.output == """
        note[CRM960 uncovered]: no example makes this false
          --> house/own/no-customer/rule.yaml:15:8
           │
        15 │ given: has(plan.project.name)
           │        ^^^^^^^^^^^^^^^^^^^^^^

        1 rule: 2 examples passed, 0 failed
        coverage: 1 rule, 2 of 2 outcomes, 3 of 4 branches

        """)
    #expect(try run("test", "--plain", "--fail-on-uncovered", rule, in: folder).status == 1)
    let page = try text(folder, rule + "/doc.md") + "\n```yaml pass\nproject: {customer: Somebody}\n```\n"
    try page.write(toFile: folder.path + "/" + rule + "/doc.md", atomically: true, encoding: .utf8)
    let whole = try run("test", "--plain", "--fail-on-uncovered", rule, in: folder)
    #expect(whole.status == 0)
    #expect(whole.output.hasSuffix("coverage: 1 rule, 2 of 2 outcomes, 4 of 4 branches\n"), "\(whole.output)")
  }

  @Test(
    "what can't be made is said, with the exit status 2, and nothing is written",
    arguments: [
      (["rule", "contract/no-reason"], "there is no pack.yaml in ."), (["rule", "a b/c", "--rules", "house"], "'a-b'"),
      (["rule", "../x", "--rules", "house"], "'..' can't be the name"),
      (["rule", "A/b", "--rules", "house"], "small letters"),
      (["rule", "own/no-customer", "--rules", "house"], "is there already, and stays as it is"),
      (["rule", "own/no-go-live", "--rules", "house"], "is that of the rule CRM508"),
      (["rule", "own/x", "--rules", "house", "--code", "CRM201"], "is that of 'late-user-involvement'"),
      (["rule", "own/x", "--rules", "nowhere"], "there is no folder nowhere"), (["pack", "house"], "is there already"),
      (["pack", "My house"], "such as 'my-house'"), (["pack", "house/pack.yaml/x"], "it is no folder"),
    ])
  func refused(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    let before = files(folder)
    let result = try CommandRun.crmlint(["new"] + arguments, in: folder.path)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(files(folder) == before)
  }

  @Test("a full disk leaves no half rule, and no half page")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    let rule = "house/own/no-customer/rule.yaml"
    let changed = try text(folder, rule).replacing("has no 'customer'", with: "lacks a customer")
    try folder.write(changed, to: rule)
    let before = files(folder)
    let page = try text(folder, "house/own/no-customer/doc.md")
    // A limit of no bytes at all for files, as a full disk gives; what is said goes through a pipe.
    for command in ["new rule own/x --rules house", "test --record house"] {
      let script = "trap '' XFSZ; (ulimit -f 0; \"$0\" \(command); echo \"status $?\") 2>&1 | cat"
      let result = try CommandRun.run(
        "/bin/sh", ["-c", script, CommandRun.program], input: [], environment: ["LC_ALL": "C.UTF-8"],
        folder: folder.path, timeout: 60)
      #expect(result.output.contains("status 2"), "\(result.output)")
      #expect(result.output.contains("File too large"), "\(result.output)")
    }
    #expect(files(folder) == before)
    #expect(try text(folder, "house/own/no-customer/doc.md") == page)
  }

  @Test("recording writes the pages and fails; then there is nothing to record")
  func record() throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    let rule = "house/own/no-customer/rule.yaml"
    try folder.write(try text(folder, rule).replacing("has no 'customer'", with: "lacks a customer"), to: rule)
    let differs = try run("test", "house", in: folder)
    #expect(differs.status == 1)
    #expect(differs.output.contains("the page shows something else than crmlint says"))
    #expect(differs.output.contains("CRMLINT_RECORD=1"))
    let recorded = try CommandRun.crmlint(["test", "house"], environment: ["CRMLINT_RECORD": "1"], in: folder.path)
    #expect(recorded.status == 1)
    #expect(recorded.output.hasPrefix("recorded house/own/no-customer/doc.md\n"))
    #expect(try text(folder, "house/own/no-customer/doc.md").contains("lacks a customer"))
    #expect(try run("test", "--record", "house", in: folder).status == 0)
    #expect(try run("test", "house", in: folder).status == 0)
  }

  @Test(
    "half a rule, and a code that is taken, are problems with a place",
    arguments: [
      ("rule.yaml", "", "this file is empty"), ("rule.yaml", "code: X01\nname", "CRM901"),
      ("rule.yaml", nil, "this is half a rule"), ("doc.md", nil, "has no help page"),
      ("doc.md", "```yaml fail\nproject:", "this example has no end"),
    ])
  func half(file: String, content: String?, message: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    let path = "house/own/no-customer/" + file
    if let content {
      try folder.write(content, to: path)
    } else {
      try FileManager.default.removeItem(atPath: folder.path + "/" + path)
    }
    let result = try run("test", "house", in: folder)
    #expect(result.status == (file == "doc.md" ? 1 : 2))
    #expect((result.output + result.errors).contains(message), "\(result.output)\(result.errors)")
  }

  @Test("two packs with one code, and a pack with a built-in code: the first keeps it, and both are shown")
  func taken() throws {
    let folder = try TemporaryFolder()
    _ = try run("new", "pack", "house", in: folder)
    _ = try run("new", "pack", "other", in: folder)
    let rule = "other/own/no-customer/rule.yaml"
    let original = try text(folder, rule)
    let plan = Repository.path("examples/good-lift-service.yaml")
    for (code, other) in [
      ("HOUSE01", "house/own/no-customer/rule.yaml"), ("CRM201", "late-user-involvement/rule.yaml"),
    ] {
      try folder.write(original.replacing("OTHER01", with: code), to: rule)
      let result = try run("check", "--rules", "house", "--rules", "other", plan, in: folder)
      #expect(result.status == 2)
      #expect(result.output.contains("the code \(code) is that of"), "\(result.output)")
      #expect(result.output.contains(other))
    }
  }

  @Test("the way described in docs/writing-rules.md leads to a working rule")
  func guide() throws {
    let guide = try Repository.text("docs/writing-rules.md")
    let folder = try TemporaryFolder()
    let commands = guide.matches(of: /(?m)^crmlint .*$/).map { String($0.0) }
    #expect(commands.count >= 5)
    let page = try #require(guide.firstMatch(of: /````\n((?s:.*?))````/)).1
    let rule = try #require(guide.firstMatch(of: /```yaml\n(given:(?s:.*?))```/)).1
    let path = "house/contract/no-reason"
    for command in commands where !command.contains("PLAN") {
      let isRecording = command.contains("--record")
      if isRecording {
        try folder.write(String(page), to: path + "/doc.md")
        let head = try #require(try text(folder, path + "/rule.yaml").components(separatedBy: "# What is judged").first)
        try folder.write(head + rule, to: path + "/rule.yaml")
        let test = try run("test", path, in: folder)
        #expect(test.status == 0, "\(test.output)")
      }
      let result = try CommandRun.crmlint(command.split(separator: " ").dropFirst().map(String.init), in: folder.path)
      #expect(result.status == (isRecording ? 1 : 0), "\(command)\n\(result.output)\(result.errors)")
    }
    #expect(try text(folder, path + "/doc.md").contains("Brackwater is the supplier"))
  }
}
