internal import Diagnostics

/// The findings of this module, by code.
enum FindingID {
  static let syntax = DiagnosticID("CRM901", "yaml-syntax")
  static let tooLarge = DiagnosticID("CRM902", "file-too-large")
  static let notUTF8 = DiagnosticID("CRM903", "not-utf8")
  static let tooDeep = DiagnosticID("CRM904", "nesting-too-deep")
  static let aliasBomb = DiagnosticID("CRM905", "alias-bomb")
  static let notText = DiagnosticID("CRM906", "not-text")
  static let duplicateKey = DiagnosticID("CRM907", "duplicate-key")
  static let unknownAlias = DiagnosticID("CRM908", "unknown-alias")
  static let readOtherwise = DiagnosticID("CRM909", "read-otherwise")
}

extension Diagnostic {
  static func tooLarge(_ source: SourceText, _ limits: Limits) -> Diagnostic {
    Diagnostic(
      id: FindingID.tooLarge, severity: .critical,
      message: Message(
        "This file is larger than {0} megabytes, the most that can be read.",
        nl: "Dit bestand is groter dan {0} megabyte; meer kan niet worden gelezen.",
        da: "Filen er større end {0} megabyte; mere kan ikke læses.",
        .number(Double(limits.maximumBytes >> 20))),
      place: Place(source, ByteRange(at: 0)),
      advice: Message(
        "Check that this is the plan and not an export of data; a plan of people and activities has a few hundred kilobytes.",
        nl:
          "Ga na of dit het plan is en geen export van gegevens; een plan met mensen en activiteiten is een paar honderd kilobyte groot.",
        da:
          "Se efter, om det er planen og ikke et udtræk af data; en plan med personer og aktiviteter fylder nogle hundrede kilobyte."
      ))
  }

  static func notText(_ source: SourceText, _ finding: TextCheck.Finding) -> Diagnostic {
    let utf8Advice = Message(
      "Open the file in your editor and save it with the encoding UTF-8.",
      nl: "Open het bestand in je editor en sla het op met de codering UTF-8.",
      da: "Åbn filen i jeres editor, og gem den med tegnkodningen UTF-8.")
    func make(_ id: DiagnosticID, _ range: ByteRange, _ message: Message, _ advice: Message) -> Diagnostic {
      Diagnostic(id: id, severity: .critical, message: message, place: Place(source, range), advice: advice)
    }
    switch finding {
    case .oneByteEncoding(let offset, let character):
      return make(
        FindingID.notUTF8, ByteRange(offset, offset + 1),
        Message(
          "The file is not saved as UTF-8: this byte looks like {0} in the older Windows or Latin-1 encoding.",
          nl:
            "Het bestand is niet als UTF-8 opgeslagen: deze byte lijkt op {0} in de oudere codering van Windows of Latin-1.",
          da: "Filen er ikke gemt som UTF-8: denne byte ligner {0} i den ældre tegnkodning fra Windows eller Latin-1.",
          .quoted(character)),
        utf8Advice)
    case .cutOff(let offset):
      return make(
        FindingID.notUTF8, ByteRange(offset, source.bytes.count),
        Message(
          "The file ends in the middle of a character, as if it had not been copied to its end.",
          nl: "Het bestand houdt midden in een teken op, alsof het niet tot het einde is gekopieerd.",
          da: "Filen slutter midt i et tegn, som om den ikke var kopieret til ende."),
        Message(
          "Copy or save the file anew, with the encoding UTF-8.",
          nl: "Kopieer het bestand opnieuw of sla het opnieuw op, met de codering UTF-8.",
          da: "Kopiér eller gem filen igen med tegnkodningen UTF-8."))
    case .utf16(let offset), .utf32(let offset):
      let name = if case .utf16 = finding { "UTF-16" } else { "UTF-32" }
      return make(
        FindingID.notUTF8, ByteRange(offset, min(offset + 1, source.bytes.count)),
        Message(
          "The file is saved as {0} (some programs call it \u{201C}Unicode\u{201D}), not as UTF-8.",
          nl: "Het bestand is opgeslagen als {0} (sommige programma's noemen dat ‘Unicode’), niet als UTF-8.",
          da: "Filen er gemt som {0} (nogle programmer kalder det »Unicode«), ikke som UTF-8.", .text(name)),
        utf8Advice)
    case .control(let offset, let length, let value):
      let digits = String(value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return make(
        FindingID.notText, ByteRange(offset, offset + length),
        Message(
          "An invisible control character ({0}) stands here; a plan may not hold any.",
          nl: "Hier staat een onzichtbaar stuurteken ({0}); dat mag in een plan niet voorkomen.",
          da: "Her står et usynligt styretegn ({0}); sådan et må en plan ikke indeholde.", .text(name)),
        Message(
          "Delete it: it often comes along when text is copied from another program.",
          nl: "Verwijder het: het komt vaak mee als tekst uit een ander programma wordt gekopieerd.",
          da: "Slet det: det følger ofte med, når tekst kopieres fra et andet program."))
    case .binary(let offset):
      return make(
        FindingID.notText, ByteRange(offset, min(offset + 1, source.bytes.count)),
        Message(
          "This is not a text file: from here on it holds bytes that no text has.",
          nl: "Dit is geen tekstbestand: vanaf hier staan er bytes in die in geen tekst voorkomen.",
          da: "Det er ikke en tekstfil: herfra indeholder den bytes, som ingen tekst har."),
        Message(
          "Give the plan's YAML file; a spreadsheet, document or archive cannot be read.",
          nl: "Geef het YAML-bestand van het plan op; een spreadsheet, document of archief kan niet worden gelezen.",
          da: "Angiv planens YAML-fil; et regneark, et dokument eller et arkiv kan ikke læses."))
    }
  }
}

extension TreeBuilder {
  /// The start of the innermost open `[` or `{`.
  var innermostFlow: Int? {
    guard let last = open.last, nodes[Int(last.index)].style == .flow else { return nil }
    return Int(nodes[Int(last.index)].start)
  }

