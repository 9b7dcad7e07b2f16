import Foundation
import Testing

@testable import CEL

@Suite("Properties of expressions")
struct SyntaxPropertyTests {
  @Test("what is printed reads as the same tree, for the whole grammar", arguments: 0..<4)
  func printing(seed: Int) {
    var generator = GrammarGenerator(seed: UInt64(seed) &+ 77)
    var sizes = 0
    for round in 0..<700 {
      let text = generator.expression(1 + round % 3)
      let issues = Expression.parse(text).issues
      #expect(issues.map(\.line) == [], "\(text)")
      #expect(ExpressionProbe.parse(text.utf8) == nil)
      sizes += text.utf8.count
    }
    #expect(sizes > 10_000)
  }

  @Test("issues of damaged expressions lie in the text and between characters, and are few", arguments: 0..<4)
  func damage(seed: Int) {
    var generator = GrammarGenerator(seed: UInt64(seed) &+ 7_000)
    var random = Chance(seed: UInt64(seed))
    let pieces = [
      "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "`", "\\", "🌿", "é", "\u{301}", ".", ",", ":", "?", "&", "|", "=",
      "<>", "-",
      "1", "in", "for", " ", "\r\n", "\n", "\t", "//", "“", "\u{A0}", "0x", "1e", "has(", ".all(x,", "@", "0",
      "\u{FEFF}",
    ]
    var total = 0
    var found = 0
    for round in 0..<400 {
      var characters = Array(generator.expression(1 + round % 2).unicodeScalars)
      let at = random.next(characters.count + 1)
      switch random.next(3) {
      case 0: characters.removeSubrange(at..<min(characters.count, at + 1 + random.next(3)))
      case 1: characters.insert(contentsOf: pieces[random.next(pieces.count)].unicodeScalars, at: at)
      default:
        characters.removeSubrange(at..<min(characters.count, at + 1))
        characters.insert(contentsOf: pieces[random.next(pieces.count)].unicodeScalars, at: at)
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: characters)
      #expect(ExpressionProbe.parse(String(text).utf8) == nil)
      #expect(ExpressionProbe.evaluate(String(text).utf8) == nil)
      let issues = Expression.parse(String(text)).issues.count
      total += issues
      found += issues > 0 ? 1 : 0
    }
    // Up to three signs are damaged at once, and a quotation mark turns code into text and text into code.
    #expect(found > 100)
    #expect(Double(total) / Double(found) < 1.8)
  }

  @Test("any bytes are read, and read the same in each form they are printed in", arguments: 0..<2)
  func noise(seed: Int) {
    var random = Chance(seed: UInt64(seed) &+ 900)
    for _ in 0..<700 {
      let bytes = (0..<random.next(60)).map { _ in UInt8(truncatingIfNeeded: random.next(256)) }
      #expect(ExpressionProbe.parse(bytes) == nil)
      let text = (0..<random.next(40)).map { _ in Array("()[]{}.?:,'\"`\\+-*/%<>=!&|ax1e \nr".utf8)[random.next(32)] }
      #expect(ExpressionProbe.parse(text) == nil)
      #expect(ExpressionProbe.evaluate(text) == nil)
    }
  }

  /// What the check is there to find.
  private static func isTypeError(_ message: String) -> Bool {
    [
      "can't be used on", "have no order", "are no numbers", "only texts can be joined", "is no optional", "not known",
      "could not be read", "can't be a key", "no messages",
    ].contains { message.contains($0) }
  }

  @Test("what the check accepts never ends in an error for its type, and has a value of its type", arguments: 0..<8)
  func soundness(seed: Int) {
    let environment = ExpressionProbe.environment
    var generator = TypedGenerator(seed: UInt64(seed) &+ 31, environment: environment)
    var accepted = 0
    let rounds = 150
    for round in 0..<rounds {
      let type = generator.type()
      let text = generator.expression(type, 1 + round % 4)
      let (expression, issues) = Expression.parse(text)
      #expect(issues.map(\.line) == [], "\(text)")
      let checked = environment.check(expression)
      // `[].min()` is of the first type that min() takes; little else is refused.
      if checked.issues.isEmpty { accepted += 1 }
      #expect(ExpressionProbe.evaluate(text.utf8, isTypeError: Self.isTypeError) == nil)
    }
    #expect(accepted > rounds * 95 / 100)
  }

  @Test("the deepest trees that are read fit into half a megabyte of stack, and deeper ones are refused in it")
  func depth() {
    let pieces = [
      ("(", "1", ")"), ("[", "1", "]"), ("{1:", "1", "}"), ("!", "true", ""), ("-", "n", ""), ("true?1:", "1", ""),
      ("dyn(", "1", ")"), ("l[", "1", "]"), ("l.all(y,", "true", ")"), ("1+(", "1", ")"), ("cel.bind(a,1,", "a", ")"),
      ("1+", "1", ""), ("true&&(false||", "true", ")"), ("A{a:", "1", "}"), ("not ", "t", ""), ("l.map(y,", "1", ")"),
      ("l.filter(x,l.exists(y,", "true", "))"), ("[1].transformList(i,v,true&&(1<", "1", "))"), ("a?b", "1", ""),
    ]
    let (environment, done) = (ExpressionProbe.environment, DispatchSemaphore(value: 0))
    let thread = Thread {
      for (opening, inner, closing) in pieces {
        var least = 0
        var most = 400
        while least + 1 < most {
          let middle = (least + most) / 2
          let text = String(repeating: opening, count: middle) + inner + String(repeating: closing, count: middle)
          if Expression.parse(text).issues.isEmpty { least = middle } else { most = middle }
        }
        for count in [least, most, 2_000] {
          let text = String(repeating: opening, count: count) + inner + String(repeating: closing, count: count)
          let (expression, _) = Expression.parse(text)
          _ = expression.description
          _ = environment.compile(environment.check(expression))
        }
      }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    #expect(done.wait(timeout: .now() + 60) == .success)
  }
}
