internal import Diagnostics

/// Keys and colons that YAML allows and libyaml cannot read, beside mistakes that look like them.
extension SyntaxError {
  /// The key in brackets that ends at the colon here and begins on a line above; nil where the item holds another colon, so
  /// that a comma is missing rather.
  func keyOverLines(_ lines: SourceLines, from opening: Int) -> ByteRange? {
    var start = offset
    while start > opening + 1, offset - start < 4096, !",[]{}".utf8.contains(lines.byte(start - 1)) { start -= 1 }
    while start < offset, lines.isBlank(start) || lines.isBreak(start) { start += 1 }
    guard start < offset, !lines.isSameLine(start, offset) else { return nil }
    var line = start
    while line < offset {
      if lines.colon(from: line, to: min(lines.end(of: line), offset)) != nil { return nil }
      line = lines.end(of: line) + 1
    }
    return ByteRange(start, offset)
  }

  func splitKey(_ key: ByteRange, _ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.token(at: offset),
      message: Message(
        "In brackets a key and its colon must stand on one line.",
        nl: "Tussen haken moeten een sleutel en de dubbele punt op één regel staan.",
        da: "I klammer skal en nøgle og dens kolon stå på én linje."),
      advice: Message(
        "Join the lines; where this is a text and no key, put it in quotes.",
        nl: "Voeg de regels samen; is dit een tekst en geen sleutel, zet die dan tussen aanhalingstekens.",
        da: "Saml linjerne; er det en tekst og ikke en nøgle, så sæt den i anførselstegn."),
      related: [
        Place(
          lines.source, ByteRange(key.lower, min(key.upper, lines.rest(from: key.lower).upper)),
          label: Message("the key begins here", nl: "de sleutel begint hier", da: "nøglen begynder her"))
      ])
  }

  /// A colon where an item of a list or a value in brackets begins.
  func leadingColon(_ lines: SourceLines) -> Explanation {
    let isText = offset + 1 < lines.count && !lines.isBlank(offset + 1) && !lines.isBreak(offset + 1)
    if isText {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "Inside brackets a text cannot begin with {0} unless it is in quotes.",
          nl: "Tussen haken kan een tekst alleen tussen aanhalingstekens met {0} beginnen.",
          da: "I klammer kan en tekst kun begynde med {0}, hvis den står i anførselstegn.", .quoted(":")),
        advice: quoteAdvice(lines.text(lines.value(from: offset))))
    }
    return Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A colon stands here without a key before it.", nl: "Hier staat een dubbele punt zonder sleutel ervoor.",
        da: "Her står et kolon uden en nøgle foran."),
      advice: Message(
        "Write the key before the colon, or remove the colon.",
        nl: "Schrijf de sleutel voor de dubbele punt, of verwijder de dubbele punt.",
        da: "Skriv nøglen foran kolonet, eller fjern kolonet."))
  }

  /// Whether the line above opens a text block in a document of its own, and the text is not indented.
  func isUnindentedBlock(_ lines: SourceLines) -> Bool {
    guard problem == "did not find expected <document start>", let above = lines.contentAbove(offset),
      above == lines.start(of: above)
    else { return false }
    let header = lines.text(lines.rest(from: above)).split(separator: " ").last ?? ""
    return (header.hasPrefix("|") || header.hasPrefix(">"))
      && header.dropFirst().allSatisfy { "+-123456789".contains($0) }
  }

  func unindentedBlock(_ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.rest(from: offset),
      message: Message(
        "The lines of a text block must be indented.", nl: "De regels van een tekstblok moeten inspringen.",
        da: "Linjerne i en tekstblok skal være rykket ind."),
      advice: Message(
        "Indent the text by two spaces.", nl: "Laat de tekst twee spaties inspringen.",
        da: "Ryk teksten to mellemrum ind."))
  }
}
