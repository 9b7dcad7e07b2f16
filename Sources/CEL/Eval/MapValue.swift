/// A map with its entries in the order of their making. Keys are bool, int, uint or string; equal numbers of different
/// types are one key. Source: CEL language definition, “Aggregate values”.
package struct MapValue: Sendable {
  /// A key, numbers brought to one form. Texts differ where a code point does, which Swift's own comparison does not see.
  enum Key: Equatable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// Above the largest int only.
    case uint(UInt64)
    case string(String)

    /// nil where no entry can have such a key.
    init?(_ value: Value) {
      switch value.payload {
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .int(value)
      case .uint(let value):
        self = value <= UInt64(Int64.max) ? .int(Int64(value)) : .uint(value)
      case .double(let value):
        if let exact = Int64(exactly: value) {
          self = .int(exact)
        } else if let exact = UInt64(exactly: value) {
          self = .uint(exact)
        } else {
          return nil
        }
      case .string(let value): self = .string(value)
      default: return nil
      }
    }

    static func == (a: Key, b: Key) -> Bool {
      switch (a, b) {
      case (.string(let x), .string(let y)): Texts.isSame(x, y)
      case (.int(let x), .int(let y)): x == y
      case (.uint(let x), .uint(let y)): x == y
      case (.bool(let x), .bool(let y)): x == y
      default: false
      }
    }

    var hash: UInt64 {
      switch self {
      case .string(let text): Texts.hash(text)
      case .int(let value): Texts.hash(UInt64(bitPattern: value))
      case .uint(let value): Texts.hash(value)
      case .bool(let value): value ? 1 : 2
      }
    }
  }

  package struct Entry: Sendable {
    package var key: Value
    package var value: Value
  }

  /// The content, shared by copies until one of them changes.
  private var content: Content

  /// Changed only by a `MapValue` that is alone in holding it.
  private final class Content: @unchecked Sendable {
    var entries: [Entry]
    /// Where each key's entry stands; filled from `indexed` entries on, since a few are found sooner one by one.
    var index: HashIndex
    var rest: Unknown?

    init(entries: [Entry] = [], index: HashIndex = HashIndex(), rest: Unknown? = nil) {
      self.entries = entries
      self.index = index
      self.rest = rest
    }
  }

  private static let indexed = 9
  private static let empty = Content()

  package init(rest: Unknown? = nil) { content = rest == nil ? Self.empty : Content(rest: rest) }

  package var entries: [Entry] { content.entries }

  package var count: Int { content.entries.count }

  package var keys: [Value] { content.entries.map(\.key) }

  package var values: [Value] { content.entries.map(\.value) }

  /// Set where more entries may belong to the map that could not be read.
  package var rest: Unknown? {
    get { content.rest }
    set {
      own()
      content.rest = newValue
    }
  }

  package subscript(key: Value) -> Value? {
    if case .string(let text) = key.payload { return self[text] }
    guard let key = Key(key) else { return nil }
    return position(of: key).map { content.entries[$0].value }
  }

  package subscript(key: String) -> Value? {
    guard let position = position(of: key) else { return nil }
    return content.entries[position].value
  }

  private func position(of text: String) -> Int? {
    func isSame(_ position: Int) -> Bool {
      if case .string(let other) = content.entries[position].key.payload { return Texts.isSame(text, other) }
      return false
    }
    guard count < Self.indexed else { return content.index.position(Texts.hash(text), isSame) }
    return content.entries.indices.first(where: isSame)
  }

  private func position(of key: Key) -> Int? {
    if case .string(let text) = key { return position(of: text) }
    func isSame(_ position: Int) -> Bool { Key(content.entries[position].key) == key }
    guard count < Self.indexed else { return content.index.position(key.hash, isSame) }
    return content.entries.indices.first(where: isSame)
  }

  /// Adds an entry; false, and no change, where the key is there already or is none.
  package mutating func insert(_ key: Value, _ value: Value) -> Bool {
    if case .double = key.payload { return false }
    guard let normal = Key(key), position(of: normal) == nil else { return false }
    own()
    content.entries.append(Entry(key: key, value: value))
    if count == Self.indexed {
      for entry in content.entries { content.index.append(Key(entry.key)?.hash ?? 0) }
    } else if count > Self.indexed {
      content.index.append(normal.hash)
    }
    return true
  }

  /// Makes the content this copy's own before it changes.
  private mutating func own() {
    if !isKnownUniquelyReferenced(&content) {
      content = Content(entries: content.entries, index: content.index, rest: content.rest)
    }
  }
}
