import Conformance
import Foundation

/// `conformance --dir DIR [--score FILE] [--strict] [--prune]`: runs the public suites whose records lie in a folder.
let usage = """
  usage: conformance --dir DIR [--score FILE] [--strict] [--prune]
    --dir DIR     the folder with cel.jsonl, jsonschema.jsonl, yaml.jsonl, or some of them
    --score FILE  the failures that are known, with their reasons (Tests/ConformanceTests/score.txt)
    --strict      exit with 1 for known failures too
    --prune       take the cases that pass out of the score file
  """

func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.count == 3, arguments[0] == Worker.argument, let line = Int(arguments[2]) {
  exit(Worker.run(path: arguments[1], from: line))
}

var folder: String?
var scorePath: String?
var isStrict = false
var isPruning = false
var index = 0
while index < arguments.count {
  switch (arguments[index], index + 1 < arguments.count) {
  case ("--dir", true):
    folder = arguments[index + 1]
    index += 2
  case ("--score", true):
    scorePath = arguments[index + 1]
    index += 2
  case ("--strict", _):
    isStrict = true
    index += 1
  case ("--prune", _):
    isPruning = true
    index += 1
  case ("--help", _), ("-h", _):
    print(usage)
    exit(0)
  default:
    complain("conformance: no such argument: \(arguments[index])\n\(usage)")
    exit(2)
  }
}
guard let folder else {
  complain("conformance: --dir is missing\n\(usage)")
  exit(2)
}
guard let files = SuiteFile.files(in: folder) else {
  complain("conformance: there is no folder \(folder)")
  exit(2)
}

let besideSources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("ConformanceTests/score.txt").path
let scoreFile = scorePath ?? besideSources
var score = ScoreFile()
if let data = FileManager.default.contents(atPath: scoreFile) {
  score = ScoreFile(String(decoding: data, as: UTF8.self))
  for problem in score.problems { complain("conformance: \(scoreFile): \(problem)") }
} else {
  complain("conformance: there is no score file \(scoreFile); every failure counts as not listed")
}

let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
let supervisor = Supervisor { file, line in [program, Worker.argument, file.path, String(line)] }
var report = Report(score: score)
var passed: [(suite: String, id: String)] = []
for file in files {
  guard file.suite != nil else {
    let known = Suites.all.keys.sorted().joined(separator: ", ")
    print("\(file.name).jsonl is left out: no suite has that name (known are \(known))")
    continue
  }
  guard let outcomes = supervisor.run(file) else {
    complain("conformance: \(file.path) could not be run")
    report.incomplete()
    continue
  }
  for line in report.lines(file.name, outcomes) { print(line) }
  passed += outcomes.filter { $0.failure == nil }.map { (file.name, $0.id) }
}
if !files.contains(where: { $0.suite != nil }) {
  complain("conformance: \(folder) holds no suite")
  report.incomplete()
}
if isPruning, let data = FileManager.default.contents(atPath: scoreFile) {
  let kept = ScoreFile.pruned(String(decoding: data, as: UTF8.self), of: passed)
  guard FileManager.default.createFile(atPath: scoreFile, contents: Data(kept.utf8)) else {
    complain("conformance: \(scoreFile) could not be written")
    exit(2)
  }
}
for line in report.summary { print(line) }
exit(report.status(isStrict: isStrict))
