/// A number as its decimal digits say it, without rounding: `0.1`, `1e308` and `12345678901234567890` are what they are.
///
/// Source: JSON Schema 2020-12 Core, 4.2.1 (`1.0` is an integer) and 4.2.2 (numbers are equal by value).
struct ExactNumber: Hashable, Sendable {
  private(set) var isNegative = false
  /// From 0 to 9, neither the first nor the last 0; none for zero.
  private(set) var digits: [UInt8] = []
  /// The value is `digits` × 10^`exponent`.
  private(set) var exponent = 0
  /// An infinity of YAML; `digits` are empty.
  private(set) var isInfinite = false

  /// Exponents are held within this; none that people write comes near.
  private static let exponentLimit = 1 << 40

  /// Reads `-12.5e3`, also with a plus sign and with digits on one side of the point only, as YAML has it.
  init?(_ text: some Sequence<UInt8>) {
    var exponent = 0
    var hasDigits = false
    var isAfterPoint = false
    var power: (isNegative: Bool, value: Int, hasDigits: Bool)?
    var before: UInt8?
    for byte in text {
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if let soFar = power {
          power = (soFar.isNegative, min(soFar.value * 10 + Int(digit), Self.exponentLimit), true)
        } else {
          hasDigits = true
          if isAfterPoint { exponent -= 1 }
          if digit > 0 || !digits.isEmpty { digits.append(digit) }
        }
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        let isMinus = byte == UInt8(ascii: "-")
        switch before {
        case nil: isNegative = isMinus
        case UInt8(ascii: "e"), UInt8(ascii: "E"): power = (isMinus, 0, false)
        default: return nil
        }
      case UInt8(ascii: ".") where power == nil && !isAfterPoint: isAfterPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard hasDigits, power == nil else { return nil }
        power = (false, 0, false)
      default: return nil
      }
    }
    guard hasDigits, power?.hasDigits != false else { return nil }
    if let power { exponent += power.isNegative ? -power.value : power.value }
    self.exponent = exponent
    normalize()
  }

  init(_ value: Int64) {
    isNegative = value < 0
    var rest = value.magnitude
    while rest > 0 {
      digits.append(UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    digits.reverse()
    normalize()
  }

  /// An infinity of YAML, or a finite number; nil for what is none.
  init?(_ value: Double) {
    guard !value.isNaN else { return nil }
    if value.isInfinite {
      self.init(0 as Int64)
      isNegative = value < 0
      isInfinite = true
    } else {
      self.init(String(value).utf8)
    }
  }

  private mutating func normalize() {
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    digits.removeLast(trailing)
    exponent += trailing
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  /// Whether it is a whole number, however it is written.
  var isInteger: Bool { !isInfinite && exponent >= 0 }

  /// A whole number, the nearest that there is room for; nil where it is none.
  var clampedInteger: Int? {
    guard isInteger else { return nil }
    guard digits.count + exponent <= 18 else { return isNegative ? .min : .max }
    var value = 0
    for digit in digits { value = value * 10 + Int(digit) }
    for _ in 0..<exponent { value *= 10 }
    return isNegative ? -value : value
  }

  /// The nearest number in floating point, for texts.
  var approximate: Double {
    if isInfinite { return isNegative ? -.infinity : .infinity }
    return Double(spelling) ?? 0
  }

  /// The number as `-125e2`; the same for all spellings of it.
  var spelling: String {
    if isInfinite { return isNegative ? "-inf" : "inf" }
    guard !digits.isEmpty else { return "0" }
    let whole = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    return (isNegative ? "-" : "") + whole + (exponent == 0 ? "" : "e\(exponent)")
  }

  /// Reads what `spelling` gave.
  init?(spelling: String) {
    switch spelling {
    case "inf": self.init(Double.infinity)
    case "-inf": self.init(-Double.infinity)
    default: self.init(spelling.utf8)
    }
  }

  /// Whether it is a whole number of times `factor`, which is above zero. Cost: the digits of the one times those of the
  /// other.
  ///
  /// Source: JSON Schema Validation 2020-12, 6.2.1.
  func isMultiple(of factor: ExactNumber) -> Bool {
    if isInfinite || factor.isInfinite || factor.digits.isEmpty { return false }
    if digits.isEmpty { return true }
    // The last digit is not 0, so that no further factor of 10 is in it.
    guard exponent >= factor.exponent else { return false }
    // Zeros beyond four for each digit of the factor add nothing: it has fewer twos and fives than that.
    let zeros = min(exponent - factor.exponent, 4 * factor.digits.count)
    var remainder = Remainder(modulus: factor.digits)
    for digit in digits { remainder.append(digit) }
    for _ in 0..<zeros { remainder.append(0) }
    return remainder.isZero
  }

  /// How many digits a test for multiples goes through.
  func cost(ofMultiple factor: ExactNumber) -> Int {
    let (cost, overflow) = (digits.count + 4 * factor.digits.count)
      .multipliedReportingOverflow(by: 1 + factor.digits.count / 9)
    return overflow ? .max : cost
  }
}

extension ExactNumber: Comparable {
  static func < (a: ExactNumber, b: ExactNumber) -> Bool {
    if a.sign != b.sign { return a.sign < b.sign }
    return a.sign < 0 ? b.isSmaller(than: a) : a.isSmaller(than: b)
  }

  private var sign: Int { digits.isEmpty && !isInfinite ? 0 : isNegative ? -1 : 1 }

  /// By magnitude.
  private func isSmaller(than other: ExactNumber) -> Bool {
    if isInfinite || other.isInfinite { return !isInfinite }
    let (length, otherLength) = (digits.count + exponent, other.digits.count + other.exponent)
    return length == otherLength ? digits.lexicographicallyPrecedes(other.digits) : length < otherLength
  }
}

/// What is left of a long number, digit by digit, when it is divided by another.
private struct Remainder {
  /// To the base of 10^9, the lowest first; of the same length.
  private let modulus: [UInt32]
  private var limbs: [UInt32]
  private static let base: UInt64 = 1_000_000_000

  init(modulus digits: [UInt8]) {
    var limbs: [UInt32] = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 9)
      limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1) })
      end = start
    }
    // Ten times the remainder needs room.
    modulus = limbs + [0]
    self.limbs = Array(repeating: 0, count: limbs.count + 1)
  }

  var isZero: Bool { limbs.allSatisfy { $0 == 0 } }

  /// Puts a digit behind the number that is divided.
  mutating func append(_ digit: UInt8) {
    var carry = UInt64(digit)
    for index in limbs.indices {
      let value = UInt64(limbs[index]) * 10 + carry
      limbs[index] = UInt32(truncatingIfNeeded: value % Self.base)
      carry = value / Self.base
    }
    // At most nine times.
    while !isBelowModulus { subtractModulus() }
  }

  private var isBelowModulus: Bool {
    for index in limbs.indices.reversed() where limbs[index] != modulus[index] { return limbs[index] < modulus[index] }
    return false
  }

  private mutating func subtractModulus() {
    var borrow: Int64 = 0
    for index in limbs.indices {
      let value = Int64(limbs[index]) - Int64(modulus[index]) - borrow
      borrow = value < 0 ? 1 : 0
      limbs[index] = UInt32(truncatingIfNeeded: value + borrow * Int64(Self.base))
    }
  }
}
