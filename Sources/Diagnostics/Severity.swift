/// How much a finding weighs. The order is that of weight: `info < minor < major < critical`.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
  case info, minor, major, critical

  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  /// The name in rules, on the command line and in JSON.
  package var name: String {
    switch self {
    case .info: "info"
    case .minor: "minor"
    case .major: "major"
    case .critical: "critical"
    }
  }

  package init?(name: some StringProtocol) {
    guard let match = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// The compiler's word for it, in text and concise reports (design: the table of severities).
  package var compilerWord: String {
    switch self {
    case .critical: "error"
    case .major: "warning"
    case .minor: "note"
    case .info: "info"
    }
  }
}
