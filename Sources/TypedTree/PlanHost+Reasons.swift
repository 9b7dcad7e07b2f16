package import CEL
package import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

/// Why something of a plan is not known, in words, and where.
package struct ExplainedUnknown {
  package var cause: UnjudgedVerdict.Cause
  package var reason: Message
  package var place: Place?
}

extension PlanHost {
  /// The cause of an unknown value, with what the plan says there.
  package func explain(_ cause: Unknown.Cause) -> ExplainedUnknown {
    let (reason, key) = UnknownReason.decode(cause.reason)
    return owner(cause.origin.tree).explain(
      reason ?? .unreadable, at: cause.origin.node >= 0 ? NodeID(cause.origin.node) : nil, cause.origin,
      key: key.flatMap { key in schema.symbolsByName.first { Int($0.value.index) == key }?.key })
  }

  /// Why nothing is said of a topic that another document deals with.
  package func explain(_ kept: KeptElsewhere) -> ExplainedUnknown {
    explain(.elsewhere, at: kept.node, origin(kept.node))
  }

  private func explain(
    _ reason: UnknownReason, at node: NodeID?, _ origin: Origin, key: String? = nil
  ) -> ExplainedUnknown {
    var place = place(of: origin)
    let message: Message
    switch reason {
    case .unreadable: message = unreadable(node)
    case .misspelt:
      message =
        node.map { key in
          Message(
            "there is no key {0}", nl: "er bestaat geen sleutel {0}", da: "der findes ingen nøgle {0}",
            .quoted(tree.text(of: key)))
        } ?? Message("a key is not known", nl: "een sleutel is niet bekend", da: "en nøgle er ikke kendt")
    case .cut:
      message = Message(
        "the file could not be read beyond this point", nl: "het bestand was vanaf hier niet leesbaar",
        da: "filen kunne ikke læses herfra")
      if let end = tree.cutAt { place = Place(tree.source, ByteRange(at: end)) }
    case .elsewhere: message = keptElsewhere(at: node)
    case .coarse: message = coarse(node)
    case .undated: message = undated(node)
    case .outlook:
      message = Message(
        "{0} is on outlook, named but not planned yet", nl: "{0} is alleen een vooruitblik: genoemd, nog niet gepland",
        da: "{0} er kun nævnt for fremtiden og endnu ikke planlagt", name(node.flatMap(enclosingObject)))
    case .unsaid: message = unsaid(node, key)
    case .circular:
      message = Message(
        "the date {0} counts from itself, by way of others", nl: "de datum {0} telt vanaf zichzelf, via andere datums",
        da: "datoen {0} regnes fra sig selv, ad omveje", name(node))
    case .distant:
      message = Message(
        "the date {0} counts from others over more than {1} steps",
        nl: "de datum {0} telt via meer dan {1} stappen vanaf andere",
        da: "datoen {0} regnes fra andre over mere end {1} trin", name(node), .number(Double(Self.dateSteps)))
    }
    return ExplainedUnknown(cause: reason.cause, reason: message, place: place)
  }

  /// What a node is called in a reason: its route, which is made of the plan's own keys and ids.
  private func name(_ node: NodeID?) -> Argument {
    guard let node, let root = document.root.map(tree.resolved), node != root else {
      return .localized(Localized("the plan", nl: "het plan", da: "planen"))
    }
    return .text(tree.route(to: node))
  }

  private func unreadable(_ node: NodeID?) -> Message {
    Message(
      "{0} could not be read", nl: "{0} kon niet worden gelezen", da: "{0} kunne ikke læses", name(node))
  }

