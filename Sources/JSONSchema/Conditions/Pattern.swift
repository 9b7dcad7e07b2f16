internal import Archive
internal import RegularExpressions

/// A regular expression of a schema, compiled when it is first asked for.
///
/// Source: JSON Schema 2020-12 Core, 6.4: patterns are ECMA-262's, and match anywhere in a text.
final class Pattern: Sendable {
  let text: String
  private let compiled: Deferred<RegularExpression?>

  init(_ text: String) {
    self.text = text
    compiled = Deferred { try? RegularExpression(text, dialect: .ecma262) }
  }

  /// What is wrong with a pattern; nil where nothing is.
  static func problem(_ text: String) -> PatternError? {
    do throws(PatternError) {
      _ = try RegularExpression(text, dialect: .ecma262)
      return nil
    } catch {
      return error
    }
  }

  /// Whether it is found in a text. A pattern that cannot be read is found nowhere; the schema's compiler refuses it.
  func matches(_ text: String) -> Bool { compiled.value?.matches(text) ?? false }
}
