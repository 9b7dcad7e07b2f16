internal import Diagnostics
package import YAMLTree

/// Rebuilds the event stream of a tree in the notation of the YAML test suite; anchors are numbered.
package struct EventPrinter {
  private let tree: Tree
  private var lines: [String] = []
  private var anchorNumbers: [NodeID: Int] = [:]

  package static func events(_ tree: Tree) -> [String] {
    var printer = EventPrinter(tree: tree)
    printer.lines.append("+STR")
    for document in tree.documents {
      let (begin, end) = printer.marks(of: document)
      printer.lines.append(begin ? "+DOC ---" : "+DOC")
      if let root = document.root { printer.add(root) } else { printer.lines.append("=VAL :") }
      printer.lines.append(end ? "-DOC ..." : "-DOC")
    }
    printer.lines.append("-STR")
    return printer.lines
  }

  private init(tree: Tree) { self.tree = tree }

  /// Whether a document begins with `---`, perhaps after directives, and ends with `...`: its range says so.
  private func marks(of document: Document) -> (begin: Bool, end: Bool) {
    let bytes = tree.source.bytes[document.range.lower..<document.range.upper]
    let root = document.root
    let isOwn = root.map { document.range.lower < tree.range(of: $0).lower } ?? true
    let begin = isOwn && (bytes.starts(with: "---".utf8) || bytes.starts(with: "%".utf8))
    let contentEnd = root.map { tree.range(of: $0).upper } ?? document.range.lower
    return (begin, document.range.upper >= contentEnd + 3 && bytes.suffix(3).elementsEqual("...".utf8))
  }

  private mutating func add(_ id: NodeID) {
    let node = tree[id]
    var properties = ""
    if node.flags.contains(.hasAnchor) {
      anchorNumbers[id] = anchorNumbers.count
      properties += " &\(anchorNumbers[id] ?? -1)"
    }
    if let tag = tree.tag(of: id) { properties += " <\(tag)>" }
    switch node.kind {
    case .alias: lines.append("=ALI *\(anchorNumbers[tree.resolved(id)] ?? -1)")
    case .scalar:
      let mark =
        switch node.style {
        case .singleQuoted: "'"
        case .doubleQuoted: "\""
        case .literal: "|"
        case .folded: ">"
        default: ":"
        }
      lines.append("=VAL\(properties) \(mark)\(Self.escape(tree.text(of: id)))")
    case .sequence, .mapping:
      let name = node.kind == .sequence ? "SEQ" : "MAP"
      let brackets = node.style == .flow ? node.kind == .sequence ? " []" : " {}" : ""
      lines.append("+\(name)\(brackets)\(properties)")
      var child = id.index + 1
      while child < node.next {
        add(NodeID(child))
        child = tree[NodeID(child)].next
      }
      lines.append("-\(name)")
    }
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{8}": result += "\\b"
      case "\0": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
