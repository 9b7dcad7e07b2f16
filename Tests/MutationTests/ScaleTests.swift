import Diagnostics
import JSONSchema
import Testing

@testable import Mutation

@Suite("Scales and where findings change on them")
struct ScaleTests {
  private func texts(_ text: String, _ steps: [Int]) throws -> [String] {
    let scale = try #require(Scale.of(text, format: .planDate, kind: .string))
    return steps.map(scale.text)
  }

  @Test("dates move in units of their own, relative ones past what they hang on")
  func dates() throws {
    #expect(try texts("2026-03-01", [-1, 0, 31]) == ["2026-02-28", "2026-03-01", "2026-04-01"])
    #expect(try texts("2026-12", [-12, 1]) == ["2025-12", "2027-01"])
    #expect(try texts("2026-Q3", [2]) == ["2027-Q1"])
    #expect(try texts("2029", [-1]) == ["2028"])
    #expect(
      try texts("r1 - 2 working days", [-1, 1, 2, 3])
        == ["r1 - 3 working days", "r1 - 1 working day", "r1", "r1 + 1 working day"])
    #expect(try texts("design.end", [-7]) == ["design.end - 7 days"])
    #expect(Scale.of("12/03/2026", format: .planDate, kind: .string) == nil)
  }

  @Test("numbers go down to half and nothing, and up to double and ten times as much")
  func numbers() throws {
    func all(_ text: String, _ format: Subschema.Format? = nil) throws -> [String] {
      let scale = try #require(Scale.of(text, format: format, kind: .number))
      return (scale.down.reversed() + scale.up).map(scale.text)
    }
    #expect(try all("18400") == ["0", "9200", "36800", "184000"])
    #expect(try all("0.5") == ["0.0", "0.2", "1.0", "5.0"])
    #expect(try all("1") == ["0", "2", "10"])
    #expect(try all("0") == ["1", "10"])
    #expect(try all("15%", .share) == ["0%", "7%", "30%", "100%"])
    #expect(try all("60", .share) == ["0%", "30%", "100%"])
    #expect(
      try all("3 weeks", .rhythm) == [
        "1 weeks", "6 weeks", "12 weeks", "13 weeks", "26 weeks", "52 weeks", "104 weeks",
      ])
    #expect(try all("10 days", .span) == ["0 days", "5 days", "20 days", "100 days"])
    #expect(Scale.of("release", format: .rhythm, kind: .string) == nil)
    #expect(Scale.of("1e3", format: nil, kind: .number) == nil)
  }

  private func outcome(_ codes: [String]) -> Outcome {
    Outcome(findings: codes.map { .init(code: $0, severity: .major, offset: 0) })
  }

  @Test("each change is found to the step, without knowing where it is")
  func search() {
    var lints = 0
    let segments = ScaleSearch.segments([1, 7, 28, 91, 365, 730]) { step in
      lints += 1
      return outcome(step >= 400 ? [] : step >= 60 ? ["A", "B"] : step >= 58 ? ["C"] : step >= 9 ? ["A"] : [])
    }
    #expect(segments.map(\.step) == [9, 58, 60, 400])
    #expect(segments.map(\.outcome.signature).last == [])
    #expect(lints < 60)
    let back = ScaleSearch.segments([-1, -10, -100]) { outcome($0 <= -33 ? ["A"] : []) }
    #expect(back.map(\.step) == [-33])
    #expect(ScaleSearch.segments([1, 2]) { _ in outcome([]) }.isEmpty)
  }
}
