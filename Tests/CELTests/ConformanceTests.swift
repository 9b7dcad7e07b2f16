import Diagnostics
import Foundation
import Testing

@testable import CEL

/// The public conformance suite of CEL. Its data lie beside the repository; without them this is skipped.
@Suite("CEL conformance")
struct ConformanceTests {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONFORMANCE_DIR"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("../shared/conformance").standardizedFileURL
  }()

  static let data: Data? = try? Data(contentsOf: folder.appendingPathComponent("cel.jsonl"))

  /// The cases that must pass; raise it with what passes more.
  static let passing = 938

  @Test("the suite passes as far as it did", .enabled(if: data != nil, "the conformance data are not there"))
  func suite() throws {
    var counts: [String: (passed: Int, total: Int)] = [:]
    var failures: [String] = []
    for line in try #require(Self.data).split(separator: UInt8(ascii: "\n")) {
      let record = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
      let file = record["file"] as? String ?? ""
      let failure = ConformanceCase(record).failure()
      counts[file, default: (0, 0)].total += 1
      if let failure {
        failures.append("\(record["id"] ?? ""): \(record["expr"] ?? "") — \(failure)")
      } else {
        counts[file, default: (0, 0)].passed += 1
      }
    }
    for (file, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(file): \(count.passed)/\(count.total)") }
    let passed = counts.values.map(\.passed).reduce(0, +)
    print("CEL conformance: \(passed)/\(counts.values.map(\.total).reduce(0, +))")
    if let path = ProcessInfo.processInfo.environment["CONFORMANCE_FAILURES"] {
      try failures.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(passed >= Self.passing)
  }
}

/// One record of the suite.
struct ConformanceCase {
  let record: [String: Any]

  init(_ record: [String: Any]) { self.record = record }

  private var expect: [String: Any] { record["expect"] as? [String: Any] ?? [:] }

  /// What is wrong; nil: it passes.
  func failure() -> String? {
    let (expression, issues) = CEL.Expression.parse(record["expr"] as? String ?? "")
    let wantsError = expect["error"] != nil
    if let issue = issues.first { return wantsError ? nil : issue.line }
    var environment = Environment(container: record["container"] as? String ?? "")
    for case let declaration as [String: Any] in record["type_env"] as? [Any] ?? [] {
      declare(declaration, &environment)
    }
    let bindings = record["bindings"] as? [String: Any] ?? [:]
    for name in bindings.keys where environment.slot(of: name) == nil {
      environment.declare(variable: name, type: .dyn)
    }
    let isUnchecked = record["disable_check"] as? Bool == true
    let checked = isUnchecked ? environment.checkLeniently(expression) : environment.check(expression)
    if let issue = checked.issues.first { return wantsError ? nil : issue.line }
    let typed = expect["typed_result"] as? [String: Any]
    if let wanted = expect["deduced_type"] ?? typed?["deduced_type"], let type = Self.type(wanted), type != checked.type
    {
      return "type \(checked.type), not \(type)"
    }
    if record["check_only"] as? Bool == true { return nil }
    let evaluation = Evaluation(environment: environment, host: NoObjects())
    for (name, value) in bindings {
      guard let slot = environment.slot(of: name) else { continue }
      evaluation.set(slot, Self.value(value))
    }
    let value = evaluation.run(environment.compile(checked))
    if wantsError { return value.asError == nil ? "no error: \(shown(value, evaluation))" : nil }
    guard let wanted = expect["value"] ?? typed?["value"] else { return nil }
    return Self.isSame(value, Self.value(wanted)) ? nil : shown(value, evaluation)
  }

