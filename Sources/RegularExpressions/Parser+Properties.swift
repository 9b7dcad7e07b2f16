internal import Diagnostics

extension PatternParser {
  /// Reads `\pL`, `\p{Greek}`, `\p{^Greek}`, `\P{Script=Greek}`.
  mutating func property() throws(PatternError) -> ScalarSet {
    let start = position
    var isNegated = byte(start + 1) == UInt8(ascii: "P")
    position += 2
    var nameStart = position
    let name: String
    if byte(position) == UInt8(ascii: "{") {
      nameStart += 1
      guard let end = bytes[nameStart...].firstIndex(of: UInt8(ascii: "}")) else {
        throw PatternError(
          start..<nameStart, Message("the name of this property does not end"),
          remedy: Message("write {0} behind the name", .quoted("}")))
      }
      name = text(nameStart..<end)
      position = end + 1
    } else {
      guard byte(position) != nil, dialect == .re2 else {
        throw PatternError(
          start..<position, Message("{0} needs the name of a property", .quoted(text(start..<position))),
          remedy: Message("write it in braces, such as {0}", .quoted("\\p{L}")))
      }
      position += scalarLength(position)
      name = text(nameStart..<position)
    }
    if dialect == .ecma262 { return folded(try ecmaProperty(name, at: nameStart), isNegated: isNegated) }
    // In braces alone: \p^ names nothing.
    let isInverted = nameStart > start + 2 && name.hasPrefix("^")
    if isInverted { isNegated.toggle() }
    let bare = isInverted ? String(name.dropFirst()) : name
    guard let set = bare == "Any" ? .all : GeneralCategories.re2(bare) ?? Scripts.re2(bare) else {
      throw unknownProperty(
        bare, nameStart + (isInverted && !bare.isEmpty ? 1 : 0),
        among: ["Any"] + GeneralCategories.re2Names + Scripts.names)
    }
    return folded(set, isNegated: isNegated)
  }

  /// A property as ECMA-262 writes it (section 22.2.1, CharacterClassEscape).
  private func ecmaProperty(_ name: String, at start: Int) throws(PatternError) -> ScalarSet {
    guard let sign = name.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      let short = GeneralCategories.longNames[name] ?? name
      if let set = GeneralCategories.set(short) ?? BinaryProperties.set(name) { return set }
      throw unknownProperty(
        name, start, among: BinaryProperties.names + GeneralCategories.longNames.keys + GeneralCategories.re2Names)
    }
    let (key, value) = (String(name[..<sign]), String(name[sign...].dropFirst()))
    let valueStart = start + key.utf8.count + 1
    let categories = { GeneralCategories.longNames.keys + GeneralCategories.re2Names }
    switch key {
    case "General_Category", "gc":
      if let set = GeneralCategories.set(GeneralCategories.longNames[value] ?? value) { return set }
      throw unknownProperty(value, valueStart, key: key, among: categories())
    case "Script", "sc":
      if let set = Scripts.set(value) { return set }
      throw unknownProperty(value, valueStart, key: key, among: Scripts.names)
    case "Script_Extensions", "scx":
      if let set = Scripts.extended(value) { return set }
      throw unknownProperty(value, valueStart, key: key, among: Scripts.names)
    default:
      throw PatternError(
        start..<max(start + 1, valueStart - 1),
        Message("{0} is not a property that has values", quoted(start..<max(start, valueStart - 1))),
        remedy: Message(
          "write {0}, {1} or {2}", .quoted("Script="), .quoted("Script_Extensions="), .quoted("General_Category=")))
    }
  }

  private func unknownProperty(_ name: String, _ start: Int, key: String? = nil, among names: [String]) -> PatternError
  {
    let range = start..<(start + max(1, name.utf8.count))
    guard !name.isEmpty else {
      return PatternError(
        range, Message("the name of a property is missing"),
        remedy: Message("write it in braces, such as {0}", .quoted("\\p{L}")))
    }
    // What the other dialect would write.
    var other: String?
    if dialect == .re2 {
      let value = name.split(separator: "=").last.map(String.init) ?? name
      other = GeneralCategories.longNames[value] ?? (Scripts.set(value) != nil ? Scripts.longName(value) : nil)
    } else if key == nil, Scripts.set(name) != nil {
      other = "Script=" + name
    }
    let near = other ?? nearest(name, among: names.sorted())
    let prefix = key.map { $0 + "=" } ?? ""
    let isScript = key?.lowercased().hasPrefix("sc") ?? false
    return PatternError(
      range,
      isScript
        ? Message("there is no script {0}", quoted(range)) : Message("there is no property {0}", quoted(range)),
      remedy: near.map { Message("write {0}", .quoted("\\p{\(prefix)\($0)}")) }
        ?? (isScript
          ? Message("scripts are those of Unicode, such as {0} or {1}", .quoted("Latin"), .quoted("Greek"))
          : dialect == .re2
            ? Message(
              "properties are general categories such as {0}, and scripts such as {1}", .quoted("Lu"), .quoted("Greek"))
            : Message("properties are those of Unicode, such as {0} or {1}", .quoted("Lu"), .quoted("Script=Greek"))))
  }
}
