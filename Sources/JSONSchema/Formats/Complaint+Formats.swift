internal import Diagnostics

// MARK: - Formats of the standard

extension Complaint {
  static func badStandardFormat(_ name: String?, _ format: StandardFormat, text: String) -> Complaint {
    Complaint(
      id: format == .date || format == .dateTime || format == .time ? .badDate : .badValue,
      message: Message(
        "{0} takes {1}, and {2} is none.", nl: "Bij {0} hoort {1}, en dat is {2} niet.",
        da: "Ved {0} skal der stå {1}, og det er {2} ikke.", subject(name), .localized(noun(format)), excerpt(text)),
      advice: example(format).map {
        Message("Write it as in {0}.", nl: "Schrijf het zoals in {0}.", da: "Skriv det som i {0}.", .quoted($0))
      })
  }

  static func noun(_ format: StandardFormat) -> Localized<String> {
    switch format {
    case .date: Localized("a date", nl: "een datum", da: "en dato")
    case .time: Localized("a time of day", nl: "een tijdstip", da: "et klokkeslæt")
    case .dateTime:
      Localized("a date with a time of day", nl: "een datum met een tijdstip", da: "en dato med klokkeslæt")
    case .duration: Localized("a length of time", nl: "een tijdsduur", da: "en varighed")
    case .email, .idnEmail: Localized("a mail address", nl: "een mailadres", da: "en mailadresse")
    case .hostname:
      Localized("the name of a computer", nl: "de naam van een computer", da: "navnet på en computer")
    case .ipv4: Localized("an IPv4 address", nl: "een IPv4-adres", da: "en IPv4-adresse")
    case .ipv6: Localized("an IPv6 address", nl: "een IPv6-adres", da: "en IPv6-adresse")
    case .uri, .iri: Localized("a whole web address", nl: "een volledig webadres", da: "en hel webadresse")
    case .uriReference, .iriReference: Localized("a web address", nl: "een webadres", da: "en webadresse")
    case .uriTemplate:
      Localized(
        "a web address with places to fill in", nl: "een webadres met plekken om in te vullen",
        da: "en webadresse med pladser til at udfylde")
    case .uuid: Localized("a UUID", nl: "een UUID", da: "et UUID")
    case .jsonPointer, .relativeJSONPointer: Localized("a JSON pointer", nl: "een JSON-pointer", da: "en JSON-pointer")
    case .regex: Localized("a pattern", nl: "een patroon", da: "et mønster")
    }
  }

  private static func example(_ format: StandardFormat) -> String? {
    switch format {
    case .date: "2026-03-14"
    case .time: "09:30:00+01:00"
    case .dateTime: "2026-03-14T09:30:00+01:00"
    case .duration: "P3M"
    case .email, .idnEmail: "name@example.org"
    case .hostname: "www.example.org"
    case .ipv4: "192.0.2.1"
    case .ipv6: "2001:db8::1"
    case .uri, .iri: "https://example.org/page"
    case .uriReference, .iriReference: "/page"
    case .uriTemplate: "https://example.org/{page}"
    case .uuid: "123e4567-e89b-12d3-a456-426614174000"
    case .jsonPointer: "/a/0"
    case .relativeJSONPointer: "1/a"
    case .regex: nil
    }
  }
}
