internal import Foundation

/// A file with one record a line.
package struct SuiteFile: Sendable {
  /// The name of its suite: that of the file without `.jsonl`.
  package let name: String
  package let path: String

  package init(path: String) {
    self.path = path
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  package var suite: (any Suite)? { Suites.all[name] }

  /// The files of a folder, by name; nil where it is none.
  package static func files(in folder: String) -> [SuiteFile]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().map { SuiteFile(path: folder + "/" + $0) }
  }

  /// The lines that hold something, with their numbers from 1; nil where the file cannot be read.
  package func lines() -> [(number: Int, bytes: [UInt8])]? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    return data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, bytes in
      bytes.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } ? nil : (index + 1, Array(bytes))
    }
  }

  /// Runs the records from a line on in this process. What a record does to the process, it does to all.
  ///
  /// - Parameters:
  ///   - willRun: told of each record before it is judged; the id and the group are nil while its line is read.
  ///   - didRun: told what became of it.
  package func run(
    from first: Int = 1, willRun: (_ line: Int, _ name: (id: String, group: String)?) -> Void = { _, _ in },
    didRun: (Outcome) -> Void
  ) -> Bool {
    guard let suite, let lines = lines() else { return false }
    for (number, bytes) in lines where number >= first {
      willRun(number, nil)
      var outcome = Outcome(line: number, id: "line \(number)", group: "", failure: nil)
      do throws(JSONReader.Problem) {
        let fields = try JSONReader.read(bytes)
        if case .object = fields {
          let record = Record(fields, line: number)
          outcome.id = record.id
          outcome.group = record[suite.groupField]?.string ?? ""
          willRun(number, (outcome.id, outcome.group))
          outcome.failure = suite.failure(of: record)
        } else {
          outcome.failure = "the record is malformed: it is no object"
        }
      } catch {
        outcome.failure = "the record is malformed: \(error.text), at byte \(error.offset) of its line"
      }
      didRun(outcome)
    }
    return true
  }
}
