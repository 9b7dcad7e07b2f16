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

/// The overloads that archived programs call, found by their ids.
package struct Linkage: Sendable {
  private let overloads: [Overload]

  /// - Parameters:
  ///   - ids: as `ProgramWriter.overloads` gives them.
  ///   - functions: what the environment declares beyond the standard library and its extension types.
  /// - Returns: nil where an id is not there.
  package init?(_ ids: [String], functions: [FunctionDeclaration], opaqueTypes: [OpaqueType]) {
    var numbers: [String: Int] = [:]
    numbers.reserveCapacity(ids.count)
    for (number, id) in ids.enumerated() { numbers[id] = number }
    var found: [Overload?] = Array(repeating: nil, count: ids.count)
    var missing = ids.count
    // What is declared later replaces what has the same id, as in an environment: the last come first here.
    func take(_ functions: [FunctionDeclaration]) {
      for function in functions.reversed() {
        for overload in function.overloads.reversed() {
          guard let number = numbers[overload.id], found[number] == nil else { continue }
          found[number] = overload
          missing -= 1
        }
      }
    }
    take(functions)
    for type in opaqueTypes.reversed() { take(OpaqueOverloads.functions(for: type)) }
    // A library's table is made when it is asked for, and most packs use few libraries.
    for library in StandardLibrary.libraries where missing > 0 { take(library.functions()) }
    overloads = found.compactMap { $0 }
    guard overloads.count == ids.count else { return nil }
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