  func tooDeep(_ range: ByteRange) -> Cut {
    cut(
      FindingID.tooDeep, range,
      Message(
        "Here the plan is nested more than {0} levels deep; the rest was not read.",
        nl: "Hier is het plan meer dan {0} niveaus diep genest; de rest is niet gelezen.",
        da: "Her er planen indlejret i mere end {0} niveauer; resten er ikke læst.",
        .number(Double(limits.maximumDepth))),
      Message(
        "Plans need about eight levels: look for brackets that were never closed, or for lists inside lists.",
        nl:
          "Een plan heeft ongeveer acht niveaus nodig: zoek naar haken die niet zijn gesloten, of naar lijsten in lijsten.",
        da: "En plan har brug for omkring otte niveauer: se efter klammer, der aldrig lukkes, eller lister i lister."))
  }

  func tooManyNodes(_ range: ByteRange) -> Cut {
    cut(
      FindingID.tooLarge, range,
      Message(
        "The file holds more than {0} values; what follows was not read.",
        nl: "Het bestand bevat meer dan {0} waarden; wat volgt is niet gelezen.",
        da: "Filen indeholder mere end {0} værdier; resten er ikke læst.", .number(Double(limits.maximumNodes))),
      Message(
        "Check that this is the plan and not an export of data.",
        nl: "Ga na of dit het plan is en geen export van gegevens.",
        da: "Se efter, om det er planen og ikke et udtræk af data."))
  }

  func aliasBomb(_ range: ByteRange, _ name: String) -> Cut {
    cut(
      FindingID.aliasBomb, range,
      Message(
        "With {0} the file would unfold to more than {1} values; the rest was not read.",
        nl: "Met {0} zou het bestand tot meer dan {1} waarden uitdijen; de rest is niet gelezen.",
        da: "Med {0} ville filen folde sig ud til mere end {1} værdier; resten er ikke læst.",
        .quoted("*" + name), .number(Double(limits.maximumAliasExpansion))),
      Message(
        "Aliases that repeat lists of aliases grow with every level: write out what is meant, once.",
        nl: "Aliassen die lijsten van aliassen herhalen groeien met elk niveau: schrijf één keer uit wat bedoeld is.",
        da: "Aliasser, der gentager lister af aliasser, vokser for hvert niveau: skriv én gang, hvad der menes."))
  }

  func outOfMemory(at offset: Int) -> Cut {
    cut(
      FindingID.tooLarge, ByteRange(at: min(offset, bytes.count)),
      Message(
        "There was not enough memory to read the file to its end.",
        nl: "Er was niet genoeg geheugen om het bestand tot het einde te lezen.",
        da: "Der var ikke hukommelse nok til at læse filen til ende."),
      Message(
        "Check that this is the plan and not an export of data, and close other programs.",
        nl: "Ga na of dit het plan is en geen export van gegevens, en sluit andere programma's.",
        da: "Se efter, om det er planen og ikke et udtræk af data, og luk andre programmer."))
  }

  func tooManyDirectives(at offset: Int) -> Cut {
    var end = offset
    while end < min(bytes.count, offset + 40), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return cut(
      FindingID.syntax, ByteRange(offset, end),
      Message(
        "A '%TAG' line stands here that is too long or one too many; the rest was not read.",
        nl: "Hier staat een regel met '%TAG' die te lang is of één te veel; de rest is niet gelezen.",
        da: "Her står en linje med '%TAG', som er for lang eller én for meget; resten er ikke læst."),
      Message(
        "Plans need no '%TAG' lines: remove them.", nl: "Een plan heeft geen regels met '%TAG' nodig: verwijder ze.",
        da: "En plan har ikke brug for linjer med '%TAG': fjern dem."))
  }

