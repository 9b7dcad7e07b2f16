internal import Diagnostics

/// Checks that wait for one and the same thing.
struct UnjudgedGroup {
  let reason: UnjudgedVerdict.Reason
  private(set) var verdicts: [UnjudgedVerdict] = []

  /// The rules that wait, each with the plan elements it waits on, in the order in which they came.
  var rules: [(id: DiagnosticID, subjects: [String])] {
    var rules: [(id: DiagnosticID, subjects: [String])] = []
    for verdict in verdicts {
      if let index = rules.firstIndex(where: { $0.id == verdict.id }) {
        rules[index].subjects.append(verdict.subject)
      } else {
        rules.append((verdict.id, [verdict.subject]))
      }
    }
    return rules
  }

  /// What else stands in the way of some of them, each once.
  var further: [UnjudgedVerdict.Reason] {
    var seen: Set<Key> = [Key(reason)]
    return verdicts.flatMap(\.further).filter { seen.insert(Key($0)).inserted }
  }

  /// One thing at one place.
  private struct Key: Hashable {
    let message: Message
    let file: String
    let range: ByteRange?

    init(_ reason: UnjudgedVerdict.Reason) {
      message = reason.message
      file = reason.place?.source.name ?? ""
      range = reason.place?.range
    }
  }

  /// The groups of `verdicts`, that with the most checks first, then in the order in which they came.
  static func of(_ verdicts: [UnjudgedVerdict]) -> [UnjudgedGroup] {
    var groups: [UnjudgedGroup] = []
    var index: [Key: Int] = [:]
    for verdict in verdicts {
      let reason = UnjudgedVerdict.Reason(verdict.cause, verdict.reason, place: verdict.place)
      let key = Key(reason)
      if let known = index[key] {
        groups[known].verdicts.append(verdict)
      } else {
        index[key] = groups.count
        groups.append(UnjudgedGroup(reason: reason, verdicts: [verdict]))
      }
    }
    return groups.enumerated().sorted { a, b in
      a.element.verdicts.count != b.element.verdicts.count
        ? a.element.verdicts.count > b.element.verdicts.count : a.offset < b.offset
    }.map(\.element)
  }
}
