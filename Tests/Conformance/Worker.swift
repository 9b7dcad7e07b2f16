internal import Foundation

/// A process of its own for the records of one file, so that one that brings it down costs no others.
///
/// It says on standard output what it is about to do: `line N`, then `case GROUP<tab>ID`, then `pass` or `fail REASON`,
/// and `end` at last.
package enum Worker {
  /// The first argument of such a process; the file and the first line follow.
  package static let argument = "--worker"

  /// Runs in the worker.
  ///
  /// - Returns: the exit status.
  package static func run(path: String, from line: Int) -> Int32 {
    let isDone = SuiteFile(path: path).run(
      from: line,
      willRun: { line, name in
        if let name { say("case \(name.group)\t\(name.id)") } else { say("line \(line)") }
      },
      didRun: { outcome in
        if let failure = outcome.failure { say("fail \(failure)") } else { say("pass") }
      })
    guard isDone else { return 2 }
    say("end")
    return 0
  }

  /// Writes a line at once: what is buffered would be lost with the process.
  private static func say(_ text: String) {
    let line = text.unicodeScalars.prefix(600).map { $0 == "\n" || $0 == "\r" ? " " : String($0) }.joined()
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
