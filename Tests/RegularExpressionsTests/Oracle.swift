import Foundation
import TestSupport

/// What is asked of other engines, and what they answer.
enum Oracle {
  /// What an engine makes of a pattern.
  struct Answer: Codable, Equatable {
    var isValid: Bool
    /// For each text, the bytes of the first match; empty: none.
    var spans: [[Int]]
  }

  struct Question: Codable {
    var pattern: String
    var texts: [String]
  }
}

/// The engine of ECMA-262 regular expressions in Node.js, where that is installed.
enum Node {
  static let version: Int? = (try? run("process.stdout.write(process.versions.node.split('.')[0])", input: ""))
    .flatMap { Int($0) }

  static let unicode = try? run("process.stdout.write(process.versions.unicode)", input: "")

  /// The code points that are asked for; the rest have no properties of their own. Surrogates are in no text.
  static let parts: [ClosedRange<UInt32>] = [0...0xD7FF, 0xE000...0x3FFFF, 0xE0000...0xE0FFF]

  /// For each class, the ranges of code points within `parts` that are in it.
  static func ranges(_ classes: [String]) throws -> [[[Int]]] {
    let script = """
      const {parts, classes} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      const texts = parts.map(([low, high]) => {
        const scalars = [];
        for (let value = low; value <= high; value++) scalars.push(String.fromCodePoint(value));
        return scalars.join('');
      });
      process.stdout.write(JSON.stringify(classes.map(name => texts.flatMap(text =>
        Array.from(text.matchAll(new RegExp(name + '+', 'gu')), match => {
          const first = match[0].codePointAt(0);
          const half = match[0].charCodeAt(match[0].length - 1);
          const isLow = half >= 0xDC00 && half < 0xE000;
          return [first, match[0].codePointAt(match[0].length - (isLow ? 2 : 1))];
        })))));
      """
    struct Input: Codable {
      var parts: [[UInt32]]
      var classes: [String]
    }
    let input = Input(parts: parts.map { [$0.lowerBound, $0.upperBound] }, classes: classes)
    let answer = try run(script, input: String(decoding: try JSONEncoder().encode(input), as: UTF8.self))
    return try JSONDecoder().decode([[[Int]]].self, from: Data(answer.utf8))
  }

  /// Answers with the flag `u`, from one process.
  static func ask(_ questions: [Oracle.Question]) throws -> [Oracle.Answer] {
    let script = """
      const questions = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      const answers = questions.map(({pattern, texts}) => {
        let compiled;
        try { compiled = new RegExp(pattern, 'u'); } catch (error) { return {isValid: false, spans: []}; }
        return {isValid: true, spans: texts.map(text => {
          const match = compiled.exec(text);
          if (!match) return [];
          const start = Buffer.byteLength(text.slice(0, match.index));
          return [start, start + Buffer.byteLength(match[0])];
        })};
      });
      process.stdout.write(JSON.stringify(answers));
      """
    return try JSONDecoder().decode(
      [Oracle.Answer].self,
      from: Data(try run(script, input: String(decoding: try JSONEncoder().encode(questions), as: UTF8.self)).utf8))
  }

  private static func run(_ script: String, input: String) throws -> String {
    let run = try CommandRun.run(
      "/usr/bin/env", ["node", "-e", script], input: Array(input.utf8),
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/usr/local/bin"],
      folder: Repository.root.path, timeout: 120)
    return run.output
  }
}
