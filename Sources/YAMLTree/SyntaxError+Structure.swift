internal import Diagnostics

/// Mistakes of structure: indentation, colons, dashes, lines that fit nowhere.
extension SyntaxError {
  func tab(_ lines: SourceLines) -> Explanation {
    var lower = offset
    while lower > 0, lines.byte(lower - 1) == 0x09 { lower -= 1 }
    var upper = offset
    while upper < lines.count, lines.byte(upper) == 0x09 { upper += 1 }
    return Explanation(
      range: ByteRange(lower, upper),
      message: Message(
        "A tab stands here where YAML allows only spaces.",
        nl: "Hier staat een tab waar YAML alleen spaties toestaat.",
        da: "Her står et tabulatortegn, hvor YAML kun tillader mellemrum."),
      advice: Message(
        "Indent with spaces, two for each level; editors can be told to put spaces for the Tab key.",
        nl: "Spring in met spaties, twee per niveau; een editor kan de Tab-toets in spaties omzetten.",
        da: "Ryk ind med mellemrum, to for hvert niveau; editoren kan sættes til at skrive mellemrum for Tab-tasten."))
  }

  /// A line that should be a key with a colon and is not.
  func missingColon(_ lines: SourceLines, from start: Int) -> Explanation {
    if let colon = lines.colon(from: start, to: lines.end(of: start), spaced: false) {
      return Explanation(
        range: ByteRange(colon, colon + 1),
        message: Message(
          "A space is missing after this colon.", nl: "Na deze dubbele punt ontbreekt een spatie.",
          da: "Der mangler et mellemrum efter dette kolon."),
        advice: Message(
          "Write {0}.", nl: "Schrijf {0}.", da: "Skriv {0}.",
          .quoted(
            lines.text(ByteRange(start, colon + 1)) + " "
              + excerpt(lines.text(lines.rest(from: colon + 1))))))
    }
    let range = lines.rest(from: start)
    return Explanation(
      range: range,
      message: Message(
        "This line is neither a key with a colon nor an item with a dash.",
        nl: "Deze regel is geen sleutel met een dubbele punt en geen onderdeel met een streepje.",
        da: "Linjen er hverken en nøgle med kolon eller et punkt med bindestreg."),
      advice: Message(
        "Add a colon and a space after the key, or '- ' before an item; if the line continues the text above, indent it further.",
        nl:
          "Zet een dubbele punt en een spatie na de sleutel, of '- ' voor een onderdeel; gaat de regel verder met de tekst erboven, spring dan verder in.",
        da:
          "Sæt kolon og mellemrum efter nøglen eller '- ' foran et punkt; fortsætter linjen teksten ovenfor, så ryk den længere ind."
      ))
  }

