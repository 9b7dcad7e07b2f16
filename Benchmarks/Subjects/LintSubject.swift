internal import Diagnostics
internal import LibYAMLFloor
internal import RuleEngine
internal import Workspace
internal import YAMLTree

/// The whole lint as a process against the floor over the same bytes.
func benchLint(_ files: Files, _ crmlint: String) {
  var table = Table(["lint: whole process", "floor ms", "crmlint ms", "ratio", "CPU s", "floor MB", "peak MB", "exit"])
  let cases: [(String, [String], [String], Int)] = [
    ("5 MB plan", [files.floor, "1", files.large], [crmlint, "check", files.large], 5),
    ("2,000 plans, one processor", [files.floor, "1", "--list", files.list], oneThread(crmlint, files), 5),
    ("2,000 plans, all processors", [files.floor, "2", "--list", files.list], [crmlint, "check", files.small], 5),
    ("one small plan", [files.floor, "1", files.one], [crmlint, "check", files.one], 31),
  ]
  for (name, floor, program, rounds) in cases {
    var (floors, programs) = (Times(), Times())
    var (floorUsage, usage) = (spawn(floor), spawn(program))
    for _ in 0..<(usage.wall > 5 ? 1 : rounds) {
      floorUsage = spawn(floor)
      floors.values.append(floorUsage.wall)
      usage = spawn(program)
      programs.values.append(usage.wall)
    }
    table.add([
      name, milliseconds(floors.median), milliseconds(programs.median), ratio(programs.median / floors.median),
      decimal(usage.processor, 2), megabytes(floorUsage.peak), megabytes(usage.peak), String(usage.status),
    ])
  }
  table.show()
}

/// The same command bound to one processor.
private func oneThread(_ crmlint: String, _ files: Files) -> [String] {
  ["/usr/bin/taskset", "-c", "0", crmlint, "check", files.small]
}

/// The whole lint in process, stage by stage, against the floor over the same bytes.
func benchStages(_ files: Files) {
  var table = Table(["lint: in process", "floor ms", "load pack ms", "tree x", "tree + rules x", "findings"])
  guard let pack = PackSource.builtin().pack else { stop("the built-in pack cannot be loaded") }
  let small = (1...100).map { files.read(files.small + "/plan-\($0).yaml") }
  for (name, texts, rounds) in [("5 MB plan", [files.read(files.large)], 3), ("100 small plans", small, 9)] {
    let sources = texts.map { SourceText(name: "plan.yaml", bytes: $0) }
    var findings = 0
    let times = interleaved(
      rounds: rounds,
      [
        { for text in texts { _ = text.withUnsafeBufferPointer { floor_events($0.baseAddress, $0.count) } } },
        { _ = PackSource.loadBuiltin() },
        { for source in sources { _ = Tree.parse(source) } },
        {
          findings = 0
          for source in sources { findings += FileLinter.lint(source, with: pack).diagnostics.count }
        },
      ])
    table.add([
      name, milliseconds(times[0].median), milliseconds(times[1].median), ratio(times[2].median / times[0].median),
      ratio(times[3].median / times[0].median), String(findings),
    ])
  }
  table.show()
}
