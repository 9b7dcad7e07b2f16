import Archive
import Testing

@Suite("Archives")
struct ArchiveTests {
  static func reader(_ write: (inout ArchiveWriter) -> Void) -> ArchiveReader {
    var writer = ArchiveWriter()
    write(&writer)
    #expect(String(validating: writer.bytes, as: UTF8.self) != nil)
    return ArchiveReader(Archive(writer.bytes))
  }

  @Test("numbers come back as they were", arguments: [0, 1, -1, 63, 64, -64, 4_096, .max, .min])
  func integers(_ number: Int) {
    var reader = Self.reader { writer in
      writer.int(number)
      writer.word(UInt64(bitPattern: Int64(number)))
      writer.int32(Int32(truncatingIfNeeded: number))
      writer.double(Double(number) / 3)
    }
    #expect(reader.int() == number)
    #expect(reader.word() == UInt64(bitPattern: Int64(number)))
    #expect(reader.int32() == Int32(truncatingIfNeeded: number))
    #expect(reader.double() == Double(number) / 3)
    #expect(reader.isComplete)
  }

  @Test("texts, lists, dictionaries and what is absent come back as they were")
  func values() {
    let words = ["", "a", "kørekort til hele gruppen", "🚂\n\"\\\0"]
    var reader = Self.reader { writer in
      writer.values(words)
      writer.optional(String?.none)
      writer.optional("x")
      writer.dictionary(["b": 2, "a": 1]) { $1.int($0) }
    }
    #expect(reader.values(String.self) == words)
    #expect(reader.optional(String.self) == nil)
    #expect(reader.optional(String.self) == "x")
    #expect(reader.dictionary { $0.int() } == ["a": 1, "b": 2])
    #expect(reader.isComplete)
  }

  @Test("a block can be left unread, and read later")
  func blocks() {
    var reader = Self.reader { writer in
      writer.block { $0.string("later") }
      writer.string("first")
    }
    var block = reader.block()
    #expect(reader.string() == "first")
    #expect(block.string() == "later")
    #expect(reader.isComplete && block.isComplete)
  }

  @Test("after the first thing that makes no sense, all is zero or empty", arguments: [[], [0x7F], [0xFF], [5, 0x61]])
  func damage(_ bytes: [UInt8]) {
    var reader = ArchiveReader(Archive(bytes))
    #expect(reader.string() == "")
    #expect(reader.isDamaged)
    #expect(reader.word() == 0)
    #expect(reader.values(String.self) == [])
    #expect(!reader.isComplete)
  }

  @Test("a text in an archive outlives its reader")
  func lazyTexts() {
    let text = {
      var reader = Self.reader { $0.string("kept") }
      return reader.text()
    }()
    #expect(text.string == "kept")
    #expect(LazyText("own").string == "own")
  }

  @Test("a deferred value is made once, and only when it is asked for")
  func deferred() {
    let value = Deferred { Made() }
    #expect(value.value === value.value)
  }

  final class Made: Sendable {}
}