  func misplacedDash(_ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A list cannot begin here, on the same line as its key.",
        nl: "Een lijst kan hier, op dezelfde regel als de sleutel, niet beginnen.",
        da: "En liste kan ikke begynde her, på samme linje som nøglen."),
      advice: Message(
        "Put each '- ' item on a line of its own below the key, or write the list in brackets: [a, b].",
        nl: "Zet elk onderdeel met '- ' op een eigen regel onder de sleutel, of schrijf de lijst tussen haken: [a, b].",
        da: "Sæt hvert punkt med '- ' på sin egen linje under nøglen, eller skriv listen i klammer: [a, b]."))
  }

  func misplacedQuestionMark(_ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A question mark with nothing behind it has a meaning of its own in YAML.",
        nl: "Een los vraagteken heeft in YAML een eigen betekenis.",
        da: "Et løst spørgsmålstegn har sin egen betydning i YAML."),
      advice: Message(
        "Put it in quotes ({0}), or leave the value out as long as it is not known.",
        nl: "Zet het tussen aanhalingstekens ({0}), of laat de waarde weg zolang die niet bekend is.",
        da: "Sæt det i anførselstegn ({0}), eller udelad værdien, så længe den ikke kendes.", .text("\"?\"")))
  }

  /// A colon where no key can be: in an unquoted text, or under a key that has a value.
  func misplacedColon(_ lines: SourceLines) -> Explanation {
    let content = lines.content(of: offset)
    if let first = lines.colon(from: content, to: offset) {
      var value = first + 1
      while lines.isBlank(value) { value += 1 }
      let text = lines.rest(from: value)
      return Explanation(
        range: ByteRange(offset, offset + 1),
        message: Message(
          "The text {0} holds a colon with a space, which YAML takes for another key.",
          nl: "De tekst {0} bevat een dubbele punt met spatie; YAML ziet dat als een tweede sleutel.",
          da: "Teksten {0} indeholder et kolon med mellemrum, som YAML opfatter som endnu en nøgle.",
          .quoted(excerpt(lines.text(text)))),
        advice: quoteAdvice(lines.text(text)))
    }
    if let above = lines.contentAbove(offset), content - lines.start(of: content) > above - lines.start(of: above) {
      return Explanation(
        range: ByteRange(content, max(content, offset)),
        message: Message(
          "This key is indented further than the line above it, which has a value already.",
          nl: "Deze sleutel springt verder in dan de regel erboven, die al een waarde heeft.",
          da: "Nøglen er rykket længere ind end linjen ovenfor, som allerede har en værdi."),
        advice: Message(
          "Let keys of one level begin in the same column; or give the line above no value of its own.",
          nl: "Laat sleutels van één niveau in dezelfde kolom beginnen; of geef de regel erboven zelf geen waarde.",
          da: "Lad nøgler på samme niveau begynde i samme kolonne; eller giv ikke linjen ovenfor sin egen værdi."),
        related: [
          Place(
            lines.source, lines.rest(from: above),
            label: Message("has a value", nl: "heeft een waarde", da: "har en værdi"))
        ])
    }
    if let above = lines.contentAbove(offset), lines.colon(from: above, to: lines.end(of: above)) == nil {
      // The line above was taken for the beginning of a text that goes on here.
      return missingColon(lines, from: above)
    }
    return Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A colon stands here where no key can be.", nl: "Hier staat een dubbele punt waar geen sleutel kan staan.",
        da: "Her står et kolon, hvor der ikke kan være en nøgle."),
      advice: Message(
        "Put a text that holds a colon in quotes, and a key on one line.",
        nl: "Zet een tekst met een dubbele punt tussen aanhalingstekens, en een sleutel op één regel.",
        da: "Sæt en tekst med kolon i anførselstegn, og skriv en nøgle på én linje."))
  }

  /// Something that fits neither the mapping or list it stands in nor one around it.
  func strayContent(_ lines: SourceLines, from start: Int) -> Explanation {
    let byte = lines.character(offset)
    if isUnindentedBlock(lines) { return unindentedBlock(lines) }
    if let before = lines.lastBefore(offset), !lines.isFirst(offset) {
      if let explanation = textBehind(before, lines) { return explanation }
    }
    if byte == "]" || byte == "}" {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "This {0} closes a bracket that was never opened.",
          nl: "Deze {0} sluit een haak die nooit is geopend.",
          da: "Denne {0} lukker en klamme, der aldrig blev åbnet.", .quoted(String(byte))),
        advice: Message(
          "Remove it, or add the opening bracket; in a text, put the text in quotes.",
          nl: "Verwijder hem, of voeg de openingshaak toe; zet een tekst tussen aanhalingstekens.",
          da: "Fjern den, eller tilføj den åbnende klamme; en tekst sættes i anførselstegn."))
    }
    if byte == ":" {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "A colon stands here without a key before it.",
          nl: "Hier staat een dubbele punt zonder sleutel ervoor.", da: "Her står et kolon uden en nøgle foran."),
        advice: Message(
          "Write the key before the colon, or remove the line.",
          nl: "Schrijf de sleutel voor de dubbele punt, of verwijder de regel.",
          da: "Skriv nøglen foran kolonet, eller fjern linjen."))
    }
    let range = lines.rest(from: offset)
    if let above = lines.contentAbove(offset), lines.character(above) == "%", above == lines.start(of: above) {
      return Explanation(
        range: lines.rest(from: above),
        message: Message(
          "After a line that begins with '%' the plan must be opened by a line '---'.",
          nl: "Na een regel die met '%' begint moet een regel '---' het plan openen.",
          da: "Efter en linje, der begynder med '%', skal en linje '---' indlede planen."),
        advice: Message(
          "Remove the line with '%': plans need none.",
          nl: "Verwijder de regel met '%': een plan heeft hem niet nodig.",
          da: "Fjern linjen med '%': en plan har ikke brug for den."))
    }
    let related =
      start < offset
      ? [
        Place(
          lines.source, lines.word(at: start),
          label: Message("the level begins here", nl: "het niveau begint hier", da: "niveauet begynder her"))
      ] : []
    let column = offset - lines.start(of: offset)
    let level = start - lines.start(of: start)
    if problem != "did not find expected <document start>", lines.isFirst(offset), column == level {
      return byte == "-"
        ? Explanation(
          range: range,
          message: Message(
            "An item with a dash stands here among keys.",
            nl: "Hier staat een onderdeel met een streepje tussen sleutels.",
            da: "Her står et punkt med bindestreg blandt nøgler."),
          advice: Message(
            "Indent the item under the key it belongs to, or remove the dash.",
            nl: "Laat het onderdeel inspringen onder de sleutel waar het bij hoort, of verwijder het streepje.",
            da: "Ryk punktet ind under den nøgle, det hører til, eller fjern bindestregen."),
          related: related)
        : Explanation(
          range: range,
          message: Message(
            "This line stands among the items of a list, but has no '- ' before it.",
            nl: "Deze regel staat tussen de onderdelen van een lijst, maar er staat geen '- ' voor.",
            da: "Linjen står blandt punkterne i en liste, men har ingen '- ' foran sig."),
          advice: Message(
            "Put '- ' before it if it is an item; otherwise indent it as deep as the keys it belongs to.",
            nl:
              "Zet er '- ' voor als het een onderdeel is; laat de regel anders even ver inspringen als de sleutels waar hij bij hoort.",
            da:
              "Sæt '- ' foran, hvis det er et punkt; ellers ryk linjen lige så langt ind som de nøgler, den hører til."),
          related: related)
    }
    if lines.isFirst(offset) {
      return Explanation(
        range: range,
        message: Message(
          "The indentation of this line fits no line above it.",
          nl: "De inspringing van deze regel past bij geen regel erboven.",
          da: "Linjens indrykning passer ikke til nogen linje ovenfor."),
        advice: Message(
          "Let the line begin in the same column as the keys or dashes of its level.",
          nl: "Laat de regel in dezelfde kolom beginnen als de sleutels of streepjes van zijn niveau.",
          da: "Lad linjen begynde i samme kolonne som nøglerne eller bindestregerne på dens niveau."),
        related: related)
    }
    return Explanation(
      range: range,
      message: Message(
        "This text fits in nowhere: what stands before it is complete.",
        nl: "Deze tekst past nergens bij: wat ervoor staat is al compleet.",
        da: "Teksten passer ingen steder: det, der står foran, er allerede afsluttet."),
      advice: Message(
        "Put the whole value in quotes, or move the text to a line of its own.",
        nl: "Zet de hele waarde tussen aanhalingstekens, of zet de tekst op een eigen regel.",
        da: "Sæt hele værdien i anførselstegn, eller flyt teksten til sin egen linje."))
  }

  /// Text behind a closing quote or bracket, or behind an alias.
  private func textBehind(_ before: Int, _ lines: SourceLines) -> Explanation? {
    let range = lines.rest(from: offset)
    switch lines.character(before) {
    case "\"", "'":
      return Explanation(
        range: range,
        message: Message(
          "More text follows after the closing quote.", nl: "Na het sluitende aanhalingsteken volgt nog tekst.",
          da: "Der følger mere tekst efter det afsluttende anførselstegn."),
        advice: Message(
          "Let the quotes enclose the whole value; a double quote inside it is written \\\".",
          nl:
            "Laat de aanhalingstekens de hele waarde omsluiten; een dubbel aanhalingsteken daarbinnen schrijf je als \\\".",
          da: "Lad anførselstegnene omslutte hele værdien; et dobbelt anførselstegn indeni skrives \\\"."))
    case "]", "}":
      return Explanation(
        range: range,
        message: Message(
          "More text follows after the closing bracket.", nl: "Na de sluitende haak volgt nog tekst.",
          da: "Der følger mere tekst efter den afsluttende klamme."),
        advice: Message(
          "If the value is a text that begins with a bracket, put the whole value in quotes.",
          nl: "Is de waarde een tekst die met een haak begint, zet dan de hele waarde tussen aanhalingstekens.",
          da: "Hvis værdien er en tekst, der begynder med en klamme, så sæt hele værdien i anførselstegn."))
    default: return nil
    }
  }

  /// "Put it in quotes", with the text as it should be.
  func quoteAdvice(_ text: String) -> Message {
    let short = excerpt(text)
    let isPlain = !short.contains("\"") && !short.contains("\\")
    return isPlain
      ? Message(
        "Put the whole text in quotes: {0}.", nl: "Zet de hele tekst tussen aanhalingstekens: {0}.",
        da: "Sæt hele teksten i anførselstegn: {0}.", .text("\"" + short + "\""))
      : Message(
        "Put the whole text in single quotes, and double each ' inside it.",
        nl: "Zet de hele tekst tussen enkele aanhalingstekens, en verdubbel elke ' erin.",
        da: "Sæt hele teksten i enkelte anførselstegn, og skriv hvert ' indeni to gange.")
  }
}
