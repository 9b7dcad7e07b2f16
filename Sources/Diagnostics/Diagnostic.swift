/// A place in a source text that a diagnostic points at.
package struct Place: Sendable {
  package var source: SourceText
  package var range: ByteRange
  /// What stands there, in a few words; shown beside the caret.
  package var label: Message?

  package init(_ source: SourceText, _ range: ByteRange, label: Message? = nil) {
    self.source = source
    self.range = range
    self.label = label
  }
}

/// The name by which a kind of finding is known: a stable code and a slug that reads as the defect.
package struct DiagnosticID: Hashable, Sendable, Comparable {
  /// Such as `CRM201`; never reused.
  package var code: String
  /// Such as `late-user-involvement`.
  package var name: String

  package init(_ code: String, _ name: String) {
    self.code = code
    self.name = name
  }

  package static func < (a: DiagnosticID, b: DiagnosticID) -> Bool { (a.code, a.name) < (b.code, b.name) }
}

/// An item of a document that a rule rests on.
package struct Citation: Hashable, Sendable {
  /// The document's short name, such as `ten-sins`.
  package var document: String
  /// The item in it, such as `8`.
  package var item: String

  package init(document: String, item: String) {
    self.document = document
    self.item = item
  }
}

/// One thing that is wrong, as data: what users read as a *finding*. The words are chosen at the end, from the messages
/// and the reader's language.
package struct Diagnostic: Sendable {
  package var id: DiagnosticID
  /// The rule's own severity.
  package var severity: Severity
  /// The severity that counts now; lower than `severity` where the finding is not due yet.
  package var effectiveSeverity: Severity
  /// The gate by which it counts in full, where that is still ahead.
  package var dueBy: Localized<String>?
  /// The place of that gate among all, from 0.
  package var dueOrder = 0
  package var message: Message
  package var place: Place
  package var related: [Place]
  /// What to do about it.
  package var advice: Message?
  /// Why it matters.
  package var why: Message?
  package var sources: [Citation]
  /// What it was concluded from; filled in only where somebody asks.
  package var values: [ExplainedValue] = []
  /// The route of the plan element that was judged, such as `userGroups[sales-reps]`; empty for the plan as a whole.
  package var subject: String
  /// Stable across edits elsewhere in the file: made of rule, subject and route, never of lines or positions. 16
  /// hexadecimal digits.
  package var fingerprint: String
  /// Where the plan was compared with an earlier version: whether that had the finding too.
  package var change: Change?

  /// How a finding stands to an earlier version of the plan.
  package enum Change: String, Sendable {
    case new, unchanged
  }
  /// Where a comment in the plan accepts the finding: it is then listed apart and counts for nothing.
  package var waiver: Waiver?

  package init(
    id: DiagnosticID, severity: Severity, message: Message, place: Place, related: [Place] = [],
    advice: Message? = nil, why: Message? = nil, sources: [Citation] = [], subject: String = "",
    fingerprint: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.effectiveSeverity = severity
    self.message = message
    self.place = place
    self.related = related
    self.advice = advice
    self.why = why
    self.sources = sources
    self.subject = subject
    self.fingerprint = fingerprint ?? Fingerprint.of([id.code, subject])
  }

  /// The order in which reports list diagnostics: by file, place, code, then subject.
  package static func reportOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if a.place.source.name != b.place.source.name { return a.place.source.name < b.place.source.name }
    if a.place.range != b.place.range { return a.place.range < b.place.range }
    if a.id != b.id { return a.id < b.id }
    return a.subject < b.subject
  }
}

/// A 64-bit FNV-1a hash over texts, as 16 hexadecimal digits: the same on every machine and in every run.
package enum Fingerprint {
  package static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
