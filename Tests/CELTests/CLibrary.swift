import Foundation

/// What printf gives, to compare with.
enum CLibrary {
  static func written(_ number: Double, _ format: String) -> String { String(format: format, number) }
}
