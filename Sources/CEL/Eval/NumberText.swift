/// How doubles are written.
enum NumberText {
  /// The shortest digits that read back as the same number, as messages show it: `1`, `0.5`, `1e+21`. An exponent from 22
  /// digits on and below 0.0001.
  static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return text(of: value, exponentsFrom: 21)
  }

  /// What `string(x)` gives, as cel-go does: the shortest digits, with an exponent from 1,000,000 on.
  static func conversion(of value: Double) -> String {
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value.isNaN ? "NaN" : text(of: value, exponentsFrom: 6)
  }

  /// All digits and no exponent, as `format` writes doubles: the shortest that read back as the same number.
  static func plain(_ value: Double) -> String {
    if value.isNaN || value.isInfinite { return text(of: value) }
    return text(of: value, exponentsFrom: .max)
  }

  private static func text(of value: Double, exponentsFrom limit: Int) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    // Swift writes the shortest digits, though it places the point by rules of its own.
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    let shortest = Array(value.magnitude.description.utf8)
    var index = 0
    while index < shortest.count {
      let byte = shortest[index]
      if byte == UInt8(ascii: ".") {
        pointAt = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: shortest[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
      index += 1
    }
    var point = (pointAt ?? digits.count) + exponent
    while digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == 0x30 { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    let text = String(decoding: digits, as: UTF8.self)
    let power = point - 1
    if limit < .max, power < -4 || power >= limit {
      let mantissa = digits.count > 1 ? "\(text.prefix(1)).\(text.dropFirst())" : text
      let magnitude = abs(power)
      return "\(sign)\(mantissa)e\(power < 0 ? "-" : "+")\(magnitude < 10 ? "0" : "")\(magnitude)"
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + text }
    if point >= digits.count { return sign + text + String(repeating: "0", count: point - digits.count) }
    return sign + "\(text.prefix(point)).\(text.dropFirst(point))"
  }
}