  mutating func reportDuplicate(_ key: Int32, first: Int32, _ spelling: String) {
    guard duplicatesListed < Limits.maximumListed else { return }
    duplicatesListed += 1
    let related = Place(
      source, range(first),
      label: Message("this one counts", nl: "deze telt", da: "denne tæller"))
    diagnostics.append(
      Diagnostic(
        id: FindingID.duplicateKey, severity: .critical,
        message: Message(
          "The key {0} stands here a second time; only the first one counts.",
          nl: "De sleutel {0} staat hier voor de tweede keer; alleen de eerste telt.",
          da: "Nøglen {0} står her for anden gang; kun den første tæller.", .quoted(excerpt(spelling))),
        place: Place(source, range(key)), related: [related],
        advice: Message(
          "Join the two, or rename or remove one of them.",
          nl: "Voeg de twee samen, of hernoem of verwijder er een.",
          da: "Saml de to, eller omdøb eller fjern den ene."),
        fingerprint: Fingerprint.of([FindingID.duplicateKey.code] + route(to: key) + [spelling])))
  }

  /// - Parameter target: the anchored node around the alias; nil where no node has the anchor.
  mutating func reportAlias(_ name: String, _ range: ByteRange, containing target: Int32?) {
    guard aliasesListed < Limits.maximumListed else { return }
    aliasesListed += 1
    var related: [Place] = []
    let message: Message
    var advice: Message
    if let target {
      let start = Int(nodes[Int(target)].start)
      related = [
        Place(
          source, ByteRange(start, min(start + 1, bytes.count)),
          label: Message("begins here", nl: "begint hier", da: "begynder her"))
      ]
      message = Message(
        "{0} stands inside the very thing it refers to; it reads as empty.",
        nl: "{0} staat binnen datgene waarnaar het verwijst; het wordt als leeg gelezen.",
        da: "{0} står inde i netop det, som det henviser til; det læses som tomt.", .quoted("*" + name))
      advice = Message(
        "Write out what is meant here.", nl: "Schrijf hier uit wat bedoeld is.", da: "Skriv her, hvad der menes.")
    } else {
      message = Message(
        "{0} refers to a part of the plan marked {1}, and there is none above; it reads as empty.",
        nl:
          "{0} verwijst naar een deel van het plan met het merk {1}, maar dat staat hierboven niet; het wordt als leeg gelezen.",
        da: "{0} henviser til en del af planen mærket {1}, men den findes ikke ovenfor; det læses som tomt.",
        .quoted("*" + name), .quoted("&" + name))
      if anchors.count <= 200, let near = NearestName.of(name, among: anchors.keys) {
        advice = Message(
          "Did you mean {0}? Where a text begins with '*', put it in quotes.",
          nl: "Bedoelt u {0}? Begint een tekst met '*', zet hem dan tussen aanhalingstekens.",
          da: "Mener I {0}? Begynder en tekst med '*', så sæt den i anførselstegn.", .quoted("*" + near))
      } else {
        advice = Message(
          "Mark the part with {0}, or, where this is a text, put it in quotes.",
          nl: "Merk het deel met {0}, of zet dit tussen aanhalingstekens als het een tekst is.",
          da: "Mærk delen med {0}, eller sæt dette i anførselstegn, hvis det er en tekst.", .quoted("&" + name))
      }
    }
    diagnostics.append(
      Diagnostic(
        id: FindingID.unknownAlias, severity: .critical, message: message, place: Place(source, range),
        related: related, advice: advice, fingerprint: Fingerprint.of([FindingID.unknownAlias.code, name])))
  }

  private func cut(_ id: DiagnosticID, _ range: ByteRange, _ message: Message, _ advice: Message) -> Cut {
    Cut(
      offset: range.lower,
      diagnostic: Diagnostic(
        id: id, severity: .critical, message: message, place: Place(source, range), advice: advice))
  }

  private func range(_ node: Int32) -> ByteRange {
    ByteRange(Int(nodes[Int(node)].start), Int(nodes[Int(node)].end))
  }

  /// The keys of the entries around a node, outermost first: the same wherever the lines move.
  private func route(to node: Int32) -> [String] {
    open.compactMap { container in
      guard container.pendingKey >= 0, container.pendingKey != node else { return nil }
      return keys.spelling(KeyID(nodes[Int(container.pendingKey)].key))
    }
  }
}

/// The first characters of a text, for a message.
func excerpt(_ text: String) -> String {
  let start = text.unicodeScalars.prefix(41)
  guard start.count > 40 else { return text }
  return String(String.UnicodeScalarView(start.prefix(37))) + "…"
}
