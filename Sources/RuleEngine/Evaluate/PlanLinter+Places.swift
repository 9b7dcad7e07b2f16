internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

/// Where a route of a rule leads in a plan's file.
struct LocatedPlace {
  var place: Place
  /// What stands open at the end of the route.
  var open: (node: NodeID, note: Message, label: Message)?
  /// The list or section that the route ends in, where nothing is in it.
  var emptySection: NodeID?
  /// The anchored node, where the route went through an alias.
  var anchor: Place?
  /// The route in the plan, for the fingerprint.
  var route: String
  /// Whether all of the route is there.
  var isComplete = true
}

extension PlanLinter {
  /// The place of a route: what it names, or the deepest thing there is on the way; without a route, the subject.
  func locate(_ clause: Clause?, _ subject: Value?) -> LocatedPlace {
    // A subject of the earlier version is no place for a finding to fall back on.
    let fallback = subject.map(\.origin).flatMap { $0.tree == 0 ? $0 : nil } ?? .none
    guard let clause else { return place(of: fallback, missing: []) }
    let location = evaluation.locate(clause.program)
    let origin = location.origin.isNowhere ? fallback : location.origin
    var located = place(of: origin, missing: location.missing)
    guard origin.tree == 0 else {
      located.isComplete = location.isComplete
      return located
    }
    located = atUse(located, origin, location.missing)
    if origin.node >= 0, host.isEmptySection(NodeID(origin.node)) { located.emptySection = spokenNode(origin) }
    located.isComplete = location.isComplete && !location.origin.isNowhere
    return located
  }

  private func place(of origin: Origin, missing: [String]) -> LocatedPlace {
    let host = host.owner(origin.tree)
    let tree = host.tree
    guard origin.node >= 0 else {
      return LocatedPlace(place: host.wholePlan, route: missing.map { "." + $0 }.joined())
    }
    let node = NodeID(origin.node)
    if let name = missing.first, let value = host.writtenValue(of: name, in: node) {
      // The key is there, and what stands after it is open or says that there is none.
      let range = tree.range(of: value)
      let place = Place(tree.source, range.isEmpty ? tree.key(of: value).map(tree.range(of:)) ?? range : range)
      return LocatedPlace(
        place: place, open: openness(value, host),
        route: host.lastingRoute(to: value) + missing.dropFirst().map { "." + $0 }.joined())
    }
    if !missing.isEmpty {
      return LocatedPlace(
        place: Place(tree.source, host.heading(of: node)),
        route: host.lastingRoute(to: node) + "." + missing.joined(separator: "."))
    }
    guard origin.via >= 0 else {
      let isStatedNone = host.validation.state(of: node) == .absent
      return LocatedPlace(
        place: host.place(of: node), open: isStatedNone ? openness(node, host) : nil,
        route: host.lastingRoute(to: node))
    }
    let use = NodeID(origin.via)
    return LocatedPlace(
      place: Place(tree.source, tree.range(of: use)), anchor: anchor(host.place(of: node)),
      route: host.lastingRoute(to: use))
  }

  /// The node by which it is remembered that a finding points at what is open or empty: where an alias stands for it, the alias.
  func spokenNode(_ origin: Origin) -> NodeID {
    let isBehindAlias = origin.via >= 0 && host.tree.resolved(NodeID(origin.via)).index == origin.node
    return NodeID(isBehindAlias ? origin.via : origin.node)
  }

  /// What is open or missing behind an alias is pointed at where the alias stands, as what is there is.
  private func atUse(_ located: LocatedPlace, _ origin: Origin, _ missing: [String]) -> LocatedPlace {
    let tree = host.tree
    guard origin.node >= 0, let name = missing.first else { return located }
    var use = origin.via >= 0 ? NodeID(origin.via) : nil
    var rest = missing.map { "." + $0 }.joined()
    if use == nil, let value = host.writtenUse(of: name, in: NodeID(origin.node)), tree[value].kind == .alias {
      use = value
      rest = missing.dropFirst().map { "." + $0 }.joined()
    }
    guard let use else { return located }
    var open = located.open
    // One placeholder that several aliases stand for is open at each of them.
    if let value = open?.node, tree.resolved(use) == value { open?.node = use }
    return LocatedPlace(
      place: Place(tree.source, tree.range(of: use)), open: open, anchor: anchor(located.place),
      route: host.lastingRoute(to: use) + rest)
  }

  private func anchor(_ place: Place) -> Place {
    var place = place
    place.label = Message(
      "the anchor that is used here", nl: "het anker dat hier gebruikt wordt", da: "ankeret, der bruges her")
    return place
  }

  private func openness(_ value: NodeID, _ host: PlanHost) -> (node: NodeID, note: Message, label: Message)? {
    let text = host.tree.text(of: value)
    switch host.validation.state(of: value) {
    case .open where text.isEmpty:
      return (
        value, Message("nothing stands there yet", nl: "er staat nog niets", da: "der står intet endnu"),
        Message("still empty", nl: "nog leeg", da: "stadig tomt")
      )
    case .open:
      return (
        value, Message("it is still {0}", nl: "er staat nog {0}", da: "der står stadig {0}", .quoted(text)),
        Message("still {0}", nl: "nog {0}", da: "stadig {0}", .quoted(text))
      )
    case .absent:
      return (
        value,
        Message("the plan itself says {0}", nl: "het plan zegt zelf {0}", da: "planen siger selv {0}", .quoted(text)),
        Message("the plan's own word", nl: "zo zegt het plan", da: "planens eget ord")
      )
    default: return nil
    }
  }
}
