internal import RegularExpressions
internal import Synchronization

/// Compiled patterns by their text, for all evaluations of the process: patterns are compiled when they are first used,
/// and those of programs read from an archive are not before.
final class PatternCache: Sendable {
  static let shared = PatternCache()

  /// Patterns kept, and instructions in all of them together: 12 bytes each, and about as much again for their automata.
  private static let limits = (patterns: 512, instructions: 1 << 20)

  private struct Kept {
    var expressions: [String: Result<RegularExpression, PatternError>] = [:]
    var instructions = 0
  }

  private let kept = Mutex(Kept())

  var count: Int { kept.withLock { $0.expressions.count } }

  /// The pattern, compiled now if it is not there. Threads wait for one another only to look it up.
  func expression(_ pattern: String) -> Result<RegularExpression, PatternError> {
    if let known = kept.withLock({ $0.expressions[pattern] }) { return known }
    let result: Result<RegularExpression, PatternError>
    var size = 0
    do throws(PatternError) {
      let expression = try RegularExpression(pattern)
      size = expression.size
      result = .success(expression)
    } catch {
      result = .failure(error)
    }
    size += pattern.utf8.count
    kept.withLock { kept in
      if kept.expressions.count >= Self.limits.patterns || kept.instructions + size > Self.limits.instructions {
        kept = Kept()
      }
      // Another thread may have been here meanwhile.
      if kept.expressions.updateValue(result, forKey: pattern) == nil { kept.instructions += size }
    }
    return result
  }
}
