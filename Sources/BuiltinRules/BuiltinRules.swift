/// The built-in rule pack: the files of `rules/` as they were when the program was built, and the pack that they make.
package enum BuiltinRules {
  /// The loaded pack, as `PackArchive` reads it.
  package static var archive: StaticString { compiled }

  /// Each file's path below `rules/` and its bytes, sorted by path.
  package static var files: [(path: String, bytes: [UInt8])] {
    embedded.map { file in (file.path.description, file.text.withUTF8Buffer { Array($0) }) }
  }

  /// The bytes of one file, or nil.
  package static func file(_ path: String) -> [UInt8]? {
    embedded.first { $0.path.description == path }.map { file in file.text.withUTF8Buffer { Array($0) } }
  }
}
