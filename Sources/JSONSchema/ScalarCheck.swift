internal import Diagnostics
internal import PlanCalendar
internal import YAMLTree

/// Holds one scalar against the schema of its type.
struct ScalarCheck {
  let tree: Tree
  let node: NodeID
  /// The schema at the place of use, with what stands beside a `$ref`, and the schema that it leads to.
  let site: Subschema
  let type: Subschema
  /// The key under which the scalar stands.
  let name: String?

  /// What is wrong with it, or nil.
  func complaint() -> Complaint? {
    if let format = site.format ?? type.format {
      return format == .slug ? slugComplaint() : formatComplaint(format)
    }
    let text = tree.text(of: node)
    let scalarType = tree.scalarType(of: node)
    switch type.kind {
    case .string:
      guard case .string = scalarType else { return .expectsText(name, text: text) }
      if let choices = site.choices ?? type.choices, !choices.contains(text) {
        return .badChoice(name, text: text, choices: choices)
      }
      if let minimum = site.minimumLength ?? type.minimumLength, text.unicodeScalars.count < minimum {
        return .emptyText(name)
      }
    case .boolean:
      guard case .bool = scalarType else { return .expectsTruth(name, text: text) }
    case .integer, .number:
      guard let value = number(scalarType), type.kind == .number || value.rounded() == value, value.isFinite else {
        return .expectsNumber(name, text: text, whole: type.kind == .integer)
      }
      return rangeComplaint(value, text)
    case .array, .object, nil: break
    }
    return nil
  }

  private func number(_ type: ScalarType) -> Double? {
    switch type {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  private func rangeComplaint(_ value: Double, _ text: String) -> Complaint? {
    if let minimum = site.minimum ?? type.minimum, value < minimum {
      return .outOfRange(name, text: text, least: minimum, most: site.maximum ?? type.maximum)
    }
    if let maximum = site.maximum ?? type.maximum, value > maximum {
      return .outOfRange(name, text: text, least: site.minimum ?? type.minimum, most: maximum)
    }
    if let minimum = site.exclusiveMinimum ?? type.exclusiveMinimum, value <= minimum {
      return .notAbove(name, text: text, bound: minimum)
    }
    return nil
  }

  /// An id may look like a number, as `1` or `2026` does, and is read from its text all the same.
  private func slugComplaint() -> Complaint? {
    let text = tree.text(of: node)
    let isLetterOrDigit: (UInt8) -> Bool = { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = text.utf8.first, isLetterOrDigit(first),
      text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F })
    else { return .badSlug(name, text: text) }
    return nil
  }

  /// Dates, spans, rhythms and shares are read from the scalar's text, whatever YAML takes it for.
  private func formatComplaint(_ format: Subschema.Format) -> Complaint? {
    let text = tree.text(of: node)
    do throws(CalendarProblem) {
      switch format {
      case .planDate: _ = try DateExpression(parsing: text)
      case .date: _ = try PlanDate(parsing: text)
      case .span: _ = try Length(parsing: text)
      case .rhythm: _ = try Rhythm(parsing: text)
      case .share: _ = try Share(parsing: text)
      case .slug: break
      }
      return nil
    } catch {
      return .badFormat(format, name, text: text, error)
    }
  }
}
