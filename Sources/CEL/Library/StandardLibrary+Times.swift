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
                ?? .error(Message("{0} is no time as in 2026-05-01T12:00:00Z", .quoted(value.asString ?? "")))
            }),
          pure(
            "int64_to_timestamp", [.int], .timestamp,
            .unary { value, context in context.time(value.asInt.flatMap { Timestamp(seconds: $0) }) }),
        ],
        examples: [
          .init("timestamp('2026-05-01T12:00:00Z').getMonth()", "4"), .init("timestamp('May')", ""),
        ]),
      FunctionDeclaration(
        "duration", "Reads a length of time such as 1h30m.",
        [
          pure("duration_to_duration", [.duration], .duration, flow: .argument(0), .unary { value, _ in value }),
          pure(
            "string_to_duration", [.string], .duration,
            .unary { value, _ in
              value.asString.flatMap(Duration64.init).map { Value(.duration($0)) }
                ?? .error(Message("{0} is no length of time as in 1h30m", .quoted(value.asString ?? "")))
            }),
          pure(
            "int64_to_duration", [.int], .duration,
            .unary { value, context in context.duration(value.asInt.flatMap { Duration64(seconds: $0) }) }),
        ], examples: [.init("duration('90m') == duration('1h30m')", "true"), .init("duration('soon')", "")]),
    ] + getters + [
      both(
        "getHours", "Gives the hour of a day, 0 to 23, or the whole hours of a duration.", { $0.hour },
        { $0.whole(3_600) }),
      both(
        "getMinutes", "Gives the minute of an hour, or the whole minutes of a duration.", { $0.minute },
        { $0.whole(60) }),
      both(
        "getSeconds", "Gives the second of a minute, or the whole seconds of a duration.", { $0.second },
        { $0.whole(1) }),
      both(
        "getMilliseconds", "Gives the milliseconds beyond the last whole second.", { $0.millisecond },
        { $0.milliseconds }),
    ]

  private static let getters: [FunctionDeclaration] = [
    getter("getFullYear", "Gives the year of a time.") { $0.date.year },
    getter("getMonth", "Gives the month of a time, from 0.") { $0.date.month - 1 },
    getter("getDate", "Gives the day of the month of a time, from 1.") { $0.date.day },
    getter("getDayOfMonth", "Gives the day of the month of a time, from 0.") { $0.date.day - 1 },
    getter("getDayOfWeek", "Gives the day of the week of a time; Sunday is 0.") { $0.weekday },
    getter("getDayOfYear", "Gives the day of the year of a time, from 0.") { $0.dayOfYear },
  ]

  private static func getter(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (LocalTime) -> Int64
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, documentation, timestampOverloads(name, read))
  }

  private static func both(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (LocalTime) -> Int64,
    _ readDuration: @escaping @Sendable (Duration64) -> Int64
  ) -> FunctionDeclaration {
    let ofDuration = pure(
      "duration_\(name)", [.duration], .int, member: true,
      .unary { value, _ in
        if case .duration(let duration) = value.payload { return Value(.int(readDuration(duration))) }
        return value
      })
    return FunctionDeclaration(name, documentation, timestampOverloads(name, read) + [ofDuration])
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
      pure(
        "timestamp_\(name)_with_tz", [.timestamp, .string], .int, member: true,
        .binary { value, zone, _ in
          guard case .timestamp(let time) = value.payload, let zone = zone.asString else { return value }
          guard let offset = LocalTime.offset(zone) else {
            return .error(Message("{0} is no time zone known here; write it as +01:00", .quoted(zone)))
          }
          return Value(.int(read(LocalTime(time, offset: offset))))
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

  /// Seconds east of UTC of a fixed distance such as `+01:00`, or of UTC; nil for the name of a region.
  static func offset(_ zone: String) -> Int64? {
    if zone == "UTC" || zone == "Z" || zone == "GMT" || zone.isEmpty { return 0 }
    let isNegative = zone.hasPrefix("-")
    let digits = isNegative || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Lexer.isDigit) }), let hours = Int64(parts[0]),
      let minutes = Int64(parts[1]), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
  }
}