  private func declare(_ declaration: [String: Any], _ environment: inout Environment) {
    let name = declaration["name"] as? String ?? ""
    if let type = declaration["type"].flatMap(Self.type) {
      environment.declare(variable: name, type: type)
      return
    }
    let overloads = (declaration["overloads"] as? [[String: Any]] ?? []).map { overload in
      Overload(
        overload["id"] as? String ?? "", (overload["params"] as? [Any] ?? []).compactMap(Self.type),
        overload["result"].flatMap(Self.type) ?? .dyn, isMember: overload["member"] as? Bool ?? false,
        implementation: .variadic { _, _ in .error(Message("this function has no implementation")) })
    }
    environment.declare(function: FunctionDeclaration(name, "Declared.", overloads))
  }

  private static func type(_ json: Any) -> CELType? {
    if let name = json as? String {
      switch name {
      case "bool": return .bool
      case "int": return .int
      case "uint": return .uint
      case "double": return .double
      case "string": return .string
      case "bytes": return .bytes
      case "null": return .null
      case "timestamp": return .timestamp
      case "duration": return .duration
      case "error": return .error
      default: return .dyn
      }
    }
    guard let object = json as? [String: Any] else { return nil }
    if let element = object["list"].flatMap(type) { return .list(element) }
    if let map = object["map"] as? [Any], map.count == 2, let key = type(map[0]), let value = type(map[1]) {
      return .map(key, value)
    }
    if let described = object["type"] { return .type(type(described)) }
    if let name = object["param"] as? String { return .parameter(name) }
    if object["abstract"] as? String == "optional_type", let first = (object["params"] as? [Any])?.first {
      return .optional(type(first) ?? .dyn)
    }
    if let name = object["abstract"] as? String { return .opaque(name) }
    return .dyn
  }

  private static func value(_ json: Any) -> Value {
    guard let object = json as? [String: Any], let (key, content) = object.first else { return .null }
    let text = content as? String ?? ""
    switch key {
    case "int": return Int64(text).map { Value(.int($0)) } ?? .null
    case "uint": return UInt64(text).map { Value(.uint($0)) } ?? .null
    case "double": return Double(text).map { Value(.double($0)) } ?? .null
    case "string": return .string(text)
    case "bytes": return Value(.bytes(Array(Data(base64Encoded: text) ?? Data())))
    case "bool": return .bool(content as? Bool ?? false)
    case "list": return .list((content as? [Any] ?? []).map(value))
    case "map":
      var map = MapValue()
      for case let entry as [Any] in content as? [Any] ?? [] where entry.count == 2 {
        _ = map.insert(value(entry[0]), value(entry[1]))
      }
      return Value(.map(map))
    case "type":
      let named: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "null_type": .null, "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(nil),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
        "optional_type": .optional(.dyn),
      ]
      return named[text].map { Value(.type($0)) } ?? .null
    case "timestamp": return Timestamp(text).map { Value(.timestamp($0)) } ?? .null
    case "duration": return Duration64(text).map { Value(.duration($0)) } ?? .null
    default: return .null
    }
  }

  /// Equal in value and in type; NaN equals NaN.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a.payload, b.payload) {
    case (.null, .null): return true
    case (.bool(let x), .bool(let y)): return x == y
    case (.int(let x), .int(let y)): return x == y
    case (.uint(let x), .uint(let y)): return x == y
    case (.double(let x), .double(let y)): return x == y || (x.isNaN && y.isNaN)
    case (.string(let x), .string(let y)): return Array(x.utf8) == Array(y.utf8)
    case (.bytes(let x), .bytes(let y)): return x == y
    case (.type(let x), .type(let y)): return x.name == y.name
    case (.timestamp(let x), .timestamp(let y)): return x == y
    case (.duration(let x), .duration(let y)): return x == y
    case (.list(let x), .list(let y)):
      return x.elements.count == y.elements.count && zip(x.elements, y.elements).allSatisfy { isSame($0, $1) }
    case (.map(let x), .map(let y)):
      return x.count == y.count
        && zip(x.keys, x.values).allSatisfy { key, value in y[key].map { isSame(value, $0) } ?? false }
    default: return false
    }
  }
}
