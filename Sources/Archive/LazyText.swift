/// A text that may still lie in an archive: it becomes a `String` when it is read, and most never are.
public struct LazyText: Sendable {
  private enum Storage: Sendable {
    case string(String)
    case archived(Archive, offset: Int32, count: Int32)
  }

  private let storage: Storage

  public init(_ string: String) { storage = .string(string) }

  @usableFromInline
  init(_ archive: Archive, _ offset: Int, _ count: Int) {
    guard let start = Int32(exactly: offset), let length = Int32(exactly: count) else {
      storage = .string("")
      return
    }
    storage = .archived(archive, offset: start, count: length)
  }

  public var string: String {
    switch storage {
    case .string(let string): string
    case .archived(let archive, let offset, let count):
      String(
        decoding: UnsafeBufferPointer(start: archive.base + Int(offset), count: Int(count)), as: UTF8.self)
    }
  }
}