  private func keptElsewhere(at node: NodeID?) -> Message {
    guard let node, let kept = elsewhere.first(where: { $0.value.node == node }) else {
      return Message(
        "the plan keeps this in another document", nl: "het plan houdt dit in een ander document bij",
        da: "planen har dette i et andet dokument")
    }
    guard !kept.value.document.isEmpty else {
      return Message(
        "the plan keeps {0} in another document", nl: "het plan houdt {0} in een ander document bij",
        da: "planen har {0} i et andet dokument", .quoted(kept.key))
    }
    return Message(
      "{0} is kept in another document, {1}", nl: "{0} staat in een ander document, {1}",
      da: "{0} står i et andet dokument, {1}", .quoted(kept.key), .quoted(kept.value.document))
  }

  private func coarse(_ node: NodeID?) -> Message {
    guard let node, tree[node].kind == .scalar else {
      return Message(
        "the dates are too coarse to tell", nl: "de datums zijn te grof om het te kunnen zeggen",
        da: "datoerne er for grove til at afgøre det")
    }
    return Message(
      "{0} says {1}, which is too coarse to tell", nl: "{0} zegt {1}, en dat is te grof om te oordelen",
      da: "{0} siger {1}, og det er for groft til at bedømme", name(node), .quoted(tree.text(of: node)))
  }

  private func undated(_ node: NodeID?) -> Message {
    if let node, tree[node].kind == .scalar {
      return Message(
        "{0} says {1}, which comes to no date", nl: "{0} zegt {1}, en dat levert geen datum op",
        da: "{0} siger {1}, og det giver ingen dato", name(node), .quoted(tree.text(of: node)))
    }
    guard let node, let key = firstDate(of: node) else {
      return Message("{0} has no date", nl: "{0} heeft geen datum", da: "{0} har ingen dato", name(node))
    }
    return Message(
      "{0} has no {1}", nl: "{0} heeft geen {1}", da: "{0} har ingen {1}", called(node), .quoted(key))
  }

  /// The key of an item's date, or else of its first day, where nothing stands after it.
  private func firstDate(of node: NodeID) -> String? {
    guard tree[node].kind == .mapping, let type = validation.schema(of: node).map(schema.resolved) else { return nil }
    let annotations = schema[type].annotations
    guard let key = annotations.date ?? annotations.period.first else { return nil }
    return writtenValue(of: key, in: node).map { validation.state(of: $0) == .sound } == true ? nil : key
  }

  /// What an item is called, or else its route.
  private func called(_ node: NodeID) -> Argument {
    guard let type = validation.schema(of: node).map(schema.resolved) else { return name(node) }
    let label = label(of: ObjectReference(type: type.index, node: node.index, context: -1, tree: version))
    return label.isEmpty || label == tree.route(to: node) ? name(node) : .quoted(label)
  }

  private func unsaid(_ node: NodeID?, _ key: String?) -> Message {
    guard let node else {
      return Message("the plan does not say this", nl: "het plan zegt dit niet", da: "det siger planen ikke")
    }
    if tree[node].parent < 0 {
      guard let key else {
        return Message("the plan does not say this", nl: "het plan zegt dit niet", da: "det siger planen ikke")
      }
      return Message(
        "{0} is not in the plan itself", nl: "{0} staat niet in het plan zelf", da: "{0} står ikke i selve planen",
        .quoted(key))
    }
    guard let key else {
      return Message(
        "the plan does not say enough about {0}", nl: "het plan zegt niet genoeg over {0}",
        da: "planen siger ikke nok om {0}", name(node))
    }
    return Message(
      "the plan gives no {0} for {1}", nl: "bij {1} staat geen {0}", da: "planen angiver ingen {0} for {1}",
      .quoted(key), name(node))
  }
}

extension UnknownReason {
  /// The name under which reports list it.
  package var cause: UnjudgedVerdict.Cause {
    switch self {
    case .unreadable: .unreadable
    case .misspelt: .misspelt
    case .cut: .cut
    case .elsewhere: .elsewhere
    case .coarse: .coarse
    case .undated: .undated
    case .outlook: .outlook
    case .unsaid: .unsaid
    case .circular: .circular
    case .distant: .distant
    }
  }
}
