internal import Diagnostics

/// Mistakes inside values: quotes, brackets, special characters, text blocks.
extension SyntaxError {
  func unexpectedCharacter(_ lines: SourceLines) -> Explanation {
    let character = lines.character(offset)
    if character == "\t" { return tab(lines) }
    let text = lines.value(from: offset)
    if character == "|" || character == ">" {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "A text block ({0}) cannot stand inside brackets.",
          nl: "Een tekstblok ({0}) kan niet tussen haken staan.",
          da: "En tekstblok ({0}) kan ikke stå i klammer.", .text(String(character))),
        advice: Message(
          "If the text begins with this character, put it in quotes.",
          nl: "Begint de tekst met dit teken, zet de tekst dan tussen aanhalingstekens.",
          da: "Begynder teksten med dette tegn, så sæt den i anførselstegn."))
    }
    return Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A text cannot begin with {0} unless it is in quotes.",
        nl: "Een tekst kan alleen tussen aanhalingstekens met {0} beginnen.",
        da: "En tekst kan kun begynde med {0}, hvis den står i anførselstegn.", .quoted(String(character))),
      advice: quoteAdvice(lines.text(text)))
  }

  func unclosedQuote(_ lines: SourceLines, from start: Int) -> Explanation {
    Explanation(
      range: lines.rest(from: start),
      message: Message(
        "The quote that opens here is never closed.",
        nl: "Het aanhalingsteken dat hier opent wordt nergens gesloten.",
        da: "Anførselstegnet, der åbner her, bliver aldrig lukket."),
      advice: Message(
        "Put {0} at the end of the text; where it is an apostrophe, put the whole text in double quotes.",
        nl:
          "Zet {0} aan het eind van de tekst; is het een apostrof, zet dan de hele tekst tussen dubbele aanhalingstekens.",
        da: "Sæt {0} efter teksten; er det en apostrof, så sæt hele teksten i dobbelte anførselstegn.",
        .text(String(lines.character(start)))),
      related: [noticed(lines)])
  }

  func badEscape(_ lines: SourceLines) -> Explanation {
    var start = offset
    if problem != "found unknown escape character" { start = max(0, offset - 2) }
    return Explanation(
      range: ByteRange(start, lines.token(at: start + 1).upper),
      message: Message(
        "In double quotes {0} is no known sign: the backslash has a meaning of its own there.",
        nl: "Tussen dubbele aanhalingstekens is {0} geen bekend teken: de backslash heeft daar een eigen betekenis.",
        da: "I dobbelte anførselstegn er {0} intet kendt tegn: omvendt skråstreg har sin egen betydning der.",
        .quoted(lines.text(ByteRange(start, lines.token(at: start + 1).upper)))),
      advice: Message(
        "Write the backslash twice (\\\\), or put the text in single quotes.",
        nl: "Schrijf de backslash dubbel (\\\\), of zet de tekst tussen enkele aanhalingstekens.",
        da: "Skriv den omvendte skråstreg to gange (\\\\), eller sæt teksten i enkelte anførselstegn."))
  }

  func colonInBrackets(_ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.token(at: offset),
      message: Message(
        "Inside brackets a space must follow this colon.",
        nl: "Tussen haken moet na deze dubbele punt een spatie staan.",
        da: "I klammer skal der stå et mellemrum efter dette kolon."),
      advice: Message(
        "Add the space, or, where the colon belongs to a text, put the text in quotes.",
        nl: "Voeg de spatie toe, of zet de tekst tussen aanhalingstekens als de dubbele punt bij een tekst hoort.",
        da: "Tilføj mellemrummet, eller sæt teksten i anførselstegn, hvis kolonet hører til en tekst."))
  }

  /// In brackets: something follows where a comma or the closing bracket should be.
  func missingComma(_ lines: SourceLines, from start: Int) -> Explanation {
    let character = lines.character(offset)
    let opening = lines.character(start)
    let closing = opening == "{" ? "}" : "]"
    if character == "]" || character == "}" {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "The bracket {0} is closed by {1}.", nl: "De haak {0} wordt gesloten met {1}.",
          da: "Klammen {0} lukkes af {1}.", .quoted(String(opening)), .quoted(String(character))),
        advice: Message(
          "Close it with {0}.", nl: "Sluit hem met {0}.", da: "Luk den med {0}.", .quoted(closing)),
        related: [opened(start, lines)])
    }
    if offset >= lines.count || !lines.isSameLine(start, offset), !continuesList(lines, from: start) {
      return unclosedBracket(lines, from: start)
    }
    if character == ":", let key = keyOverLines(lines, from: start) { return splitKey(key, lines) }
    if character == ":" {
      let text = lines.lastBefore(offset).map { _ in lines.text(ByteRange(itemStart(lines, start), offset + 1)) } ?? ":"
      if opening == "{" {
        return Explanation(
          range: lines.token(at: offset),
          message: Message(
            "In {0} a comma is missing between two entries, or a text holds a colon.",
            nl: "In {0} ontbreekt een komma tussen twee onderdelen, of een tekst bevat een dubbele punt.",
            da: "I {0} mangler et komma mellem to punkter, eller en tekst indeholder et kolon.",
            .quoted(excerpt(text))),
          advice: Message(
            "Put a comma before the second key; put a text that holds a colon in quotes.",
            nl: "Zet een komma voor de tweede sleutel; zet een tekst met een dubbele punt tussen aanhalingstekens.",
            da: "Sæt et komma foran den anden nøgle; sæt en tekst med kolon i anførselstegn."))
      }
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "Inside brackets {0} holds a colon that YAML takes for a key's.",
          nl: "Tussen haken bevat {0} een dubbele punt die YAML als die van een sleutel ziet.",
          da: "I klammer indeholder {0} et kolon, som YAML opfatter som en nøgles.", .quoted(excerpt(text))),
        advice: Message(
          "Put a text that holds a colon in quotes.", nl: "Zet een tekst met een dubbele punt tussen aanhalingstekens.",
          da: "Sæt en tekst med kolon i anførselstegn."))
    }
    return Explanation(
      range: lines.word(at: offset),
      message: Message(
        "Before this a comma is missing, or the closing {0}.",
        nl: "Hiervoor ontbreekt een komma, of de sluitende {0}.",
        da: "Foran dette mangler et komma eller den afsluttende {0}.", .quoted(closing)),
      advice: Message(
        "Part the items by commas; put a text that holds quotes or commas in quotes as a whole.",
        nl:
          "Scheid de onderdelen met komma's; zet een tekst met aanhalingstekens of komma's als geheel tussen aanhalingstekens.",
        da: "Adskil punkterne med kommaer; sæt en tekst med anførselstegn eller kommaer helt i anførselstegn."),
      related: [opened(start, lines)])
  }

  /// A list in brackets over several lines, closed further down: then only a comma is missing.
  private func continuesList(_ lines: SourceLines, from start: Int) -> Bool {
    let closing: Character = lines.character(start) == "{" ? "}" : "]"
    let level = lines.content(of: start) - lines.start(of: start)
    var index = offset
    while index < lines.count {
      let content = lines.content(of: index)
      if content < lines.end(of: index), content - lines.start(of: index) < level { return false }
      if content < lines.end(of: index), lines.colon(from: content, to: lines.end(of: index)) != nil,
        closing == "]"
      {
        return false
      }
      for place in content..<max(content, lines.end(of: index)) where lines.character(place) == closing { return true }
      index = lines.end(of: index) + 1
      if index - offset > 4096 { return false }
    }
    return false
  }

  /// Where the item that ends before `offset` begins.
  private func itemStart(_ lines: SourceLines, _ opening: Int) -> Int {
    var index = offset
    while index > opening + 1, !",[{".utf8.contains(lines.byte(index - 1)), !lines.isBreak(index - 1) { index -= 1 }
    while index < offset, lines.isBlank(index) { index += 1 }
    return index
  }

  func unclosedBracket(_ lines: SourceLines, from start: Int) -> Explanation {
    let closing = lines.character(start) == "{" ? "}" : "]"
    return Explanation(
      range: lines.token(at: start),
      message: Message(
        "The bracket that opens here is never closed.", nl: "De haak die hier opent wordt nergens gesloten.",
        da: "Klammen, der åbner her, bliver aldrig lukket."),
      advice: Message(
        "Put {0} after the last item; where the bracket belongs to a text, put the text in quotes.",
        nl: "Zet {0} na het laatste onderdeel; hoort de haak bij een tekst, zet die dan tussen aanhalingstekens.",
        da: "Sæt {0} efter det sidste punkt; hører klammen til en tekst, så sæt teksten i anførselstegn.",
        .quoted(closing)),
      related: [noticed(lines)])
  }

  /// A value was due, and a sign stands there that can begin none.
  func missingContent(_ lines: SourceLines, opened start: Int?) -> Explanation {
    if offset >= lines.count, let start { return unclosedBracket(lines, from: start) }
    let character = lines.character(offset)
    if start != nil, character == "," {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "Before this comma an item is missing.", nl: "Voor deze komma ontbreekt een onderdeel.",
          da: "Foran dette komma mangler et punkt."),
        advice: Message(
          "Remove one of the commas, or write the item.", nl: "Verwijder een van de komma's, of schrijf het onderdeel.",
          da: "Fjern et af kommaerne, eller skriv punktet."))
    }
    if start != nil, character == "-" {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "A dash begins no item inside brackets.", nl: "Tussen haken begint een streepje geen onderdeel.",
          da: "I klammer begynder en bindestreg intet punkt."),
        advice: Message(
          "Part the items by commas, without dashes; put a text that begins with a dash in quotes.",
          nl:
            "Scheid de onderdelen met komma's, zonder streepjes; zet een tekst die met een streepje begint tussen aanhalingstekens.",
          da:
            "Adskil punkterne med kommaer uden bindestreger; sæt en tekst, der begynder med en bindestreg, i anførselstegn."
        ))
    }
    if start != nil, character == ":" { return leadingColon(lines) }
    if character == "]" || character == "}" || character == "," {
      return Explanation(
        range: lines.token(at: offset),
        message: Message(
          "A value cannot begin with {0}.", nl: "Een waarde kan niet met {0} beginnen.",
          da: "En værdi kan ikke begynde med {0}.", .quoted(String(character))),
        advice: Message(
          "Remove it, or, where it belongs to a text, put the text in quotes.",
          nl: "Verwijder het teken, of zet de tekst waar het bij hoort tussen aanhalingstekens.",
          da: "Fjern tegnet, eller sæt teksten, som det hører til, i anførselstegn."))
    }
    if let start, !lines.isSameLine(start, offset) { return unclosedBracket(lines, from: start) }
    return Explanation(
      range: lines.token(at: offset),
      message: Message(
        "A value is missing here.", nl: "Hier ontbreekt een waarde.", da: "Her mangler en værdi."),
      advice: Message(
        "Write the value here, or put a text of special characters in quotes.",
        nl: "Schrijf hier de waarde, of zet een tekst met bijzondere tekens tussen aanhalingstekens.",
        da: "Skriv værdien her, eller sæt en tekst med særlige tegn i anførselstegn."))
  }

  /// Text on the line of `|` or `>`.
  func badBlockHeader(_ lines: SourceLines) -> Explanation {
    let start = contextOffset ?? offset
    if problem == "found an indentation indicator equal to 0" {
      return Explanation(
        range: ByteRange(start, lines.token(at: offset).upper),
        message: Message(
          "The number after {0} says how far the text is indented; 0 is not possible.",
          nl: "Het cijfer na {0} zegt hoe ver de tekst inspringt; 0 kan niet.",
          da: "Tallet efter {0} siger, hvor langt teksten er rykket ind; 0 er ikke muligt.",
          .quoted(String(lines.character(start)))),
        advice: Message(
          "Leave the number out and indent the text by two spaces.",
          nl: "Laat het cijfer weg en laat de tekst twee spaties inspringen.",
          da: "Udelad tallet, og ryk teksten to mellemrum ind."))
    }
    return Explanation(
      range: lines.rest(from: start),
      message: Message(
        "After {0} the text must begin on the next line.", nl: "Na {0} moet de tekst op de volgende regel beginnen.",
        da: "Efter {0} skal teksten begynde på næste linje.", .quoted(String(lines.character(start)))),
      advice: Message(
        "Move the text to the next line, indented; or, where it only begins with this sign, put it in quotes.",
        nl:
          "Zet de tekst ingesprongen op de volgende regel; of zet hem tussen aanhalingstekens als hij alleen met dit teken begint.",
        da:
          "Flyt teksten til næste linje, rykket ind; eller sæt den i anførselstegn, hvis den blot begynder med dette tegn."
      ))
  }

  /// A line that begins with a percent sign.
  func badDirective(_ lines: SourceLines, from start: Int) -> Explanation {
    let line = lines.rest(from: lines.byte(start) == UInt8(ascii: "%") ? start : lines.start(of: start))
    return Explanation(
      range: line,
      message: Message(
        "A line that begins with '%' is an instruction to YAML, and this one cannot be followed.",
        nl: "Een regel die met '%' begint is een instructie voor YAML, en deze kan niet worden uitgevoerd.",
        da: "En linje, der begynder med '%', er en instruks til YAML, og denne kan ikke følges."),
      advice: Message(
        "Remove the line: plans need none. Where it is a text, put it in quotes.",
        nl: "Verwijder de regel: een plan heeft hem niet nodig. Is het een tekst, zet die dan tussen aanhalingstekens.",
        da: "Fjern linjen: en plan har ikke brug for den. Er det en tekst, så sæt den i anførselstegn."))
  }

  /// A text that begins with `*` or `&`.
  func badAnchor(_ lines: SourceLines, from start: Int) -> Explanation {
    Explanation(
      range: lines.word(at: start),
      message: Message(
        "A text cannot begin with {0} unless it is in quotes.",
        nl: "Een tekst kan alleen tussen aanhalingstekens met {0} beginnen.",
        da: "En tekst kan kun begynde med {0}, hvis den står i anførselstegn.",
        .quoted(String(lines.character(start)))),
      advice: quoteAdvice(lines.text(lines.value(from: start))))
  }

  /// A text that begins with an exclamation mark.
  func badTag(_ lines: SourceLines, from start: Int) -> Explanation {
    Explanation(
      range: lines.word(at: start),
      message: Message(
        "A text cannot begin with {0} unless it is in quotes.",
        nl: "Een tekst kan alleen tussen aanhalingstekens met {0} beginnen.",
        da: "En tekst kan kun begynde med {0}, hvis den står i anførselstegn.", .quoted("!")),
      advice: quoteAdvice(lines.text(lines.value(from: start))))
  }

  private func opened(_ start: Int, _ lines: SourceLines) -> Place {
    Place(
      lines.source, lines.token(at: start), label: Message("opened here", nl: "hier geopend", da: "åbnet her"))
  }

  /// The place where the reader gave up.
  private func noticed(_ lines: SourceLines) -> Place {
    Place(
      lines.source, lines.token(at: offset),
      label: Message("still open here", nl: "hier nog open", da: "stadig åben her"))
  }
}
