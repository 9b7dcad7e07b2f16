/// The scripts of Unicode as sets.
enum Scripts {
  private struct Entry {
    var names: [Substring]
    var set: ScalarSet
  }

  private static let scripts = entries(ScriptTable.scripts)
  private static let extensions = entries(ScriptTable.extensions)
  static let pictographs = entries(ScriptTable.pictographs).first?.set ?? ScalarSet()

  private static let byName: [String: Int] = {
    var result: [String: Int] = [:]
    for (index, entry) in scripts.enumerated() {
      for name in entry.names { result[String(name)] = index }
    }
    return result
  }()

  /// The long names, as RE2 knows them.
  static var names: [String] { scripts.compactMap { $0.names.first.map(String.init) } }

  /// The code points of a script, by its long or short name; nil where there is none of that name.
  static func set(_ name: String) -> ScalarSet? {
    // What has no script is nowhere in the table.
    if name == "Unknown" || name == "Zzzz" { return unknown }
    return byName[name].map { scripts[$0].set }
  }

  /// The same by the long name only.
  static func re2(_ name: String) -> ScalarSet? {
    guard let index = byName[name], let long = scripts[index].names.first, long == name else { return nil }
    return scripts[index].set
  }

  /// The long name of a script.
  static func longName(_ name: String) -> String? {
    byName[name].flatMap { scripts[$0].names.first }.map(String.init)
  }

  /// The code points that a script uses, those shared with other scripts included.
  static func extended(_ name: String) -> ScalarSet? {
    guard let index = byName[name] else { return set(name) }
    let names = scripts[index].names
    // A few have one name for both.
    let short = names.dropFirst().first ?? names.first ?? ""
    var shared: [ScalarRange] = []
    var used: [ScalarRange] = []
    for entry in extensions {
      shared += entry.set.ranges
      if entry.names.contains(short) { used += entry.set.ranges }
    }
    let own = ScalarSet(scripts[index].set.inverted.ranges + shared).inverted
    return own.union(ScalarSet(used))
  }

  private static let unknown = ScalarSet(scripts.flatMap(\.set.ranges)).inverted

  private static func entries(_ table: String) -> [Entry] {
    var result: [Entry] = []
    var position: UInt32 = 0
    for line in table.split(separator: "\n") {
      var words = line.split(separator: " ")
      if !line.hasPrefix(" "), let colon = words.firstIndex(where: { $0.hasSuffix(":") }) {
        result.append(
          Entry(names: words[...colon].map { $0.hasSuffix(":") ? $0.dropLast() : $0 }, set: ScalarSet()))
        words.removeSubrange(...colon)
        position = 0
      }
      var ranges: [ScalarRange] = []
      for word in words {
        let parts = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let gap = parts.first else { continue }
        let lower = position &+ gap
        let upper = lower &+ (parts.count > 1 ? parts[1] : 0)
        ranges.append(ScalarRange(lower, upper))
        position = upper &+ 1
      }
      if let last = result.indices.last { result[last].set = result[last].set.union(ScalarSet(ranges)) }
    }
    return result
  }
}
