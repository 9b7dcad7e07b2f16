import Diagnostics
import Testing
import YAMLTree

/// Reads a text under the name `plan.yaml`.
func parse(_ text: String, limits: Limits = .standard) -> Tree {
  Tree.parse(SourceText(name: "plan.yaml", text: text), limits: limits)
}

func parse(bytes: [UInt8]) -> Tree { Tree.parse(SourceText(name: "plan.yaml", bytes: bytes)) }

@Test("a plan becomes nodes in file order with exact byte ranges")
func outline() {
  let tree = parse(
    """
    name: Noordzee
    phases:
      - id: discovery
        tags: [a, 'b']   # note
      - id: build
    owner:
    """)
  #expect(tree.diagnostics.isEmpty)
  #expect(
    tree.outline() == """
      :3 0..<89
        key plain 0..<4 "name"
        plain 6..<14 "Noordzee"
        key plain 15..<21 "phases"
        -2 25..<82
          :2 27..<59
            key plain 27..<29 "id"
            plain 31..<40 "discovery"
            key plain 45..<49 "tags"
            [2] 51..<59
              plain 52..<53 "a"
              singleQuoted 55..<58 "b"
          :1 73..<82
            key plain 73..<75 "id"
            plain 77..<82 "build"
        key plain 83..<88 "owner"
        plain 89..<89 ""
      """)
}
