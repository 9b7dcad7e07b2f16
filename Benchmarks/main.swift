// Usage: bench FOLDER generate | bench FOLDER generate-expressions | bench FOLDER CRMLINT [SUBJECT...]; scripts/bench does all of it.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  stop("usage: bench FOLDER generate, or bench FOLDER CRMLINT [tree|stages|start|lint|growth|expressions]...")
}
let files = Files(folder: arguments[0])
if arguments[1] == "generate" {
  files.generate()
} else if arguments[1] == "generate-expressions" {
  files.generateExpressions()
} else {
  let crmlint = arguments[1]
  let subjects = arguments.count > 2 ? Array(arguments[2...]) : ["tree", "stages", "start", "lint", "growth"]
  for subject in subjects {
    switch subject {
    case "tree": benchTree(files)
    case "stages": benchStages(files)
    case "start": benchStart(files, crmlint)
    case "lint": benchLint(files, crmlint)
    case "expressions":
      let lines = String(decoding: files.read(files.expressionTimes), as: UTF8.self).split(separator: "\n")
      benchExpressions(files, others: lines.map { $0.split(separator: "\t").map(String.init) })
    case "growth": benchGrowth(files, crmlint)
    default: stop("there is no subject \(subject)")
    }
  }
}
