import Foundation
import Testing

@testable import RegularExpressions

@Suite("Unicode")
struct UnicodeTests {
  /// The version of the standard library's data.
  static let version: String = {
    var newest = (major: 0, minor: 0)
    for value in UInt32(0)...0x3FFFF {
      if let age = Unicode.Scalar(value)?.properties.age, age > newest { newest = age }
    }
    return "\(newest.major).\(newest.minor)"
  }()

  private func set(_ pattern: String, _ dialect: RegularExpression.Dialect = .ecma262) throws -> ScalarSet {
    var parser = PatternParser(pattern, dialect: dialect)
    let tree = try parser.parse()
    if case .scalar(let scalar) = tree.nodes[Int(tree.root)] { return ScalarSet([(scalar, scalar)]) }
    return tree.sets.first ?? ScalarSet()
  }

  @Test(
    "every property of ECMA-262 has the code points that Node.js gives it",
    .enabled(if: Node.unicode == version, "no node with the same version of Unicode is there"))
  func properties() throws {
    var names = Set(GeneralCategories.longNames.keys).union(GeneralCategories.longNames.values)
    names.formUnion(BinaryProperties.names)
    names.formUnion(Scripts.names.flatMap { ["Script=\($0)", "scx=\($0)"] })
    names.formUnion(["sc=Grek", "scx=Zyyy", "gc=Lu", "General_Category=Letter", "sc=Qaai", "Alpha", "EComp", "space"])
    let sorted = names.sorted()
    let theirs = try Node.ranges(sorted.map { "\\p{\($0)}" })
    try #require(theirs.count == sorted.count)
    let asked = ScalarSet(Node.parts.map { ScalarRange($0.lowerBound, $0.upperBound) })
    for (name, ranges) in zip(sorted, theirs) {
      let ours = try set("\\p{\(name)}")
      let expected = ScalarSet(ranges.map { (UInt32($0[0]), UInt32($0[1])) })
      #expect(Self.intersection(ours, asked) == expected, "\(name)")
    }
  }

  private static func intersection(_ a: ScalarSet, _ b: ScalarSet) -> ScalarSet {
    ScalarSet(a.inverted.ranges + b.inverted.ranges).inverted
  }

  @Test("case folds as in RE2, for every letter that has another case", .enabled(if: Python.hasRE2, Python.missing))
  func folding() throws {
    let scalars = (UInt32(0)...0x1FFFF).compactMap(Unicode.Scalar.init).filter {
      // The letters that both know: RE2 may be of an older Unicode.
      guard let age = $0.properties.age, age <= (15, 0) else { return false }
      return $0.properties.isCased || $0.properties.changesWhenCaseMapped || $0.properties.changesWhenCaseFolded
        || CaseFolding.closed(ScalarSet([($0.value, $0.value)])).ranges.count > 1
    }
    let text = String(String.UnicodeScalarView(scalars))
    let script = """
      import json, re2, sys
      text = json.load(sys.stdin)
      out = []
      for letter in text:
          out.append("".join(re2.findall("(?i)" + re2.escape(letter), text)))
      print(json.dumps(out))
      """
    let answer = try Python.run(script, input: String(decoding: try JSONEncoder().encode(text), as: UTF8.self))
    let orbits = try JSONDecoder().decode([String].self, from: Data(answer.utf8))
    try #require(orbits.count == scalars.count)
    let known = ScalarSet(scalars.map { ScalarRange($0.value, $0.value) })
    for (scalar, orbit) in zip(scalars, orbits) {
      let ours = CaseFolding.closed(ScalarSet([(scalar.value, scalar.value)]))
      #expect(Self.intersection(ours, known) == ScalarSet(scalars: orbit), "\(scalar) \(orbit)")
    }
  }
}
