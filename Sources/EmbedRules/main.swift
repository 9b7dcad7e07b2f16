// Writes every file below a folder into one Swift file, as text, and beside them the pack that they make, compiled: the
// binary carries its rules and need not read them.
//
// Usage: embed-rules RULES-DIR OUTPUT.swift
//
// String literals compile in a second where arrays of bytes take half a minute.
internal import Diagnostics
internal import RuleEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func stop(_ message: String) -> Never {
  let bytes = Array("embed-rules: \(message)\n".utf8)
  _ = write(2, bytes, bytes.count)
  exit(1)
}

/// The paths of all `.yaml` and `.md` files below `folder`, relative to it, sorted.
func files(in folder: String, below prefix: String = "") -> [String] {
  guard let directory = opendir(folder) else { stop("cannot open the folder \(folder)") }
  defer { closedir(directory) }
  var result: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasPrefix(".") { continue }
    let path = folder + "/" + name
    var status = stat()
    guard stat(path, &status) == 0 else { stop("cannot read \(path)") }
    if status.st_mode & S_IFMT == S_IFDIR {
      result += files(in: path, below: prefix + name + "/")
    } else if name.hasSuffix(".yaml") || name.hasSuffix(".md") {
      result.append(prefix + name)
    }
  }
  return result.sorted()
}

func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { stop("cannot open \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return bytes
}

/// A raw string literal of `text`, one source line for each of its lines.
func literal(_ text: String) -> String {
  var fence = "#"
  while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
  return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

/// A string literal of bytes that are UTF-8, on one line.
func literal(_ bytes: [UInt8]) -> String {
  var result = "\""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\" + String(scalar)
    case " "..."~": result.unicodeScalars.append(scalar)
    default: result += "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
  return result + "\""
}

/// The pack that the files make, as an archive; ends with the first problem of each file where they make none.
func archive(_ files: [PackFile]) -> [UInt8] {
  let (pack, problems) = PackLoader.load(files)
  for problem in problems {
    let place = LineIndex(problem.place.source).position(at: problem.place.range.lower)
    stop("\(problem.place.source.name):\(place.line):\(place.column): error: \(problem.message.text(in: .english))")
  }
  guard let pack else { stop("the files in \(folder) make no pack") }
  if let warning = pack.warnings.first { stop("\(warning.place.source.name): \(warning.message.text(in: .english))") }
  let (bytes, refused) = PackArchive.bytes(of: pack)
  guard let bytes else { stop("the pack cannot be archived: it holds \(refused.joined(separator: ", "))") }
  return bytes
}

guard CommandLine.arguments.count == 3 else { stop("usage: embed-rules RULES-DIR OUTPUT.swift") }
let folder = CommandLine.arguments[1]
var output = "extension BuiltinRules {\n  /// Path below rules/ and text of each file, by path.\n"
output += "  static var embedded: [(path: StaticString, text: StaticString)] {\n[\n"
var sources: [PackFile] = []
for path in files(in: folder) {
  let bytes = contents(of: folder + "/" + path)
  let text = String(decoding: bytes, as: UTF8.self)
  if text.contains("\r") { stop("\(path) has carriage returns") }
  output += "(\"\(path)\", \(literal(text))),\n"
  sources.append(PackFile(path: path, source: SourceText(name: "rules/" + path, bytes: bytes)))
}
output += "]\n  }\n\n  static var compiled: StaticString {\n\(literal(archive(sources)))\n  }\n}\n"
guard let file = fopen(CommandLine.arguments[2], "wb") else { stop("cannot write \(CommandLine.arguments[2])") }
let bytes = Array(output.utf8)
let written = fwrite(bytes, 1, bytes.count, file)
if fclose(file) != 0 || written != bytes.count { stop("cannot write \(CommandLine.arguments[2])") }
