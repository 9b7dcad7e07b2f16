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
    guard let clause else { return place(of: subject?.origin ?? .none, missing: []) }
    let location = evaluation.locate(clause.program)
    let origin = location.origin.isNowhere ? subject?.origin ?? .none : location.origin
    var located = place(of: origin, missing: location.missing)
    if origin.node >= 0, host.isEmptySection(NodeID(origin.node)) { located.emptySection = NodeID(origin.node) }
    located.isComplete = location.isComplete && !location.origin.isNowhere
    return located
  }

  private func place(of origin: Origin, missing: [String]) -> LocatedPlace {
    let tree = host.tree
    guard origin.node >= 0 else {
      return LocatedPlace(place: host.wholePlan, route: missing.joined(separator: "."))
    }
    let node = NodeID(origin.node)
    if let name = missing.first, let value = host.writtenValue(of: name, in: node) {
      // The key is there, and what stands after it is open or says that there is none.
      let range = tree.range(of: value)
      let place = Place(tree.source, range.isEmpty ? tree.key(of: value).map(tree.range(of:)) ?? range : range)
      return LocatedPlace(place: place, open: openness(value), route: tree.route(to: value))
    }
    if let name = missing.first {
      return LocatedPlace(
        place: Place(tree.source, host.heading(of: node)), route: tree.route(to: node) + "." + name)
    }
    guard origin.via >= 0 else {
      return LocatedPlace(place: host.place(of: node), route: tree.route(to: node))
    }
    var anchor = host.place(of: node)
    anchor.label = Message(
      "the anchor that is used here", nl: "het anker dat hier gebruikt wordt", da: "ankeret, der bruges her")
    let use = NodeID(origin.via)
    return LocatedPlace(
      place: Place(tree.source, tree.range(of: use)), anchor: anchor, route: tree.route(to: use))
  }

  private func openness(_ value: NodeID) -> (node: NodeID, note: Message, label: Message)? {
    let text = host.tree.text(of: value)
    switch host.validation.state(of: value) {
    case .open where text.isEmpty:
      return (
        value, Message("it is still empty", nl: "het is nog leeg", da: "det er stadig tomt"),
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
