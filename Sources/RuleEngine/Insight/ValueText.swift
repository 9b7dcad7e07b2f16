internal import CEL
internal import Diagnostics
internal import PlanCalendar
internal import TypedTree
internal import YAMLTree

/// Writes values for people who look behind a verdict: close to how CEL writes them, short, and safe for a terminal.
struct ValueText {
  let host: PlanHost
  let evaluation: Evaluation
  var language = Language.english
  /// Whether items of the plan are called by their names, as in messages, or by their routes.
  var namesItems = false

  /// Scalars of a text, of all elements of a list together.
  private var room: Int { namesItems ? 44 : 72 }
  /// Levels of lists and maps inside one another.
  private static let depth = 4

  func text(of value: Value) -> String {
    var room = room
    return text(of: value, depth: 0, &room).withoutControls
  }

  /// Where a value comes from: its own node or, for an unknown, what makes it one.
  func place(of value: Value) -> Place? {
    if let place = host.place(of: value.origin) { return place }
    switch value.payload {
    case .unknown(let unknown): return unknown.causes.lazy.compactMap { host.place(of: $0.origin) }.first
    case .error(let error): return host.place(of: error.origin)
    case .optional(let box): return box.value.flatMap(place)
    default: return nil
    }
  }

  private func text(of value: Value, depth: Int, _ room: inout Int) -> String {
    let result: String
    switch value.payload {
    case .string(let text): result = quoted(text, room)
    case .bytes(let bytes): result = "\(bytes.count) bytes"
    case .list(let list): return self.list(list, depth, &room)
    case .map(let map): return self.map(map, depth, &room)
    case .optional(let box):
      guard let inner = box.value else {
        result = "none"
        break
      }
      return text(of: inner, depth: depth, &room)
    case .object(let object): result = self.object(object, value.origin)
    case .opaque: result = opaque(value)
    case .double(let number): result = self.number(number, value)
    case .unknown(let unknown): result = self.unknown(unknown)
    case .error(let error): result = "error: " + error.message.text(in: .english)
    default: result = evaluation.text(of: value)
    }
    room -= result.unicodeScalars.count
    return result
  }

  private func quoted(_ text: String, _ room: Int) -> String {
    let limit = max(12, room)
    let shown = text.unicodeScalars.prefix(limit)
    let rest = text.unicodeScalars.count - shown.count
    let safe = String(String.UnicodeScalarView(shown)).withoutControls
    return rest > 0 ? "“\(safe)…” (\(more(rest)))" : "“\(safe)”"
  }

  private func list(_ list: ListValue, _ depth: Int, _ room: inout Int) -> String {
    guard depth < Self.depth else { return "[…]" }
    var parts: [String] = []
    room -= 2
    for element in list.elements {
      guard parts.isEmpty || room > 0 else { break }
      parts.append(text(of: element, depth: depth + 1, &room))
      room -= 2
    }
    if list.elements.count > parts.count { parts.append(more(list.elements.count - parts.count)) }
    if let rest = list.rest { parts.append("? (\(unknown(rest)))") }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  private func map(_ map: MapValue, _ depth: Int, _ room: inout Int) -> String {
    guard depth < Self.depth else { return "{…}" }
    var parts: [String] = []
    room -= 2
    for entry in map.entries {
      guard parts.isEmpty || room > 0 else { break }
      parts.append(
        text(of: entry.key, depth: depth + 1, &room) + ": " + text(of: entry.value, depth: depth + 1, &room))
      room -= 2
    }
    if map.count > parts.count { parts.append(more(map.count - parts.count)) }
    if let rest = map.rest { parts.append("? (\(unknown(rest)))") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private func object(_ object: ObjectReference, _ origin: Origin) -> String {
    if object.type >= 0, object.node < 0 {
      return Localized("nothing", nl: "niets", da: "intet")[language]
    }
    let route = host.route(of: origin)
    if namesItems, object.type >= 0 {
      let label = host.label(of: object)
      if !label.isEmpty, label != route { return Argument.quoted(label).text(in: language) }
    }
    if !route.isEmpty { return route }
    return object.type < 0 ? host.typeName(object.type) : host.label(of: object)
  }

  private func opaque(_ value: Value) -> String {
    if let share = value.asShare {
      return share.isExact ? points(share.low) : "\(points(share.low)) – \(points(share.high))"
    }
    if value.asDate == nil, value.asRhythm == nil, let argument = host.argument(value) {
      return argument.text(in: language)
    }
    return evaluation.text(of: value)
  }

  /// The digits that CEL writes or, where those are many, the first five that count.
  private func number(_ number: Double, _ value: Value) -> String {
    let exact = evaluation.text(of: value)
    guard exact.utf8.count > 10, number.isFinite, number.magnitude > 1e-6, number.magnitude < 1e12 else { return exact }
    var scale = 1.0
    while (number * scale).magnitude < 10_000 { scale *= 10 }
    return "≈ " + evaluation.text(of: Value(.double((number * scale).rounded() / scale)))
  }

  /// To a tenth of a percent, which a message may round away.
  private func points(_ share: Double) -> String {
    guard share.isFinite else { return share < 0 ? "-∞" : "∞" }
    return Argument.number((share * 1000).rounded() / 10).text(in: language) + "%"
  }

  private func unknown(_ unknown: Unknown) -> String {
    let word = Localized("unknown", nl: "onbekend", da: "ukendt")[language]
    guard let cause = unknown.causes.first else { return word }
    return "\(word): \(host.explain(cause).reason.text(in: language))"
  }

  /// "… 4,112 more".
  private func more(_ count: Int) -> String {
    Message("… {0} more", nl: "… nog {0}", da: "… {0} mere", .number(Double(count))).text(in: language)
  }
}
