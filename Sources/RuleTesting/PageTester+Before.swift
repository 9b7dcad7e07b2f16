internal import Diagnostics
internal import RuleEngine

extension PageTester {
  struct Problems: Error {
    var problems: [Diagnostic]
  }

  /// The earlier version that an example is compared with: that of the fence before it, or the base that `before=NAME`
  /// names.
  func earlier(
    _ example: Page.Example, _ base: SourceText?, _ options: LintOptions, _ page: Page, _ rule: Rule
  ) throws(Problems) -> EarlierFile? {
    let option = example.options.first { $0.name == "before" }
    let heading = example.before?.heading ?? option?.range ?? example.heading
    func failure(_ text: String) -> Problems { Problems(problems: [page.problem(heading, text)]) }
    let text: String
    if let before = example.before {
      var base = base
      if let name = before.base {
        guard let other = bases[name]?.source else { throw failure("there is no plan bases/\(name).yaml") }
        base = other
      }
      text = Fragment.plan(before.text, over: base, format: pack.format).text
    } else if let option {
      guard let other = bases[option.value]?.source else {
        throw failure("there is no plan bases/\(option.value).yaml")
      }
      text = other.text(in: ByteRange(0, other.bytes.count))
    } else if rule.isTransition {
      throw failure(
        "'\(rule.id.name)' compares two versions, and this example has one: put the earlier one before it, marked 'yaml before'"
      )
    } else {
      return nil
    }
    let source = SourceText(name: page.source.name + " (before)", text: text)
    // An earlier version that is not read as it is meant would make the example say nothing.
    let wrong = FileLinter.lint(source, with: pack, options: options).diagnostics
      .filter { rule.family == "" || $0.id.code.hasPrefix("CRM9") }
    guard wrong.isEmpty else {
      throw Problems(
        problems: wrong.map {
          page.problem(heading, "the earlier version is not a sound plan: " + $0.message.text(in: .english))
        })
    }
    return .text(source)
  }
}
