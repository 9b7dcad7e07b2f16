internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Plain threads over a shared index. Tasks would cost a small run several times its own time at the start.
package enum Threads {
  private final class Work: Sendable {
    let next = Atomic<Int>(0)
    let count: Int
    let body: @Sendable (Int) -> Void

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    func run() {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }

  /// Room for the deepest tree and expression that the limits allow.
  private static let stackSize = 8 << 20

  /// Calls `body` once for each index below `count`, from `threads` threads, the calling one among them.
  package static func run(_ threads: Int, count: Int, body: @escaping @Sendable (Int) -> Void) {
    let work = Work(count: count, body: body)
    var started: [pthread_t] = []
    for _ in 1..<max(1, threads) {
      let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
      defer { attributes.deallocate() }
      pthread_attr_init(attributes)
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let argument = Unmanaged.passRetained(work)
      let status = pthread_create(&thread, attributes, entry, argument.toOpaque())
      guard status == 0 else {
        // Fewer threads do the same work.
        argument.release()
        break
      }
      #if canImport(Darwin)
        if let thread { started.append(thread) }
      #else
        started.append(thread)
      #endif
    }
    work.run()
    for thread in started { pthread_join(thread, nil) }
  }

  // A free function's pointer: a closure would inherit the isolation of whoever passes it.
  #if canImport(Darwin)
    private static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }
  #else
    private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      guard let argument else { return nil }
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }
  #endif
}
