internal import Diagnostics
internal import YAMLTree

/// A waiver of a file, or what is left of one, with what it covers.
struct PlacedWaiver {
  /// The comment, without the lines that go on with its reason.
  var comment: ByteRange
  var text: WaiverText
  var binding: Result<WaiverBinder.Binding, WaiverBinder.Failure>

  /// What it covers, where it can be read and is about something.
  var covered: WaiverBinder.Binding? {
    guard text.problem == nil, case .success(let binding) = binding else { return nil }
    return binding
  }
}

/// The waivers of a file, in its order.
struct WaiverBook {
  private(set) var waivers: [PlacedWaiver] = []
  /// The rules that waivers may name; nil where no comment could be one.
  private(set) var names: RuleNames?

  /// Reads the comments of a file.
  ///
  /// - Parameter names: asked for where a comment might be a waiver.
  init(_ tree: Tree, names: @autoclosure () -> RuleNames, isPlaceholder: @escaping (String) -> Bool) {
    let comments = tree.comments
    let candidates = comments.indices.filter { WaiverParser.mayWaive(comments[$0], in: tree.source) }
    let inTexts = Self.linesOfTexts(tree)
    if candidates.isEmpty, inTexts.isEmpty { return }
    let names = names()
    self.names = names
    let parser = WaiverParser(tree.source, names, isPlaceholder: isPlaceholder)
    var binder = WaiverBinder(tree)
    for index in candidates.reversed() {
      let comment = comments[index]
      let isBehind = binder.isBehind(comment)
      let more = isBehind ? [] : Self.continuation(of: index, in: comments, binder, tree.source.bytes)
      guard let text = parser.read(comment, more: more, isBehind: isBehind) else { continue }
      let end = more.last?.upper ?? comment.upper
      waivers.append(
        PlacedWaiver(
          comment: comment, text: text,
          binding: binder.bind(isBehind ? comment : ByteRange(comment.lower, end), coversFile: text.coversFile)))
    }
    for line in inTexts {
      guard let text = parser.read(line, isBehind: false) else { continue }
      waivers.append(PlacedWaiver(comment: line, text: text, binding: .failure(.insideText)))
    }
    waivers.sort { $0.comment < $1.comment }
  }

  /// The comments below a waiver on a line of its own that go on with its reason: on the lines directly below, with their
  /// `#` in the same column and their text further in than the waiver's.
  private static func continuation(
    of index: Int, in comments: [ByteRange], _ binder: WaiverBinder, _ bytes: [UInt8]
  ) -> [ByteRange] {
    func inset(_ comment: ByteRange) -> Int {
      var position = comment.lower
      while position < comment.upper, bytes[position] == UInt8(ascii: "#") { position += 1 }
      let start = position
      while position < comment.upper, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
      return position < comment.upper ? position - start : 0
    }
    let first = comments[index]
    let column = first.lower - binder.lineStart(of: first.lower)
    var found: [ByteRange] = []
    var last = first
    for next in comments[(index + 1)...] {
      let start = binder.lineStart(of: next.lower)
      let gap = start - last.upper
      guard next.lower - start == column, inset(next) > inset(first), gap == 1 || gap == 2,
        bytes[last.upper] != 0x0A || gap == 1, !binder.isBehind(next)
      else { break }
      found.append(next)
      last = next
    }
    return found
  }

  /// The lines inside block texts and quoted ones that are written like waivers.
  private static func linesOfTexts(_ tree: Tree) -> [ByteRange] {
    let bytes = tree.source.bytes
    let mark = Array("crmlint:".utf8)
    var found: [ByteRange] = []
    guard bytes.hold(mark) else { return [] }
    for index in 0..<Int32(clamping: tree.nodeCount) {
      let node = tree[NodeID(index)]
      guard node.kind == .scalar, node.style != .plain, Int(node.end) - Int(node.start) > 16 else { continue }
      var position = Int(node.start)
      let end = min(Int(node.end), bytes.count)
      while position < end, let next = bytes[position..<end].firstRange(of: mark) {
        var upper = next.upperBound
        while upper < end, bytes[upper] != 0x0A, bytes[upper] != 0x0D { upper += 1 }
        position = upper
        // Back over the blanks and the "#" to the beginning of the line.
        var lower = next.lowerBound
        while lower > 0, bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
        guard lower > 0, bytes[lower - 1] == UInt8(ascii: "#") else { continue }
        while lower > 0, bytes[lower - 1] == UInt8(ascii: "#") { lower -= 1 }
        let start = lower
        while lower > 0, bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
        guard lower > Int(node.start), bytes[lower - 1] == 0x0A || bytes[lower - 1] == 0x0D else { continue }
        found.append(ByteRange(start, upper))
      }
    }
    return found
  }
}

extension [UInt8] {
  /// Whether the bytes of `mark` stand in it somewhere.
  fileprivate func hold(_ mark: [UInt8]) -> Bool {
    guard let first = mark.first else { return true }
    return withUnsafeBufferPointer { bytes in
      var index = 0
      while index + mark.count <= bytes.count {
        if bytes[index] == first, bytes[index..<(index + mark.count)].elementsEqual(mark) { return true }
        index += 1
      }
      return false
    }
  }
}
