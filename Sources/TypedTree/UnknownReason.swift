package import Diagnostics

/// Why a value of a plan is not known, as `Unknown.Cause.reason` counts.
package enum UnknownReason: Int32, Sendable, CaseIterable {
  /// The node fails the schema.
  case unreadable
  /// The key is misspelt, so what it says was not read.
  case misspelt
  /// The reading of the file ended before.
  case cut
  /// A topic of the plan is kept in another document.
  case elsewhere
  /// A date is so coarse that its readings disagree.
  case coarse
  /// A relative date names something that has no date.
  case undated
  /// The item is on outlook: named, not judged.
  case outlook
  /// The plan does not say it, and its absence tells nothing.
  case unsaid

  /// The reason in a few words, for the list of verdicts not judged.
  package var message: Message {
    switch self {
    case .unreadable:
      Message("this could not be read", nl: "dit kon niet worden gelezen", da: "dette kunne ikke læses")
    case .misspelt:
      Message("this key is not known", nl: "deze sleutel is niet bekend", da: "denne nøgle er ikke kendt")
    case .cut:
      Message(
        "the file could not be read beyond this point", nl: "het bestand was vanaf hier niet leesbaar",
        da: "filen kunne ikke læses herfra")
    case .elsewhere:
      Message(
        "the plan keeps this in another document", nl: "het plan houdt dit in een ander document bij",
        da: "planen har dette i et andet dokument")
    case .coarse:
      Message(
        "this date is too coarse to tell", nl: "deze datum is te grof om het te kunnen zeggen",
        da: "denne dato er for grov til at afgøre det")
    case .undated:
      Message(
        "this has no date that can be worked out", nl: "hiervoor is geen datum te bepalen",
        da: "her kan ingen dato regnes ud")
    case .outlook:
      Message(
        "this is on outlook, named but not planned yet", nl: "dit is vooruitblik, genoemd maar nog niet gepland",
        da: "dette er udsigt, nævnt men endnu ikke planlagt")
    case .unsaid:
      Message("the plan does not say this", nl: "het plan zegt dit niet", da: "det siger planen ikke")
    }
  }
}
