internal import Archive
package import CEL
internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

extension EngineLibrary {
  private static let anything = CELType.parameter("T")

  /// Functions on the items of a plan.
  static var itemFunctions: [FunctionDeclaration] {
    [
      FunctionDeclaration(
        "label", "How an item is called in texts: its name or title, else its id, else its place in the plan.",
        [
          Overload(
            "label_object", [anything], .string,
            implementation: .unary { value, context in
              guard let host = context.host as? PlanHost, case .object(let object) = value.payload else {
                return Value(.string(value.asString ?? ""))
              }
              return Value(.string(host.label(of: object)), origin: value.origin)
            })
        ],
        examples: [
          .init("label(plan.beds[0])", "'Roses'"),
          .init("label(plan.beds[1])", "'herbs'"),
        ]),
      FunctionDeclaration(
        "withId", "The item of a list that has this id, if there is one.",
        [
          Overload(
            "list_withId_string", [.list(anything), .string], .optional(anything), isMember: true,
            strictness: .partial, flow: .element(0),
            implementation: .binary { list, id, context in
              guard let host = context.host as? PlanHost, let list = list.asList, let id = id.asString else {
                return Value(.optional(.none))
              }
              return host.item(withID: id, in: list)
            })
        ],
        examples: [
          .init("plan.beds.withId('roses').optMap(b, label(b)).orValue('none')", "'Roses'"),
          .init("plan.beds.withId('tulips').hasValue()", "false"),
        ]),
      FunctionDeclaration(
        "isOpen", "Whether a placeholder, or nothing at all, stands after this key of an item.",
        [
          Overload(
            "isOpen_any_string", [anything, .string], .bool,
            implementation: .binary { item, key, context in
              guard let host = context.host as? PlanHost, case .object(let object) = item.payload, object.node >= 0,
                case let owner = host.owner(object.tree),
                let value = owner.writtenValue(of: key.asString ?? "", in: NodeID(object.node))
              else { return .false }
              return .bool(owner.validation.state(of: value) == .open)
            })
        ],
        examples: [
          .init("isOpen(plan.beds[1], 'sown')", "true"),
          .init("isOpen(plan.beds[0], 'sown')", "false"),
        ]),
      FunctionDeclaration(
        "unrolled", "A list with each item that repeats for other items, such as releases, put once for each of them.",
        [
          Overload(
            "list_unrolled", [.list(anything)], .list(anything), isMember: true, strictness: .partial,
            flow: .argument(0),
            implementation: .unary { value, context in
              guard let host = context.host as? PlanHost, let list = value.asList else { return value }
              return Value(.list(host.unrolled(list)), origin: value.origin)
            })
        ],
        examples: [
          .init("plan.beds.unrolled().size()", "2")
        ]),
      FunctionDeclaration(
        "unsaid",
        "Unknown: the plan leaves open something about this item, the key that is named, and its absence tells nothing.",
        [
          Overload(
            "unsaid_any", [anything], .bool,
            implementation: .unary { value, _ in
              .unknown(origin: value.origin, reason: UnknownReason.unsaid.rawValue)
            }),
          Overload(
            "unsaid_any_string", [anything, .string], .bool,
            implementation: .binary { value, key, context in
              let host = context.host as? PlanHost
              let symbol = key.asString.flatMap { host?.schema.symbolsByName[$0] }
              return .unknown(origin: value.origin, reason: UnknownReason.unsaid.code(about: symbol))
            }),
        ],
        examples: [
          .init("plan.beds.all(b, has(b.name) || unsaid(b))", "?"),
          .init("plan.beds.all(b, has(b.name) || unsaid(b, 'name'))", "?"),
        ]),
      FunctionDeclaration(
        "undated", "An unknown date: this item has none.",
        [
          Overload(
            "undated_any", [anything], EngineType.date.type, flow: .argument(0),
            implementation: .unary { value, _ in
              .unknown(origin: value.origin, reason: UnknownReason.undated.rawValue)
            })
        ],
        examples: [
          .init("undated(plan.beds[1]) < date('2026')", "?")
        ]),
    ]
  }

