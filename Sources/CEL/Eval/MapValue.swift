/// A map with its entries in the order of their making. Keys are bool, int, uint or string; equal numbers of different
/// types are one key. Source: CEL language definition, “Aggregate values”.
package struct MapValue: Sendable {
  /// A key, numbers brought to one form.
  enum Key: Hashable, Sendable {
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
  }

  package struct Entry: Sendable {
    package var key: Value
    package var value: Value
  }

  package private(set) var entries: [Entry] = []
  private var index: [Key: Int] = [:]
  /// Set where more entries may belong to the map that could not be read.
  package var rest: Unknown?

  package init(rest: Unknown? = nil) { self.rest = rest }

  package var count: Int { entries.count }

  package var keys: [Value] { entries.map(\.key) }

  package var values: [Value] { entries.map(\.value) }

  package subscript(key: Value) -> Value? {
    guard let found = Key(key).flatMap({ index[$0] }), entries.indices.contains(found) else { return nil }
    return entries[found].value
  }

  package subscript(key: String) -> Value? {
    guard let found = index[.string(key)], entries.indices.contains(found) else { return nil }
    return entries[found].value
  }

  /// Adds an entry; false, and no change, where the key is there already or is none.
  package mutating func insert(_ key: Value, _ value: Value) -> Bool {
    if case .double = key.payload { return false }
    guard let normal = Key(key), index[normal] == nil else { return false }
    index[normal] = entries.count
    entries.append(Entry(key: key, value: value))
    return true
  }
}
