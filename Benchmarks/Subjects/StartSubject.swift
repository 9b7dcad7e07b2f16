/// How long a run takes that has next to nothing to do, against a C program that says hello.
func benchStart(_ files: Files, _ crmlint: String) {
  let commands: [(String, [String])] = [
    ("C hello", [files.hello]), ("crmlint --version", [crmlint, "--version"]),
    ("crmlint check one small plan", [crmlint, "check", files.one]),
    ("floor, one small plan", [files.floor, "1", files.one]),
  ]
  var usages = commands.map { spawn($0.1) }
  let times = interleaved(rounds: 51, commands.indices.map { index in { usages[index] = spawn(commands[index].1) } })
  var table = Table(["start: whole process", "median ms", "minimum ms", "to C hello", "peak MB", "exit"])
  for (index, command) in commands.enumerated() {
    table.add([
      command.0, milliseconds(times[index].median), milliseconds(times[index].minimum),
      ratio(times[index].median / times[0].median), megabytes(usages[index].peak), String(usages[index].status),
    ])
  }
  table.show()
}