  /// Functions that put values into words for messages.
  static var wordFunctions: [FunctionDeclaration] {
    let words = EngineType.words.type
    return [
      FunctionDeclaration(
        "percent", "A share in words: 38%.",
        [
          Overload(
            "percent_double", [.double], words,
            implementation: .unary { value, context in
              guard case .double(let number) = value.payload else { return .null }
              return kept(.share(Share(number)), &context)
            }),
          Overload(
            "percent_Share", [EngineType.share.type], words,
            implementation: .unary { value, context in
              guard let share = value.asShare else { return .null }
              return kept(.share(share), &context)
            }),
        ],
        examples: [
          .init("percent(0.38)", "'38%'"),
          .init("percent(share(0.38))", "'38%'"),
        ]),
      FunctionDeclaration(
        "onDate", "A date as the time when something happens: on 14 March 2026, in March 2026.",
        [
          Overload(
            "onDate_Date", [EngineType.date.type], words,
            implementation: .unary { value, context in
              guard let date = value.asDate else { return .null }
              return kept(.onDate(date), &context)
            })
        ],
        examples: [
          .init("onDate(date('2026-03-14'))", "'on 14 March 2026'"),
          .init("onDate(date('2026-03'))", "'in March 2026'"),
        ]),
      FunctionDeclaration(
        "labels", "The names of items, as a list in words.",
        [
          Overload(
            // What could not be read has no name; the others are named.
            "labels_list", [.list(anything)], words, strictness: .partial,
            implementation: .unary { value, context in
              guard let host = context.host as? PlanHost, let list = value.asList else { return .null }
              return kept(.list(names(list, host)), &context)
            })
        ],
        examples: [
          .init("labels(plan.beds)", "'Roses and herbs'")
        ]),
      FunctionDeclaration(
        "quoted", "A text in the reader's quotation marks, or the names of items, each in them, as a list in words.",
        [
          Overload(
            "quoted_string", [.string], words,
            implementation: .unary { value, context in
              kept(.quoted(value.asString ?? ""), &context)
            }),
          Overload(
            "quoted_list", [.list(anything)], words, strictness: .partial,
            implementation: .unary { value, context in
              guard let host = context.host as? PlanHost, let list = value.asList else { return .null }
              return kept(.joined(names(list, host).map(Argument.quoted)), &context)
            }),
        ],
        examples: [
          .init("quoted('Roses')", "'“Roses”'"),
          .init("quoted(plan.beds)", "'“Roses” and “herbs”'"),
        ]),
      FunctionDeclaration(
        "money", "An amount with its currency and unit (one, thousand or million).",
        [
          Overload(
            "money_double_string_string", [.double, .string, .string], words,
            implementation: .variadic { values, context in
              guard values.count == 3, case .double(let amount) = values[0].payload else { return .null }
              let currency = values[1].asString ?? ""
              return kept(
                .money(
                  amount, currency: currency.isEmpty ? nil : currency,
                  unit: Argument.MoneyUnit(rawValue: values[2].asString ?? "") ?? .one), &context)
            })
        ],
        examples: [
          .init("money(1500.0, 'EUR', 'thousand')", "'EUR 1,500,000'")
        ]),
    ]
  }

  /// The names of the items of a list, or its texts.
  private static func names(_ list: ListValue, _ host: PlanHost) -> [String] {
    list.elements.filter(\.isKnown).map { element in
      if case .object(let object) = element.payload { return host.label(of: object) }
      return element.asString ?? ""
    }
  }

  /// Declares the functions over the pack's own words, in place of those over another vocabulary.
  package static func declareVocabulary(_ vocabulary: Vocabulary, in environment: inout Environment) {
    for function in vocabularyFunctions(Deferred(vocabulary)) { environment.declare(function: function) }
  }

