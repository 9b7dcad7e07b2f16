package import Archive

/// Writes programs to an archive. Overloads are written as numbers; their ids, by which a `Linkage` finds them again, are
/// collected on the way.
package struct ProgramWriter {
  /// The ids of all overloads that the programs call, by their numbers.
  package private(set) var overloads: [String] = []
  private var numbers: [String: Int] = [:]

  package init() {}

  private mutating func number(of overload: Overload) -> Int {
    if let known = numbers[overload.id] { return known }
    let number = overloads.count
    numbers[overload.id] = number
    overloads.append(overload.id)
    return number
  }

  package mutating func write(_ program: Program, to writer: inout ArchiveWriter) {
    write(program.code, to: &writer)
    writer.value(program.type)
    writer.bool(program.hasPlace)
    writer.text(program.source)
  }

  package mutating func write(_ runtime: Runtime, to writer: inout ArchiveWriter) {
    writer.int32(runtime.variableCount)
    writer.count(runtime.definitions.count)
    for definition in runtime.definitions {
      writer.text(definition.name)
      writer.text(definition.text)
      write(definition.code, to: &writer)
    }
  }

  mutating func write(_ code: Code, to writer: inout ArchiveWriter) {
    let called = code.overloads.map { number(of: $0) }
    let dispatches = code.dispatches.map { (name: $0.name, overloads: $0.overloads.map { number(of: $0) }) }
    writer.values(code.operands)
    writer.values(code.constants)
    writer.list(called) { $1.count($0) }
    writer.list(dispatches) { dispatch, writer in
      writer.string(dispatch.name)
      writer.list(dispatch.overloads) { $1.count($0) }
    }
    writer.values(code.comprehensions)
    writer.int32(code.root)
    writer.int32(code.localCount)
    writer.optional(code.definition)
    writer.list(code.instructions) { $0.write(to: &$1) }
    writer.block { $0.value(code.sites.value) }
  }
}

/// Where an overload stands among all that there are.
package struct OverloadPosition: Archivable {
  /// The table: the host's functions, then those of each extension type, then the standard library's.
  let table: Int
  let function: Int
  let overload: Int

  init(table: Int, function: Int, overload: Int) {
    self.table = table
    self.function = function
    self.overload = overload
  }

  package func write(to writer: inout ArchiveWriter) {
    writer.count(table)
    writer.count(function)
    writer.count(overload)
  }

  package init(from reader: inout ArchiveReader) {
    self.init(
      table: Int(clamping: reader.word()), function: Int(clamping: reader.word()),
      overload: Int(clamping: reader.word())
    )
  }
}

/// The overloads that archived programs call, found by their ids.
package struct Linkage: Sendable {
  private let overloads: [Overload]

  /// The tables of functions, each made when one of it is called for the first time.
  private struct Tables {
    private let functions: [FunctionDeclaration]
    private let opaqueTypes: [OpaqueType]
    private var made: [[FunctionDeclaration]?]

    init(_ functions: [FunctionDeclaration], _ opaqueTypes: [OpaqueType]) {
      self.functions = functions
      self.opaqueTypes = opaqueTypes
      made = Array(repeating: nil, count: 1 + opaqueTypes.count + StandardLibrary.tables.count)
    }

    var count: Int { made.count }

    subscript(_ index: Int) -> [FunctionDeclaration] {
      mutating get {
        guard made.indices.contains(index) else { return [] }
        if let table = made[index] { return table }
        let table =
          index == 0
          ? functions
          : index <= opaqueTypes.count
            ? OpaqueOverloads.functions(for: opaqueTypes[index - 1])
            : StandardLibrary.tables[index - 1 - opaqueTypes.count]()
        made[index] = table
        return table
      }
    }
  }

  /// - Parameters:
  ///   - ids: as `ProgramWriter.overloads` gives them.
  ///   - positions: as `positions(of:functions:opaqueTypes:)` gave them when the ids were written.
  ///   - functions: what the environment declares beyond the standard library and its extension types.
  /// - Returns: nil where an id is not there.
  package init?(
    _ ids: [String], at positions: [OverloadPosition], functions: [FunctionDeclaration], opaqueTypes: [OpaqueType]
  ) {
    var tables = Tables(functions, opaqueTypes)
    var overloads: [Overload] = []
    overloads.reserveCapacity(ids.count)
    for (id, position) in zip(ids, positions) {
      let table = tables[position.table]
      guard table.indices.contains(position.function), case let function = table[position.function],
        function.overloads.indices.contains(position.overload),
        case let overload = function.overloads[position.overload], overload.id == id
      else { return nil }
      overloads.append(overload)
    }
    guard overloads.count == ids.count else { return nil }
    self.overloads = overloads
  }

  /// Where the overloads with these ids stand; nil where one is not there. What is declared later replaces what has the same
  /// id, as in an environment.
  package static func positions(
    of ids: [String], functions: [FunctionDeclaration], opaqueTypes: [OpaqueType]
  ) -> [OverloadPosition]? {
    var tables = Tables(functions, opaqueTypes)
    var found: [String: OverloadPosition] = [:]
    // The host's own come before its types', the last type first, and those before the standard library's.
    let order =
      [0] + (0..<opaqueTypes.count).map { opaqueTypes.count - $0 } + Array((1 + opaqueTypes.count)..<tables.count)
    for index in order {
      let table = tables[index]
      for (function, declaration) in table.enumerated().reversed() {
        for (overload, candidate) in declaration.overloads.enumerated().reversed() where found[candidate.id] == nil {
          found[candidate.id] = OverloadPosition(table: index, function: function, overload: overload)
        }
      }
    }
    let positions = ids.compactMap { found[$0] }
    return positions.count == ids.count ? positions : nil
  }

  package func program(from reader: inout ArchiveReader) -> Program {
    Program(code: code(from: &reader), type: reader.value(), hasPlace: reader.bool(), source: reader.text())
  }

  package func runtime(from reader: inout ArchiveReader, opaqueTypes: [OpaqueType]) -> Runtime {
    let variableCount = reader.int32()
    let definitions = reader.list { reader in
      Runtime.Definition(name: reader.text(), text: reader.text(), code: code(from: &reader))
    }
    return Runtime(definitions: definitions, opaqueTypes: opaqueTypes, variableCount: variableCount)
  }

  private func overload(from reader: inout ArchiveReader) -> Overload {
    let number = reader.word()
    guard number < UInt64(overloads.count) else {
      reader.fail()
      return Overload("", [], .error, implementation: .nullary { _ in .null })
    }
    return overloads[Int(number)]
  }

  private func code(from reader: inout ArchiveReader) -> Code {
    let code = Code(
      operands: reader.values(), constants: reader.values(), overloads: reader.list { overload(from: &$0) },
      dispatches: reader.list { reader in
        Code.Dispatch(name: reader.string(), overloads: reader.list { overload(from: &$0) })
      },
      comprehensions: reader.values(), root: reader.int32(), localCount: reader.int32(),
      definition: reader.optional(), instructions: reader.list { Instruction(from: &$0) },
      sites: Code.deferredSites(reader.block()))
    var at = 0
    for instruction in code.instructions {
      guard code.isSound(instruction, at: at) else { break }
      at += 1
    }
    let isSound = at == code.instructions.count && code.root >= 0 && Int(code.root) < at
    guard isSound, code.localCount >= 0, code.localCount < 1 << 16, !reader.isDamaged else {
      reader.fail()
      return .empty
    }
    return code
  }
}

extension Code {
  fileprivate static func deferredSites(_ block: ArchiveReader) -> Deferred<Sites> {
    Deferred {
      var reader = block
      return reader.value()
    }
  }
}
