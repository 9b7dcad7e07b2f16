import Testing

@testable import JSONSchema

private func number(_ text: String) throws -> ExactNumber { try #require(ExactNumber(text.utf8), "\(text)") }

@Test("numbers are equal by value, and print as one spelling that reads back")
func spellings() throws {
  for (text, spelling) in [
    ("0", "0"), ("-0.00", "0"), ("1.0", "1"), ("100", "1e2"), ("-12.50", "-125e-1"), (".5", "5e-1"), ("+5.", "5"),
    ("1e400", "1e400"), ("00012", "12"), ("12345678901234567890", "1234567890123456789e1"),
  ] {
    let value = try number(text)
    #expect(value.spelling == spelling)
    #expect(ExactNumber(spelling: spelling) == value)
  }
  for text in ["", "-", ".", "e5", "1e", "1e+-5", "1-2", "1.2.3", "1e5.5", "a"] {
    #expect(ExactNumber(text.utf8) == nil, "\(text)")
  }
  #expect(ExactNumber(spelling: "-inf") == ExactNumber(-Double.infinity))
}

@Test("numbers are ordered by value")
func order() throws {
  let ascending = [
    "-1e400", "-2", "-1.5", "-1", "-0.001", "0", "1e-400", "0.9999999999999999999", "1", "1.5", "9", "10", "1e400",
  ]
  for (index, low) in ascending.enumerated() {
    for high in ascending[(index + 1)...] {
      #expect(try number(low) < number(high), "\(low) \(high)")
      #expect(try !(number(high) < number(low)), "\(low) \(high)")
    }
  }
  let infinity = try #require(ExactNumber(Double.infinity))
  #expect(try number("1e400") < infinity)
  #expect(try !(infinity < number("1e400")))
}

@Test("multiples agree with long division of whole numbers, whatever the point")
func multiples() throws {
  var generator = SeededGenerator(seed: 7)
  for _ in 0..<2_000 {
    let value = Int64.random(in: 0...10_000_000, using: &generator)
    let factor = Int64.random(in: 1...5_000, using: &generator)
    let shift = Int.random(in: -30...30, using: &generator)
    let result = try number("\(value)e\(shift)").isMultiple(of: number("\(factor)e\(shift)"))
    #expect(result == (value % factor == 0), "\(value) \(factor) \(shift)")
  }
  // 7 and 98765432109876543210 have no common factor.
  let long = String(repeating: "98765432109876543210", count: 12)
  #expect(try number(long + "e5").isMultiple(of: number(long)))
  #expect(try !number(long + "1").isMultiple(of: number(long)))
  #expect(try number("1e1000000000").isMultiple(of: number("5e-1000000000")))
  #expect(try !number("1e1000000000").isMultiple(of: number("3e-1000000000")))
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
