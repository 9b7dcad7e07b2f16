internal import CEL
internal import Diagnostics
internal import PlanCalendar

extension EngineLibrary {
  private static let date = EngineType.date.type
  private static let span = EngineType.span.type
  private static let share = EngineType.share.type

  static var calendarFunctions: [FunctionDeclaration] {
    [
      FunctionDeclaration(
        "date", "The date that a text says, such as 2026-03-14, 2026-03, 2026-Q1 or 2026.",
        [
          Overload(
            "date_string", [.string], date, isPure: true,
            implementation: .unary { value, _ in
              (try? PlanDate(parsing: value.asString ?? "")).map { Value($0) } ?? .error(Message("this is no date"))
            })
        ],
        examples: [
          .init("date('2026-03-14') < date('2026-04')", "true"),
          .init("date('2026-Q1') < date('2026-02-01')", "?"),
          .init("date('soon')", ""),
        ]),
      FunctionDeclaration(
        "days", "A length of time of so many days.",
        [
          Overload(
            "days_int", [.int], span, isPure: true,
            implementation: .unary { value, _ in
              lengthOfTime(value, 1)
            })
        ],
        examples: [
          .init("date('2026-03-14') + days(7) == date('2026-03-21')", "true")
        ]),
      FunctionDeclaration(
        "weeks", "A length of time of so many weeks.",
        [
          Overload(
            "weeks_int", [.int], span, isPure: true,
            implementation: .unary { value, _ in
              lengthOfTime(value, 7)
            })
        ],
        examples: [
          .init("weeks(2) == days(14)", "true")
        ]),
      FunctionDeclaration(
        "_-_", "The time between two dates, or the date so much earlier.",
        [
          Overload(
            "subtract_Date_Date", [date, date], span,
            implementation: .binary { a, b, _ in
              guard let first = a.asDate, let second = b.asDate else { return .null }
              return Value(first - second, origin: coarseOrigin(a, b))
            }),
          Overload(
            "subtract_Date_Span", [date, span], date,
            implementation: .binary { a, b, _ in
              guard let date = a.asDate, let span = b.asSpan else { return .null }
              return Value(date - span, origin: coarseOrigin(a, b))
            }),
        ],
        examples: [
          .init("date('2026-03-21') - date('2026-03-14') == days(7)", "true"),
          .init("date('2026-03-21') - days(7) == date('2026-03-14')", "true"),
        ]),
      FunctionDeclaration(
        "_+_", "The date so much later.",
        [
          Overload(
            "add_Date_Span", [date, span], date,
            implementation: .binary { a, b, _ in
              guard let date = a.asDate, let span = b.asSpan else { return .null }
              return Value(date + span, origin: coarseOrigin(a, b))
            })
        ],
        examples: [
          .init("date('2026-03-14') + weeks(1) == date('2026-03-21')", "true")
        ]),
      FunctionDeclaration(
        "addWorkingDays", "The date so many working days later, or earlier for a negative number; weekends are off.",
        [
          Overload(
            "Date_addWorkingDays_int", [date, .int], date, isMember: true,
            implementation: .binary { a, b, _ in
              moved(a, b, .workingDay)
            })
        ],
        examples: [
          .init("date('2026-03-13').addWorkingDays(1) == date('2026-03-16')", "true")
        ]),
      FunctionDeclaration(
        "addMonths", "The date so many months later, or earlier for a negative number.",
        [
          Overload(
            "Date_addMonths_int", [date, .int], date, isMember: true,
            implementation: .binary { a, b, _ in
              moved(a, b, .month)
            })
        ],
        examples: [
          .init("date('2026-01-31').addMonths(1) == date('2026-02-28')", "true")
        ]),
      FunctionDeclaration(
        "firstDay", "The first day that a date may mean: 2026-03 is 2026-03-01.",
        [
          Overload(
            "Date_firstDay", [date], date, isMember: true, flow: .argument(0),
            implementation: .unary { value, _ in
              guard let date = value.asDate else { return .null }
              return Value(PlanDate(first: date.first, last: date.first), origin: value.origin)
            })
        ],
        examples: [
          .init("date('2026-03').firstDay() == date('2026-03-01')", "true")
        ]),
      FunctionDeclaration(
        "lastDay", "The last day that a date may mean: 2026-03 is 2026-03-31.",
        [
          Overload(
            "Date_lastDay", [date], date, isMember: true, flow: .argument(0),
            implementation: .unary { value, _ in
              guard let date = value.asDate else { return .null }
              return Value(PlanDate(first: date.last, last: date.last), origin: value.origin)
            })
        ],
        examples: [
          .init("date('2026-03').lastDay() == date('2026-03-31')", "true")
        ]),
      FunctionDeclaration(
        "elapsed", "How much of the way from a start to an end has gone by on a date: 0 at the start, 1 at the end.",
        [
          Overload(
            "Date_elapsed_Date_Date", [date, date, date], share, isMember: true,
            implementation: .variadic { values, _ in
              guard values.count == 3, let now = values[0].asDate, let start = values[1].asDate,
                let end = values[2].asDate
              else { return .null }
              if let share = now.elapsed(from: start, until: end) {
                return Value(share, origin: coarseOrigin(values[0], values[1], values[2]))
              }
              return .unknown(origin: values[2].origin, reason: UnknownReason.undated.rawValue)
            })
        ],
        examples: [
          .init("date('2026-02').elapsed(date('2026-01-01'), date('2026-04-01')) < 0.7", "true")
        ]),
      FunctionDeclaration(
        "share", "A number as a share of a whole: 0.2 is 20%.",
        [
          Overload(
            "share_double", [.double], share, isPure: true,
            implementation: .unary { value, _ in
              guard case .double(let number) = value.payload else { return .null }
              return Value(Share(number))
            })
        ],
        examples: [
          .init("share(0.2) < share(0.5)", "true")
        ]),
      comparison("_<_", "less") {
        $0.isLess(than: $1)
      } against: {
        $1.isAtMost($0).map { !$0 }
      },
      comparison("_<=_", "less_equals") {
        $0.isAtMost($1)
      } against: {
        $1.isLess(than: $0).map { !$0 }
      },
      comparison("_>_", "greater") {
        $0.isAtMost($1).map { !$0 }
      } against: {
        $1.isLess(than: $0)
      },
      comparison("_>=_", "greater_equals") {
        $0.isLess(than: $1).map { !$0 }
      } against: {
        $1.isAtMost($0)
      },
    ]
  }

