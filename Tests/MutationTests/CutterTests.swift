import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAMLTree

@testable import Mutation

@Suite("Cutting a node out of a text")
struct CutterTests {
  /// Every way of writing that plans use, and some that they hardly do.
  static let styles = """
    # a comment at the top
    a: {b: 1, c: [x, y , z], d: {e: f}}   # behind
    g:
      - h: 1   # first
        i: 2
        j:
        # before k
        k: |
          text
            more

      -   l: "two # no comment"
      # between
      - m
      -
        n: o
      - [p, {q: r}, s: t]
      - - u
        - v
    w:
    - x
    - y
    z: >-
      folded
      text

    aa: 'it''s'
    "bb": {
      cc: [1,
           2],   # here
      dd: ,
      ee: 3
    }
    ff: &anchor {gg: 1}
    hh: [&other ii, jj]
    kk: []
    ll: last
    """

  static let plans = [
    "good-lift-service", "goed-woningcorporatie", "god-vinduesfabrik", "gone-wrong", "kick-off-sketch",
  ]

  private func tree(_ text: String) -> Tree { Tree.parse(SourceText(name: "plan.yaml", text: text)) }

  private func applied(_ edit: Edit, to tree: Tree) -> Tree {
    Tree.parse(SourceText(name: "plan.yaml", bytes: edit.applied(to: tree.source.bytes)))
  }

  private func expectDeletions(_ tree: Tree, every step: Int) throws {
    let root = try #require(tree.documents.first?.root)
    let cutter = Cutter(tree: tree)
    for (index, part) in tree.parts.enumerated() where index.isMultiple(of: step) {
      let edit = try #require(cutter.deletion(of: part.value, key: part.key))
      let cut = applied(edit, to: tree)
      let route = tree.route(to: part.value)
      #expect(cut.diagnostics.isEmpty, "\(route)")
      let left = try #require(cut.documents.first?.root)
      #expect(
        Shape(left, of: cut) == Shape(root, of: tree, without: part.value),
        "\(route)\n\(cut.source.text(in: .init(0, 4000)))")
    }
  }

  @Test("takes out this node and nothing else, in every style of writing")
  func allStyles() throws {
    let tree = tree(Self.styles)
    try #require(tree.diagnostics.isEmpty)
    #expect(tree.parts.count > 40)
    try expectDeletions(tree, every: 1)
    try expectDeletions(self.tree(Self.styles.replacing("\n", with: "\r\n")), every: 1)
  }

  @Test("takes out any node of the plans of this repository", arguments: plans)
  func realPlans(_ name: String) throws {
    // A few, since each is compared whole; the run of all is compared by scripts/mutations.
    try expectDeletions(tree(try Repository.text("examples/\(name).yaml")), every: 101)
  }

  @Test("puts another value in the place of any node, and leaves the rest")
  func replacements() throws {
    let tree = tree(Self.styles)
    let root = try #require(tree.documents.first?.root)
    for part in tree.parts {
      for (text, shape) in [("\"?\"", Shape.scalar("?")), ("[[]]", .list([.list([])])), ("{}", .section([]))] {
        let cut = applied(Cutter(tree: tree).replacement(of: part.value, by: text), to: tree)
        let route = tree.route(to: part.value)
        #expect(cut.diagnostics.isEmpty, "\(route) \(text)")
        let left = try #require(cut.documents.first?.root)
        #expect(
          Shape(left, of: cut) == Shape(root, of: tree).replacing(Array(tree.steps(to: part.value)), with: shape),
          "\(route) \(text)\n\(cut.source.text(in: .init(0, 4000)))")
      }
    }
  }

  @Test("a key that is repeated is the one thing that is wrong then")
  func duplications() throws {
    let tree = tree(Self.styles)
    for part in tree.parts {
      guard let key = part.key else { continue }
      // A pair in a list, `[s: t]`, has no room for a second key.
      guard let edit = Cutter(tree: tree).duplication(of: part.value, key: key) else {
        #expect(tree.text(of: key) == "s")
        continue
      }
      #expect(applied(edit, to: tree).diagnostics.map(\.id.code) == ["CRM907"], "\(tree.route(to: part.value))")
    }
  }
}

extension Tree {
  /// The positions that lead from the root to a node.
  func steps(to node: NodeID) -> [Int] {
    guard self[node].parent >= 0 else { return [] }
    let parent = NodeID(self[node].parent)
    let position =
      self[parent].kind == .sequence
      ? items(of: parent).enumerated().first { $0.element == node }?.offset
      : entries(of: parent).enumerated().first { $0.element.value == node }?.offset
    return steps(to: parent) + [position ?? -1]
  }
}

extension Shape {
  func replacing(_ steps: [Int], with other: Shape) -> Shape {
    guard let step = steps.first else { return other }
    let rest = Array(steps.dropFirst())
    switch self {
    case .scalar: return self
    case .list(var items):
      guard items.indices.contains(step) else { return self }
      items[step] = items[step].replacing(rest, with: other)
      return .list(items)
    case .section(var entries):
      guard entries.indices.contains(step) else { return self }
      entries[step].value = entries[step].value.replacing(rest, with: other)
      return .section(entries)
    }
  }
}
