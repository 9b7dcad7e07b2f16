package import CEL
internal import Diagnostics

/// Any text is read or refused; what is wrong has a place in it; an expression that is printed reads as itself.
package enum CELParseProperty: Property {
  package static func fault(in input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    let (expression, issues) = CEL.Expression.parse(text)
    if let fault = placeFault(expression, issues, in: text) { return fault }
    guard issues.isEmpty else { return nil }
    let printed = expression.description
    let (again, newIssues) = CEL.Expression.parse(printed)
    // Quotes and parentheses can make the printed form longer than an expression may be.
    if let issue = newIssues.first {
      return printed.utf8.count > Limits.expressionLength
        ? nil : "\(printed.debugDescription) is refused: \(issue.message.text(in: .english))"
    }
    return again.description == printed
      ? nil : "\(printed.debugDescription) prints as \(again.description.debugDescription)"
  }

  /// Places lie inside the text and on character borders; parts lie inside what they are parts of.
  package static func placeFault(_ expression: CEL.Expression, _ issues: [Issue], in text: String) -> String? {
    let bytes = Array(text.utf8)
    func isBorder(_ offset: Int) -> Bool {
      offset >= 0 && (offset == bytes.count || offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
    }
    for issue in issues where !isBorder(issue.range.lowerBound) || !isBorder(issue.range.upperBound) {
      return "an issue is at \(issue.range)"
    }
    for issue in issues where issue.message.text(in: .english).isEmpty { return "an issue says nothing" }
    for (index, node) in expression.nodes.enumerated()
    where !isBorder(node.range.lowerBound) || !isBorder(node.range.upperBound) {
      return "node \(index) is at \(node.range)"
    }
    return nil
  }
}
