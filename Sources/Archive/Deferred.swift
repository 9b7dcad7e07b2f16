internal import Synchronization

/// A value that is made when it is first asked for, and shared from then on by all threads without a lock. Two threads
/// that ask at once may both make it; one of the two is kept.
package final class Deferred<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Box>()
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  package init(_ value: Value) {
    make = { value }
  }

  package var value: Value {
    if let box = made.load() { return box.value }
    return made.storeIfNil(Box(make())).value
  }
}
