internal import Diagnostics

/// The names of folders, rules and codes, as packs write them.
package enum RuleName {
  /// Why a name does not do, in words for a user.
  package struct Problem: Error, Sendable {
    package var message: String
  }

  /// Family and name of a rule, from `FAMILY/NAME`.
  package static func parse(_ text: String) throws(Problem) -> (family: String, name: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      let slug = parts.compactMap(slug).joined(separator: "/")
      throw Problem(
        message: "'\(text.withoutControls)' is no FAMILY/NAME such as "
          + (slug.split(separator: "/").count == 2 ? slug : "contract/no-reason"))
    }
    for part in parts { try check(part, in: text) }
    guard parts[0] != "bases" else {
      throw Problem(message: "'bases' is the folder of the plans that examples lie over, and can't be a family")
    }
    return (parts[0], parts[1])
  }

  private static func check(_ part: String, in text: String) throws(Problem) {
    guard !isSlug(part) else { return }
    let hint = slug(part).map { ", such as '\($0)'" } ?? ""
    throw Problem(
      message: part.isEmpty
        ? "'\(text.withoutControls)' lacks a name on one side of the slash: FAMILY/NAME"
        : "'\(part.withoutControls)' can't be the name of a folder: small letters, digits and hyphens\(hint)")
  }

  /// Whether a name is made of small letters, digits and single hyphens, a letter first.
  static func isSlug(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 80 else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }

  /// The nearest name that does: `noReason` and `No reason` as `no-reason`; nil where nothing is left.
  package static func slug(_ text: String) -> String? {
    var result = ""
    var wasSmall = false
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber {
        if character.isUppercase, wasSmall { result += "-" }
        result += character.lowercased()
        wasSmall = character.isLowercase || character.isNumber
      } else {
        if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
        wasSmall = false
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    result = String(result.drop { !$0.isLetter })
    return isSlug(result) ? result : nil
  }

  /// Checks a code that a user wants.
  package static func check(code: String) throws(Problem) {
    let isCode = code.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    guard isCode, code.utf8.first.map({ (0x41...0x5A).contains($0) }) ?? false, code.utf8.count <= 20 else {
      throw Problem(
        message: "'\(code.withoutControls)' is no code: capitals and digits, a capital first, such as HOUSE01")
    }
  }

  /// The code for a new rule of a family: the next after the family's highest. A new family begins the next hundred where families have
  /// hundreds of their own, else it goes on behind the pack's highest. A pack without rules begins with its name.
  ///
  /// - Parameters:
  ///   - codes: the codes of the pack's rules, each with its family.
  ///   - taken: codes that are in use elsewhere.
  package static func nextCode(
    family: String, pack: String, codes: [(family: String, code: String)], taken: Set<String>
  ) -> String {
    let known = codes.compactMap { each in Numbered(each.code).map { (family: each.family, code: $0) } }
    let taken = taken.union(codes.map(\.code))
    let own = known.filter { $0.family == family }
    var next: Numbered
    if let highest = own.map(\.code).max(by: { $0.number < $1.number }) {
      next = highest.following
    } else if let highest = known.map(\.code).max(by: { $0.number < $1.number }) {
      next = highest.following
      let hundreds = Dictionary(grouping: known, by: \.family).mapValues { Set($0.map { $0.code.number / 100 }) }
      let all = hundreds.values.flatMap { $0 }
      if highest.width >= 3, Set(all).count == all.count, let lowest = all.min() {
        let used = Set(taken.compactMap { Numbered($0) }.filter { $0.prefix == highest.prefix }.map { $0.number / 100 })
        // Nothing is said to be free below the lowest: who numbers so leaves room for what is to come.
        if let free = (1...98).first(where: { $0 > lowest && !used.contains($0) }) { next.number = free * 100 + 1 }
      }
    } else {
      let word = pack.uppercased().prefix { $0 != "-" && $0 != " " }
        .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.drop { $0.isNumber }
      let isTaken = taken.contains { Numbered($0)?.prefix == String(word) }
      next = Numbered(prefix: word.isEmpty || isTaken ? "OWN" : String(word.prefix(12)), number: 1, width: 2)
    }
    while taken.contains(next.text) { next = next.following }
    return next.text
  }

  /// A code as letters and a number behind them.
  private struct Numbered {
    var prefix: String
    var number: Int
    var width: Int

    init(prefix: String, number: Int, width: Int) {
      self.prefix = prefix
      self.number = number
      self.width = width
    }

    init?(_ code: String) {
      let digits = code.reversed().prefix { $0.isASCII && $0.isNumber }.count
      guard digits > 0, digits <= 6, let number = Int(code.suffix(digits)) else { return nil }
      self.init(prefix: String(code.dropLast(digits)), number: number, width: digits)
    }

    var following: Numbered { Numbered(prefix: prefix, number: number + 1, width: width) }

    var text: String {
      let digits = String(number)
      return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
  }
}
