#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Room for work that recurses. Parser, printer, checker and compiler take up to 12 KB of stack a level in a debug build;
/// whoever calls them may have a thread with 512 KB or less. Ordinary expressions are shallow and stay where they are; deep
/// ones get a thread of their own.
enum DeepStack {
  /// Levels that any thread has room for.
  static let ordinaryDepth = 20

  /// `Limits.nesting` levels at 12 KB take 2.4 MB.
  private static let size = 8 << 20

  /// The work and its result; the one who waits for the thread is the only other one to touch it.
  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// The value of `body`, which recurses as many levels deep.
  static func run<Result>(depth: Int, _ body: () -> Result) -> Result {
    guard depth > ordinaryDepth else { return body() }
    var result: Result?
    withoutActuallyEscaping(body) { body in
      wait(for: Work { result = body() })
    }
    // Without a thread to be had, the stack at hand must do.
    return result ?? body()
  }

  private static func wait(for work: Work) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, size)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let argument = Unmanaged.passRetained(work)
    guard pthread_create(&thread, attributes, entry, argument.toOpaque()) == 0 else {
      argument.release()
      return
    }
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }

  #if canImport(Darwin)
    private static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }
  #else
    private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      guard let argument else { return nil }
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }
  #endif
}

extension Expression {
  /// Levels of the tree.
  var depth: Int { node(root).depth }
}
