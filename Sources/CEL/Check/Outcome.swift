/// What a check finds out about one node.
struct Outcome {
  var type: CELType
  var place = Placement.nowhere
  /// The canonical path of the value, such as `plan.maintenance.owner`; nil for what is computed.
  var path: String?
  /// What the value is known to have, as paths below it: `start`, and `*.start` for all elements.
  var yields: Set<String> = []
  /// The paths known to be there when the value is true; nil: it is never true.
  var whenTrue: Set<String>? = []
  /// The same for false.
  var whenFalse: Set<String>? = []

  static let error = Outcome(type: .error, place: .placed)

  /// The facts that hold in either of two cases; a case that never happens does not count.
  static func either(_ a: Set<String>?, _ b: Set<String>?) -> Set<String>? {
    guard let a else { return b }
    guard let b else { return a }
    return a.intersection(b)
  }

  /// The facts that hold in both of two cases at once.
  static func both(_ a: Set<String>?, _ b: Set<String>?) -> Set<String>? {
    guard let a, let b else { return nil }
    return a.isEmpty ? b : a.union(b)
  }
}

extension Set<String> {
  /// The paths below `prefix`, without it.
  func below(_ prefix: String) -> Set<String> {
    if isEmpty { return [] }
    var result: Set<String> = []
    let start = prefix + "."
    for path in self where path.hasPrefix(start) { result.insert(String(path.dropFirst(start.count))) }
    return result
  }

  /// The paths, each below `prefix`.
  func under(_ prefix: String) -> Set<String> { isEmpty ? [] : Set(map { prefix + "." + $0 }) }
}
