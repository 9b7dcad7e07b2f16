internal import Archive

extension Instruction {
  /// The number that an instruction has in archives, and its operands in order.
  private var words: (UInt64, [Int32]) {
    switch self {
    case .constant(let a): (0, [a])
    case .global(let a): (1, [a])
    case .local(let a): (2, [a])
    case .field(let a, let slot): (3, [a, slot])
    case .optionalField(let a, let slot): (4, [a, slot])
    case .hasField(let a, let slot): (5, [a, slot])
    case .key(let a, let b): (6, [a, b])
    case .optionalKey(let a, let b): (7, [a, b])
    case .hasKey(let a, let b): (8, [a, b])
    case .index(let a, let b): (9, [a, b])
    case .optionalIndex(let a, let b): (10, [a, b])
    case .and(let a, let count): (11, [a, count])
    case .or(let a, let count): (12, [a, count])
    case .not(let a): (13, [a])
    case .conditional(let a, let b, let c): (14, [a, b, c])
    case .equal(let a, let b): (15, [a, b])
    case .notEqual(let a, let b): (16, [a, b])
    case .call(let a, let b, let count): (17, [a, b, count])
    case .dispatch(let a, let b, let count): (18, [a, b, count])
    case .definition(let a, let b, let count): (19, [a, b, count])
    case .list(let a, let count, let optional): (20, [a, count, optional])
    case .map(let a, let count, let optional): (21, [a, count, optional])
    case .comprehension(let a): (22, [a])
    case .bind(let a, let value, let body): (23, [a, value, body])
    case .optionalMap(let a, let target, let body): (24, [a, target, body])
    case .optionalFlatMap(let a, let target, let body): (25, [a, target, body])
    case .earlierDefinition(let a, let b, let count): (35, [a, b, count])
    case .compare(.less, let a, let b): (26, [a, b])
    case .compare(.lessOrEqual, let a, let b): (27, [a, b])
    case .compare(.greater, let a, let b): (28, [a, b])
    case .compare(.greaterOrEqual, let a, let b): (29, [a, b])
    case .arithmetic(.add, let a, let b): (30, [a, b])
    case .arithmetic(.subtract, let a, let b): (31, [a, b])
    case .arithmetic(.multiply, let a, let b): (32, [a, b])
    case .arithmetic(.divide, let a, let b): (33, [a, b])
    case .arithmetic(.remainder, let a, let b): (34, [a, b])
    }
  }

  func write(to writer: inout ArchiveWriter) {
    let (number, operands) = words
    writer.word(number)
    for operand in operands { writer.int32(operand) }
  }

  init(from reader: inout ArchiveReader) {
    let number = reader.word()
    let a = reader.int32()
    switch number {
    case 0: self = .constant(a)
    case 1: self = .global(a)
    case 2: self = .local(a)
    case 3: self = .field(a, slot: reader.int32())
    case 4: self = .optionalField(a, slot: reader.int32())
    case 5: self = .hasField(a, slot: reader.int32())
    case 6: self = .key(a, reader.int32())
    case 7: self = .optionalKey(a, reader.int32())
    case 8: self = .hasKey(a, reader.int32())
    case 9: self = .index(a, reader.int32())
    case 10: self = .optionalIndex(a, reader.int32())
    case 11: self = .and(a, count: reader.int32())
    case 12: self = .or(a, count: reader.int32())
    case 13: self = .not(a)
    case 14: self = .conditional(a, reader.int32(), reader.int32())
    case 15: self = .equal(a, reader.int32())
    case 16: self = .notEqual(a, reader.int32())
    case 17: self = .call(a, reader.int32(), count: reader.int32())
    case 18: self = .dispatch(a, reader.int32(), count: reader.int32())
    case 19: self = .definition(a, reader.int32(), count: reader.int32())
    case 20: self = .list(a, count: reader.int32(), optional: reader.int32())
    case 21: self = .map(a, count: reader.int32(), optional: reader.int32())
    case 22: self = .comprehension(a)
    case 23: self = .bind(a, value: reader.int32(), body: reader.int32())
    case 24: self = .optionalMap(a, target: reader.int32(), body: reader.int32())
    case 25: self = .optionalFlatMap(a, target: reader.int32(), body: reader.int32())
    case 26: self = .compare(.less, a, reader.int32())
    case 27: self = .compare(.lessOrEqual, a, reader.int32())
    case 28: self = .compare(.greater, a, reader.int32())
    case 29: self = .compare(.greaterOrEqual, a, reader.int32())
    case 30: self = .arithmetic(.add, a, reader.int32())
    case 31: self = .arithmetic(.subtract, a, reader.int32())
    case 32: self = .arithmetic(.multiply, a, reader.int32())
    case 33: self = .arithmetic(.divide, a, reader.int32())
    case 34: self = .arithmetic(.remainder, a, reader.int32())
    case 35: self = .earlierDefinition(a, reader.int32(), count: reader.int32())
    default:
      reader.fail()
      self = .constant(0)
    }
  }
}

extension Code {
  /// Whether the instruction at `at` stays within this code, and uses what was laid out before it only: then nothing an
  /// evaluation looks up is missing, and nothing leads back to itself.
  func isSound(_ instruction: Instruction, at: Int) -> Bool {
    func before(_ operand: Int32) -> Bool { operand >= 0 && Int(operand) < at }
    func constant(_ index: Int32) -> Bool { constants.indices.contains(Int(index)) }
    func list(_ start: Int32, _ count: Int32) -> Bool {
      guard start >= 0, count >= 0, Int(start) + Int(count) <= operands.count else { return false }
      return operands[Int(start)..<(Int(start) + Int(count))].allSatisfy { before($0) }
    }
    func flags(_ index: Int32, _ count: Int32) -> Bool {
      index == -1 || constant(index) && constants[Int(index)].asList.map { $0.elements.count >= Int(count) } == true
    }
    switch instruction {
    case .constant(let index): return constant(index)
    case .global, .local: return true
    case .field(let a, _), .optionalField(let a, _), .hasField(let a, _), .not(let a): return before(a)
    case .key(let a, let key), .optionalKey(let a, let key), .hasKey(let a, let key):
      return before(a) && constant(key)
    case .index(let a, let b), .optionalIndex(let a, let b), .equal(let a, let b), .notEqual(let a, let b),
      .compare(_, let a, let b), .arithmetic(_, let a, let b), .bind(_, let a, let b), .optionalMap(_, let a, let b),
      .optionalFlatMap(_, let a, let b):
      return before(a) && before(b)
    case .conditional(let a, let b, let c): return before(a) && before(b) && before(c)
    case .and(let start, let count), .or(let start, let count), .definition(_, let start, let count),
      .earlierDefinition(_, let start, let count):
      return list(start, count)
    case .call(let overload, let start, let count):
      return overloads.indices.contains(Int(overload)) && overloads[Int(overload)].parameters.count == Int(count)
        && list(start, count)
    case .dispatch(let index, let start, let count):
      return dispatches.indices.contains(Int(index)) && list(start, count)
    case .list(let start, let count, let optional), .map(let start, let count, let optional):
      return list(start, count) && flags(optional, count)
    case .comprehension(let index):
      guard comprehensions.indices.contains(Int(index)) else { return false }
      let it = comprehensions[Int(index)]
      return before(it.range) && before(it.body) && (it.condition.map { before($0) } ?? true)
    }
  }
}
