internal import CLibYAML
internal import Diagnostics

/// Why reading ends before the end of the file.
///
/// A class, as every event may give one and hardly any does: a structure that holds a diagnostic is large to hand on.
final class Cut {
  /// The byte up to which the file was read.
  let offset: Int
  let diagnostic: Diagnostic

  init(offset: Int, diagnostic: Diagnostic) {
    self.offset = offset
    self.diagnostic = diagnostic
  }
}

/// Gathers the nodes of one file as libyaml's events name them.
///
/// A value type that is never copied: its arrays are changed in place without the run-time exclusivity checks that the
/// properties of a class would need.
struct TreeBuilder: ~Copyable {
  /// A container whose end has not been read.
  struct Open {
    var index: Int32
    var isMapping: Bool
    var isAnchored: Bool
    /// A mapping's key that has no value yet, else -1.
    var pendingKey: Int32 = -1
    /// The end of the last child.
    var lastEnd: Int
    /// Nodes from here down once aliases are copies.
    var expanded = 1
    /// Containers inside one another from here down, this one included, once aliases are copies.
    var height = 1
    /// How many keys were remembered when the mapping began.
    var keyMark: Int
  }

  /// What an alias needs to know of a node with an anchor.
  struct Anchored {
    var expanded: Int
    var height: Int
    var isOpen: Bool
  }

  /// The mapping that last had a key of some spelling, and the key.
  struct KeyUse {
    var mapping: Int32
    var key: Int32
  }

  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: Limits
  var nodes: [Node] = []
  var decoded: [UInt8] = []
  var keys = KeyTable()
  var tags = TagList()
  var documents: [Document] = []
  var diagnostics: [Diagnostic] = []
  var open: [Open] = []
  /// By key id.
  var keyUses: [KeyUse] = []
  /// What `keyUses` said before the open mappings changed it, restored when they end.
  var overwritten: [(key: Int, use: KeyUse)] = []
  /// The latest node of each anchor's name in this document.
  var anchors: [String: Int32] = [:]
  var anchored: [Int32: Anchored] = [:]
  /// Nodes of this document so far, once aliases are copies.
  var expandedTotal = 0
  var documentRange: ByteRange?
  var documentRoot: Int32 = -1
  var duplicatesListed = 0
  var aliasesListed = 0
  /// Where something is that YAML forbids.
  var refusedAt: Set<Int> = []
  /// The column of the block container that was asked for last.
  var blockColumn: (container: Int32, column: Int) = (-1, 0)
  /// Whether `...` ended the last document.
  var isEndMarked = false
  /// The end of the last event.
  var readTo = 0

