internal import Diagnostics
internal import YAMLTree

/// The YAML test suite, with the tree that plans are read into: all documents of a text, their events and their values.
///
/// Source: yaml/yaml-test-suite.
struct YAMLSuite: Suite {
  /// What libyaml itself does with the case.
  let groupField = "libyaml"

  func failure(of record: Record) -> String? {
    guard let text = record["yaml"]?.string else { return "the record is malformed: yaml is missing" }
    let tree = Tree.parse(SourceText(name: record.id, text: text))
    if record.isSet("fail") {
      return tree.cutAt == nil || tree.diagnostics.isEmpty ? "the text is accepted" : nil
    }
    guard let events = record["events"]?.items.compactMap(\.string), !events.isEmpty else {
      return "the record is malformed: events are missing"
    }
    if tree.cutAt != nil {
      let finding = tree.diagnostics.first { $0.severity == .critical } ?? tree.diagnostics.first
      return "the text is refused: \(finding?.message.text(in: .english) ?? "without a reason")"
    }
    let (read, wanted) = (EventPrinter.events(tree), YAMLEvents.normalized(events))
    if read != wanted { return YAMLEvents.difference(read, wanted) }
    guard case .array(let documents) = record["json_docs"] else { return nil }
    return YAMLValues.difference(tree, documents)
  }
}

/// The suite's events, made comparable.
enum YAMLEvents {
  /// With numbered anchors: the tree keeps which node an alias means, and not the name.
  static func normalized(_ events: [String]) -> [String] {
    var numbers: [Substring: Int] = [:]
    var count = 0
    return events.map { event in
      var words = event.split(separator: " ", omittingEmptySubsequences: false)
      for index in words.indices.dropFirst() {
        let word = words[index]
        if word.hasPrefix("*"), event.hasPrefix("=ALI") {
          words[index] = "*\(numbers[word.dropFirst()] ?? -1)"
        } else if word.hasPrefix("&") {
          numbers[word.dropFirst()] = count
          words[index] = "&\(count)"
          count += 1
        } else if !word.hasPrefix("<"), word != "[]", word != "{}" {
          break
        }
      }
      return words.joined(separator: " ")
    }
  }

  static func difference(_ read: [String], _ wanted: [String]) -> String {
    let place = zip(read, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? min(read.count, wanted.count)
    func event(_ list: [String]) -> String { list.indices.contains(place) ? list[place] : "nothing" }
    return "event \(place + 1) is '\(event(read))', not '\(event(wanted))'"
  }
}
