package import Diagnostics

/// What is wrong with a pattern.
package struct PatternError: Error, Sendable, Hashable {
  /// UTF-8 byte offsets within the pattern.
  package var range: Range<Int>
  /// A sentence, in English.
  package var message: Message
  /// What to write instead.
  package var remedy: Message?

  package init(_ range: Range<Int>, _ message: Message, remedy: Message? = nil) {
    self.range = range
    self.message = message
    self.remedy = remedy
  }
}
