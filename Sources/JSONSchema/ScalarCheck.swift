internal import Diagnostics
internal import PlanCalendar
internal import YAMLTree

/// Holds one scalar against the schema of its type.
struct ScalarCheck {
  /// Whole numbers beyond this are not told apart from their neighbours: 2⁵³.
  static let largestWhole = 9_007_199_254_740_992.0

  let tree: Tree
  let node: NodeID
  /// The schema at the place of use, with what stands beside a `$ref`, and the schema that it leads to.
  let site: Subschema
  let type: Subschema
  /// The key under which the scalar stands.
  let key: NodeID?

  private func name() -> String? { key.map { tree.text(of: tree.resolved($0)) } }

  /// What is wrong with it, or nil.
  func complaint() -> Complaint? {
    let scalarType = tree.scalarType(of: node)
    if scalarType == .null { return .noValue(name()) }
    if let format = site.format ?? type.format {
      return format == .slug
        ? tree.withTextBytes(of: node) { ScalarCheck.slugComplaint($0) } : formatComplaint(format, scalarType)
    }
    switch type.kind {
    case .string: return textComplaint(scalarType)
    case .boolean:
      if case .bool = scalarType { return nil }
      return .expectsTruth(name(), text: tree.text(of: node))
    case .integer, .number: return numberComplaint(scalarType)
    case .array, .object, nil: return nil
    }
  }

  // MARK: - Texts

  private func textComplaint(_ scalarType: ScalarType) -> Complaint? {
    let text = tree.text(of: node)
    switch scalarType {
    case .string: break
    case .bool: return .expectsText(name(), text: text, isTruth: true)
    default: return .expectsText(name(), text: text, isTruth: false)
    }
    if let choices = site.choices ?? type.choices, !choices.contains(text) {
      return .badChoice(name(), text: text, choices: choices)
    }
    if let minimum = site.minimumLength ?? type.minimumLength, text.unicodeScalars.count < minimum {
      return .tooShort(name(), text: text, minimum: minimum)
    }
    return nil
  }

  /// An id may look like a number, as `1` or `2026` does, and is read from its text all the same.
  private static func slugComplaint(_ text: UnsafeBufferPointer<UInt8>) -> Complaint? {
    let wrong = text.indices.first { index in
      let byte = text[index]
      let isLetterOrDigit = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
      return !isLetterOrDigit && (index == 0 || byte != 0x2D && byte != 0x5F)
    }
    guard wrong != nil || text.isEmpty else { return nil }
    let spelled = String(decoding: text, as: UTF8.self)
    return .badSlug(text: spelled, proposal: ScalarCheck.slug(from: spelled))
  }

  /// The id that somebody would make of a short text by hand: `Field sales` gives `field-sales`.
  private static func slug(from text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "_" }
    let letters = text.filter { !$0.isWhitespace && $0 != "-" }
    let slug = words.joined(separator: "-")
    // Where a letter would get lost, as of `Größe`, the author knows better.
    guard let first = slug.utf8.first, first != 0x5F, letters.allSatisfy({ $0.isASCII }) else { return nil }
    return slug
  }

  // MARK: - Numbers

  /// The digits of `90.000` or `1.250.000`: a point every three digits parts thousands in much of Europe, and YAML takes the first for
  /// a decimal point. Nil for any other number, and for those that begin with a lone zero.
  private static func withoutGroups(_ text: String) -> String? {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } })
    else { return nil }
    return groups.joined()
  }

  private func numberComplaint(_ scalarType: ScalarType) -> Complaint? {
    let isWhole = type.kind == .integer
    let value: Double
    switch scalarType {
    case .int(let number): value = Double(number)
    case .float(let number): value = number
    default:
      let text = tree.text(of: node)
      let isNumber = tree[node].style != .plain && Double(text)?.isFinite == true
      return .expectsNumber(name(), text: text, whole: isWhole, isQuoted: isNumber)
    }
    let text = tree.text(of: node)
    if let meant = ScalarCheck.withoutGroups(text) { return .groupedNumber(name(), text: text, meant: meant) }
    if value.isNaN || isWhole && value.isFinite && value.rounded() != value {
      return .expectsNumber(name(), text: text, whole: isWhole, isQuoted: false)
    }
    if value.isInfinite || isWhole && value.magnitude > ScalarCheck.largestWhole {
      return .tooLarge(name(), text: text)
    }
    let (least, most) = (site.minimum ?? type.minimum, site.maximum ?? type.maximum)
    if least.map({ value < $0 }) == true || most.map({ value > $0 }) == true {
      return .outOfRange(name(), text: text, least: least, most: most)
    }
    if let bound = site.exclusiveMinimum ?? type.exclusiveMinimum, value <= bound {
      return .notAbove(name(), text: text, bound: bound)
    }
    return nil
  }

  // MARK: - Formats

  /// Dates, spans, rhythms and shares are read from the scalar's text, whatever number YAML takes it for.
  private func formatComplaint(_ format: Subschema.Format, _ scalarType: ScalarType) -> Complaint? {
    if format == .planDate || format == .date, tree.withTextBytes(of: node, { PlanDate(plainDay: $0) }) != nil {
      return nil
    }
    let text = tree.text(of: node)
    if case .bool = scalarType {
      return .badFormat(format, text: text, CalendarProblem(ScalarCheck.problem(format), 0..<text.utf8.count))
    }
    return ScalarCheck.formatComplaint(format, text: text)
  }

  static func formatComplaint(_ format: Subschema.Format, text: String) -> Complaint? {
    do throws(CalendarProblem) {
      switch format {
      case .planDate: _ = try DateExpression(parsing: text)
      case .date:
        guard try PlanDate(parsing: text).isExact else { throw CalendarProblem(.notISO, 0..<text.utf8.count) }
      case .span: _ = try Length(parsing: text)
      case .rhythm: _ = try Rhythm(parsing: text)
      case .share: _ = try Share(parsingChange: text)
      case .slug:
        var text = text
        return text.withUTF8(slugComplaint)
      }
      return nil
    } catch {
      return .badFormat(format, text: text, error)
    }
  }

  private static func problem(_ format: Subschema.Format) -> CalendarProblem.Kind {
    switch format {
    case .planDate, .date, .slug: .notADate
    case .span: .notALength
    case .rhythm: .notARhythm
    case .share: .notAShare
    }
  }
}

extension Subschema {
  /// Whether a scalar is held against more than its type here.
  var limitsScalars: Bool {
    choices != nil || format != nil || minimum != nil || maximum != nil || exclusiveMinimum != nil
      || minimumLength != nil
  }
}
