package import Archive
internal import Diagnostics

// What programs are made of, in archives.

extension CELType: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    switch self {
    case .dyn: writer.word(0)
    case .null: writer.word(1)
    case .bool: writer.word(2)
    case .int: writer.word(3)
    case .uint: writer.word(4)
    case .double: writer.word(5)
    case .string: writer.word(6)
    case .bytes: writer.word(7)
    case .timestamp: writer.word(8)
    case .duration: writer.word(9)
    case .error: writer.word(10)
    case .list(let element):
      writer.word(11)
      writer.value(element)
    case .map(let key, let value):
      writer.word(12)
      writer.value(key)
      writer.value(value)
    case .optional(let wrapped):
      writer.word(13)
      writer.value(wrapped)
    case .type(let described):
      writer.word(14)
      writer.optional(described)
    case .object(let name):
      writer.word(15)
      writer.string(name)
    case .opaque(let name):
      writer.word(16)
      writer.string(name)
    case .parameter(let name):
      writer.word(17)
      writer.string(name)
    case .variable: writer.refuse("the type \(self), which is not settled")
    }
  }

  package init(from reader: inout ArchiveReader) {
    switch reader.word() {
    case 0: self = .dyn
    case 1: self = .null
    case 2: self = .bool
    case 3: self = .int
    case 4: self = .uint
    case 5: self = .double
    case 6: self = .string
    case 7: self = .bytes
    case 8: self = .timestamp
    case 9: self = .duration
    case 10: self = .error
    case 11: self = reader.nested(or: .error) { .list($0.value()) }
    case 12: self = reader.nested(or: .error) { .map($0.value(), $0.value()) }
    case 13: self = reader.nested(or: .error) { .optional($0.value()) }
    case 14: self = reader.nested(or: .error) { .type($0.optional()) }
    case 15: self = .object(reader.string())
    case 16: self = .opaque(reader.string())
    case 17: self = .parameter(reader.string())
    default:
      reader.fail()
      self = .error
    }
  }
}

/// Constants; they have no place in a host's data.
extension Value: Archivable {
  package func write(to writer: inout ArchiveWriter) {
    switch payload {
    case .null: writer.word(0)
    case .bool(let value): writer.word(value ? 1 : 2)
    case .int(let value):
      writer.word(3)
      writer.int(Int(value))
    case .uint(let value):
      writer.word(4)
      writer.word(value)
    case .double(let value):
      writer.word(5)
      writer.double(value)
    case .string(let value):
      writer.word(6)
      writer.string(value)
    case .bytes(let value):
      writer.word(7)
      writer.list(value) { $1.count(Int($0)) }
    case .list(let list) where list.rest == nil && list.settled == list.elements.count:
      writer.word(8)
      writer.values(list.elements)
    case .map(let map) where map.rest == nil:
      writer.word(9)
      writer.list(map.entries) { entry, writer in
        writer.value(entry.key)
        writer.value(entry.value)
      }
    case .type(let type):
      writer.word(10)
      writer.value(type)
    case .timestamp(let value):
      writer.word(11)
      writer.int(Int(value.seconds))
      writer.int32(value.nanoseconds)
    case .duration(let value):
      writer.word(12)
      writer.int(Int(value.seconds))
      writer.int32(value.nanoseconds)
    case .optional(let box):
      writer.word(13)
      writer.optional(box.value)
    case .opaque(let value):
      writer.word(14)
      writer.int32(value.type)
      writer.int(Int(value.low))
      writer.int(Int(value.high))
      writer.int32(value.detail)
    case .error(let error) where error.site == nil && !error.isExhaustion:
      writer.word(15)
      writer.value(error.message)
    case .list, .map, .object, .error, .unknown: writer.refuse("a value that is no constant: \(payload)")
    }
  }

  package init(from reader: inout ArchiveReader) {
    switch reader.word() {
    case 0: self = .null
    case 1: self = .true
    case 2: self = .false
    case 3: self = .int(reader.int())
    case 4: self = Value(.uint(reader.word()))
    case 5: self = Value(.double(reader.double()))
    case 6: self = .string(reader.string())
    case 7: self = Value(.bytes(reader.list { UInt8(truncatingIfNeeded: $0.word()) }))
    case 8: self = .list(reader.nested(or: []) { $0.values() })
    case 9:
      var map = MapValue()
      let entries = reader.nested(or: []) { reader in
        reader.list { reader in (Value(from: &reader), Value(from: &reader)) }
      }
      for (key, value) in entries where !map.insert(key, value) { reader.fail() }
      self = Value(.map(map))
    case 10: self = Value(.type(reader.value()))
    case 11:
      let value = Timestamp(seconds: Int64(reader.int()), nanoseconds: Int64(reader.int32()))
      if value == nil { reader.fail() }
      self = value.map { Value(.timestamp($0)) } ?? .null
    case 12:
      let value = Duration64(seconds: Int64(reader.int()), nanoseconds: Int64(reader.int32()))
      if value == nil { reader.fail() }
      self = value.map { Value(.duration($0)) } ?? .null
    case 13: self = Value(.optional(OptionalBox(reader.nested(or: nil) { $0.optional() })))
    case 14:
      self = Value(
        .opaque(
          OpaqueValue(
            type: reader.int32(), low: Int64(reader.int()), high: Int64(reader.int()), detail: reader.int32())))
    case 15: self = .error(reader.value())
    default:
      reader.fail()
      self = .null
    }
  }
}

extension ComprehensionCode: Archivable {
  private static let macros: [Expression.Comprehension.Macro] = [
    .all, .exists, .map, .filter, .transformList, .transformMap, .transformMapEntry, .sortBy, .existsOne,
  ]

  func write(to writer: inout ArchiveWriter) {
    writer.choice(macro, among: Self.macros)
    writer.int32(range)
    writer.int32(first)
    writer.int32(second)
    writer.bool(isSingle)
    writer.optional(condition)
    writer.int32(body)
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      macro: reader.choice(Self.macros, or: .all), range: reader.int32(), first: reader.int32(),
      second: reader.int32(), isSingle: reader.bool(), condition: reader.optional(), body: reader.int32())
  }
}

extension Code.Sites: Archivable {
  func write(to writer: inout ArchiveWriter) {
    writer.values(nodes)
    writer.list(ranges) { range, writer in
      writer.count(range.lowerBound)
      writer.count(range.count)
    }
    writer.list(names) { name, writer in
      writer.int32(name.instruction)
      writer.text(name.field)
    }
  }

  init(from reader: inout ArchiveReader) {
    self.init(
      nodes: reader.values(),
      ranges: reader.list { reader in
        let (lower, count) = (Int32(clamping: reader.word()), Int32(clamping: reader.word()))
        return Int(lower)..<(Int(lower) + Int(count))
      },
      names: reader.list { reader in (reader.int32(), reader.text()) })
  }
}
