internal import JSONSchema

/// Why a value of a plan is not known, as `Unknown.Cause.reason` counts.
package enum UnknownReason: Int32, Sendable, CaseIterable {
  /// The node fails the schema.
  case unreadable
  /// The key is misspelt, so what it says was not read.
  case misspelt
  /// The reading of the file ended before.
  case cut
  /// A topic of the plan is kept in another document.
  case elsewhere
  /// A date is so coarse that its readings disagree.
  case coarse
  /// A relative date names something that has no date.
  case undated
  /// The item is on outlook: named, not judged.
  case outlook
  /// The plan does not say it, and its absence tells nothing.
  case unsaid
  /// A relative date counts from itself, by way of others.
  case circular
  /// A relative date counts from others over more steps than any plan needs.
  case distant

  /// The number of this reason where it is about one key of the item: above the reason's own stands the schema's symbol.
  func code(about key: Symbol?) -> Int32 { rawValue + (key.map { ($0.index + 1) << Self.keyShift } ?? 0) }

  /// The reason that a number stands for, and the symbol of the key it is about.
  static func decode(_ code: Int32) -> (reason: UnknownReason?, key: Int?) {
    let key = code >> keyShift
    return (UnknownReason(rawValue: code & ((1 << keyShift) - 1)), key > 0 ? Int(key) - 1 : nil)
  }

  private static let keyShift: Int32 = 8
}
