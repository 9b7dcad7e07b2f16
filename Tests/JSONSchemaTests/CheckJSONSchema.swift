import Foundation
import Testing

/// A second opinion: the validator `check-jsonschema`, where it is installed.
///
/// Looked for in `.build/python/bin`, where `scripts/test` puts it, and in the folders of `PATH`.
enum CheckJSONSchema {
  static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let executable: URL? = {
    let own = packageRoot.appendingPathComponent(".build/python/bin")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return ([own] + path.split(separator: ":").map { URL(fileURLWithPath: String($0)) })
      .map { $0.appendingPathComponent("check-jsonschema") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  static let missing: Comment = "check-jsonschema is not installed; scripts/test installs it"

  /// The names of those of `files` that the schema refuses, each with the first reason.
  static func refused(_ files: [URL], by schema: [UInt8]) throws -> [String: String] {
    try inTemporaryFolder { folder in
      let schemaFile = folder.appendingPathComponent("plain.schema.json")
      try Data(schema).write(to: schemaFile)
      let output = try run(["--output-format", "json", "--schemafile", schemaFile.path] + files.map(\.path))
      guard let report = try JSONSerialization.jsonObject(with: output) as? [String: Any] else {
        throw Failure(output: String(decoding: output, as: UTF8.self))
      }
      var refused: [String: String] = [:]
      for key in ["errors", "parse_errors"] {
        for error in report[key] as? [[String: Any]] ?? [] {
          guard let file = error["filename"] as? String else { continue }
          let name = URL(fileURLWithPath: file).lastPathComponent
          if refused[name] == nil { refused[name] = "\(error["path"] ?? ""): \(error["message"] ?? "")" }
        }
      }
      return refused
    }
  }

  /// As for files, with texts by name.
  static func refused(_ texts: [String: String], by schema: [UInt8]) throws -> [String: String] {
    try inTemporaryFolder { folder in
      var files: [URL] = []
      for (name, text) in texts {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        files.append(file)
      }
      return try refused(files, by: schema)
    }
  }

  /// What the meta-schema has against a schema; "" where nothing.
  static func complaintsAboutSchema(_ schema: [UInt8]) throws -> String {
    try inTemporaryFolder { folder in
      let schemaFile = folder.appendingPathComponent("plain.schema.json")
      try Data(schema).write(to: schemaFile)
      let output = String(decoding: try run(["--check-metaschema", schemaFile.path]), as: UTF8.self)
      return output.hasPrefix("ok") ? "" : output
    }
  }

  struct Failure: Error {
    var output: String
  }

  private static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crmlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static func run(_ arguments: [String]) throws -> Data {
    guard let executable else { throw Failure(output: "not installed") }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return output
  }
}
