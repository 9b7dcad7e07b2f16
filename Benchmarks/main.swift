// Usage: bench FOLDER generate | bench FOLDER CRMLINT [SUBJECT...]; scripts/bench does all of it.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  stop("usage: bench FOLDER generate, or bench FOLDER CRMLINT [tree|stages|start|lint|growth]...")
}
let files = Files(folder: arguments[0])
if arguments[1] == "generate" {
  files.generate()
} else {
  let crmlint = arguments[1]
  let subjects = arguments.count > 2 ? Array(arguments[2...]) : ["tree", "stages", "start", "lint", "growth"]
  for subject in subjects {
    switch subject {
    case "tree": benchTree(files)
    case "stages": benchStages(files)
    case "start": benchStart(files, crmlint)
    case "lint": benchLint(files, crmlint)
    case "growth": benchGrowth(files, crmlint)
    default: stop("there is no subject \(subject)")
    }
  }
}
