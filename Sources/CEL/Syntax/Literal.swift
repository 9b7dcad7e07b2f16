/// A constant as written in an expression. Source: CEL language definition, “Values”.
package enum Literal: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
}
