extension Wording {
  /// "1,234.5" or "1.234,5": two decimals at most, and none where they would be zeros; below 0.1 two digits that count.
  static func number(_ number: Double, in language: Language) -> String {
    var decimals = 2
    var size = number.magnitude
    while size > 0, size < 0.1, decimals < 8 {
      size *= 10
      decimals += 1
    }
    return self.number(number, decimals: decimals, in: language)
  }

  /// The number rounded to so many decimals, which are padded with zeros where `padded` says so and there are any.
  static func number(_ number: Double, decimals: Int, padded: Bool = false, in language: Language) -> String {
    if number.isNaN { return unknown[language] }
    let isNegative = number < 0
    // Whole numbers up to here are exact, and so is their scaling by the few decimals that fit below it.
    let exactLimit = 9e15
    var decimals = decimals
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    while decimals > 0, number.magnitude * scale > exactLimit {
      decimals -= 1
      scale /= 10
    }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled <= exactLimit else { return number.isInfinite ? (isNegative ? "−∞" : "∞") : "\(number)" }
    var digits = String(Int(scaled))
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    var fraction = digits.suffix(decimals)
    if !padded || fraction.allSatisfy({ $0 == "0" }) {
      while fraction.last == "0" { fraction.removeLast() }
    }
    let (point, separator) = language == .english ? (".", ",") : (",", ".")
    let whole = grouped(String(digits.dropLast(decimals)), by: separator)
    return (isNegative && scaled > 0 ? "−" : "") + whole + (fraction.isEmpty ? "" : point + fraction)
  }

  /// "EUR 42,000", also for 42 of a thousand; "EUR 1.2 million"; in Danish the currency comes last.
  static func money(_ amount: Double, currency: String?, unit: Argument.MoneyUnit, in language: Language) -> String {
    let amount = unit == .thousand ? amount * 1_000 : amount
    let isWhole = amount == amount.rounded()
    var text = number(amount, decimals: isWhole ? 0 : 2, padded: unit != .million, in: language)
    switch unit {
    case .one, .thousand: break
    case .million: text += " " + (amount.magnitude == 1 ? million : millions)[language]
    }
    guard let currency = currency?.withoutControls, !currency.isEmpty else { return text }
    if language == .danish { return "\(text) \(currency)" }
    let isSymbol = language == .english && !currency.contains { $0.isLetter }
    return isSymbol ? currency + text : "\(currency) \(text)"
  }

  private static let million = Localized("million", nl: "miljoen", da: "million")
  private static let millions = Localized("million", nl: "miljoen", da: "millioner")

  private static func grouped(_ digits: String, by separator: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += separator }
      result.append(digit)
    }
    return result
  }
}
