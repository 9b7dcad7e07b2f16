internal import CLibYAML
package import Diagnostics

/// One event of libyaml, positions in bytes.
struct Event {
  var start: Int
  var end: Int
  var anchor: UnsafePointer<UInt8>?
  var tag: UnsafePointer<UInt8>?
  /// It begins and ends on different lines.
  var isMultiline = false

  /// How many bytes the anchor's name has.
  var anchorLength: Int? { anchor.map { strlen(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) } }
  var hasProperties: Bool { anchor != nil || tag != nil }
}

extension Tree {
  /// Reads a file. Never throws and never traps: whatever the bytes are, a tree comes back, perhaps empty, with what was
  /// wrong as diagnostics. The bytes are not copied.
  ///
  /// Source: YAML 1.2.2 as libyaml 0.2 reads it, with scalars under the core schema.
  package static func parse(_ source: SourceText, limits: Limits = .standard) -> Tree {
    if source.bytes.count > limits.maximumBytes { return refused(source, .tooLarge(source, limits)) }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let check = TextCheck(bytes)
      if let finding = check.finding { return refused(source, .notText(source, finding)) }
      var builder = TreeBuilder(source: source, bytes: bytes, limits: limits)
      var parser = Parser(bytes: bytes, check: check)
      let cut = parser.run(into: &builder)
      if let cut {
        builder.end(by: cut)
      }
      return builder.finish(cutAt: cut?.offset)
    }
  }

  /// A file of which nothing could be read.
  private static func refused(_ source: SourceText, _ diagnostic: Diagnostic) -> Tree {
    Tree(
      source: source, documents: [], diagnostics: [diagnostic], cutAt: 0, nodes: [], decoded: [], keys: KeyTable(),
      tags: TagList(), commentsEnd: 0)
  }
}

