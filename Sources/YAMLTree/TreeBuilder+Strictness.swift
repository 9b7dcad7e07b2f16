internal import CLibYAML
internal import Diagnostics

/// What libyaml reads and YAML 1.2 forbids, or means otherwise. The tree is whole all the same: a finding says what to
/// write, and everything else is judged.
extension TreeBuilder {
  /// Looks at a scalar or an alias before it is entered.
  ///
  /// - Parameter name: the length of the name of the event's anchor, or of the one that an alias names.
  @inline(__always)
  mutating func checkNode(_ event: Event, name: Int?) {
    if let name { checkName(event, length: name) }
    guard event.start > 0, event.start <= bytes.count, bytes[event.start - 1] == UInt8(ascii: "?") else { return }
    checkQuestionMark(event)
  }

  /// Whether the innermost open container is in brackets.
  private var isInFlow: Bool { open.last.map { nodes[Int($0.index)].style == .flow } ?? false }

  /// The name of an anchor ends with white space or at a bracket or comma; libyaml ends it at a few other characters too.
  ///
  /// Source: YAML 1.2.2, 6.9.2 "Node anchors", `ns-anchor-char`.
  private mutating func checkName(_ event: Event, length: Int) {
    var sign = event.start
    if sign < bytes.count, bytes[sign] == UInt8(ascii: "!") {
      while sign < event.end, !isWhite(bytes[sign]) { sign += 1 }
      sign = skipSpace(from: sign, to: event.end)
    }
    let end = sign + 1 + length
    guard end < bytes.count, bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "?"), mayRefuse(sign)
    else { return }
    refuse(
      ByteRange(sign, end + 1),
      Message(
        "YAML takes {0} as a part of the name before it.",
        nl: "YAML ziet {0} als deel van de naam ervoor.", da: "YAML opfatter {0} som en del af navnet foran.",
        .quoted(String(Character(Unicode.Scalar(bytes[end]))))),
      Message(
        "Put a space behind the name; where this is a text that begins with '*' or '&', put it in quotes.",
        nl:
          "Zet een spatie na de naam; is dit een tekst die met '*' of '&' begint, zet die dan tussen aanhalingstekens.",
        da:
          "Sæt et mellemrum efter navnet; er det en tekst, der begynder med '*' eller '&', så sæt den i anførselstegn.")
    )
  }

  /// In brackets libyaml takes each `?` at the beginning for the sign of a key, with white space behind it or not.
  ///
  /// Source: YAML 1.2.2, 7.3.3 "Plain style", `ns-plain-first`.
  private mutating func checkQuestionMark(_ event: Event) {
    guard let container = open.last, nodes[Int(container.index)].style == .flow,
      !container.isMapping || container.pendingKey < 0
    else { return }
    let before = event.start - 1
    guard before > 0, isWhite(bytes[before - 1]) || ",[{".utf8.contains(bytes[before - 1]), mayRefuse(before)
    else { return }
    refuse(
      ByteRange(before, event.start),
      Message(
        "Inside brackets a text cannot begin with {0} unless it is in quotes.",
        nl: "Tussen haken kan een tekst alleen tussen aanhalingstekens met {0} beginnen.",
        da: "I klammer kan en tekst kun begynde med {0}, hvis den står i anførselstegn.", .quoted("?")),
      Message(
        "Put the whole text in quotes.", nl: "Zet de hele tekst tussen aanhalingstekens.",
        da: "Sæt hele teksten i anførselstegn."))
  }

  /// Looks at a scalar's text and lines.
  @inline(__always)
  mutating func checkScalar(_ event: Event, text: UnsafeBufferPointer<UInt8>, range: ByteRange, style: Node.Style) {
    switch style {
    case .plain: if text.count == 1, text[0] == UInt8(ascii: "-") { checkDash(range) }
    case .singleQuoted, .doubleQuoted: if event.isMultiline { checkIndentation(of: range, isFlow: false) }
    case .literal, .folded: if range.count <= 3 { checkEmptyBlock(range, to: event.end) }
    default: break
    }
  }

  /// Source: YAML 1.2.2, 7.3.3 "Plain style": a dash begins a text only where a character follows that could continue it.
  private mutating func checkDash(_ range: ByteRange) {
    guard isInFlow, mayRefuse(range.lower) else { return }
    refuse(
      range,
      Message(
        "A dash alone is no item inside brackets.", nl: "Een streepje alleen is tussen haken geen onderdeel.",
        da: "En bindestreg alene er intet punkt i klammer."),
      Message(
        "Put it in quotes ({0}), or leave the item out.",
        nl: "Zet het tussen aanhalingstekens ({0}), of laat het onderdeel weg.",
        da: "Sæt den i anførselstegn ({0}), eller udelad punktet.", .text("\"-\"")))
  }

  /// The lines of a text in quotes or of a list in brackets must be indented further than the key or the dash that it
  /// belongs to, by spaces. A bracket that closes is let off, as most programs do: nothing can be misread there.
  ///
  /// Source: YAML 1.2.2, 6.3 "Line prefixes", `s-flow-line-prefix(n)`.
  mutating func checkIndentation(of range: ByteRange, isFlow: Bool) {
    guard let block = open.last(where: { nodes[Int($0.index)].style == .block }) else { return }
    if blockColumn.container != block.index {
      blockColumn = (block.index, column(of: Int(nodes[Int(block.index)].start)))
    }
    let needed = blockColumn.column + 1
    var index = range.lower
    while index < range.upper {
      let size = LineBreak.length(bytes, index)
      index += max(1, size)
      guard size > 0 else { continue }
      let start = index
      while index < range.upper, bytes[index] == 0x20, index - start < needed { index += 1 }
      let isIndented = index - start >= needed
      var content = index
      while content < range.upper, bytes[content] == 0x20 || bytes[content] == 0x09 { content += 1 }
      guard !isIndented, content < range.upper, LineBreak.length(bytes, content) == 0 else { continue }
      if isFlow, "#]}".utf8.contains(bytes[content]) { continue }
      return reportIndentation(ByteRange(start, content), of: range, parent: Int(nodes[Int(block.index)].start))
    }
  }

  /// Looks at the lines of a list or mapping in brackets, once for those inside others.
  @inline(__always)
  mutating func checkBrackets(of container: Open) {
    let node = nodes[Int(container.index)]
    guard node.style == .flow, !isInFlow, let start = bytes.baseAddress else { return }
    let range = ByteRange(Int(node.start), Int(node.end))
    guard range.upper <= bytes.count,
      memchr(start + range.lower, 0x0A, range.count) != nil || memchr(start + range.lower, 0x0D, range.count) != nil
    else { return }
    checkIndentation(of: range, isFlow: true)
  }

  private mutating func reportIndentation(_ space: ByteRange, of range: ByteRange, parent: Int) {
    guard mayRefuse(space.lower), mayRefuse(space.upper) else { return }
    if bytes[space.lower..<space.upper].contains(0x09) {
      return refuse(
        space,
        Message(
          "A tab stands here where YAML allows only spaces.",
          nl: "Hier staat een tab waar YAML alleen spaties toestaat.",
          da: "Her står et tabulatortegn, hvor YAML kun tillader mellemrum."),
        Message(
          "Indent with spaces, two for each level; editors can be told to put spaces for the Tab key.",
          nl: "Spring in met spaties, twee per niveau; een editor kan de Tab-toets in spaties omzetten.",
          da: "Ryk ind med mellemrum, to for hvert niveau; editoren kan sættes til at skrive mellemrum for Tab-tasten.")
      )
    }
    let lines = SourceLines(source)
    refuse(
      lines.rest(from: space.upper),
      Message(
        "This line goes on with a value, but is indented no further than what the value belongs to.",
        nl: "Deze regel zet een waarde voort, maar springt niet verder in dan datgene waar de waarde bij hoort.",
        da: "Linjen fortsætter en værdi, men er ikke rykket længere ind end det, som værdien hører til."),
      Message(
        "Indent the line by two more spaces.", nl: "Laat de regel twee spaties verder inspringen.",
        da: "Ryk linjen to mellemrum længere ind."),
      related: [
        Place(source, lines.word(at: parent), label: Message("belongs to", nl: "hoort bij", da: "hører til")),
        Place(
          source, lines.token(at: range.lower), label: Message("begins here", nl: "begint hier", da: "begynder her")),
      ])
  }

  /// Source: YAML 1.2.2, 8.1.1.1 "Block indentation indicator": no empty line at the beginning of a text block may have more
  /// spaces than its first line with content. libyaml sees the end of an empty block there, and a comment.
  private mutating func checkEmptyBlock(_ range: ByteRange, to end: Int) {
    if bytes[range.lower..<range.upper].contains(where: { $0 &- 0x30 < 10 }) { return }
    let parent = open.last(where: { nodes[Int($0.index)].style == .block })
      .map { column(of: Int(nodes[Int($0.index)].start)) }
    var index = range.upper
    while index < bytes.count, LineBreak.length(bytes, index) == 0 { index += 1 }
    var widest = 0
    while index < bytes.count {
      index += LineBreak.length(bytes, index)
      let start = index
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      let width = index - start
      guard index < bytes.count else { return }
      if LineBreak.length(bytes, index) > 0 {
        widest = max(widest, width)
        continue
      }
      guard bytes[index] == UInt8(ascii: "#"), width > parent ?? -1, width < widest, mayRefuse(index)
      else { return }
      let lines = SourceLines(source)
      return refuse(
        lines.rest(from: index),
        Message(
          "This line belongs to the text block above, but an empty line before it is indented further.",
          nl: "Deze regel hoort bij het tekstblok erboven, maar een lege regel ervoor springt verder in.",
          da: "Linjen hører til tekstblokken ovenfor, men en tom linje foran den er rykket længere ind."),
        Message(
          "Remove the spaces on the empty lines; where this is a comment, begin it in the column of the key.",
          nl:
            "Verwijder de spaties op de lege regels; is dit een opmerking, laat die dan in de kolom van de sleutel beginnen.",
          da: "Fjern mellemrummene på de tomme linjer; er det en kommentar, så lad den begynde i nøglens kolonne."),
        related: [
          Place(
            source, ByteRange(range.lower, range.upper),
            label: Message("the text block", nl: "het tekstblok", da: "tekstblokken"))
        ])
    }
  }

  /// Source: YAML 1.2.2, 9.1.5 "Streams" and 9.2: a line with `%` may follow a document only behind `...`.
  mutating func checkDirectives(at offset: Int) {
    guard !isEndMarked, !documents.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: "%"),
      mayRefuse(offset)
    else { return }
    refuse(
      SourceLines(source).rest(from: offset),
      Message(
        "A line that begins with '%' can follow what stands above only after a line '...'.",
        nl: "Een regel die met '%' begint kan alleen na een regel '...' volgen op wat erboven staat.",
        da: "En linje, der begynder med '%', kan kun følge efter det ovenstående efter en linje '...'."),
      Message(
        "Remove the line: plans need none. Where it is a text, put it in quotes.",
        nl: "Verwijder de regel: een plan heeft hem niet nodig. Is het een tekst, zet die dan tussen aanhalingstekens.",
        da: "Fjern linjen: en plan har ikke brug for den. Er det en tekst, så sæt den i anførselstegn."))
  }

  // MARK: -

  func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Characters between the beginning of the line and a place.
  func column(of offset: Int) -> Int {
    var column = 0
    var index = min(offset, bytes.count) - 1
    while index >= 0, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] & 0xC0 != 0x80 {
        if bytes[index] >= 0xC2, LineBreak.length(bytes, index) > 0 { return column }
        column += 1
      }
      index -= 1
    }
    return column - (index < 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0)
  }

  /// Whether a place may have a finding: there is none yet, and there are not enough.
  func mayRefuse(_ offset: Int) -> Bool {
    refusedAt.count < Limits.maximumListed && !refusedAt.contains(offset)
  }

  mutating func refuse(_ range: ByteRange, _ message: Message, _ advice: Message, related: [Place] = []) {
    refusedAt.insert(range.lower)
    diagnostics.append(
      Diagnostic(
        id: FindingID.readOtherwise, severity: .critical, message: message, place: Place(source, range),
        related: related, advice: advice))
  }
}
