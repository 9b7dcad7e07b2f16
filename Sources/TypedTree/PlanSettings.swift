package import JSONSchema

/// What a pack says about reading plans of its schema.
package struct PlanSettings: Sendable {
  package var words: OpenWords
  /// Words that stand for a date: `go-live` → the collection whose items' date it is.
  package var dateWords: [String: String]
  /// The property of the plan that lists the topics kept elsewhere.
  package var elsewhere: String?

  package init(words: OpenWords = OpenWords(), dateWords: [String: String] = [:], elsewhere: String? = nil) {
    self.words = words
    self.dateWords = dateWords
    self.elsewhere = elsewhere
  }
}
