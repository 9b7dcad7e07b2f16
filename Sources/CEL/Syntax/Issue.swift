package import Diagnostics

/// Something wrong with an expression, found before it is evaluated.
package struct Issue: Error, Sendable, Hashable {
  /// UTF-8 byte offsets within the expression's text.
  package var range: Range<Int>
  package var message: Message
  /// What to write instead.
  package var remedy: Message?

  package init(_ range: Range<Int>, _ message: Message, remedy: Message? = nil) {
    self.range = range
    self.message = message
    self.remedy = remedy
  }
}
