/// How text for people is set: what the terminal can show, and what the reader asked for.
package struct TextStyle: Hashable, Sendable {
  /// Whether a user wants colour, by the option `--color`.
  package enum ColourChoice: String, Sendable, CaseIterable {
    case auto, always, never
  }

  /// With ANSI colours; without, no escape byte is written at all.
  package var colour: Bool
  /// The columns of the terminal, at least `TextStyle.narrowest`.
  package var width: Int {
    didSet { width = max(Self.narrowest, width) }
  }
  /// Whether the frame may use characters outside ASCII.
  package var unicode: Bool
  /// Whether to say why each finding matters and to list every check that was not judged.
  package var verbose: Bool

  /// Below this a snippet has no room: 6 columns of gutter, twice 3 of "..." and 8 of text.
  package static let narrowest = 20

  package init(colour: Bool = false, width: Int = 80, unicode: Bool = true, verbose: Bool = false) {
    self.colour = colour
    self.width = max(Self.narrowest, width)
    self.unicode = unicode
    self.verbose = verbose
  }

  /// Sentences are set no wider than this on the widest terminal: longer lines are hard to read.
  var proseWidth: Int { min(width, 120) }

  /// What stands for the part of a line that is left out.
  var ellipsis: String { unicode ? "…" : "..." }
  /// The bar beside source lines.
  var bar: String { unicode ? "│" : "|" }
  var times: String { unicode ? "×" : "x" }
}

extension TextStyle {
  /// The style for an output, from its environment.
  ///
  /// Colour, the first that speaks wins:
  /// 1. `flag`, unless it is `auto`;
  /// 2. `NO_COLOR` that is not empty: off (no-color.org);
  /// 3. `FORCE_COLOR` that is not empty: `0` and `false` off, anything else on (force-color.org);
  /// 4. `CLICOLOR_FORCE` that is neither empty nor `0`: on (bixense.com/clicolors);
  /// 5. `TERM=dumb`: off;
  /// 6. `CLICOLOR=0`: off;
  /// 7. on a terminal: on; else off.
  ///
  /// Width: `COLUMNS` where it is a positive number, else `width`, else 80.
  /// Characters: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is not empty must name UTF-8, else the frame is ASCII
  /// (POSIX, chapter 8: without any of them the locale is `C`).
  ///
  /// - Parameter width: the columns of the terminal, where known.
  package static func detect(
    isTerminal: Bool, environment: [String: String], width: Int? = nil, flag: ColourChoice = .auto,
    verbose: Bool = false
  ) -> TextStyle {
    TextStyle(
      colour: wantsColour(isTerminal, environment, flag),
      width: environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? width ?? 80,
      unicode: namesUTF8(environment), verbose: verbose)
  }

  private static func wantsColour(
    _ isTerminal: Bool, _ environment: [String: String], _ flag: ColourChoice
  ) -> Bool {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    switch flag {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if value("NO_COLOR") != nil { return false }
    if let force = value("FORCE_COLOR") { return force != "0" && force.lowercased() != "false" }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return true }
    if value("TERM") == "dumb" || value("CLICOLOR") == "0" { return false }
    return isTerminal
  }

  private static func namesUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return false }
    let folded = locale.lowercased()
    return folded.hasSuffix("utf-8") || folded.hasSuffix("utf8") || folded.contains("utf-8@")
      || folded.contains("utf8@")
  }
}
