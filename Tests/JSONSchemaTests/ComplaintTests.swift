import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// What the first finding of a plan says in each language: the message, then the advice.
private func texts(_ plan: String) -> String {
  let text = plan.hasPrefix("format:") ? plan : "format: crm-plan/1\n" + plan
  guard let finding = Sample.validate(text)?.validation.diagnostics.first else { return "nothing" }
  return Language.allCases.map { language in
    [finding.message, finding.advice].compactMap { $0?.text(in: language) }.joined(separator: " ")
  }.joined(separator: "\n")
}

private let expected: [(plan: String, texts: String)] = [
  (
    "metric: {name: use, week by week, and more, target: 3}",
    """
    There is no key “week by week” in “metric”: between braces, a comma ends the text before it. Put the whole text in quotation marks: "use, week by week, and more".
    Er bestaat geen sleutel ‘week by week’ in ‘metric’: tussen accolades eindigt een tekst bij een komma. Zet de hele tekst tussen aanhalingstekens: "use, week by week, and more".
    Der findes ingen nøgle »week by week« i »metric«: mellem krøllede parenteser slutter en tekst ved et komma. Sæt hele teksten i anførselstegn: "use, week by week, and more".
    """
  ),
  (
    "name: 12",
    """
    “name” takes a text, and “12” is read as a number. Put it in quotation marks.
    Bij ‘name’ hoort een tekst, maar ‘12’ wordt als getal gelezen. Zet het tussen aanhalingstekens.
    Ved »name« skal der stå en tekst, men »12« læses som et tal. Sæt det i anførselstegn.
    """
  ),
  (
    "name: true",
    """
    “name” takes a text, and “true” is read as yes or no. Put it in quotation marks.
    Bij ‘name’ hoort een tekst, maar ‘true’ wordt als ja of nee gelezen. Zet het tussen aanhalingstekens.
    Ved »name« skal der stå en tekst, men »true« læses som ja eller nej. Sæt det i anførselstegn.
    """
  ),
  (
    "started: ja",
    """
    “started” takes true or false, not “ja”. Write true for yes and false for no, without quotation marks.
    Bij ‘started’ hoort true of false, niet ‘ja’. Schrijf true voor ja en false voor nee, zonder aanhalingstekens.
    Ved »started« skal der stå true eller false, ikke »ja«. Skriv true for ja og false for nej, uden anførselstegn.
    """
  ),
  (
    "count: 1.5",
    """
    “count” takes a whole number, not “1.5”. Write digits only, without a unit: 42.
    Bij ‘count’ hoort een geheel getal, niet ‘1.5’. Schrijf alleen cijfers, zonder eenheid: 42.
    Ved »count« skal der stå et helt tal, ikke »1.5«. Skriv kun cifre, uden enhed: 42.
    """
  ),
  (
    "weight: veel",
    """
    “weight” takes a number, not “veel”. Write digits only, with a point for decimals and no unit: 42 or 0.5.
    Bij ‘weight’ hoort een getal, niet ‘veel’. Schrijf alleen cijfers, met een punt voor decimalen en zonder eenheid: 42 of 0.5.
    Ved »weight« skal der stå et tal, ikke »veel«. Skriv kun cifre, med punktum før decimaler og uden enhed: 42 eller 0.5.
    """
  ),
  (
    "weight: '3'",
    """
    “weight” takes a number, and “3” in quotation marks is a text. Remove the quotation marks.
    Bij ‘weight’ hoort een getal, en ‘3’ tussen aanhalingstekens is een tekst. Haal de aanhalingstekens weg.
    Ved »weight« skal der stå et tal, og »3« i anførselstegn er en tekst. Fjern anførselstegnene.
    """
  ),
  (
    "tags: one",
    """
    “tags” takes a list, not a single value. Put each item on a line of its own that begins with a dash and a space.
    Bij ‘tags’ hoort een lijst, geen losse waarde. Zet elk punt op een eigen regel die begint met een streepje en een spatie.
    Ved »tags« skal der stå en liste, ikke en enkelt værdi. Sæt hvert punkt på sin egen linje, der begynder med en bindestreg og et mellemrum.
    """
  ),
  (
    "risks: {kind: people}",
    """
    “risks” takes a list, and keys stand directly below it. Put a dash and a space before the first key of each item, and indent its other keys as far.
    Bij ‘risks’ hoort een lijst, maar er staan meteen sleutels onder. Zet een streepje en een spatie voor de eerste sleutel van elk punt, en laat de andere sleutels even ver inspringen.
    Ved »risks« skal der stå en liste, men der står nøgler direkte under. Sæt en bindestreg og et mellemrum før den første nøgle i hvert punkt, og ryk de andre nøgler lige så langt ind.
    """
  ),
  (
    "main: people",
    """
    “main” is a section with keys of its own, not a single value. The keys here are id, kind, mitigation, measure and risks.
    Bij ‘main’ horen eigen sleutels, geen losse waarde. De sleutels hier zijn id, kind, mitigation, measure en risks.
    Under »main« skal der stå nøgler, ikke en enkelt værdi. Nøglerne her er id, kind, mitigation, measure og risks.
    """
  ),
  (
    "metric: [a]",
    """
    “metric” is one section with keys of its own, not a list. Remove the dashes.
    Bij ‘metric’ horen eigen sleutels, geen lijst. Haal de streepjes weg.
    Under »metric« skal der stå nøgler, ikke en liste. Fjern bindestregerne.
    """
  ),
  (
    "hours: [1]",
    """
    “hours” takes one value, not a list. Remove the dashes or brackets and give one value.
    Bij ‘hours’ hoort één waarde, geen lijst. Haal de streepjes of haken weg en geef één waarde.
    Ved »hours« skal der stå én værdi, ikke en liste. Fjern bindestregerne eller klammerne, og giv én værdi.
    """
  ),
  (
    "hours: {a: 1}",
    """
    “hours” takes one value, and keys stand below it. Give the value on the same line; a text with a colon in it needs quotation marks.
    Bij ‘hours’ hoort één waarde, maar er staan sleutels onder. Geef de waarde op dezelfde regel; een tekst met een dubbele punt erin moet tussen aanhalingstekens.
    Ved »hours« skal der stå én værdi, men der står nøgler under. Giv værdien på samme linje; en tekst med kolon i skal stå i anførselstegn.
    """
  ),
  (
    "tags: [a]",
    """
    “tags” needs at least 2 items.
    Zet bij ‘tags’ minstens 2 punten.
    Ved »tags« skal der stå mindst 2 punkter.
    """
  ),
  (
    "? [a]\n: b",
    """
    A key is a name, not a list or a section. Write a name before the colon.
    Een sleutel is een naam, geen lijst of onderdeel. Schrijf een naam voor de dubbele punt.
    En nøgle er et navn, ikke en liste eller et afsnit. Skriv et navn før kolonet.
    """
  ),
  (
    "nmae: x",
    """
    There is no key “nmae” in the plan. Did you mean “name”? Rename it to “name”. Keys of your own begin with “x-”.
    Er bestaat geen sleutel ‘nmae’ in het plan. Bedoelde u ‘name’? Noem de sleutel ‘name’. Eigen sleutels beginnen met ‘x-’.
    Der findes ingen nøgle »nmae« i planen. Mente I »name«? Omdøb den til »name«. Dine egne nøgler begynder med »x-«.
    """
  ),
  (
    "metric: {kind: people}",
    """
    There is no key “kind” in “metric”. This key belongs in “risks” or “main”: move it there. Keys of your own begin with “x-”.
    Er bestaat geen sleutel ‘kind’ in ‘metric’. Deze sleutel hoort in ‘risks’ of ‘main’: verplaats hem daarheen. Eigen sleutels beginnen met ‘x-’.
    Der findes ingen nøgle »kind« i »metric«. Denne nøgle hører til i »risks« eller »main«: flyt den dertil. Dine egne nøgler begynder med »x-«.
    """
  ),
  (
    "metric: {start: 2026}",
    """
    There is no key “start” in “metric”. This key belongs at the top level of the plan: begin its line without spaces. Keys of your own begin with “x-”.
    Er bestaat geen sleutel ‘start’ in ‘metric’. Deze sleutel hoort op het hoogste niveau van het plan: begin de regel zonder spaties. Eigen sleutels beginnen met ‘x-’.
    Der findes ingen nøgle »start« i »metric«. Denne nøgle hører til øverst i planen: begynd linjen uden mellemrum. Dine egne nøgler begynder med »x-«.
    """
  ),
  (
    "metric: {qqqqqqqq: 1}",
    """
    There is no key “qqqqqqqq” in “metric”. The keys here are name and target. Keys of your own begin with “x-”.
    Er bestaat geen sleutel ‘qqqqqqqq’ in ‘metric’. De sleutels hier zijn name en target. Eigen sleutels beginnen met ‘x-’.
    Der findes ingen nøgle »qqqqqqqq« i »metric«. Nøglerne her er name og target. Dine egne nøgler begynder med »x-«.
    """
  ),
  (
    "main: {id: a}",
    """
    The key “kind” is missing in “main”.
    De sleutel ‘kind’ ontbreekt in ‘main’.
    Nøglen »kind« mangler i »main«.
    """
  ),
  (
    "topics: [Vison]",
    """
    “topics” cannot be “Vison”. Did you mean “vision”? Choose “why”, “vision” or “needs”.
    Bij ‘topics’ kan ‘Vison’ niet staan. Bedoelde u ‘vision’? Kies ‘why’, ‘vision’ of ‘needs’.
    Ved »topics« kan der ikke stå »Vison«. Mente I »vision«? Vælg »why«, »vision« eller »needs«.
    """
  ),
  (
    "topics: [money]",
    """
    “topics” cannot be “money”. Choose “why”, “vision” or “needs”.
    Bij ‘topics’ kan ‘money’ niet staan. Kies ‘why’, ‘vision’ of ‘needs’.
    Ved »topics« kan der ikke stå »money«. Vælg »why«, »vision« eller »needs«.
    """
  ),
  (
    "format: crm-plan/9",
    """
    “format” cannot be “crm-plan/9”. Did you mean “crm-plan/1”? Write “crm-plan/1”.
    Bij ‘format’ kan ‘crm-plan/9’ niet staan. Bedoelde u ‘crm-plan/1’? Schrijf ‘crm-plan/1’.
    Ved »format« kan der ikke stå »crm-plan/9«. Mente I »crm-plan/1«? Skriv »crm-plan/1«.
    """
  ),
  (
    "code: ''",
    """
    “code” is empty. Fill it in, or leave the key out.
    Bij ‘code’ is niets ingevuld. Vul het in, of laat de sleutel weg.
    Ved »code« er der ikke udfyldt noget. Udfyld det, eller udelad nøglen.
    """
  ),
  (
    "risks: [{id: Big Risk, kind: people}]",
    """
    “Big Risk” cannot be an id. Did you mean “big-risk”? An id is a short name without spaces, of letters (a to z), digits, “-” and “_”. Put the full name under “name”.
    ‘Big Risk’ kan geen id zijn. Bedoelde u ‘big-risk’? Een id is een korte naam zonder spaties, met letters (a tot z), cijfers, ‘-’ en ‘_’. Zet de volledige naam onder ‘name’.
    »Big Risk« kan ikke være et id. Mente I »big-risk«? Et id er et kort navn uden mellemrum, af bogstaver (a til z), cifre, »-« og »_«. Skriv det fulde navn under »name«.
    """
  ),
  (
    "risks: [{id: Größe, kind: people}]",
    """
    “Größe” cannot be an id. An id is a short name without spaces, of letters (a to z), digits, “-” and “_”. Put the full name under “name”.
    ‘Größe’ kan geen id zijn. Een id is een korte naam zonder spaties, met letters (a tot z), cijfers, ‘-’ en ‘_’. Zet de volledige naam onder ‘name’.
    »Größe« kan ikke være et id. Et id er et kort navn uden mellemrum, af bogstaver (a til z), cifre, »-« og »_«. Skriv det fulde navn under »name«.
    """
  ),
  (
    "count: 101",
    """
    “count” must lie between 0 and 100, and “101” does not.
    Bij ‘count’ hoort een getal van 0 tot en met 100, niet ‘101’.
    Ved »count« skal der stå et tal fra 0 til 100, ikke »101«.
    """
  ),
  (
    "hours: -1",
    """
    “hours” must be 0 or more, not “-1”.
    Bij ‘hours’ hoort 0 of meer, niet ‘-1’.
    Ved »hours« skal der stå 0 eller mere, ikke »-1«.
    """
  ),
  (
    "limit: 11",
    """
    “limit” must be 10 or less, not “11”.
    Bij ‘limit’ hoort 10 of minder, niet ‘11’.
    Ved »limit« skal der stå 10 eller mindre, ikke »11«.
    """
  ),
  (
    "rate: 0",
    """
    “rate” must be more than 0, not “0”.
    Bij ‘rate’ hoort meer dan 0, niet ‘0’.
    Ved »rate« skal der stå mere end 0, ikke »0«.
    """
  ),
  (
    "weight: 1e999",
    """
    “weight” takes a number, and “1e999” is too large to count with.
    Bij ‘weight’ hoort een getal, en ‘1e999’ is te groot om mee te rekenen.
    Ved »weight« skal der stå et tal, og »1e999« er for stort at regne med.
    """
  ),
  (
    "start: 2026-02-30",
    """
    “2026-02-30” cannot be read as a date: February 2026 has 28 days. Did you mean “2026-02-28”?
    ‘2026-02-30’ is niet te lezen als datum: februari 2026 heeft 28 dagen. Bedoelde u ‘2026-02-28’?
    »2026-02-30« kan ikke læses som en dato: februar 2026 har 28 dage. Mente I »2026-02-28«?
    """
  ),
  (
    "start: soon enough",
    """
    “soon enough” cannot be read as a date: “enough” does not belong there. Write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from an id: r1 - 2 weeks, design.end.
    ‘soon enough’ is niet te lezen als datum: ‘enough’ hoort daar niet. Schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf een id: r1 - 2 weeks, design.end.
    »soon enough« kan ikke læses som en dato: »enough« hører ikke til der. Skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller tæl fra et id: r1 - 2 weeks, design.end.
    """
  ),
  (
    "start: 6 weeks after r1",
    """
    “6 weeks after r1” cannot be read as a date: it does not say what it counts from. Did you mean “r1 + 6 weeks”?
    ‘6 weeks after r1’ is niet te lezen als datum: er staat niet bij vanaf wanneer er wordt geteld. Bedoelde u ‘r1 + 6 weeks’?
    »6 weeks after r1« kan ikke læses som en dato: der står ikke, hvad det regnes fra. Mente I »r1 + 6 weeks«?
    """
  ),
  (
    "start: r1-2 weeks",
    """
    “r1-2 weeks” cannot be read as a date: the minus sign needs a space before it. Did you mean “r1 - 2 weeks”?
    ‘r1-2 weeks’ is niet te lezen als datum: vóór het minteken hoort een spatie. Bedoelde u ‘r1 - 2 weeks’?
    »r1-2 weeks« kan ikke læses som en dato: der skal være mellemrum før minustegnet. Mente I »r1 - 2 weeks«?
    """
  ),
  (
    "start: r1 – 2 weeks",
    """
    “r1 – 2 weeks” cannot be read as a date: a long dash stands where a minus sign belongs. Did you mean “r1 - 2 weeks”?
    ‘r1 – 2 weeks’ is niet te lezen als datum: er staat een lang streepje in plaats van een minteken. Bedoelde u ‘r1 - 2 weeks’?
    »r1 – 2 weeks« kan ikke læses som en dato: der står en lang streg i stedet for et minustegn. Mente I »r1 - 2 weeks«?
    """
  ),
  (
    "start: 2026-03-14 10:00",
    """
    “2026-03-14 10:00” cannot be read as a date: a plan counts in days, without a time of day. Did you mean “2026-03-14”?
    ‘2026-03-14 10:00’ is niet te lezen als datum: een plan telt in dagen, zonder tijdstip. Bedoelde u ‘2026-03-14’?
    »2026-03-14 10:00« kan ikke læses som en dato: en plan regner i dage, uden klokkeslæt. Mente I »2026-03-14«?
    """
  ),
  (
    "start: 2026-W12",
    """
    “2026-W12” cannot be read as a date: week numbers do not count here; give a day or a month. Did you mean “2026-03-16”?
    ‘2026-W12’ is niet te lezen als datum: weeknummers tellen hier niet; geef een dag of een maand. Bedoelde u ‘2026-03-16’?
    »2026-W12« kan ikke læses som en dato: ugenumre bruges ikke her; angiv en dag eller en måned. Mente I »2026-03-16«?
    """
  ),
  (
    "start: 2026-03-14 + 2 weeks",
    """
    “2026-03-14 + 2 weeks” cannot be read as a date: nothing is added to a fixed date; write the date that comes out. Did you mean “2026-03-28”?
    ‘2026-03-14 + 2 weeks’ is niet te lezen als datum: bij een vaste datum wordt niets opgeteld; schrijf de datum die eruit komt. Bedoelde u ‘2026-03-28’?
    »2026-03-14 + 2 weeks« kan ikke læses som en dato: der lægges ikke noget til en fast dato; skriv den dato, der kommer ud af det. Mente I »2026-03-28«?
    """
  ),
  (
    "start: 2026-13",
    """
    “2026-13” cannot be read as a date: months run from 01 to 12. Write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from an id: r1 - 2 weeks, design.end.
    ‘2026-13’ is niet te lezen als datum: maanden lopen van 01 tot 12. Schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf een id: r1 - 2 weeks, design.end.
    »2026-13« kan ikke læses som en dato: måneder går fra 01 til 12. Skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller tæl fra et id: r1 - 2 weeks, design.end.
    """
  ),
  (
    "start: 2026-Q5",
    """
    “2026-Q5” cannot be read as a date: quarters run from Q1 to Q4. Write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from an id: r1 - 2 weeks, design.end.
    ‘2026-Q5’ is niet te lezen als datum: kwartalen lopen van Q1 tot Q4. Schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf een id: r1 - 2 weeks, design.end.
    »2026-Q5« kan ikke læses som en dato: kvartaler går fra Q1 til Q4. Skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller tæl fra et id: r1 - 2 weeks, design.end.
    """
  ),
  (
    "start: 0000",
    """
    “0000” cannot be read as a date: there is no such year. Write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from an id: r1 - 2 weeks, design.end.
    ‘0000’ is niet te lezen als datum: dit jaar bestaat niet. Schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf een id: r1 - 2 weeks, design.end.
    »0000« kan ikke læses som en dato: det år findes ikke. Skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller tæl fra et id: r1 - 2 weeks, design.end.
    """
  ),
  (
    "birthday: 2026",
    """
    “2026” cannot be read as a date: dates are written year, month, day. Write it as 2026-03-14.
    ‘2026’ is niet te lezen als datum: datums staan als jaar, maand, dag. Schrijf het als 2026-03-14.
    »2026« kan ikke læses som en dato: datoer skrives som år, måned, dag. Skriv den som 2026-03-14.
    """
  ),
  (
    "notice: 3",
    """
    “3” cannot be read as a length of time: the unit is missing. Did you mean “3 weeks”?
    ‘3’ is niet te lezen als tijdsduur: de eenheid ontbreekt. Bedoelde u ‘3 weeks’?
    »3« kan ikke læses som en varighed: enheden mangler. Mente I »3 weeks«?
    """
  ),
  (
    "notice: 2 fortnights",
    """
    “2 fortnights” cannot be read as a length of time: there is no unit “fortnights” here. Write a number and a unit: 3 days, 10 working days, 6 weeks, 3 months.
    ‘2 fortnights’ is niet te lezen als tijdsduur: er is hier geen eenheid ‘fortnights’. Schrijf een getal en een eenheid: 3 days, 10 working days, 6 weeks, 3 months.
    »2 fortnights« kan ikke læses som en varighed: her er ingen enhed »fortnights«. Skriv et tal og en enhed: 3 days, 10 working days, 6 weeks, 3 months.
    """
  ),
  (
    "notice: 1.5 weeks",
    """
    “1.5 weeks” cannot be read as a length of time: only whole numbers may stand here. Write a number and a unit: 3 days, 10 working days, 6 weeks, 3 months.
    ‘1.5 weeks’ is niet te lezen als tijdsduur: alleen hele getallen kunnen hier staan. Schrijf een getal en een eenheid: 3 days, 10 working days, 6 weeks, 3 months.
    »1.5 weeks« kan ikke læses som en varighed: her kan kun stå hele tal. Skriv et tal og en enhed: 3 days, 10 working days, 6 weeks, 3 months.
    """
  ),
  (
    "notice: 99999 days",
    """
    “99999 days” cannot be read as a length of time: more than 9999 is too many. Write a number and a unit: 3 days, 10 working days, 6 weeks, 3 months.
    ‘99999 days’ is niet te lezen als tijdsduur: meer dan 9999 is te veel. Schrijf een getal en een eenheid: 3 days, 10 working days, 6 weeks, 3 months.
    »99999 days« kan ikke læses som en varighed: mere end 9999 er for mange. Skriv et tal og en enhed: 3 days, 10 working days, 6 weeks, 3 months.
    """
  ),
  (
    "every: weekly",
    """
    “weekly” cannot be read as a rhythm: how often is written in another way here. Did you mean “week”?
    ‘weekly’ is niet te lezen als frequentie: hoe vaak wordt hier anders geschreven. Bedoelde u ‘week’?
    »weekly« kan ikke læses som en hyppighed: hvor ofte skrives på en anden måde her. Mente I »week«?
    """
  ),
  (
    "every: 0 weeks",
    """
    “0 weeks” cannot be read as a rhythm: the number must be 1 or more. Write how often: 3 weeks, 1 month, quarter, 6 a year, release.
    ‘0 weeks’ is niet te lezen als frequentie: het getal moet 1 of meer zijn. Schrijf hoe vaak: 3 weeks, 1 month, quarter, 6 a year, release.
    »0 weeks« kan ikke læses som en hyppighed: tallet skal være 1 eller mere. Skriv hvor ofte: 3 weeks, 1 month, quarter, 6 a year, release.
    """
  ),
  (
    "share: much",
    """
    “much” cannot be read as a share: a percentage is expected. Write a percentage with a point for decimals: 12% or 12.5%.
    ‘much’ is niet te lezen als percentage: er hoort een percentage te staan. Schrijf een percentage met een punt voor decimalen: 12% of 12.5%.
    »much« kan ikke læses som en procentdel: der skal stå en procentsats. Skriv en procentsats med punktum før decimaler: 12% eller 12.5%.
    """
  ),
  (
    "share: 12,5%",
    """
    “12,5%” cannot be read as a share: decimals take a point, not a comma. Did you mean “12.5%”?
    ‘12,5%’ is niet te lezen als percentage: decimalen krijgen een punt, geen komma. Bedoelde u ‘12.5%’?
    »12,5%« kan ikke læses som en procentdel: decimaler skrives med punktum, ikke komma. Mente I »12.5%«?
    """
  ),
  (
    "share: 0.5",
    """
    “0.5” cannot be read as a share: it may be meant as a fraction or as a percentage. Did you mean “50%” or “0.5%”?
    ‘0.5’ is niet te lezen als percentage: het kan als breuk of als percentage bedoeld zijn. Bedoelde u ‘50%’ of ‘0.5%’?
    »0.5« kan ikke læses som en procentdel: det kan være ment som brøk eller som procent. Mente I »50%« eller »0.5%«?
    """
  ),
  (
    "share: 2000%",
    """
    “2000%” cannot be read as a share: more than 1000% is too much. Write a percentage with a point for decimals: 12% or 12.5%.
    ‘2000%’ is niet te lezen als percentage: meer dan 1000% is te veel. Schrijf een percentage met een punt voor decimalen: 12% of 12.5%.
    »2000%« kan ikke læses som en procentdel: mere end 1000 % er for meget. Skriv en procentsats med punktum før decimaler: 12% eller 12.5%.
    """
  ),
]

@Test("each complaint reads as a consultant would say it, in three languages")
func complaintTexts() {
  for (plan, expected) in expected { #expect(texts(plan) == expected) }
}
