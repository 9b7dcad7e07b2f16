internal import Diagnostics
internal import YAMLTree

/// Finds out what a comment is about.
///
/// Behind something on its line it is about that line, and about a text that runs over several lines and begins or ends
/// there. On a line of its own it is about the next entry (a key with its value) or list item, which may not be indented
/// less than the comment, nor stand outside the brackets or the document that the comment is in.
struct WaiverBinder {
  /// What a waiver covers: findings whose place begins in `range`, its end included.
  struct Binding {
    var scope: WaiverRecord.Scope
    var range: ByteRange
    /// A node to name it by.
    var node: NodeID?
  }

  /// Why there is nothing that a comment could be about.
  enum Failure: Error {
    /// Nothing follows in its section, in its brackets, or at all.
    case nothingFollows
    /// What follows is indented less: it belongs to something around the comment.
    case indentedLess(next: ByteRange)
    /// What follows is in the next document.
    case nextDocument
    /// Nothing but punctuation stands on its line.
    case nothingOnLine
    /// A waiver for the whole file stands below its first content.
    case belowContent
    /// It is a line of a text.
    case insideText
  }

  private let tree: Tree
  private let bytes: [UInt8]
  /// Where the comment bound last begins, and what follows it: a pile of comments is then read once.
  private var lastScan = (comment: -1, content: 0)

  init(_ tree: Tree) {
    self.tree = tree
    self.bytes = tree.source.bytes
  }

  /// What a comment covers. Comments are best bound from the last to the first.
  mutating func bind(_ comment: ByteRange, coversFile: Bool) -> Result<Binding, Failure> {
    if coversFile {
      let first = tree.nodeCount > 0 ? Int(tree[NodeID(0)].start) : bytes.count
      guard comment.lower < first else { return .failure(.belowContent) }
      return .success(Binding(scope: .file, range: ByteRange(0, bytes.count), node: nil))
    }
    let line = lineStart(of: comment.lower)
    let before = firstContent(from: line, to: comment.lower)
    return before < comment.lower ? bindLine(comment, line, before) : bindNext(comment, column: comment.lower - line)
  }

  /// Whether something else stands before the comment on its line.
  func isBehind(_ comment: ByteRange) -> Bool {
    firstContent(from: lineStart(of: comment.lower), to: comment.lower) < comment.lower
  }

  // MARK: - Lines

