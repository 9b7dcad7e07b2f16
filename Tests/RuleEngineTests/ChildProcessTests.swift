import Testing
import Workspace

@Suite("Other programs")
struct ChildProcessTests {
  @Test("output, errors and exit status come back")
  func ended() {
    guard case .ended(let status, let output, let errors) = run("printf out; printf err >&2; exit 3") else {
      Issue.record("not ended")
      return
    }
    #expect(status == 3)
    #expect(output == Array("out".utf8))
    #expect(errors == Array("err".utf8))
  }

  @Test("a program that takes too long is ended")
  func slow() {
    let start = ContinuousClock.now
    guard case .timedOut = ChildProcess.run("sleep", ["20"], limit: 10, seconds: 0.05) else {
      Issue.record("not timed out")
      return
    }
    // It closes its output and goes on.
    guard case .timedOut = run("exec >&- 2>&-; exec sleep 20", seconds: 0.05) else {
      Issue.record("not timed out")
      return
    }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("a program that writes without end is ended at the limit")
  func endless() {
    guard case .tooLong(let output) = ChildProcess.run("yes", [], limit: 100_000, seconds: 20) else {
      Issue.record("not too long")
      return
    }
    #expect(output.count == 100_001)
  }

  @Test("much on standard error neither blocks nor fills the memory")
  func complaints() {
    guard case .ended(0, let output, let errors) = run("head -c 1000000 /dev/zero >&2; echo done") else {
      Issue.record("not ended")
      return
    }
    #expect(output == Array("done\n".utf8))
    #expect(errors.count <= 4_096)
  }

  @Test("a program that is not there says so")
  func missing() {
    guard case .notStarted(let reason) = ChildProcess.run("no-such-program-here", [], limit: 1, seconds: 1) else {
      Issue.record("started")
      return
    }
    #expect(reason != 0)
  }

  private func run(_ script: String, seconds: Double = 20) -> ChildProcess.Outcome {
    ChildProcess.run("sh", ["-c", script], limit: 100_000, seconds: seconds)
  }
}
