internal import Diagnostics

/// What a piece of text is, which decides its colour.
enum Ink: Sendable {
  case plain, strong, frame, secondary, advice
  case severity(Severity)

  /// The ANSI parameters (ECMA-48, 8.3.117); nil for no colour.
  var parameters: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .frame: "2"
    case .secondary: "34"
    case .advice: "32"
    case .severity(.critical): "1;31"
    case .severity(.major): "1;33"
    case .severity(.minor): "1;36"
    case .severity(.info): "1;34"
    }
  }
}

/// Writes text in colour, or without any, to an output buffer.
struct Canvas {
  private(set) var output: OutputBuffer
  let style: TextStyle

  init(_ output: OutputBuffer, _ style: TextStyle) {
    self.output = output
    self.style = style
  }

  mutating func put(_ text: some StringProtocol, _ ink: Ink = .plain) { put(utf8: text.utf8, ink) }

  /// Writes bytes that are known to be UTF-8 without control characters.
  mutating func put(utf8 text: some Collection<UInt8>, _ ink: Ink = .plain) {
    guard style.colour, let parameters = ink.parameters, !text.isEmpty else { return output.append(utf8: text) }
    output.append("\u{1B}[\(parameters)m")
    output.append(utf8: text)
    output.append("\u{1B}[0m")
  }

  mutating func spaces(_ count: Int) { output.append(0x20, times: count) }

  mutating func newline() { output.newline() }

  /// Writes a space and `text` behind what ends at column `start`, in lines no wider than `width`; those after the
  /// first begin at column `hang`. A no-break space keeps words together and is written as a space.
  mutating func paragraph(_ text: String, behind start: Int, hang: Int, width: Int, _ ink: Ink = .plain) {
    for (index, line) in Wrapping.lines(text, first: width - start - 1, rest: width - hang).enumerated() {
      if index > 0 { spaces(hang) } else if !line.isEmpty { spaces(1) }
      put(line.utf8.contains(0xA0) ? line.replacing("\u{A0}", with: " ") : line, ink)
      newline()
    }
  }
}
