import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// What the standard's keywords have against a value: at the places between `«` and `»`, in each language the message, then
/// the advice.
private func complaints(_ schema: String, _ marked: String, location: SourceLocation) -> String {
  let value = MarkedText(marked)
  guard let findings = Standard.findings(schema, value.text) else { return "the schema or the value cannot be read" }
  #expect(findings.map(\.place.range) == value.ranges, sourceLocation: location)
  for finding in findings {
    #expect(
      finding.severity == .critical && [".", "?"].contains(finding.message.text(in: .english).last),
      sourceLocation: location)
  }
  return findings.flatMap { finding in
    Language.allCases.map { language in
      [finding.message, finding.advice].compactMap { $0?.text(in: language) }.joined(separator: " ")
    }
  }.joined(separator: "\n")
}

private let expected: [(schema: String, value: String, texts: String)] = [
  (
    "{properties: {code: {minLength: 3}}}", "code: «ab»",
    """
    “code” takes at least 3 characters, and “ab” is shorter.
    Voor ‘code’ geldt een minimum van 3 tekens, en ‘ab’ is korter.
    Ved »code« skal der stå mindst 3 tegn, og »ab« er kortere.
    """
  ),
  (
    "{properties: {code: {minLength: 3}}}", "code: «''»",
    """
    “code” is empty. Fill it in, or leave the key out.
    Bij ‘code’ is niets ingevuld. Vul het in, of laat de sleutel weg.
    Ved »code« er der ikke udfyldt noget. Udfyld det, eller udelad nøglen.
    """
  ),
  (
    "{properties: {code: {maxLength: 1}}}", "code: «ab»",
    """
    “code” takes at most 1 character, and this has 2. Shorten it.
    Voor ‘code’ geldt een maximum van 1 teken, en dit zijn er 2. Maak het korter.
    Ved »code« må der højst stå 1 tegn, og her er der 2. Gør det kortere.
    """
  ),
  (
    "{properties: {code: {pattern: '^[a-z]+$'}}}", "code: «A7»",
    """
    “A7” is not written the way that “code” needs. It must match the pattern “^[a-z]+$”.
    ‘A7’ is niet geschreven zoals het bij ‘code’ hoort. Het moet voldoen aan het patroon ‘^[a-z]+$’.
    »A7« er ikke skrevet sådan, som det skal være ved »code«. Det skal passe til mønsteret »^[a-z]+$«.
    """
  ),
  (
    "{properties: {code: {pattern: '^[A-Z][0-9]$', examples: [B2]}}}", "code: «b»",
    """
    “b” is not written the way that “code” needs. Write it as in “B2”.
    ‘b’ is niet geschreven zoals het bij ‘code’ hoort. Schrijf het zoals in ‘B2’.
    »b« er ikke skrevet sådan, som det skal være ved »code«. Skriv det som i »B2«.
    """
  ),
  (
    "{properties: {hours: {exclusiveMaximum: 24}}}", "hours: «24»",
    """
    “hours” must be less than 24, not “24”.
    Bij ‘hours’ hoort minder dan 24, niet ‘24’.
    Ved »hours« skal der stå mindre end 24, ikke »24«.
    """
  ),
  (
    "{properties: {hours: {minimum: 1, maximum: 24}}}", "hours: «0.99999999999999999999»",
    """
    “hours” must lie between 1 and 24, and “0.99999999999999999999” does not.
    Bij ‘hours’ hoort een getal van 1 tot en met 24, niet ‘0.99999999999999999999’.
    Ved »hours« skal der stå et tal fra 1 til 24, ikke »0.99999999999999999999«.
    """
  ),
  (
    "{properties: {hours: {multipleOf: 1}}}", "hours: «1.5»",
    """
    “hours” takes a whole number, not “1.5”. Write digits only, without a unit: 42.
    Bij ‘hours’ hoort een geheel getal, niet ‘1.5’. Schrijf alleen cijfers, zonder eenheid: 42.
    Ved »hours« skal der stå et helt tal, ikke »1.5«. Skriv kun cifre, uden enhed: 42.
    """
  ),
  (
    "{properties: {price: {multipleOf: 0.01}}}", "price: «1.005»",
    """
    “price” takes a number of at most 2 decimals, not “1.005”. Round it.
    Bij ‘price’ hoort een getal met hoogstens 2 decimalen, niet ‘1.005’. Rond het af.
    Ved »price« skal der stå et tal med højst 2 decimaler, ikke »1.005«. Afrund det.
    """
  ),
  (
    "{properties: {price: {multipleOf: 5}}}", "price: «7»",
    """
    “price” must be a multiple of 5, and “7” is not.
    Bij ‘price’ hoort een veelvoud van 5, en ‘7’ is dat niet.
    Ved »price« skal der stå et multiplum af 5, og det er »7« ikke.
    """
  ),
  (
    "{properties: {price: {type: number, minimum: 0}}}", "price: «.nan»",
    """
    “price” takes a number, not “.nan”. Write digits only, with a point for decimals and no unit: 42 or 0.5.
    Bij ‘price’ hoort een getal, niet ‘.nan’. Schrijf alleen cijfers, met een punt voor decimalen en zonder eenheid: 42 of 0.5.
    Ved »price« skal der stå et tal, ikke ».nan«. Skriv kun cifre, med punktum før decimaler og uden enhed: 42 eller 0.5.
    """
  ),
  (
    "{properties: {team: {minProperties: 2}}}", "«team»: {a: 1}",
    """
    “team” needs at least 2 keys.
    Voor ‘team’ geldt een minimum van 2 sleutels.
    Under »team« skal der stå mindst 2 nøgler.
    """
  ),
  (
    "{properties: {team: {maxProperties: 1}}}", "«team»: {a: 1, b: 2}",
    """
    “team” takes at most 1 key, and this has 2.
    Voor ‘team’ geldt een maximum van 1 sleutel, en dit zijn er 2.
    Under »team« må der højst stå 1 nøgle, og her er der 2.
    """
  ),
  (
    "{properties: {tags: {minItems: 2}}}", "«tags»: [a]",
    """
    “tags” needs at least 2 items.
    Zet bij ‘tags’ minstens 2 punten.
    Ved »tags« skal der stå mindst 2 punkter.
    """
  ),
  (
    "{properties: {tags: {maxItems: 1}}}", "«tags»: [a, b]",
    """
    “tags” takes at most 1 item, and this has 2.
    Voor ‘tags’ geldt een maximum van 1 punt, en dit zijn er 2.
    Ved »tags« må der højst stå 1 punkt, og her er der 2.
    """
  ),
  (
    "{properties: {tags: {prefixItems: [true], items: false}}}", "tags: [a, «b», c]",
    """
    “tags” takes at most 1 item, and here another begins.
    Voor ‘tags’ geldt een maximum van 1 punt, en hier begint er nog één.
    Ved »tags« må der højst stå 1 punkt, og her begynder endnu et.
    """
  ),
  (
    "{properties: {tags: {items: false}}}", "tags: [«a»]",
    """
    “tags” takes no items. Leave the list empty, or leave it out.
    Bij ‘tags’ horen geen punten. Laat de lijst leeg, of laat haar weg.
    Ved »tags« må der ikke stå punkter. Lad listen være tom, eller udelad den.
    """
  ),
  (
    "{properties: {tags: {uniqueItems: true}}}", "tags: [a, b, «a»]",
    """
    “tags” names “a” twice. Remove one of them.
    Bij ‘tags’ staat ‘a’ twee keer. Haal er één weg.
    Ved »tags« står »a« to gange. Fjern det ene.
    """
  ),
  (
    "{properties: {tags: {uniqueItems: true}}}", "tags: [{a: 1}, «{»a: 1.0}]",
    """
    “tags” has the same item twice. Remove one of them.
    Bij ‘tags’ staat twee keer hetzelfde punt. Haal er één weg.
    Ved »tags« står det samme punkt to gange. Fjern det ene.
    """
  ),
  (
    "{properties: {tags: {contains: {enum: [lead, boss]}}}}", "«tags»: [a]",
    """
    “tags” needs an item that is “lead” or “boss”.
    Bij ‘tags’ hoort een punt dat dit is: ‘lead’ of ‘boss’.
    Ved »tags« skal der stå et punkt, som er »lead« eller »boss«.
    """
  ),
  (
    "{properties: {tags: {contains: {minimum: 3}}}}", "«tags»: [1]",
    """
    “tags” needs an item of another kind than those that are there.
    Bij ‘tags’ hoort een punt van een andere soort dan er staan.
    Ved »tags« skal der stå et punkt af en anden slags end dem, der står der.
    """
  ),
  (
    "{properties: {tags: {contains: {type: integer}, minContains: 2}}}", "«tags»: [1, a]",
    """
    “tags” needs at least 2 items of this kind: a whole number. It has 1.
    Voor ‘tags’ geldt een minimum van 2 punten van deze soort: een geheel getal. Het zijn er 1.
    Ved »tags« skal der stå mindst 2 punkter af denne slags: et helt tal. Der er 1.
    """
  ),
  (
    "{properties: {tags: {contains: {required: [who]}, minContains: 2}}}", "«tags»: []",
    """
    “tags” needs at least 2 items of this kind: a section with the key “who”. It has 0.
    Voor ‘tags’ geldt een minimum van 2 punten van deze soort: een onderdeel met de sleutel ‘who’. Het zijn er 0.
    Ved »tags« skal der stå mindst 2 punkter af denne slags: et afsnit med nøglen »who«. Der er 0.
    """
  ),
  (
    "{properties: {tags: {contains: {minimum: 3}, maxContains: 1}}}", "«tags»: [4, 5]",
    """
    “tags” takes at most 1 item of this kind: one that the format has no name for. It has 2.
    Voor ‘tags’ geldt een maximum van 1 punt van deze soort: een waarvoor het formaat geen naam heeft. Het zijn er 2.
    Ved »tags« må der højst stå 1 punkt af denne slags: en, som formatet ikke har noget navn for. Der er 2.
    """
  ),
  (
    "{properties: {who: {type: string}}}", "who: «~»",
    """
    “who” is empty. Fill it in, or leave the key out.
    Bij ‘who’ is niets ingevuld. Vul het in, of laat de sleutel weg.
    Ved »who« er der ikke udfyldt noget. Udfyld det, eller udelad nøglen.
    """
  ),
  (
    "{properties: {who: {type: string}}}", "who: «12»",
    """
    “who” takes a text, and “12” is read as a number. Put it in quotation marks.
    Bij ‘who’ hoort een tekst, maar ‘12’ wordt als getal gelezen. Zet het tussen aanhalingstekens.
    Ved »who« skal der stå en tekst, men »12« læses som et tal. Sæt det i anførselstegn.
    """
  ),
  (
    "{properties: {who: {type: boolean}}}", "who: «yes»",
    """
    “who” takes true or false, not “yes”. Write true for yes and false for no, without quotation marks.
    Bij ‘who’ hoort true of false, niet ‘yes’. Schrijf true voor ja en false voor nee, zonder aanhalingstekens.
    Ved »who« skal der stå true eller false, ikke »yes«. Skriv true for ja og false for nej, uden anførselstegn.
    """
  ),
  (
    "{properties: {who: {type: integer}}}", "who: «'12'»",
    """
    “who” takes a number, and “12” in quotation marks is a text. Remove the quotation marks.
    Bij ‘who’ hoort een getal, en ‘12’ tussen aanhalingstekens is een tekst. Haal de aanhalingstekens weg.
    Ved »who« skal der stå et tal, og »12« i anførselstegn er en tekst. Fjern anførselstegnene.
    """
  ),
  (
    "{properties: {who: {type: array}}}", "who: «x»",
    """
    “who” takes a list, not a single value. Put each item on a line of its own that begins with a dash and a space.
    Bij ‘who’ hoort een lijst, geen losse waarde. Zet elk punt op een eigen regel die begint met een streepje en een spatie.
    Ved »who« skal der stå en liste, ikke en enkelt værdi. Sæt hvert punkt på sin egen linje, der begynder med en bindestreg og et mellemrum.
    """
  ),
  (
    "{properties: {who: {type: array}}}", "«who»: {a: 1}",
    """
    “who” takes a list, and keys stand directly below it. Put a dash and a space before the first key of each item, and indent its other keys as far.
    Bij ‘who’ hoort een lijst, maar er staan meteen sleutels onder. Zet een streepje en een spatie voor de eerste sleutel van elk punt, en laat de andere sleutels even ver inspringen.
    Ved »who« skal der stå en liste, men der står nøgler direkte under. Sæt en bindestreg og et mellemrum før den første nøgle i hvert punkt, og ryk de andre nøgler lige så langt ind.
    """
  ),
  (
    "{properties: {who: {type: object}}}", "«who»: [a]",
    """
    “who” is one section with keys of its own, not a list. Remove the dashes.
    Bij ‘who’ horen eigen sleutels, geen lijst. Haal de streepjes weg.
    Under »who« skal der stå nøgler, ikke en liste. Fjern bindestregerne.
    """
  ),
  (
    "{properties: {who: {type: object}}}", "who: «x»",
    """
    “who” is a section with keys of its own, not a single value.
    Bij ‘who’ horen eigen sleutels, geen losse waarde.
    Under »who« skal der stå nøgler, ikke en enkelt værdi.
    """
  ),
  (
    "{properties: {who: {type: 'null'}}}", "who: «x»",
    """
    “who” must stay empty.
    Bij ‘who’ hoort niets te staan.
    Ved »who« skal der ikke stå noget.
    """
  ),
  (
    "{properties: {who: {type: [string, 'null']}}}", "«who»: [a]",
    """
    “who” takes one value, not a list. Remove the dashes or brackets and give one value.
    Bij ‘who’ hoort één waarde, geen lijst. Haal de streepjes of haken weg en geef één waarde.
    Ved »who« skal der stå én værdi, ikke en liste. Fjern bindestregerne eller klammerne, og giv én værdi.
    """
  ),
  (
    "{properties: {who: {type: [string, number]}}}", "«who»: {a: 1}",
    """
    “who” takes one value, and keys stand below it. Give the value on the same line; a text with a colon in it needs quotation marks.
    Bij ‘who’ hoort één waarde, maar er staan sleutels onder. Geef de waarde op dezelfde regel; een tekst met een dubbele punt erin moet tussen aanhalingstekens.
    Ved »who« skal der stå én værdi, men der står nøgler under. Giv værdien på samme linje; en tekst med kolon i skal stå i anførselstegn.
    """
  ),
  (
    "{properties: {who: {type: [string, integer, array]}}}", "who: «true»",
    """
    “who” takes a text, a whole number or a list, not “true”.
    Bij ‘who’ hoort een tekst, een geheel getal of een lijst; er staat ‘true’.
    Ved »who« skal der stå en tekst, et helt tal eller en liste; der står »true«.
    """
  ),
  (
    "{properties: {who: {type: [boolean, object]}}}", "«who»: [a]",
    """
    “who” takes true/false or a section with keys of its own, not a list.
    Bij ‘who’ hoort true/false of een onderdeel met eigen sleutels; er staat een lijst.
    Ved »who« skal der stå true/false eller et afsnit med egne nøgler; der står en liste.
    """
  ),
  (
    "{type: object}", "«a text»",
    """
    This value takes a section with keys of its own, not “a text”.
    Bij deze waarde hoort een onderdeel met eigen sleutels; er staat ‘a text’.
    Ved denne værdi skal der stå et afsnit med egne nøgler; der står »a text«.
    """
  ),
  (
    "{properties: {who: {enum: [Anna, Bob]}}}", "who: «Ana»",
    """
    “who” cannot be “Ana”. Did you mean “Anna”? Choose “Anna” or “Bob”.
    Bij ‘who’ kan ‘Ana’ niet staan. Bedoelde u ‘Anna’? Kies ‘Anna’ of ‘Bob’.
    Ved »who« kan der ikke stå »Ana«. Mente I »Anna«? Vælg »Anna« eller »Bob«.
    """
  ),
  (
    "{properties: {who: {enum: [[1], {a: 1}]}}}", "«who»: [2]",
    """
    “who” is none of the values that belong here. Choose “[1]” or “{a: 1}”.
    Bij ‘who’ staat geen van de waarden die hier horen. Kies ‘[1]’ of ‘{a: 1}’.
    Ved »who« står ingen af de værdier, der hører til her. Vælg »[1]« eller »{a: 1}«.
    """
  ),
  (
    "{properties: {who: {const: 12}}}", "who: «13»",
    """
    “who” cannot be “13”. Write “12”.
    Bij ‘who’ kan ‘13’ niet staan. Schrijf ‘12’.
    Ved »who« kan der ikke stå »13«. Skriv »12«.
    """
  ),
  (
    "{properties: {who: {enum: []}}}", "who: «13»",
    """
    “who” cannot be “13”.
    Bij ‘who’ kan ‘13’ niet staan.
    Ved »who« kan der ikke stå »13«.
    """
  ),
  (
    "false", "«x»",
    """
    This value does not belong here. Remove it.
    Hier hoort deze waarde niet. Haal het weg.
    Her hører denne værdi ikke til. Fjern det.
    """
  ),
  (
    "{properties: {who: false}}", "«who»: 1",
    """
    The key “who” does not belong in the plan. Remove it.
    De sleutel ‘who’ hoort niet in het plan. Haal hem weg.
    Nøglen »who« hører ikke til i planen. Fjern den.
    """
  ),
  (
    "{properties: {team: {additionalProperties: false, properties: {name: {}, lead: {}}}}}", "team: {«nane»: x}",
    """
    There is no key “nane” in “team”. Did you mean “name”? Rename it to “name”.
    Er bestaat geen sleutel ‘nane’ in ‘team’. Bedoelde u ‘name’? Noem de sleutel ‘name’.
    Der findes ingen nøgle »nane« i »team«. Mente I »name«? Omdøb den til »name«.
    """
  ),
  (
    "{properties: {team: {propertyNames: {pattern: '^[a-z]+$'}}}}", "team: {«B2»: x}",
    """
    “B2” cannot be a key in “team”. It must match the pattern “^[a-z]+$”.
    ‘B2’ kan geen sleutel zijn in ‘team’. Het moet voldoen aan het patroon ‘^[a-z]+$’.
    »B2« kan ikke være en nøgle i »team«. Det skal passe til mønsteret »^[a-z]+$«.
    """
  ),
  (
    "{properties: {team: {propertyNames: {enum: [north, south]}}}}", "team: {«nort»: x}",
    """
    “nort” cannot be a key in “team”. Choose “north” or “south”.
    ‘nort’ kan geen sleutel zijn in ‘team’. Kies ‘north’ of ‘south’.
    »nort« kan ikke være en nøgle i »team«. Vælg »north« eller »south«.
    """
  ),
  (
    "{properties: {team: {required: [name]}}}", "«team»: {lead: x}",
    """
    The key “name” is missing in “team”.
    De sleutel ‘name’ ontbreekt in ‘team’.
    Nøglen »name« mangler i »team«.
    """
  ),
  (
    "{properties: {team: {dependentRequired: {lead: [phone]}}}}", "«team»: {lead: x}",
    """
    The key “phone” is missing in “team”: where “lead” is given, it belongs there too.
    De sleutel ‘phone’ ontbreekt in ‘team’: waar ‘lead’ staat, hoort die er ook bij.
    Nøglen »phone« mangler i »team«: hvor »lead« står, hører den også til.
    """
  ),
  (
    "{properties: {team: {properties: {a: {}}, unevaluatedProperties: false}}}", "team: {«b»: x}",
    """
    The key “b” does not belong in “team”. Remove it.
    De sleutel ‘b’ hoort niet in ‘team’. Haal hem weg.
    Nøglen »b« hører ikke til i »team«. Fjern den.
    """
  ),
  (
    "{properties: {team: {anyOf: [{required: [name]}, {required: [lead]}]}}}", "«team»: {}",
    """
    One of these keys is missing in “team”: “name” or “lead”.
    Een van deze sleutels ontbreekt in ‘team’: ‘name’ of ‘lead’.
    En af disse nøgler mangler i »team«: »name« eller »lead«.
    """
  ),
  (
    "{properties: {when: {anyOf: [{pattern: '^a', title: a code with a}, {pattern: '^b', title: a code with b}]}}}",
    "when: «x»",
    """
    “when” fits none of what may stand here. Give “a code with a” or “a code with b”.
    Wat bij ‘when’ staat, past bij niets van wat hier kan staan. Geef ‘a code with a’ of ‘a code with b’.
    Det, der står ved »when«, passer ikke til noget af det, der kan stå her. Angiv »a code with a« eller »a code with b«.
    """
  ),
  (
    "{properties: {when: {anyOf: [{minimum: 3}, {multipleOf: 2}]}}}", "when: «1»",
    """
    “when” fits none of the 2 forms that may stand here.
    Wat bij ‘when’ staat, past bij geen van de 2 vormen die hier kunnen staan.
    Det, der står ved »when«, passer ikke til nogen af de 2 former, der kan stå her.
    """
  ),
  (
    "{properties: {when: {anyOf: [{type: string}, {type: integer}]}}}", "«when»: [a]",
    """
    “when” takes one value, not a list. Remove the dashes or brackets and give one value.
    Bij ‘when’ hoort één waarde, geen lijst. Haal de streepjes of haken weg en geef één waarde.
    Ved »when« skal der stå én værdi, ikke en liste. Fjern bindestregerne eller klammerne, og giv én værdi.
    """
  ),
  (
    "{properties: {when: {anyOf: [{const: soon}, {enum: [later, never]}]}}}", "when: «latr»",
    """
    “when” cannot be “latr”. Did you mean “later”? Choose “soon”, “later” or “never”.
    Bij ‘when’ kan ‘latr’ niet staan. Bedoelde u ‘later’? Kies ‘soon’, ‘later’ of ‘never’.
    Ved »when« kan der ikke stå »latr«. Mente I »later«? Vælg »soon«, »later« eller »never«.
    """
  ),
  (
    "{properties: {when: {anyOf: [{type: string, format: date}, {type: string, format: email}]}}}", "when: «x»",
    """
    “when” fits none of what may stand here. Give a date or a mail address.
    Wat bij ‘when’ staat, past bij niets van wat hier kan staan. Geef een datum of een mailadres.
    Det, der står ved »when«, passer ikke til noget af det, der kan stå her. Angiv en dato eller en mailadresse.
    """
  ),
  (
    "{properties: {when: {oneOf: [{required: [day]}, {required: [week]}]}}}", "«when»: {day: 1, week: 2}",
    """
    “when” fits two forms at once, and only one may be meant: a section with the key “day” and a section with the key “week”. Keep what belongs to one of them.
    Wat bij ‘when’ staat, past bij twee vormen tegelijk, en er mag maar één bedoeld zijn: een onderdeel met de sleutel ‘day’ en een onderdeel met de sleutel ‘week’. Houd wat bij een van beide hoort.
    Det, der står ved »when«, passer til to former på én gang, og kun én må være ment: et afsnit med nøglen »day« og et afsnit med nøglen »week«. Behold det, der hører til den ene.
    """
  ),
  (
    "{properties: {when: {oneOf: [{minimum: 3}, {multipleOf: 2}]}}}", "when: «4»",
    """
    “when” fits two forms at once, and only one may be meant: alternative 1 and alternative 2. Keep what belongs to one of them.
    Wat bij ‘when’ staat, past bij twee vormen tegelijk, en er mag maar één bedoeld zijn: mogelijkheid 1 en mogelijkheid 2. Houd wat bij een van beide hoort.
    Det, der står ved »when«, passer til to former på én gang, og kun én må være ment: mulighed 1 og mulighed 2. Behold det, der hører til den ene.
    """
  ),
  (
    "{properties: {when: {not: {enum: [never, no]}}}}", "when: «never»",
    """
    “when” cannot be “never”.
    Bij ‘when’ kan ‘never’ niet staan.
    Ved »when« kan der ikke stå »never«.
    """
  ),
  (
    "{properties: {when: {not: {type: integer}}}}", "when: «3»",
    """
    “when” may be anything but a whole number.
    Bij ‘when’ kan van alles staan, maar dit niet: een geheel getal.
    Ved »when« kan der stå hvad som helst, men ikke dette: et helt tal.
    """
  ),
  (
    "{properties: {when: {not: {minimum: 2}}}}", "when: «3»",
    """
    “when” has a form that is not allowed here.
    Bij ‘when’ staat iets in een vorm die hier niet mag.
    Ved »when« står noget i en form, som ikke er tilladt her.
    """
  ),
  (
    "{properties: {team: {not: {required: [boss]}}}}", "team: {«boss»: x}",
    """
    The key “boss” does not belong in “team”. Remove it.
    De sleutel ‘boss’ hoort niet in ‘team’. Haal hem weg.
    Nøglen »boss« hører ikke til i »team«. Fjern den.
    """
  ),
  (
    "{properties: {when: {format: date}}}", "when: «2026-02-30»",
    """
    “when” takes a date, and “2026-02-30” is none. Write it as in “2026-03-14”.
    Bij ‘when’ hoort een datum, en dat is ‘2026-02-30’ niet. Schrijf het zoals in ‘2026-03-14’.
    Ved »when« skal der stå en dato, og det er »2026-02-30« ikke. Skriv det som i »2026-03-14«.
    """
  ),
  (
    "{properties: {when: {format: time}}}", "when: «noon»",
    """
    “when” takes a time of day, and “noon” is none. Write it as in “09:30:00+01:00”.
    Bij ‘when’ hoort een tijdstip, en dat is ‘noon’ niet. Schrijf het zoals in ‘09:30:00+01:00’.
    Ved »when« skal der stå et klokkeslæt, og det er »noon« ikke. Skriv det som i »09:30:00+01:00«.
    """
  ),
  (
    "{properties: {when: {format: date-time}}}", "when: «2026-02-03»",
    """
    “when” takes a date with a time of day, and “2026-02-03” is none. Write it as in “2026-03-14T09:30:00+01:00”.
    Bij ‘when’ hoort een datum met een tijdstip, en dat is ‘2026-02-03’ niet. Schrijf het zoals in ‘2026-03-14T09:30:00+01:00’.
    Ved »when« skal der stå en dato med klokkeslæt, og det er »2026-02-03« ikke. Skriv det som i »2026-03-14T09:30:00+01:00«.
    """
  ),
  (
    "{properties: {when: {format: duration}}}", "when: «3 weeks»",
    """
    “when” takes a length of time, and “3 weeks” is none. Write it as in “P3M”.
    Bij ‘when’ hoort een tijdsduur, en dat is ‘3 weeks’ niet. Schrijf het zoals in ‘P3M’.
    Ved »when« skal der stå en varighed, og det er »3 weeks« ikke. Skriv det som i »P3M«.
    """
  ),
  (
    "{properties: {to: {format: email}}}", "to: «anna»",
    """
    “to” takes a mail address, and “anna” is none. Write it as in “name@example.org”.
    Bij ‘to’ hoort een mailadres, en dat is ‘anna’ niet. Schrijf het zoals in ‘name@example.org’.
    Ved »to« skal der stå en mailadresse, og det er »anna« ikke. Skriv det som i »name@example.org«.
    """
  ),
  (
    "{properties: {to: {format: hostname}}}", "to: «a_b»",
    """
    “to” takes the name of a computer, and “a_b” is none. Write it as in “www.example.org”.
    Bij ‘to’ hoort de naam van een computer, en dat is ‘a_b’ niet. Schrijf het zoals in ‘www.example.org’.
    Ved »to« skal der stå navnet på en computer, og det er »a_b« ikke. Skriv det som i »www.example.org«.
    """
  ),
  (
    "{properties: {to: {format: ipv4}}}", "to: «1.2.3»",
    """
    “to” takes an IPv4 address, and “1.2.3” is none. Write it as in “192.0.2.1”.
    Bij ‘to’ hoort een IPv4-adres, en dat is ‘1.2.3’ niet. Schrijf het zoals in ‘192.0.2.1’.
    Ved »to« skal der stå en IPv4-adresse, og det er »1.2.3« ikke. Skriv det som i »192.0.2.1«.
    """
  ),
  (
    "{properties: {to: {format: ipv6}}}", "to: «1.2.3»",
    """
    “to” takes an IPv6 address, and “1.2.3” is none. Write it as in “2001:db8::1”.
    Bij ‘to’ hoort een IPv6-adres, en dat is ‘1.2.3’ niet. Schrijf het zoals in ‘2001:db8::1’.
    Ved »to« skal der stå en IPv6-adresse, og det er »1.2.3« ikke. Skriv det som i »2001:db8::1«.
    """
  ),
  (
    "{properties: {to: {format: uri}}}", "to: «/page»",
    """
    “to” takes a whole web address, and “/page” is none. Write it as in “https://example.org/page”.
    Bij ‘to’ hoort een volledig webadres, en dat is ‘/page’ niet. Schrijf het zoals in ‘https://example.org/page’.
    Ved »to« skal der stå en hel webadresse, og det er »/page« ikke. Skriv det som i »https://example.org/page«.
    """
  ),
  (
    "{properties: {to: {format: uri-reference}}}", "to: «a b»",
    """
    “to” takes a web address, and “a b” is none. Write it as in “/page”.
    Bij ‘to’ hoort een webadres, en dat is ‘a b’ niet. Schrijf het zoals in ‘/page’.
    Ved »to« skal der stå en webadresse, og det er »a b« ikke. Skriv det som i »/page«.
    """
  ),
  (
    "{properties: {to: {format: uri-template}}}", "to: «'{'»",
    """
    “to” takes a web address with places to fill in, and “{” is none. Write it as in “https://example.org/{page}”.
    Bij ‘to’ hoort een webadres met plekken om in te vullen, en dat is ‘{’ niet. Schrijf het zoals in ‘https://example.org/{page}’.
    Ved »to« skal der stå en webadresse med pladser til at udfylde, og det er »{« ikke. Skriv det som i »https://example.org/{page}«.
    """
  ),
  (
    "{properties: {to: {format: uuid}}}", "to: «x»",
    """
    “to” takes a UUID, and “x” is none. Write it as in “123e4567-e89b-12d3-a456-426614174000”.
    Bij ‘to’ hoort een UUID, en dat is ‘x’ niet. Schrijf het zoals in ‘123e4567-e89b-12d3-a456-426614174000’.
    Ved »to« skal der stå et UUID, og det er »x« ikke. Skriv det som i »123e4567-e89b-12d3-a456-426614174000«.
    """
  ),
  (
    "{properties: {to: {format: json-pointer}}}", "to: «x»",
    """
    “to” takes a JSON pointer, and “x” is none. Write it as in “/a/0”.
    Bij ‘to’ hoort een JSON-pointer, en dat is ‘x’ niet. Schrijf het zoals in ‘/a/0’.
    Ved »to« skal der stå en JSON-pointer, og det er »x« ikke. Skriv det som i »/a/0«.
    """
  ),
  (
    "{properties: {to: {format: regex}}}", "to: «(»",
    """
    “to” takes a pattern, and “(” is none.
    Bij ‘to’ hoort een patroon, en dat is ‘(’ niet.
    Ved »to« skal der stå et mønster, og det er »(« ikke.
    """
  ),
  (
    "{properties: {to: {format: relative-json-pointer}}}", "to: «x»",
    """
    “to” takes a JSON pointer, and “x” is none. Write it as in “1/a”.
    Bij ‘to’ hoort een JSON-pointer, en dat is ‘x’ niet. Schrijf het zoals in ‘1/a’.
    Ved »to« skal der stå en JSON-pointer, og det er »x« ikke. Skriv det som i »1/a«.
    """
  ),
  (
    "{properties: {to: {format: iri}}}", "to: «x»",
    """
    “to” takes a whole web address, and “x” is none. Write it as in “https://example.org/page”.
    Bij ‘to’ hoort een volledig webadres, en dat is ‘x’ niet. Schrijf het zoals in ‘https://example.org/page’.
    Ved »to« skal der stå en hel webadresse, og det er »x« ikke. Skriv det som i »https://example.org/page«.
    """
  ),
  (
    "{properties: {to: {format: idn-email}}}", "to: «x»",
    """
    “to” takes a mail address, and “x” is none. Write it as in “name@example.org”.
    Bij ‘to’ hoort een mailadres, en dat is ‘x’ niet. Schrijf het zoals in ‘name@example.org’.
    Ved »to« skal der stå en mailadresse, og det er »x« ikke. Skriv det som i »name@example.org«.
    """
  ),
  (
    "{properties: {to: {format: iri-reference}}}", "to: «a b»",
    """
    “to” takes a web address, and “a b” is none. Write it as in “/page”.
    Bij ‘to’ hoort een webadres, en dat is ‘a b’ niet. Schrijf het zoals in ‘/page’.
    Ved »to« skal der stå en webadresse, og det er »a b« ikke. Skriv det som i »/page«.
    """
  ),
  (
    "{properties: {a: {type: string}}, additionalProperties: {type: object}}", "«a»: {b: 1}",
    """
    “a” takes one value, and keys stand below it. Give the value on the same line; a text with a colon in it needs quotation marks.
    Bij ‘a’ hoort één waarde, maar er staan sleutels onder. Geef de waarde op dezelfde regel; een tekst met een dubbele punt erin moet tussen aanhalingstekens.
    Ved »a« skal der stå én værdi, men der står nøgler under. Giv værdien på samme linje; en tekst med kolon i skal stå i anførselstegn.
    """
  ),
]

@Test("each complaint of the standard's keywords reads as a consultant would say it, in three languages")
func conditionTexts() {
  for (schema, value, texts) in expected {
    let actual = complaints(schema, value, location: #_sourceLocation)
    #expect(actual == texts, "\(schema)\n\(value)\n\(actual)")
  }
}
