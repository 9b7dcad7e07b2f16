import Diagnostics
import Testing

@testable import Reporters

@Suite("Reports on anything at all")
struct RobustnessTests {
  /// A small linear congruential generator, so that a failure comes back.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
  }

  private static let pieces: [[UInt8]] =
    [
      "a", "word ", "key: ", "\t", " ", "\n", "\r\n", "\r", "é", "e\u{301}", "\u{301}", "顧", "ＣＲ", "👩‍👩‍👧‍👦", "🇳🇱", "🇳",
      "❤️", "\u{FE0F}", "\u{200D}", "\u{200B}", "\u{1B}[2J", "\u{0}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2028}",
      "\u{FEFF}",
      "한", "\u{1112}\u{1161}", "का", "unbreakablyLongWordWithoutAnySpace",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80], [0xF8]]

  private func source(_ chance: inout Chance) -> SourceText {
    let count = Int.random(in: 0...60, using: &chance)
    let bytes = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &chance) ?? [] }
    return SourceText(name: "nasty.yaml", bytes: bytes)
  }

  private func place(in source: SourceText, _ chance: inout Chance) -> Place {
    let count = source.bytes.count
    let lower = Int.random(in: -3...(count + 3), using: &chance)
    let upper = Bool.random(using: &chance) ? lower : Int.random(in: -3...(count + 9), using: &chance)
    let label = Bool.random(using: &chance) ? Message("a label of several words") : nil
    return Place(source, ByteRange(lower, upper), label: label)
  }

  @Test("never trap, never write what steers a terminal, and never write past the width")
  func anything() {
    for seed in UInt64(1)...1500 {
      var chance = Chance(state: seed &* 0x9E37_79B9_7F4A_7C15)
      let (first, second) = (source(&chance), source(&chance))
      let related = (0..<Int.random(in: 0...3, using: &chance)).map { _ in
        place(in: Bool.random(using: &chance) ? first : second, &chance)
      }
      var diagnostic = Sample.short(place(in: first, &chance), related: related)
      diagnostic.message = Message("some words about what is wrong, which take more than a line")
      diagnostic.advice = Message("some more words about what might be done about it by somebody")
      let width = [20, 33, 40, 80, 120].randomElement(using: &chance) ?? 80
      let style = TextStyle(width: width, unicode: Bool.random(using: &chance))
      let report = Sample.report([FileReport(source: first, diagnostics: [diagnostic])])
      for line in text(of: diagnostic, style).split(separator: "\n") {
        // A path and the brackets with code and name are single words.
        if line.contains("nasty.yaml") || line.contains("open-item") { continue }
        #expect(DisplayWidth.of(line) <= width, "seed \(seed): \(line)")
      }
      for output in [text(of: diagnostic, style), concise(of: report), json(of: report)] {
        let controls = output.unicodeScalars.filter {
          $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
        }
        #expect(controls.isEmpty, "seed \(seed)")
      }
      #expect(concise(of: report).utf8.count { $0 == 0x0A } == 1, "seed \(seed)")
    }
  }

  /// Fewer findings where each takes more to write, as nothing is optimised in a test.
  @Test(
    "take time in proportion to the findings: many lines and one long line alike",
    arguments: [
      ("concise", 20_000), ("json", 2_000), ("text", 1_000),
    ])
  func scale(format: String, count: Int) {
    let lines = SourceText(name: "lines.yaml", text: (1...count).map { "key\($0): value\n" }.joined())
    let line = SourceText(name: "line.yaml", text: (1...count).map { "k\($0), " }.joined())
    for source in [lines, line] {
      let step = source.bytes.count / count
      let diagnostics = (0..<count).map { Sample.short(Place(source, ByteRange($0 * step, $0 * step + 3))) }
      func time(_ diagnostics: ArraySlice<Diagnostic>) -> Duration {
        let report = Sample.report([FileReport(source: source, diagnostics: Array(diagnostics))])
        return ContinuousClock().measure {
          switch format {
          case "json": #expect(!json(of: report).isEmpty)
          case "text": #expect(!text(of: report).isEmpty)
          default: #expect(!concise(of: report).isEmpty)
          }
        }
      }
      let part = time(diagnostics.prefix(count / 2))
      let all = time(diagnostics[...])
      // Twice the findings take four times as long where the time is quadratic.
      #expect(all < part * 3 + .milliseconds(500), "\(source.name): \(part), then \(all)")
    }
  }
}
