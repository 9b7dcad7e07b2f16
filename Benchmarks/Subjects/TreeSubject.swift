internal import Diagnostics
internal import LibYAMLFloor
internal import YAMLTree

/// Parsing into a tree against libyaml's bare events, in one process.
func benchTree(_ files: Files) {
  var table = Table(["tree: in process", "floor ms", "tree ms", "ratio", "ratio of minima"])
  let small = (1...200).map { files.read(files.small + "/plan-\($0).yaml") }
  for (name, texts, rounds) in [("5 MB plan", [files.read(files.large)], 15), ("200 small plans", small, 25)] {
    let sources = texts.map { SourceText(name: "plan.yaml", bytes: $0) }
    let times = interleaved(
      rounds: rounds,
      [
        {
          for text in texts {
            let events = text.withUnsafeBufferPointer { floor_events($0.baseAddress, $0.count) }
            if events < 0 { stop("the floor cannot read \(name)") }
          }
        },
        {
          for source in sources where !Tree.parse(source).diagnostics.isEmpty {
            stop("the tree of \(name) has mistakes")
          }
        },
      ])
    table.add([
      name, milliseconds(times[0].median), milliseconds(times[1].median), ratio(times[1].median / times[0].median),
      ratio(times[1].minimum / times[0].minimum),
    ])
  }
  table.show()
}
