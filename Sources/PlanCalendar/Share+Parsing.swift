extension Share {
  /// The greatest share that a plan may give, in per cent.
  package static let percentLimit = 1_000
  /// More decimals say nothing.
  private static let decimalLimit = 6

  /// Reads `12%`, `12 %`, `12` or `12.5%`: per cent with or without the sign; white space around it does not count.
  ///
  /// A number between 0 and 1 needs its sign, since `0.5` may be meant as a half. Source: plan format, principle 7.
  package init(parsing text: String) throws(CalendarProblem) {
    var cursor = Cursor(text)
    if cursor.isEmpty { throw CalendarProblem(.empty, cursor.whole) }
    if cursor.peek() == 0x2D || cursor.typographicDash > 0 {
      cursor.at += max(1, cursor.typographicDash)
      cursor.skipSpace()
      let isNumber = cursor.peek().map(Cursor.isDigit) == true
      throw CalendarProblem(isNumber ? .negative : .notAShare, cursor.whole)
    }
    let start = cursor.at
    let whole = cursor.takeDigits()
    guard !whole.isEmpty else { throw CalendarProblem(.notAShare, cursor.whole) }
    let separator = cursor.at
    var decimals = separator..<separator
    var hasComma = false
    if let byte = cursor.peek(), byte == 0x2E || byte == 0x2C, cursor.peek(1).map(Cursor.isDigit) == true {
      hasComma = byte == 0x2C
      cursor.at += 1
      decimals = cursor.takeDigits()
    }
    let number = start..<cursor.at
    let sign = cursor.rest
    let hasSign = try Share.sign(in: &cursor, after: number)
    let digits = decimals.isEmpty ? cursor.text(whole) : "\(cursor.text(whole)).\(cursor.text(decimals))"
    guard decimals.count <= Share.decimalLimit else { throw CalendarProblem(.notAShare, cursor.whole) }
    // Both operands are exact, so the quotient is the nearest number there is to the one that was written.
    let scale = decimals.reduce(100) { scale, _ in scale * 10 }
    let fraction = cursor.number(decimals) ?? 0
    guard let units = cursor.number(whole), units <= Share.percentLimit, units < Share.percentLimit || fraction == 0
    else {
      throw CalendarProblem(.shareTooLarge(percent: Share.percentLimit), number)
    }
    if !hasSign, units == 0, fraction > 0 {
      let percent = Double(fraction) * 10_000 / Double(scale)
      let rounded = percent.rounded()
      let asFraction = percent == rounded ? "\(Int(rounded))%" : "\(percent)%"
      throw CalendarProblem(.fractionOrPercent, number, suggestions: [asFraction, "\(digits)%"])
    }
    if hasComma {
      throw CalendarProblem(
        .decimalComma, separator..<(separator + 1), suggestions: [digits + cursor.text(sign)])
    }
    self.init(Double(units * (scale / 100) + fraction) / Double(scale))
  }

  /// Reads a share that may have a minus sign before it, as a change for the less has: `-25%`.
  package init(parsingChange text: String) throws(CalendarProblem) {
    guard let sign = text.utf8.firstIndex(where: { $0 > 0x20 }), text.utf8[sign] == 0x2D else {
      do throws(CalendarProblem) {
        try self.init(parsing: text)
      } catch {
        // Without a minus sign, it is a longer dash that reads so.
        throw error.kind == .negative ? CalendarProblem(.typographicDash, error.range) : error
      }
      return
    }
    do throws(CalendarProblem) {
      // A space in its place, so that offsets stay the same.
      let share = try Share(parsing: text[..<sign] + " " + text[text.utf8.index(after: sign)...])
      self.init(low: 0 - share.high, high: 0 - share.low)
    } catch {
      throw CalendarProblem(error.kind, error.range, suggestions: error.suggestions.map { "-" + $0 })
    }
  }

  /// Whether the rest of the text is a per-cent sign, or nothing.
  private static func sign(in cursor: inout Cursor, after number: Range<Int>) throws(CalendarProblem) -> Bool {
    cursor.skipSpace()
    if cursor.isAtEnd { return false }
    let rest = cursor.rest
    if cursor.skip(0x25), cursor.isAtEnd { return true }
    let words: Set<String> = ["percent", "per cent", "procent", "pct", "pct."]
    guard words.contains(cursor.text(rest).lowercased()) else { throw CalendarProblem(.notAShare, cursor.whole) }
    let meant = String(cursor.text(number).map { $0 == "," ? "." : $0 }) + "%"
    throw CalendarProblem(.notAShare, cursor.whole, suggestions: (try? Share(parsing: meant)) == nil ? [] : [meant])
  }
}
