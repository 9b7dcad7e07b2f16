internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree

/// The keys of plans, by the schema: what each means, and which rules read it.
package struct KeyCatalog {
  let pack: Pack
  /// Every key at every place where a plan may have it, the nearest to the root first.
  let places: [KeyPlace]
  /// Who reads what; found when it is first asked for.
  let readers: FieldReaders

  package init(_ pack: Pack) {
    self.pack = pack
    places = KeyPlace.all(in: pack.schema)
    readers = FieldReaders(pack)
  }

  /// What a text may mean.
  package enum Answer: Sendable {
    case page(KeyPage)
    /// Several keys of that name, each with a place and its title.
    case several([(route: String, title: String)])
    /// None, and the nearest there is.
    case none(nearest: String?)
  }

  /// What a key is: `releases.goLive` from the root, `goLive` alone, or `Release.goLive` by the name of its type.
  package func answer(to text: String) -> Answer {
    let names = Self.names(in: text)
    guard !names.isEmpty else { return .none(nearest: nil) }
    let whole = places.filter { $0.names == names }
    let found = whole.isEmpty ? places.filter { $0.ends(with: names) } : whole
    var keys: [FieldName] = []
    for place in found where !keys.contains(place.key) { keys.append(place.key) }
    switch keys.count {
    case 0: return .none(nearest: nearest(to: names))
    case 1: return .page(page(of: keys[0]))
    default:
      return .several(
        keys.compactMap { key in
          found.first { $0.key == key }.map { ($0.route, site($0)?.title ?? "") }
        })
    }
  }

  /// Whether a text means a key, or several.
  package func has(_ text: String) -> Bool {
    let names = Self.names(in: text)
    return !names.isEmpty && places.contains { $0.ends(with: names) }
  }

  /// The names of a route, as people write one: `userGroups[0].name` and `plan.userGroups.name` mean the same.
  private static func names(in text: String) -> [String] {
    var plain = ""
    var depth = 0
    for character in text {
      if character == "[" { depth += 1 }
      if depth == 0, !character.isWhitespace { plain.append(character) }
      if character == "]", depth > 0 { depth -= 1 }
    }
    var names = plain.split(whereSeparator: { $0 == "." || $0 == "/" || $0 == ":" }).map(String.init)
    if names.count > 1, names[0] == "plan" { names.removeFirst() }
    return names
  }

  private func nearest(to names: [String]) -> String? {
    let routes = places.map(\.route)
    if names.count > 1 {
      if let near = NearestName.of(names.joined(separator: "."), among: routes) { return near }
      // The rest may be right, or the last name be somewhere else.
      let below = places.filter { $0.names.dropLast().elementsEqual(names.dropLast()) }
      if let near = NearestName.of(names[names.count - 1], among: below.map { $0.key.field }) {
        return (names.dropLast() + [near]).joined(separator: ".")
      }
    }
    return NearestName.of(names[names.count - 1], among: Set(places.map(\.key.field)).sorted())
  }

  func site(_ place: KeyPlace) -> Subschema? {
    let owner = pack.schema[place.owner]
    return owner.fields.indices.contains(place.slot) ? pack.schema[owner.fields[place.slot].schema] : nil
  }
}

/// One way from a plan's root to a key.
struct KeyPlace {
  /// The keys on the way, the last included.
  var names: [String]
  var owner: SchemaID
  var slot: Int
  var key: FieldName
  /// The object types on the way from the root, each with whether what leads to it is a list.
  var around: [(type: SchemaID, isList: Bool)]

  var route: String { names.joined(separator: ".") }

  /// Whether the way ends with these names; the first may be the name of the object type.
  func ends(with wanted: [String]) -> Bool {
    if wanted.count == 2, wanted[0] == key.owner, wanted[1] == key.field { return true }
    return names.count >= wanted.count && names.suffix(wanted.count).elementsEqual(wanted)
  }

  /// Ways that are enough; a schema that leads back to itself has no end of them.
  private static let limit = 5_000

  /// All, by the length of the way; no object type stands on a way twice.
  static func all(in schema: Schema) -> [KeyPlace] {
    var result: [KeyPlace] = []
    var pending: [(names: [String], around: [(type: SchemaID, isList: Bool)])] = [([], [(schema.root, false)])]
    var position = 0
    while position < pending.count, result.count < limit {
      let (names, around) = pending[position]
      position += 1
      guard let owner = around.last?.type else { continue }
      for (slot, field) in schema[owner].fields.enumerated() {
        let name = schema[owner].name ?? ""
        result.append(
          KeyPlace(
            names: names + [field.name], owner: owner, slot: slot, key: FieldName(name, field.name), around: around))
        var value = schema.resolved(field.schema)
        var isList = false
        if schema[value].kind == .array, let items = schema[value].items {
          value = schema.resolved(items)
          isList = true
        }
        guard schema[value].kind == .object, !around.contains(where: { $0.type == value }) else { continue }
        pending.append((names + [field.name], around + [(value, isList)]))
      }
    }
    return result
  }
}
