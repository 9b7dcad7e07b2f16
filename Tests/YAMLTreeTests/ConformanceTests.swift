import Diagnostics
import Foundation
import Testing
import YAMLTree

/// The public YAML test suite, where its records lie beside the repository.
enum Conformance {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONFORMANCE_DIR"] { return URL(fileURLWithPath: path) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("../shared/conformance").standardizedFileURL
  }()

  static var file: URL { folder.appendingPathComponent("yaml.jsonl") }
  static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  struct Record {
    var id: String
    var yaml: String
    var mustFail: Bool
    var events: [String]
    var isReadByLibyaml: Bool
  }

  static func records() throws -> [Record] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return Record(
        id: try #require(object["id"] as? String), yaml: try #require(object["yaml"] as? String),
        mustFail: object["fail"] as? Bool ?? false, events: object["events"] as? [String] ?? [],
        isReadByLibyaml: object["libyaml_ok"] as? Bool ?? false)
    }
  }

  /// The suite's events with numbered anchors and without the marks of explicit documents.
  static func normalized(_ events: [String]) -> [String] {
    var numbers: [Substring: Int] = [:]
    var count = 0
    return events.map { event in
      if event.hasPrefix("+DOC") { return "+DOC" }
      if event.hasPrefix("-DOC") { return "-DOC" }
      var words = event.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      for index in words.indices.dropFirst() {
        if words[index].hasPrefix("*"), event.hasPrefix("=ALI") {
          words[index] = "*\(numbers[words[index].dropFirst()[...]] ?? -1)"
        } else if words[index].hasPrefix("&") {
          numbers[event.split(separator: " ", omittingEmptySubsequences: false)[index].dropFirst()] = count
          words[index] = "&\(count)"
          count += 1
        } else if !words[index].hasPrefix("<"), words[index] != "[]", words[index] != "{}" {
          break
        }
      }
      return words.joined(separator: " ")
    }
  }
}

@Test(
  "what libyaml reads of the YAML test suite comes out with the suite's events, and each of its errors is found",
  .enabled(
    if: Conformance.isPresent,
    "the YAML test suite is not beside the repository; set CONFORMANCE_DIR to the folder that holds yaml.jsonl"))
func conformance() throws {
  let records = try Conformance.records().filter(\.isReadByLibyaml)
  #expect(records.count >= 182)
  for record in records {
    let tree = parse(record.yaml)
    if record.mustFail {
      #expect(!tree.diagnostics.isEmpty, "\(record.id) has an error")
      #expect(tree.cutAt != nil, "\(record.id) is cut")
    } else {
      #expect(tree.diagnostics.map(\.id.code).filter { $0 != "CRM907" } == [], "\(record.id)")
      #expect(EventPrinter.events(tree) == Conformance.normalized(record.events), "\(record.id)")
    }
    checkInvariants(tree, record.id)
  }
}

@Test(
  "no record of the YAML test suite, readable or not, breaks the tree",
  .enabled(if: Conformance.isPresent, "the YAML test suite is not beside the repository"))
func conformanceInvariants() throws {
  for record in try Conformance.records() where !record.isReadByLibyaml {
    checkInvariants(parse(record.yaml), record.id)
  }
}
