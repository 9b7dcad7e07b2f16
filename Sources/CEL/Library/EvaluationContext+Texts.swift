internal import Diagnostics

extension EvaluationContext {
  /// Counts the work of going over `bytes`, and the creation of `count`; nil, or the error to return.
  mutating func charge(_ count: Int, bytes: Int) -> Value? {
    steps -= bytes / 64
    return !isWithinSteps ? exhausted() : charge(count)
  }

  /// Counts the work of going over a text; nil, or the error to return.
  mutating func charge(over text: Value) -> Value? { charge(0, bytes: text.asString?.utf8.count ?? 0) }

  mutating func position(of part: Value, in text: Value, from start: Value) -> Value {
    if let error = charge(over: text) ?? charge(over: part) { return error }
    let points = CodePoints(text)
    guard let position = points.position(start) else { return StandardLibrary.outside(start, points) }
    let part = Array((part.asString ?? "").utf8)
    let found = TextSearch(part).first(in: points.bytes, from: points.offset(position))
    return .int(found.map { points.position(ofByte: $0.lowerBound) } ?? -1)
  }

  mutating func lastPosition(of part: Value, in text: Value, notBehind end: Value?) -> Value {
    if let error = charge(over: text) ?? charge(over: part) { return error }
    let points = CodePoints(text)
    guard let position = end.map(points.position) ?? points.count else {
      return StandardLibrary.outside(end ?? .int(0), points)
    }
    let part = Array((part.asString ?? "").utf8)
    let found = TextSearch.last(part, in: points.bytes, notBehind: points.offset(position))
    return .int(found.map(points.position(ofByte:)) ?? -1)
  }

  mutating func substring(_ text: Value, _ start: Value, _ end: Value?) -> Value {
    if let error = charge(over: text) { return error }
    let points = CodePoints(text)
    guard let lower = points.position(start) else { return StandardLibrary.outside(start, points) }
    guard let upper = end.map(points.position) ?? points.count else {
      return StandardLibrary.outside(end ?? .int(0), points)
    }
    guard lower <= upper else {
      return .error(
        Message("a part of a text can't begin at {0} and end at {1}", .text(String(lower)), .text(String(upper))))
    }
    return string(points.text(lower..<upper))
  }

  mutating func joined(_ value: Value, _ separator: String) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) { return value }
    var result = ""
    for (index, element) in list.elements.enumerated() {
      guard let text = element.asString else {
        return .error(
          Message("only texts can be joined, not a value of type {0}", .text(typeName(of: element))),
          origin: element.origin)
      }
      if let error = charge(text.utf8.count + separator.utf8.count) { return error }
      if index > 0 { result += separator }
      result += text
    }
    return Value(.string(result))
  }

  mutating func replaced(_ arguments: [Value], limit: Int64) -> Value {
    guard arguments.count >= 3, let text = arguments[0].asString, let part = arguments[1].asString,
      let new = arguments[2].asString
    else { return arguments.first ?? .null }
    let bytes = Array(text.utf8)
    let search = TextSearch(Array(part.utf8))
    let replacement = Array(new.utf8)
    var result: [UInt8] = []
    var position = 0
    var count: Int64 = 0
    if let error = charge(0, bytes: bytes.count + part.utf8.count) { return error }
    while limit < 0 || count < limit {
      if part.isEmpty {
        // An empty text lies between any two characters.
        if let error = charge(replacement.count + 1) { return error }
        result += replacement
        count += 1
        guard position < bytes.count else { break }
        repeat {
          result.append(bytes[position])
          position += 1
        } while position < bytes.count && bytes[position] & 0xC0 == 0x80
        continue
      }
      guard let found = search.first(in: bytes, from: position) else { break }
      if let error = charge(found.lowerBound - position + replacement.count + 1) { return error }
      result += bytes[position..<found.lowerBound]
      result += replacement
      position = found.upperBound
      count += 1
    }
    result += bytes[position...]
    return string(String(decoding: result, as: UTF8.self))
  }

  mutating func split(_ text: Value, _ separator: Value, limit: Int64) -> Value {
    guard let text = text.asString, let separator = separator.asString, limit != 0 else { return .list([]) }
    if limit == 1 { return list([.string(text)]) }
    if let error = charge(text.utf8.count, bytes: text.utf8.count + separator.utf8.count) { return error }
    let bytes = Array(text.utf8)
    let search = TextSearch(Array(separator.utf8))
    var parts: [Value] = []
    var position = 0
    while limit < 0 || parts.count < limit - 1 {
      if separator.isEmpty {
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        guard end < bytes.count else { break }
        parts.append(.string(String(decoding: bytes[position..<end], as: UTF8.self)))
        position = end
        continue
      }
      guard let found = search.first(in: bytes, from: position) else { break }
      parts.append(.string(String(decoding: bytes[position..<found.lowerBound], as: UTF8.self)))
      position = found.upperBound
    }
    if separator.isEmpty, bytes.isEmpty { return .list([]) }
    parts.append(.string(String(decoding: bytes[position...], as: UTF8.self)))
    return list(parts)
  }
}