  /// Functions over the pack's own words: `count(3, "week")`, `term("business")`, `terms(["business", "system"])`.
  static func vocabularyFunctions(_ vocabulary: Deferred<Vocabulary>) -> [FunctionDeclaration] {
    let words = EngineType.words.type
    return [
      FunctionDeclaration(
        "count", "A number with the thing counted, in the reader's language: 3 weeks.",
        [
          Overload(
            "count_int_string", [.int, .string], words,
            implementation: .binary { number, noun, context in
              guard let number = number.asInt.flatMap(Int.init(exactly:)), let name = noun.asString,
                let noun = vocabulary.value.nouns[name]
              else { return .error(Message("the pack has no noun {0}", .quoted(noun.asString ?? ""))) }
              return kept(.count(number, noun), &context)
            })
        ],
        examples: [
          .init("count(1, 'plant')", "'1 plant'"),
          .init("count(3, 'plant')", "'3 plants'"),
          .init("count(3, 'cloud')", ""),
        ]),
      FunctionDeclaration(
        "term", "A term of the pack in the reader's language.",
        [
          Overload(
            "term_string", [.string], words,
            implementation: .unary { value, context in
              guard let term = vocabulary.value.terms[value.asString ?? ""] else {
                return .error(Message("the pack has no term {0}", .quoted(value.asString ?? "")))
              }
              return kept(.localized(term), &context)
            })
        ],
        examples: [
          .init("term('shade')", "'shade'"),
          .init("term('rain')", ""),
        ]),
      FunctionDeclaration(
        "terms", "Terms of the pack as a list in the reader's language.",
        [
          Overload(
            "terms_list", [.list(.string)], words,
            implementation: .unary { value, context in
              let names = value.asList?.elements.compactMap(\.asString) ?? []
              return kept(
                .joined(names.map { .localized(vocabulary.value.terms[$0] ?? Localized($0)) }), &context)
            })
        ],
        examples: [
          .init("terms(['sun', 'shade'])", "'sun and shade'")
        ]),
    ]
  }

  private static func kept(_ argument: Argument, _ context: inout EvaluationContext) -> Value {
    guard let host = context.host as? PlanHost else { return .error(Message("there is no plan to speak of")) }
    return host.addWords(argument)
  }
}

extension PlanHost {
  /// The first item of `list` with this id.
  func item(withID id: String, in list: ListValue) -> Value {
    var unread = list.rest
    for element in list.elements {
      switch element.payload {
      case .object(let object) where object.type >= 0 && object.node >= 0:
        if owner(object.tree).id(of: object) == id {
          return Value(.optional(OptionalBox(element)), origin: element.origin)
        }
      case .unknown(let unknown): unread = Unknown.merged(unread, unknown)
      default: break
      }
    }
    // What could not be read may be the one.
    return unread.map(Value.unknown) ?? Value(.optional(.none))
  }

  private func id(of object: ObjectReference) -> String? {
    let node = NodeID(object.node)
    guard let symbol = facts[SchemaID(object.type)].id, case .mapping = tree[node].kind,
      let value = entry(symbol, in: node).map({ tree.resolved($0) }), case .scalar = tree[value].kind
    else { return nil }
    return tree.text(of: value)
  }

  /// `x-repeats`: an item whose property says so stands once for each item of the collection it names.
  func unrolled(_ list: ListValue) -> ListValue {
    var elements: [Value] = []
    elements.reserveCapacity(list.elements.count)
    for element in list.elements {
      guard case .object(let object) = element.payload, object.node >= 0, object.context < 0 else {
        elements.append(element)
        continue
      }
      for copy in owner(object.tree).copies(of: object) {
        elements.append(Value(.object(copy), origin: element.origin))
      }
    }
    return ListValue(elements, rest: list.rest)
  }

  /// An item once for each of those it repeats for; the item itself where it does not.
  func copies(of object: ObjectReference) -> [ObjectReference] {
    guard let collection = repeated(object) else { return [object] }
    return items(of: collection).map { item in
      var copy = object
      copy.context = item.index
      return copy
    }
  }

  private func repeated(_ object: ObjectReference) -> String? {
    guard schema.subschemas.indices.contains(Int(object.type)), facts[SchemaID(object.type)].isRepeated else {
      return nil
    }
    let node = NodeID(object.node)
    guard case .mapping = tree[node].kind else { return nil }
    for field in facts.repeating[Int(object.type)] {
      guard let value = entry(field.symbol, in: node).map(tree.resolved), tree[value].kind == .scalar,
        let collection = schema[field.schema].annotations.repeats[tree.text(of: value)]
      else { continue }
      return collection
    }
    return nil
  }
}
