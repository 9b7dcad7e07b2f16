internal import Diagnostics

extension StandardLibrary {
  static let times: [FunctionDeclaration] =
    [
      FunctionDeclaration(
        "timestamp", "Reads a moment as RFC 3339 writes it, or from seconds since 1970.",
        [
          pure("timestamp_to_timestamp", [.timestamp], .timestamp, flow: .argument(0), .unary { value, _ in value }),
          pure(
            "string_to_timestamp", [.string], .timestamp,
            .unary { value, _ in
              value.asString.flatMap(Timestamp.init).map { Value(.timestamp($0)) }
                ?? .error(
                  Message(
                    "{0} is no time as in 2026-05-01T12:00:00Z, in the years 1 to 9999",
                    .quoted(String((value.asString ?? "").prefix(80)))), origin: value.origin)
            }),
          pure(
            "int64_to_timestamp", [.int], .timestamp,
            .unary { value, context in context.time(value.asInt.flatMap { Timestamp(seconds: $0) }) }),
        ],
        examples: [
          .init("timestamp('2026-05-01T12:00:00+02:00') == timestamp('2026-05-01T10:00:00Z')", "true"),
          .init("timestamp('May')", ""), .init("string(timestamp(60))", "'1970-01-01T00:01:00Z'"),
          .init("timestamp(timestamp(60)) == timestamp(60)", "true", isFurther: true),
        ]),
      FunctionDeclaration(
        "duration", "Reads a length of time: numbers with h, m, s, ms, us or ns. Days and months have no fixed length.",
        [
          pure("duration_to_duration", [.duration], .duration, flow: .argument(0), .unary { value, _ in value }),
          pure(
            "string_to_duration", [.string], .duration,
            .unary { value, _ in
              value.asString.flatMap(Duration64.init).map { Value(.duration($0)) }
                ?? .error(
                  Message(
                    "{0} is no length of time as in 1h30m, of 292 years at most",
                    .quoted(String((value.asString ?? "").prefix(80)))), origin: value.origin)
            }),
        ],
        examples: [
          .init("duration('90m') == duration('1h30m')", "true"), .init("duration('-1.5h') < duration('0')", "true"),
          .init("duration('3 days')", ""), .init("duration(duration('1s')) == duration('1s')", "true", isFurther: true),
        ]),
    ] + getters + [
      both(
        "getHours", "Gives the hour of a day, 0 to 23, or the whole hours of a duration.", "23", "1", { $0.hour },
        { $0.whole(3_600) }),
      both(
        "getMinutes", "Gives the minute of an hour, or the whole minutes of a duration.", "31", "90", { $0.minute },
        { $0.whole(60) }),
      both(
        "getSeconds", "Gives the second of a minute, or the whole seconds of a duration.", "30", "5400",
        { $0.second }, { $0.whole(1) }),
      both(
        "getMilliseconds", "Gives the milliseconds beyond the last whole second.", "250", "0",
        { $0.millisecond }, { $0.milliseconds }),
    ]

  private static let getters: [FunctionDeclaration] = [
    getter("getFullYear", "Gives the year of a time.", "2009") { $0.date.year },
    getter("getMonth", "Gives the month of a time, from 0.", "1") { $0.date.month - 1 },
    getter("getDate", "Gives the day of the month of a time, from 1.", "13", "14") { $0.date.day },
    getter("getDayOfMonth", "Gives the day of the month of a time, from 0.", "12", "13") { $0.date.day - 1 },
    getter("getDayOfWeek", "Gives the day of the week of a time; Sunday is 0.", "5", "6") { $0.weekday },
    getter("getDayOfYear", "Gives the day of the year of a time, from 0.", "43", "44") { $0.dayOfYear },
  ]

  /// - Parameters:
  ///   - utc: what it gives for `moment` in UTC.
  ///   - zoned: and one hour further east; nil: the same.
  private static func getter(
    _ name: String, _ documentation: String, _ utc: String, _ zoned: String? = nil,
    _ read: @escaping @Sendable (LocalTime) -> Int64
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation + inZone, timestampOverloads(name, read), examples: examples(name, utc, zoned ?? utc))
  }

  private static let inZone =
    " In UTC, or at a place such as 'Europe/Amsterdam' or a distance from UTC such as '+01:00'."

  private static func examples(_ name: String, _ utc: String, _ zoned: String) -> [FunctionDeclaration.Example] {
    let moment = "timestamp('2009-02-13T23:31:30.25Z')"
    return [.init("\(moment).\(name)()", utc), .init("\(moment).\(name)('+01:00')", zoned)]
  }

  private static func both(
    _ name: String, _ documentation: String, _ utc: String, _ ofDuration: String,
    _ read: @escaping @Sendable (LocalTime) -> Int64, _ readDuration: @escaping @Sendable (Duration64) -> Int64
  ) -> FunctionDeclaration {
    let overload = pure(
      "duration_\(name)", [.duration], .int, member: true,
      .unary { value, _ in
        if case .duration(let duration) = value.payload { return Value(.int(readDuration(duration))) }
        return value
      })
    return FunctionDeclaration(
      name, documentation + inZone, timestampOverloads(name, read) + [overload],
      examples: examples(name, utc, name == "getHours" ? "0" : utc)
        + [.init("duration('1h30m').\(name)()", ofDuration)])
  }

  private static func timestampOverloads(_ name: String, _ read: @escaping @Sendable (LocalTime) -> Int64) -> [Overload]
  {
    [
      pure(
        "timestamp_\(name)", [.timestamp], .int, member: true,
        .unary { value, _ in
          guard case .timestamp(let time) = value.payload else { return value }
          return Value(.int(read(LocalTime(time, offset: 0))))
        }),
      // Not computed at compilation: the zones are those of the machine that judges.
      Overload(
        "timestamp_\(name)_with_tz", [.timestamp, .string], .int, isMember: true,
        implementation: .binary { value, zone, context in
          guard case .timestamp(let time) = value.payload, let name = zone.asString else { return value }
          if let error = context.work() { return error }
          switch TimeZoneDatabase.offset(name, at: time.seconds) {
          case .success(let offset): return Value(.int(read(LocalTime(time, offset: offset))))
          case .failure(let error):
            // Asking for a zone that is not there asks the system each time.
            return context.charge(0, bytes: 4_096) ?? .error(error.message, origin: zone.origin)
          }
        }),
    ]
  }
}

/// A moment as clocks at some distance from UTC show it.
struct LocalTime {
  private let seconds: Int64
  private let nanoseconds: Int32

  /// - Parameter offset: seconds east of UTC.
  init(_ time: Timestamp, offset: Int64) {
    seconds = time.seconds + offset
    nanoseconds = time.nanoseconds
  }

  private var dayNumber: Int64 { seconds.flooredDivision(by: 86_400) }
  private var secondOfDay: Int64 { seconds.flooredRemainder(by: 86_400) }

  var date: CivilDate { CivilDate(dayNumber: dayNumber) }
  var hour: Int64 { secondOfDay / 3_600 }
  var minute: Int64 { secondOfDay / 60 % 60 }
  var second: Int64 { secondOfDay % 60 }
  var millisecond: Int64 { Int64(nanoseconds) / 1_000_000 }
  /// 1970-01-01 was a Thursday.
  var weekday: Int64 { (dayNumber + 4).flooredRemainder(by: 7) }
  var dayOfYear: Int64 { dayNumber - CivilDate(year: date.year, month: 1, day: 1).dayNumber }
}
