internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Lets a command that writes come to a clean end where somebody interrupts it.
enum Interruption {
  /// The signal that came; 0 while none did.
  private static let caught = Atomic<Int32>(0)

  /// From now on SIGINT, SIGTERM and SIGHUP are only noted; what the shell had ignored stays so. Whoever started the process from a
  /// thread that blocks signals did not mean that it can't be stopped, so they are let through.
  static func watch() {
    caught.store(0, ordering: .relaxed)
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0, !isIgnored(action) else { continue }
      signal(number) { Interruption.caught.store($0, ordering: .relaxed) }
      sigaddset(&wanted, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
  }

  static var isRequested: Bool { caught.load(ordering: .relaxed) != 0 }

  /// Ends the process by the signal that came, so that its caller sees which.
  static func leave() -> Never {
    let number = caught.load(ordering: .relaxed)
    signal(number, SIG_DFL)
    raise(number)
    Terminal.exit(128 + number)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #elseif canImport(Musl)
      let handler = action.__sa_handler.sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
