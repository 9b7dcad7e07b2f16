/// The formats of the standard.
///
/// Source: JSON Schema Validation 2020-12, 7.3.
enum StandardFormat: String, Sendable, CaseIterable {
  case date, time
  case dateTime = "date-time"
  case duration
  case email
  case idnEmail = "idn-email"
  case hostname, ipv4, ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex

  /// Formats of the standard that nothing here judges.
  static let unsupported: Set<String> = ["idn-hostname"]

  /// Whether a text has the format.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = FormatScanner(text)
    switch self {
    case .date: return scanner.takeDate() && scanner.isAtEnd
    case .time: return scanner.takeTime() && scanner.isAtEnd
    case .dateTime:
      return scanner.takeDate() && scanner.take(UInt8(ascii: "T"), UInt8(ascii: "t")) && scanner.takeTime()
        && scanner.isAtEnd
    case .duration: return scanner.takeDuration() && scanner.isAtEnd
    case .email: return Address.isMailbox(text, allowsUnicode: false)
    case .idnEmail: return Address.isMailbox(text, allowsUnicode: true)
    case .hostname: return Address.isHostName(text)
    case .ipv4: return Address.isIPv4(text)
    case .ipv6: return Address.isIPv6(text)
    case .uri: return ResourceIdentifier(allowsUnicode: false).isValid(text, needsScheme: true)
    case .uriReference: return ResourceIdentifier(allowsUnicode: false).isValid(text, needsScheme: false)
    case .iri: return ResourceIdentifier(allowsUnicode: true).isValid(text, needsScheme: true)
    case .iriReference: return ResourceIdentifier(allowsUnicode: true).isValid(text, needsScheme: false)
    case .uriTemplate: return ResourceIdentifier.isTemplate(text)
    case .uuid: return Self.isUUID(text)
    case .jsonPointer: return Self.isPointer(text)
    case .relativeJSONPointer:
      let isZero = scanner.take(UInt8(ascii: "0"))
      if !isZero, scanner.skip(while: \.isDigit) == 0 { return false }
      return Self.isPointer(scanner.rest) || scanner.take(UInt8(ascii: "#")) && scanner.isAtEnd
    case .regex: return Pattern.problem(String(decoding: text, as: UTF8.self)) == nil
    }
  }

  /// Source: RFC 4122, 3.
  private static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 36
      && text.enumerated().allSatisfy { index, byte in
        [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.isHexDigit
      }
  }

  /// Source: RFC 6901, 3.
  private static func isPointer(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.first == nil || text.first == UInt8(ascii: "/") else { return false }
    return text.indices.allSatisfy { index in
      guard text[index] == UInt8(ascii: "~") else { return true }
      return index + 1 < text.count && text[index + 1].isOne(of: "01")
    }
  }
}

// MARK: - Dates and times

extension FormatScanner {
  /// `full-date`. Source: RFC 3339, 5.6 and 5.7.
  mutating func takeDate() -> Bool {
    guard let year = number(digits: 4), take(UInt8(ascii: "-")), let month = number(digits: 2),
      take(UInt8(ascii: "-")), let day = number(digits: 2)
    else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return days.indices.contains(month - 1) && (1...days[month - 1]).contains(day)
  }

  /// `full-time`. A leap second is the last second of a day in UTC. Source: RFC 3339, 5.6, 5.7 and appendix D.
  mutating func takeTime() -> Bool {
    guard let hour = number(digits: 2), take(UInt8(ascii: ":")), let minute = number(digits: 2),
      take(UInt8(ascii: ":")), let second = number(digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if take(UInt8(ascii: ".")), skip(while: \.isDigit) == 0 { return false }
    var offset = 0
    if !take(UInt8(ascii: "Z"), UInt8(ascii: "z")) {
      let isEast = next == UInt8(ascii: "+")
      guard take(UInt8(ascii: "+"), UInt8(ascii: "-")), let hours = number(digits: 2), take(UInt8(ascii: ":")),
        let minutes = number(digits: 2), hours < 24, minutes < 60
      else { return false }
      offset = (isEast ? 1 : -1) * (hours * 60 + minutes)
    }
    let day = 24 * 60
    return second < 60 || (hour * 60 + minute - offset + day) % day == day - 1
  }

  /// `duration`. Source: RFC 3339, appendix A.
  mutating func takeDuration() -> Bool {
    guard take(UInt8(ascii: "P")) else { return false }
    var weeks = self
    if weeks.takeParts("W") == 1 {
      self = weeks
      return true
    }
    guard let days = takeParts("YMD") else { return false }
    guard take(UInt8(ascii: "T")) else { return days > 0 }
    return takeParts("HMS").map { $0 > 0 } ?? false
  }

  /// How many numbers with these units follow, in this order and without a gap; nil where one has no such unit.
  private mutating func takeParts(_ units: StaticString) -> Int? {
    let units = units.withUTF8Buffer { Array($0) }
    var count = 0
    var following: Int?
    while skip(while: \.isDigit) > 0 {
      guard let unit = take(), let index = units.firstIndex(of: unit), following == nil || following == index else {
        return nil
      }
      following = index + 1
      count += 1
    }
    return count
  }
}
