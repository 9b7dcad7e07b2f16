import Foundation
import TestSupport
import Testing

@testable import CEL

@Suite("Time zones")
struct TimeZoneTests {
  private static let hasDatabase = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Amsterdam")

  @Test(
    "a place's clocks are right in the past, in summer and in winter, and in the far future",
    .enabled(if: hasDatabase, "this machine has no time zone database"),
    arguments: [
      ("2026-01-15T12:00:00Z", "Europe/Amsterdam", 3_600), ("2026-07-15T12:00:00Z", "Europe/Amsterdam", 7_200),
      // The minutes around a change.
      ("2026-03-29T00:59:59Z", "Europe/Amsterdam", 3_600), ("2026-03-29T01:00:00Z", "Europe/Amsterdam", 7_200),
      ("2026-10-25T00:59:59Z", "Europe/Amsterdam", 7_200), ("2026-10-25T01:00:00Z", "Europe/Amsterdam", 3_600),
      // Beyond the changes that are written down, which end in 2037.
      ("2500-07-01T12:00:00Z", "Europe/Amsterdam", 7_200), ("9999-12-31T12:00:00Z", "Europe/Copenhagen", 3_600),
      ("2100-01-01T00:00:00Z", "Australia/Sydney", 39_600), ("2100-07-01T00:00:00Z", "Australia/Sydney", 36_000),
      ("2100-01-01T00:00:00Z", "America/New_York", -18_000), ("2100-07-01T00:00:00Z", "America/New_York", -14_400),
      // Winter is the exception in Ireland's rule.
      ("2100-01-01T00:00:00Z", "Europe/Dublin", 0), ("2100-07-01T00:00:00Z", "Europe/Dublin", 3_600),
      ("2026-01-01T00:00:00Z", "Asia/Kathmandu", 20_700), ("2026-01-01T00:00:00Z", "America/St_Johns", -12_600),
      // Before there were zones each place had its own noon.
      ("1800-01-01T00:00:00Z", "America/New_York", -17_762), ("1945-05-07T02:41:00Z", "Europe/London", 7_200),
      ("0001-01-01T00:00:00Z", "America/New_York", -17_762), ("2026-01-01T00:00:00Z", "US/Central", -21_600),
      ("2026-01-01T00:00:00Z", "Etc/GMT+5", -18_000), ("2026-01-01T00:00:00Z", "EST5EDT", -18_000),
    ])
  func offsets(time: String, name: String, expected: Int64) throws {
    let moment = try #require(Timestamp(time))
    #expect(try TimeZoneDatabase.zone(name).offset(at: moment.seconds) == expected)
  }

  @Test("what Foundation says of a hundred zones at random moments", .enabled(if: hasDatabase, "no database"))
  func likeFoundation() throws {
    let names = TimeZone.knownTimeZoneIdentifiers.filter {
      FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/" + $0)
    }
    #expect(names.count > 50)
    for name in names.shuffled().prefix(100) {
      guard let theirs = TimeZone(identifier: name) else { continue }
      let ours = try TimeZoneDatabase.zone(name)
      for _ in 0..<50 {
        let time = Int64.random(in: 0..<2_000_000_000)
        #expect(
          ours.offset(at: time) == Int64(theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time)))),
          "\(name) at \(time)")
      }
    }
  }

  @Test(
    "no name leads out of the database's folder",
    arguments: [
      "../../../etc/passwd", "/etc/localtime", "Europe/../Europe/Amsterdam", "Europe//Amsterdam", "Europe/", "", ".",
      "Europe/Amsterdam\0", "posix/../UTC", "a b", "é", String(repeating: "a", count: 65),
    ])
  func names(name: String) {
    #expect(!TimeZoneDatabase.isName(name))
    #expect(throws: TimeZoneDatabase.Problem.unknownZone) { try TimeZoneDatabase.zone(name, in: "/usr/share/zoneinfo") }
  }

  @Test("a zone that is not there, one that is none, and a machine without a database are told apart")
  func problems() throws {
    let folder = try TemporaryFolder()
    try folder.write("TZif2 and nothing more", to: "Broken/Zone")
    try folder.write(Array(repeating: 0, count: 100_000), to: "Huge")
    #expect(throws: TimeZoneDatabase.Problem.unknownZone) { try TimeZoneDatabase.zone("No/Where", in: folder.path) }
    #expect(throws: TimeZoneDatabase.Problem.unknownZone) { try TimeZoneDatabase.zone("Broken", in: folder.path) }
    #expect(throws: TimeZoneDatabase.Problem.unreadable) { try TimeZoneDatabase.zone("Broken/Zone", in: folder.path) }
    #expect(throws: TimeZoneDatabase.Problem.unreadable) { try TimeZoneDatabase.zone("Huge", in: folder.path) }
    #expect(
      outcome("timestamp(0).getHours('Europe/Nowhere')")
        == "error: “Europe/Nowhere” is no time zone as in Europe/Amsterdam or +01:00")
  }

  @Test(
    "a file cut short or damaged anywhere is refused or read, and nothing worse",
    .enabled(if: hasDatabase, "no database"))
  func damage() throws {
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Amsterdam")))
    let sound = try #require(TimeZoneFile(whole))
    #expect(sound.offset(at: 1_800_000_000) == 3_600)
    #expect((0..<(whole.count - 1)).filter { TimeZoneFile(Array(whole[..<$0])) != nil } == [])
    for position in whole.indices {
      var bytes = whole
      bytes[position] = UInt8.random(in: 0...255)
      _ = TimeZoneFile(bytes)?.offset(at: 1_800_000_000)
    }
  }

  @Test(
    "rules for the years to come",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-07-01T00:00:00Z", 7_200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-12-01T00:00:00Z", 3_600), ("<+0330>-3:30", "2050-07-01T00:00:00Z", 12_600),
      ("EST5EDT", "2050-07-01T00:00:00Z", -14_400), ("XXX3EDT4,0/0,J365/23", "2050-01-01T04:00:00Z", -14_400),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-07-01T00:00:00Z", -3_600),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-12-25T00:00:00Z", 0), ("AAA0BBB,J60/0,J61/0", "2048-03-01T12:00:00Z", 3_600),
    ])
  func rules(text: String, time: String, expected: Int64) throws {
    let rule = try #require(TimeZoneRule(Array(text.utf8)))
    #expect(rule.offset(at: try #require(Timestamp(time)).seconds) == expected)
  }

  @Test(
    "what is no rule is refused",
    arguments: [
      "", "CE-1", "CET", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
      "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,366,1", "CET-168", "CET-1CEST,M3.5.0,M10.5.0x",
      "<+03-3",
    ])
  func noRules(text: String) { #expect(TimeZoneRule(Array(text.utf8)) == nil) }

  @Test(
    "distances from UTC",
    arguments: [
      ("+01:00", 3_600), ("-08:00", -28_800), ("02:00", 7_200), ("-00:00", 0), ("UTC", 0), ("", 0), ("+14:00", 50_400),
      ("-02:30", -9_000),
    ])
  func distances(zone: String, expected: Int64) { #expect(TimeZoneDatabase.fixedOffset(zone) == expected) }

  @Test(
    "what is no distance is looked up as a name, and refused",
    arguments: ["+1", "+01:60", "+24:00", "+01:0", "1:2:3", "+-1:00"])
  func noDistances(zone: String) {
    #expect(TimeZoneDatabase.fixedOffset(zone) == nil)
    #expect(outcome("timestamp(0).getHours('\(zone)')").hasPrefix("error: “\(zone)” is no time zone"))
  }
}
