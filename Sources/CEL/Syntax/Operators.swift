/// The operators that are functions, under their CEL names. Source: CEL language definition, “List of standard definitions”.
enum Operators {
  struct Binary {
    var symbol: Token.Symbol
    var function: String
    /// The higher, the tighter: `||` 1, `&&` 2, relations 3, sums 4, products 5.
    var precedence: Int
  }

  static let binary: [Binary] = [
    Binary(symbol: .or, function: "_||_", precedence: 1),
    Binary(symbol: .and, function: "_&&_", precedence: 2),
    Binary(symbol: .less, function: "_<_", precedence: 3),
    Binary(symbol: .lessOrEqual, function: "_<=_", precedence: 3),
    Binary(symbol: .greater, function: "_>_", precedence: 3),
    Binary(symbol: .greaterOrEqual, function: "_>=_", precedence: 3),
    Binary(symbol: .equal, function: "_==_", precedence: 3),
    Binary(symbol: .notEqual, function: "_!=_", precedence: 3),
    Binary(symbol: .in, function: "@in", precedence: 3),
    Binary(symbol: .plus, function: "_+_", precedence: 4),
    Binary(symbol: .minus, function: "_-_", precedence: 4),
    Binary(symbol: .star, function: "_*_", precedence: 5),
    Binary(symbol: .slash, function: "_/_", precedence: 5),
    Binary(symbol: .percent, function: "_%_", precedence: 5),
  ]

  static func binary(_ symbol: Token.Symbol) -> Binary? { binary.first { $0.symbol == symbol } }

  static func binary(function: String) -> Binary? { binary.first { $0.function == function } }

  /// How the operator is written, such as `+` for `_+_` and `-` for `-_`; nil for an ordinary function.
  static func spelling(of function: String) -> String? {
    switch function {
    case "!_": "!"
    case "-_": "-"
    default: binary(function: function)?.symbol.rawValue
    }
  }
}