  /// A comparison of a share with a number, either way round. `against` gets the number first.
  private static func comparison(
    _ name: String, _ id: String, _ answer: @escaping @Sendable (Share, Double) -> Bool?,
    against: @escaping @Sendable (Double, Share) -> Bool?
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, "Compares a share with a number, 1 being all.",
      [
        Overload(
          "\(id)_Share_double", [share, .double], .bool,
          implementation: .binary { a, b, _ in
            guard let share = a.asShare, case .double(let number) = b.payload else { return .null }
            return verdict(answer(share, number), a)
          }),
        Overload(
          "\(id)_double_Share", [.double, share], .bool,
          implementation: .binary { a, b, _ in
            guard let share = b.asShare, case .double(let number) = a.payload else { return .null }
            return verdict(against(number, share), b)
          }),
      ],
      examples: [
        .init("share(0.2) \(name.dropFirst().dropLast()) 0.2", name.hasSuffix("=_") ? "true" : "false"),
        .init("0.2 \(name.dropFirst().dropLast()) share(0.2)", name.hasSuffix("=_") ? "true" : "false"),
      ])
  }

  /// The place of the first coarse value, so that a result that is too coarse can say what made it so; an exact result has none.
  private static func coarseOrigin(_ values: Value...) -> Origin {
    values.first { !$0.isExact }?.origin ?? .none
  }

  private static func lengthOfTime(_ value: Value, _ days: Int) -> Value {
    guard let count = value.asInt, abs(count) <= Int64(Length.countLimit) else {
      return .error(Message("no plan counts that far"))
    }
    return Value(PlanCalendar.Span(days: Int(count) * days))
  }

  private static func moved(_ date: Value, _ count: Value, _ unit: CalendarUnit) -> Value {
    guard let start = date.asDate, let count = count.asInt, abs(count) <= Int64(Length.countLimit) else {
      return .error(Message("no plan counts that far"), origin: date.origin)
    }
    return Value(start.applying(DateOffset(isBack: count < 0, Length(Int(abs(count)), unit))), origin: date.origin)
  }
}