  /// The beginning of the line, after a byte-order mark.
  func lineStart(of offset: Int) -> Int {
    var index = min(offset, bytes.count)
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = min(3, offset) }
    return index
  }

  private func firstContent(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private func bindLine(_ comment: ByteRange, _ line: Int, _ content: Int) -> Result<Binding, Failure> {
    var range = ByteRange(line, comment.upper)
    var found: NodeID?
    var bracket: NodeID?
    let first = firstNode(from: line)
    // A text of several lines that ends on this one.
    if first > 0, isText(NodeID(first - 1)), Int(tree[NodeID(first - 1)].end) > line {
      found = NodeID(first - 1)
      range.lower = Int(tree[NodeID(first - 1)].start)
    }
    var index = first
    while index < tree.nodeCount, Int(tree[NodeID(index)].start) < comment.lower {
      let node = NodeID(index)
      if isText(node) {
        if found == nil { found = node }
        range.upper = max(range.upper, Int(tree[node].end))
      } else if bracket == nil, tree[node].style == .flow {
        bracket = node
      }
      index += 1
    }
    // The header of a block text stands before its comment, and the text behind it.
    if let found {
      return .success(Binding(scope: .line, range: range, node: widest(found, from: line, to: comment.upper)))
    }
    if let bracket { return .success(Binding(scope: .entry, range: tree.range(of: bracket), node: bracket)) }
    // A dash alone opens the item that follows.
    if bytes[content] == UInt8(ascii: "-"), !isMark(at: content), let item = item(behind: content, comment) {
      return .success(Binding(scope: .entry, range: tree.range(of: item), node: item))
    }
    return .failure(.nothingOnLine)
  }

  /// The widest node around one that lies within the line as well.
  private func widest(_ node: NodeID, from lower: Int, to upper: Int) -> NodeID {
    var node = node
    while tree[node].parent >= 0 {
      let parent = tree[NodeID(tree[node].parent)]
      guard parent.kind == .mapping, parent.parent >= 0, Int(parent.start) >= lower, Int(parent.end) <= upper else {
        break
      }
      node = NodeID(tree[node].parent)
    }
    return node
  }

  private func isText(_ node: NodeID) -> Bool { tree[node].kind == .scalar || tree[node].kind == .alias }

  private func item(behind dash: Int, _ comment: ByteRange) -> NodeID? {
    var index = firstNode(from: dash)
    guard index < tree.nodeCount else { return nil }
    // The first dash of a list is where the list itself begins.
    if isBlockSequence(NodeID(index)), Int(tree[NodeID(index)].start) == dash { index += 1 }
    guard index < tree.nodeCount, tree[NodeID(index)].parent >= 0, isBlockSequence(NodeID(tree[NodeID(index)].parent))
    else { return nil }
    return NodeID(index)
  }

  // MARK: - The next node

  private mutating func bindNext(_ comment: ByteRange, column: Int) -> Result<Binding, Failure> {
    let index = firstNode(from: comment.upper)
    guard index < tree.nodeCount else { return .failure(.nothingFollows) }
    let node = NodeID(index)
    guard isSameDocument(comment.lower, node) else { return .failure(.nextDocument) }
    if let bracket = bracket(around: comment.lower, before: index) {
      guard index < tree[bracket].next else { return .failure(.nothingFollows) }
      return .success(entry(at: node, from: nil))
    }
    let content = contentStart(comment.upper, Int(tree[node].start))
    lastScan = (comment.lower, content)
    let indent = content - lineStart(of: content)
    guard indent >= column else {
      return .failure(.indentedLess(next: tree.range(of: tree[node].kind == .scalar ? node : innermostFirst(node))))
    }
    return .success(entry(at: node, from: content))
  }

  /// The entry or item that begins with `node`; `content` is where it begins outside brackets, its dash included.
  private func entry(at node: NodeID, from content: Int?) -> Binding {
    func binding(_ node: NodeID, to last: NodeID) -> Binding {
      Binding(scope: .entry, range: ByteRange(Int(tree[node].start), Int(tree[last].end)), node: last)
    }
    if tree[node].flags.contains(.isKey) {
      let value = NodeID(tree[node].next)
      return Int(value.index) < tree.nodeCount ? binding(node, to: value) : binding(node, to: node)
    }
    guard let content, tree[node].style == .block, node.index + 1 < tree[node].next else {
      return binding(node, to: node)
    }
    let child = NodeID(node.index + 1)
    if tree[node].kind == .sequence, Int(tree[node].start) == content { return binding(child, to: child) }
    let isItem = tree[node].parent >= 0 && isBlockSequence(NodeID(tree[node].parent))
    if isItem, content < Int(tree[node].start), bytes[content] == UInt8(ascii: "-") { return binding(node, to: node) }
    if tree[node].kind == .mapping { return entry(at: child, from: content) }
    return binding(node, to: node)
  }

  private func isBlockSequence(_ node: NodeID) -> Bool { tree[node].kind == .sequence && tree[node].style == .block }

  private func innermostFirst(_ node: NodeID) -> NodeID {
    var node = node
    while tree[node].kind != .scalar, tree[node].kind != .alias, node.index + 1 < tree[node].next {
      node = NodeID(node.index + 1)
    }
    return node
  }

  /// The first node that begins at `offset` or behind it, the outermost of several.
  private func firstNode(from offset: Int) -> Int32 {
    var low: Int32 = 0
    var high = Int32(clamping: tree.nodeCount)
    while low < high {
      let middle = (low + high) / 2
      if Int(tree[NodeID(middle)].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The innermost brackets that are open at `offset`; `index` is the next node.
  private func bracket(around offset: Int, before index: Int32) -> NodeID? {
    var node = index - 1
    while node >= 0 {
      let candidate = tree[NodeID(node)]
      if candidate.style == .flow, candidate.kind == .mapping || candidate.kind == .sequence,
        Int(candidate.end) > offset
      {
        return NodeID(node)
      }
      node = candidate.parent
    }
    return nil
  }

  /// The first byte from `start` on that is no white space, comment, mark of a document or directive.
  private func contentStart(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if index == lastScan.comment { return lastScan.content }
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"), UInt8(ascii: "%"): index = lineEnd(from: index)
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        guard isMark(at: index) else { return index }
        index += 3
      default: return index
      }
    }
    return end
  }

  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// Whether `---` or `...` stands there, alone or before a blank, at the beginning of a line.
  private func isMark(at index: Int) -> Bool {
    guard index + 3 <= bytes.count, index == lineStart(of: index) else { return false }
    let mark = bytes[index]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "."), bytes[index + 1] == mark, bytes[index + 2] == mark
    else { return false }
    return index + 3 == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index + 3])
  }

  /// Whether a comment and the node that follows it belong together: what stands between two documents belongs to neither,
  /// unless `...` has ended the first.
  private func isSameDocument(_ offset: Int, _ node: NodeID) -> Bool {
    guard let position = tree.documents.lastIndex(where: { $0.range.lower <= Int(tree[node].start) }) else {
      return false
    }
    if offset >= tree.documents[position].range.lower || position == 0 { return true }
    let end = min(tree.documents[position - 1].range.upper, bytes.count)
    guard offset >= end, end >= 3 else { return false }
    return bytes[end - 1] == UInt8(ascii: ".") && isMark(at: end - 3)
  }
}
