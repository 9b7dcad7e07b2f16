/// All decimal digits of a finite double, exactly: every double has finitely many.
struct DecimalDigits {
  /// 0 … 9 each, without zeros at the beginning or the end; empty for 0.
  private(set) var digits: [UInt8]
  /// How many of them stand before the decimal point; may be negative or more than there are.
  private(set) var point: Int

  /// - Parameter value: finite and not negative.
  init(_ value: Double) {
    digits = []
    point = 0
    guard value > 0, value.isFinite else { return }
    // value = mantissa · 2^exponent, whole numbers both.
    var mantissa = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    var exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1_075
    while mantissa & 1 == 0 {
      mantissa >>= 1
      exponent += 1
    }
    var number = Whole(mantissa)
    // Divided by a power of 2 is multiplied by that power of 5, with the point moved.
    if exponent >= 0 { number.multiply(by: 2, times: exponent) } else { number.multiply(by: 5, times: -exponent) }
    digits = number.digits
    point = digits.count + min(0, exponent)
    while digits.last == 0 { digits.removeLast() }
  }

  /// Keeps the digits up to `count`, rounded to the nearest, halves to the even one.
  mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let isHalf = digits[count] == 5 && count + 1 == digits.count
    let isOdd = count > 0 && digits[count - 1] & 1 == 1
    let goesUp = isHalf ? isOdd : digits[count] >= 5
    digits.removeLast(digits.count - count)
    if goesUp {
      while let last = digits.last, last == 9 { digits.removeLast() }
      if let last = digits.popLast() {
        digits.append(last + 1)
      } else {
        digits = [1]
        point += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
  }

  /// The digit at a place behind the first; 0 where there is none.
  func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

  /// A whole number of any size, in groups of nine digits, the least first.
  private struct Whole {
    private var groups: [UInt64] = []

    init(_ value: UInt64) {
      var rest = value
      while rest > 0 {
        groups.append(rest % 1_000_000_000)
        rest /= 1_000_000_000
      }
    }

    mutating func multiply(by factor: UInt64, times: Int) {
      var left = times
      while left > 0 {
        // As many at once as keep a group's product in a word.
        var product: UInt64 = 1
        while left > 0, product * factor < 1 << 32 {
          product *= factor
          left -= 1
        }
        var carry: UInt64 = 0
        for index in groups.indices {
          let value = groups[index] * product + carry
          groups[index] = value % 1_000_000_000
          carry = value / 1_000_000_000
        }
        while carry > 0 {
          groups.append(carry % 1_000_000_000)
          carry /= 1_000_000_000
        }
      }
    }

    var digits: [UInt8] {
      var result: [UInt8] = []
      for group in groups {
        var rest = group
        for _ in 0..<9 {
          result.append(UInt8(rest % 10))
          rest /= 10
        }
      }
      while result.last == 0 { result.removeLast() }
      return result.reversed()
    }
  }
}

extension NumberText {
  /// With a fixed number of decimals, such as `-12.50`; halves go to the even digit.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return text(of: value) }
    var number = DecimalDigits(value.magnitude)
    number.round(to: number.point + decimals)
    var result = value.sign == .minus ? "-" : ""
    if number.point <= 0 { result += "0" }
    for index in 0..<max(0, number.point) { result += String(number.digit(index)) }
    if decimals > 0 { result += "." }
    // What stands left of the first digit is zeros.
    for place in 0..<max(0, decimals) { result += String(number.digit(number.point + place)) }
    return result
  }

  /// With an exponent of two digits or more, such as `1.050000e+03`.
  static func scientific(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return text(of: value) }
    var number = DecimalDigits(value.magnitude)
    number.round(to: decimals + 1)
    var result = (value.sign == .minus ? "-" : "") + String(number.digit(0))
    if decimals > 0 { result += "." }
    for place in 0..<max(0, decimals) { result += String(number.digit(1 + place)) }
    let exponent = number.digits.isEmpty ? 0 : number.point - 1
    return result + "e" + (exponent < 0 ? "-" : "+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
  }
}
