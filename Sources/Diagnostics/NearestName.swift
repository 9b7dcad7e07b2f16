/// Finds the name that somebody most likely meant.
package enum NearestName {
  /// The candidate nearest to `word` by edits (insertions, deletions, substitutions, swaps of neighbours), or nil where
  /// none is near: at most a third of the longer name's length may differ, and at least one edit is always allowed from
  /// three letters on. Case does not count, nor whether words are parted by `-`, `_`, a space or a capital.
  package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let target = folded(word)
    guard !target.isEmpty, target.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let longest = max(target.count, other.count)
      let allowed = longest < 3 ? 0 : max(1, longest / 3)
      guard abs(target.count - other.count) <= allowed, other.count <= 64 else { continue }
      let distance = edits(target, other)
      guard distance <= allowed else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// Optimal string alignment distance.
  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