/// Drives libyaml's event parser over one file.
struct Parser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool
  private let bytes: UnsafeBufferPointer<UInt8>
  private let check: TextCheck
  private let readLimit: Int
  private var cursor: ByteCursor
  /// The file with a line break at its end, where that had to be added.
  private let completed: UnsafeMutableBufferPointer<UInt8>?

  /// - Parameter bytes: must stay in place while the parser lives.
  init(bytes: UnsafeBufferPointer<UInt8>, check: TextCheck) {
    self.bytes = bytes
    self.check = check
    cursor = ByteCursor(isASCII: check.isASCII, base: check.base)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    readLimit = Directives.readLimit(bytes, base: check.base)
    completed = Self.completed(bytes.prefix(readLimit))
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let input = completed.map { UnsafeBufferPointer($0) } ?? UnsafeBufferPointer(rebasing: bytes.prefix(readLimit))
    yaml_parser_set_input_string(parser, input.baseAddress.map { $0 + check.base }, max(0, input.count - check.base))
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    completed?.deallocate()
  }

  /// A copy with a line break at its end, for a file whose last line is white space alone: libyaml leaves such a line out of
  /// a text block. Nil for other files.
  private static func completed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeMutableBufferPointer<UInt8>? {
    guard let last = bytes.last, last == 0x20 || last == 0x09,
      let text = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }), bytes[text] == 0x0A || bytes[text] == 0x0D
    else { return nil }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    _ = copy.initialize(from: bytes)
    copy.initializeElement(at: bytes.count, to: 0x0A)
    return copy
  }

  /// Reads to the end of the file or to where reading must end.
  mutating func run(into builder: inout TreeBuilder) -> Cut? {
    guard isReady else { return builder.outOfMemory(at: 0) }
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        if readLimit < bytes.count { return builder.tooManyDirectives(at: readLimit) }
        return syntaxError(builder)
      }
      let cut = handle(&event, &builder)
      let isEnd = event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT
      yaml_event_delete(&event)
      if let cut { return cut }
      if isEnd { return readLimit < bytes.count ? builder.tooManyDirectives(at: readLimit) : nil }
    }
  }

  @inline(__always)
  private mutating func handle(_ event: inout yaml_event_t, _ builder: inout TreeBuilder) -> Cut? {
    var place = Event(start: 0, end: 0)
    place.start = cursor.offset(of: event.start_mark.index, in: bytes)
    place.end = cursor.offset(of: event.end_mark.index, in: bytes)
    place.isMultiline = event.start_mark.line != event.end_mark.line
    let cut: Cut?
    switch event.type {
    case YAML_SCALAR_EVENT:
      place.anchor = UnsafePointer(event.data.scalar.anchor)
      place.tag = UnsafePointer(event.data.scalar.tag)
      let text = UnsafeBufferPointer<UInt8>(start: event.data.scalar.value, count: event.data.scalar.length)
      cut = builder.addScalar(place, text: text, style: Node.Style(event.data.scalar.style))
    case YAML_SEQUENCE_START_EVENT:
      place.anchor = UnsafePointer(event.data.sequence_start.anchor)
      place.tag = UnsafePointer(event.data.sequence_start.tag)
      let isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      cut = builder.beginContainer(place, isMapping: false, style: isFlow ? .flow : .block)
    case YAML_MAPPING_START_EVENT:
      place.anchor = UnsafePointer(event.data.mapping_start.anchor)
      place.tag = UnsafePointer(event.data.mapping_start.tag)
      let isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      cut = builder.beginContainer(place, isMapping: true, style: isFlow ? .flow : .block)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.endContainer(start: place.start, end: place.end)
      cut = nil
    case YAML_ALIAS_EVENT:
      guard let name = event.data.alias.anchor else { return nil }
      cut = builder.addAlias(place, name: String(cString: name))
    case YAML_DOCUMENT_START_EVENT:
      builder.beginDocument(place)
      cut = nil
    case YAML_DOCUMENT_END_EVENT:
      builder.endDocument(start: place.start, end: place.end)
      cut = nil
    default:
      cut = nil
    }
    if cut == nil { builder.readTo = max(builder.readTo, place.start) }
    return cut
  }

  /// Puts libyaml's error into our words.
  private mutating func syntaxError(_ builder: borrowing TreeBuilder) -> Cut {
    guard parser.pointee.error != YAML_MEMORY_ERROR, let problem = parser.pointee.problem else {
      return builder.outOfMemory(at: builder.readTo)
    }
    let place = cursor.offset(of: parser.pointee.problem_mark.index, in: bytes)
    var start: Int?
    if let context = parser.pointee.context, context.pointee != 0 {
      start = cursor.offset(of: parser.pointee.context_mark.index, in: bytes)
    }
    let error = SyntaxError(
      problem: String(cString: problem), context: parser.pointee.context.map { String(cString: $0) } ?? "",
      offset: place, contextOffset: start)
    return Cut(offset: place, diagnostic: error.diagnostic(in: builder.source, opened: builder.innermostFlow))
  }
}

extension Node.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

/// Guards libyaml against files of directives: it compares each `%TAG` line with all before it, and copies its prefix into
/// every tag that uses it.
enum Directives {
  /// Up to which byte the file may be given to libyaml: its end, or the `%TAG` line that is too long or one too many.
  static func readLimit(_ bytes: UnsafeBufferPointer<UInt8>, base: Int) -> Int {
    let opening = Array("%TAG".utf8)
    guard let start = bytes.baseAddress else { return 0 }
    var count = 0
    var index = base
    while index < bytes.count, let found = memchr(start + index, Int32(UInt8(ascii: "%")), bytes.count - index) {
      index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      let isLineStart = index == base || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
      if isLineStart, bytes[index...].starts(with: opening) {
        count += 1
        var end = index
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        if count > Limits.maximumTagDirectives || end - index > Limits.maximumTagDirectiveLength { return index }
      }
      index += 1
    }
    return bytes.count
  }
}
