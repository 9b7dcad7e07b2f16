package import Diagnostics

/// Why an evaluation has no value: a mistake in the expression that no check can see, such as a division by zero.
package final class EvaluationError: Error, Sendable {
  package let message: Message
  /// The place in the host's data that is involved, where there is one.
  package let origin: Origin
  /// The expression it arose at; nil until the evaluation has filled it in.
  package let site: Site?
  /// Whether the evaluation was stopped for its size; such an error is never absorbed.
  package let isExhaustion: Bool

  package init(_ message: Message, origin: Origin = .none, site: Site? = nil, isExhaustion: Bool = false) {
    self.message = message
    self.origin = origin
    self.site = site
    self.isExhaustion = isExhaustion
  }
}
