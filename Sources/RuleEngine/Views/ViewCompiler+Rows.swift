internal import CEL
internal import Diagnostics
internal import TypedTree

extension ViewCompiler {
  /// A lane of a timeline.
  mutating func lane(_ section: Section) -> View.Lane? {
    scoped { compiler in
      let title = compiler.text(section["title"])
      let subject = compiler.subject(section["for"])
      let (label, at) = (compiler.text(section["label"]), compiler.place(section["at"]))
      let marks = compiler.marks(section)
      guard let label, !marks.isEmpty else { return nil }
      return View.Lane(title: title, subject: subject, label: label, at: at, marks: marks)
    }
  }

  /// What stands in the rows of a lane.
  mutating func mark(_ section: Section) -> View.Mark? {
    scoped { compiler in
      guard let shape = section["shape"].flatMap({ Timeline.Shape(rawValue: $0.text) }) else { return nil }
      let legend = compiler.text(section["legend"])
      let subject = compiler.subject(section["for"])
      let given = compiler.condition(section["given"])
      let (label, at) = (compiler.text(section["label"]), compiler.place(section["at"]))
      let from = compiler.maybe(.date, "from", of: section)
      let until = compiler.maybe(.date, "until", of: section)
      let every = compiler.maybe(.rhythm, "every", of: section)
      if section["from"] == nil, section["until"] == nil || !shape.isStretch {
        compiler.report(section.place, "a mark needs `from`, the day on which it begins")
      }
      return View.Mark(
        shape: shape, legend: legend, subject: subject, given: given, label: label, at: at, from: from, until: until,
        every: every)
    }
  }

  /// A fact.
  mutating func item(_ section: Section) -> View.Item? {
    scoped { compiler in
      let subject = compiler.subject(section["for"])
      let given = compiler.condition(section["given"])
      let (label, at) = (compiler.text(section["label"]), compiler.place(section["at"]))
      guard let written = section["value"], let value = compiler.compiler.compile(written) else { return nil }
      if !Self.canBeSaid(value.checked.type) {
        compiler.compiler.report(
          PackProblem.make(
            .badExpression, written.place,
            "a fact is something that can be put into words, and this is \(value.checked.type)"
          ))
      }
      // Where the words are asked for, the value is there.
      let text = section["text"].flatMap { words in
        compiler.scoped { compiler -> (text: RuleText, slot: Int32)? in
          let wrapped: CELType = if case .optional(let inner) = value.checked.type { inner } else { value.checked.type }
          let slot = compiler.compiler.environment.declare(
            variable: "value", type: wrapped, isPlaced: value.checked.hasPlace)
          return compiler.text(words).map { ($0, slot) }
        }
      }
      guard let label else { return nil }
      return View.Item(subject: subject, given: given, label: label, value: value.clause, text: text, at: at)
    }
  }

  /// Whether values of a type can be put into words.
  private static func canBeSaid(_ type: CELType) -> Bool {
    switch type {
    case .optional(let inner), .list(let inner): canBeSaid(inner)
    case .bool, .int, .uint, .double, .string, .object, .opaque, .error: true
    default: false
    }
  }
}