  init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    self.source = source
    self.bytes = bytes
    self.limits = limits
    // Plans have a node for 11 to 16 bytes; pages that are not written to cost nothing.
    nodes.reserveCapacity(min(bytes.count / 10 + 16, limits.maximumNodes))
  }

  // MARK: - Nodes

  mutating func addScalar(_ event: Event, text: UnsafeBufferPointer<UInt8>, style: Node.Style) -> Cut? {
    let range = contentRange(of: event, isEmpty: text.isEmpty, style: style)
    var node = Node(
      start: UInt32(truncatingIfNeeded: range.lower), end: UInt32(truncatingIfNeeded: range.upper), parent: -1, next: 0,
      value: 0, length: UInt32(truncatingIfNeeded: text.count), key: -1, kind: .scalar, style: style, flags: [])
    if !isVerbatim(text, in: range, style: style) {
      node.flags.insert(.decoded)
      node.value = Int32(truncatingIfNeeded: decoded.count)
      decoded.append(contentsOf: text)
    }
    checkNode(event, name: event.anchorLength)
    checkScalar(event, text: text, range: range, style: style)
    guard let index = append(node, event) else { return tooManyNodes(range) }
    if event.anchor != nil { anchored[index] = Anchored(expanded: 1, height: 0, isOpen: false) }
    expandedTotal += 1
    complete(index, end: range.upper, expanded: 1, height: 0) { $0.register(key: index, spelled: text) }
    return nil
  }

  mutating func beginContainer(_ event: Event, isMapping: Bool, style: Node.Style) -> Cut? {
    let start = contentStart(of: event, isMapping: isMapping, style: style)
    let range = ByteRange(start, max(start, min(start + 1, bytes.count)))
    if open.count >= limits.maximumDepth { return tooDeep(range) }
    let node = Node(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start), parent: -1, next: 0, value: 0,
      length: 0, key: -1, kind: isMapping ? .mapping : .sequence, style: style, flags: [])
    checkNode(event, name: event.anchorLength)
    guard let index = append(node, event) else { return tooManyNodes(range) }
    if event.anchor != nil { anchored[index] = Anchored(expanded: 0, height: 0, isOpen: true) }
    expandedTotal += 1
    open.append(
      Open(
        index: index, isMapping: isMapping, isAnchored: event.anchor != nil, lastEnd: start,
        keyMark: overwritten.count))
    return nil
  }

  /// Ends the innermost container. Only a closing bracket has a place of its own; a block ends where its last child does.
  mutating func endContainer(start: Int, end: Int) {
    guard let container = open.popLast() else { return }
    close(container, end: start < end ? max(end, container.lastEnd) : container.lastEnd)
    checkBrackets(of: container)
    if container.isAnchored {
      anchored[container.index] = Anchored(expanded: container.expanded, height: container.height, isOpen: false)
    }
    complete(
      container.index, end: Int(nodes[Int(container.index)].end), expanded: container.expanded, height: container.height
    )
  }

  /// Sets the end of a container and forgets its keys.
  mutating func close(_ container: Open, end: Int) {
    nodes[Int(container.index)].end = UInt32(truncatingIfNeeded: end)
    nodes[Int(container.index)].next = Int32(truncatingIfNeeded: nodes.count)
    while overwritten.count > container.keyMark, let last = overwritten.popLast() { keyUses[last.key] = last.use }
  }

  /// Appends a node as child of the innermost container; nil where there are too many.
  mutating func append(_ node: Node, _ event: Event) -> Int32? {
    guard nodes.count < limits.maximumNodes else { return nil }
    let index = Int32(truncatingIfNeeded: nodes.count)
    var node = node
    node.next = index + 1
    if let parent = open.last {
      node.parent = parent.index
      if parent.isMapping, parent.pendingKey < 0 { node.flags.insert(.isKey) }
    }
    if let anchor = event.anchor {
      node.flags.insert(.hasAnchor)
      anchors[String(cString: anchor)] = index
    }
    if let tag = event.tag {
      node.flags.insert(.hasTag)
      tags.add(String(cString: tag), to: index)
    }
    nodes.append(node)
    return index
  }

  /// Enters a finished node into its container. `asKey` is called where it is a mapping's key.
  @inline(__always)
  mutating func complete(
    _ index: Int32, end: Int, expanded: Int, height: Int, asKey: (inout TreeBuilder) -> Void = { _ in }
  ) {
    let last = open.count - 1
    guard last >= 0 else {
      documentRoot = index
      return
    }
    open[last].lastEnd = max(open[last].lastEnd, end)
    open[last].expanded += expanded
    open[last].height = max(open[last].height, height + 1)
    if open[last].isMapping {
      if open[last].pendingKey < 0 {
        open[last].pendingKey = index
        asKey(&self)
        return
      }
      open[last].pendingKey = -1
    }
    nodes[Int(open[last].index)].length += 1
  }

  // MARK: - Places

  /// The bytes of a scalar's content, after its anchor and tag.
  private func contentRange(of event: Event, isEmpty: Bool, style: Node.Style) -> ByteRange {
    switch style {
    case .literal, .folded:
      let start = event.hasProperties ? skipProperties(from: event.start, to: event.end) : event.start
      return ByteRange(start, blockScalarEnd(from: start, to: event.end))
    case .plain where isEmpty:
      if event.hasProperties { return ByteRange(at: event.end) }
      guard let parent = open.last, parent.pendingKey >= 0 else { return ByteRange(at: event.end) }
      // libyaml puts an empty value where the next token begins, now and then; it belongs to its colon.
      let keyEnd = Int(nodes[Int(parent.pendingKey)].end)
      let next = skipSpace(from: keyEnd, to: event.end)
      return ByteRange(at: next <= event.end && isColon(at: next, after: keyEnd, of: parent.index) ? next + 1 : keyEnd)
    default:
      let start = event.hasProperties ? skipProperties(from: event.start, to: event.end) : event.start
      return ByteRange(start, event.end)
    }
  }

  /// Whether a colon stands at a place that belongs to the key before it, with no value behind it: it neither begins a text
  /// (`:x`), nor belongs to a mapping around this one, whose keys begin in another column.
  private func isColon(at offset: Int, after key: Int, of mapping: Int32) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { return false }
    let isFlow = nodes[Int(mapping)].style == .flow
    if offset + 1 < bytes.count, !isSpace(bytes[offset + 1]), LineBreak.length(bytes, offset + 1) == 0,
      !(isFlow && ",[]{}".utf8.contains(bytes[offset + 1]))
    {
      return false
    }
    guard !isFlow, (key..<offset).contains(where: { LineBreak.length(bytes, $0) > 0 }) else { return true }
    return column(of: offset) == column(of: Int(nodes[Int(mapping)].start))
  }

  /// The first byte of a container: a bracket, or the first byte of its first key or dash.
  private func contentStart(of event: Event, isMapping: Bool, style: Node.Style) -> Int {
    guard event.hasProperties else { return event.start }
    // The event ends after the container's first token: a bracket, the dash of a list that is not indented, or nothing.
    if style == .flow { return max(event.start, event.end - 1) }
    let endsAfterDash = !isMapping && event.end > event.start && bytes[event.end - 1] == UInt8(ascii: "-")
    return endsAfterDash ? event.end - 1 : event.end
  }

  /// The end of a block scalar's last character that is not white space, or of its header where there is none.
  private func blockScalarEnd(from start: Int, to end: Int) -> Int {
    var header = start + 1
    while header < end, bytes[header] == 0x2B || bytes[header] == 0x2D || bytes[header] &- 0x30 < 10 { header += 1 }
    var content = header
    while content < end, LineBreak.length(bytes, content) == 0 { content += 1 }
    var last = end
    while last > content {
      if isSpace(bytes[last - 1]) {
        last -= 1
      } else if last - content >= 2, LineBreak.length(bytes, last - 2) == 2 {
        last -= 2
      } else if last - content >= 3, LineBreak.length(bytes, last - 3) == 3 {
        last -= 3
      } else {
        break
      }
    }
    return last > content ? last : min(header, end)
  }

  /// The place after an anchor and a tag, and the white space and comments between them and the content.
  private func skipProperties(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "!"):
        while index < end, !isSpace(bytes[index]), LineBreak.length(bytes, index) == 0 { index += 1 }
      case UInt8(ascii: "&"):
        index += 1
        while index < end, isAnchorCharacter(bytes[index]) { index += 1 }
      default: return index
      }
      index = skipSpace(from: index, to: end)
    }
    return min(index, end)
  }

  /// The next place that holds no white space and no comment, nor a byte-order mark at the beginning of a line, which libyaml
  /// skips there.
  func skipSpace(from start: Int, to end: Int) -> Int {
    var index = start
    let end = min(end, bytes.count)
    while index < end {
      if bytes[index] == UInt8(ascii: "#") {
        while index < end, LineBreak.length(bytes, index) == 0 { index += 1 }
      } else if bytes[index] == 0x20 || bytes[index] == 0x09 {
        index += 1
      } else {
        let size = LineBreak.length(bytes, index)
        if size == 0 { break }
        index += size
        if index + 3 <= end, bytes[index] == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { index += 3 }
      }
    }
    return min(index, end)
  }

  /// libyaml ends an anchor's name at any other character: `&a:b` is an anchor and a text.
  private func isAnchorCharacter(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Whether the text stands in the file just so.
  @inline(__always)
  private func isVerbatim(_ text: UnsafeBufferPointer<UInt8>, in range: ByteRange, style: Node.Style) -> Bool {
    let start = style == .plain ? range.lower : range.lower + 1
    guard !text.isEmpty, let written = bytes.baseAddress, let read = text.baseAddress else {
      return start <= bytes.count
    }
    guard style != .literal, style != .folded, start + text.count <= range.upper else { return false }
    return memcmp(written + start, read, text.count) == 0
  }
}
