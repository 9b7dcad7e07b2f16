import Diagnostics
import Foundation
import Properties
import Testing
import YAMLTree

/// A small generator with a fixed seed: the same mutations in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

let samples = [
  "name: Noordzee\nphases:\n  - id: discovery\n    tags: [a, 'b']   # note\n  - id: build\nowner:\n",
  "\u{FEFF}# début\r\ntitle: \"Plan \\u00e9t\\x41\\\r\n  suite\"\r\ntext: |+\r\n  één\r\n\r\n   twee\r\n\r\nfold: >-\r\n  a\r\n  b\r\n\r\n    c\r\n  d\r\n",
  "base: &b {x: 1, y: [2, 3]}\nother: &o\n  <<: *b\n  x: 4\nlist:\n- *b\n- <<: [*b, *o]\n  z: !!str 5\n",
  "--- !!map\n? complex\n: value\n? [a, b]\n: - c\n  - d\n...\n---\n- - x\n  - &z y\n- *z\n--- |2-\n   keep\n",
  "{a: {b: {c: [d, {e: f}, g: h]}}, \"q\": 'it''s', æ: ø, 😀: \"\\U0001F600\"}\n",
  "plain: word word\n  goes on\n\n  after a gap # comment\nempty:\n- \n-\nquoted: \"a  \n\n  b\tc  d\"\nlast: 'x\n\n\n  y'",
  "%YAML 1.2\n%TAG !e! tag:example.com,2026:\n--- !e!plan # c\na: !<tag:x> b\nb: ! c\n",
  "literal: |1 # head\n  x\n   y # text\n z\n\n# outside\nnext: >2\n    indented\n\n   less\n  flat\n  flat\n",
  "a: 1\na: 2\n<<: {a: 3}\n? \n: empty key\n*missing : x\nself: &self [*self]\n",
  "r: [2026-01-12, 12%, 0x1F, 0o17, .inf, -.5e3, ~, null, yes]\ns: {t: , u, ? v, \"w\":x}\n",
]

/// More rounds, and others, for a long run: `FUZZ_ROUNDS=300000 FUZZ_SEED=7 swift test --filter mutations`.
private func setting(_ name: String, default value: Int) -> Int {
  ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? value
}

@Test("mutated plans never break the tree")
func mutations() {
  var random = SplitMix(state: UInt64(setting("FUZZ_SEED", default: 20_260_114)))
  let pieces =
    [
      "\t", ":", " ", "\n", "- ", "\"", "'", "[", "]", "{", "}", ",", "#", "&a ", "*a", "!", "|", ">", "%", "@", "? ",
      ": ",
      "é", "\u{85}", "\u{2028}", "\u{FEFF}", "\r", "\r\n", "---\n", "...\n", "<<: *b", "\\", "😀", "\0", "\u{7}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80]]
  for sample in samples { checkInvariants(parse(sample), sample) }
  for round in 0..<setting("FUZZ_ROUNDS", default: 3000) {
    var bytes = Array((samples.randomElement(using: &random) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.remove(at: place)
      case 2: bytes[place] ^= UInt8(1) &<< UInt8.random(in: 0..<8, using: &random)
      default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      }
    }
    if let fault = YAMLTreeProperty.fault(in: bytes) {
      // As numbers, since reports show some line breaks as others.
      Issue.record("round \(round): \(fault) in \(bytes)")
      return
    }
  }
}
