internal import Diagnostics
internal import YAMLTree

// MARK: - Complaints

extension Validator {
  /// The key under which the node at hand stands, for texts; the root has none.
  var name: String? { path.last { $0.key != nil }?.key.map { tree.text(of: tree.resolved($0)) } }

  mutating func fail(_ node: NodeID, _ complaint: (String?) -> Complaint) {
    result.set(.unreadable, for: node)
    report(node, key: path.last?.key, complaint)
  }

  /// - Parameters:
  ///   - key: the key of `node`, or `node` itself where it is one.
  ///   - complaint: makes the text, given the key around the node; not called for what is no longer listed.
  mutating func report(_ node: NodeID, key: NodeID?, _ complaint: (String?) -> Complaint) {
    guard result.diagnostics.count < Validator.maximumListed else {
      unlisted = (
        (unlisted?.count ?? 0) + 1, unlisted?.first ?? Place(tree.source, range(of: node, key: key, part: nil))
      )
      return
    }
    let complaint = complaint(name)
    var place = Place(tree.source, range(of: node, key: key, part: complaint.part), label: complaint.label)
    var related: [Place] = []
    if let via {
      related = [place]
      related[0].label = Message("it stands for this", nl: "het staat hiervoor", da: "den står for dette")
      place.label = nil
      place.range = tree.range(of: via)
    }
    if let earlier = complaint.earlier {
      related.append(
        Place(
          tree.source, tree[earlier].kind == .scalar ? tree.range(of: earlier) : tree.opening(of: earlier),
          label: Message("it stands here first", nl: "hier staat het voor het eerst", da: "her står det første gang")))
    }
    let diagnostic =
      Diagnostic(
        id: complaint.id, severity: .critical, message: complaint.message, place: place, related: related,
        advice: complaint.advice, subject: route(), fingerprint: Fingerprint.of([complaint.id.code, lastingRoute()]))
    // Several conditions may say the same of one place.
    if !schema.conditions.isEmpty, !told.insert(Told(diagnostic)).inserted { return }
    result.diagnostics.append(diagnostic)
  }

  /// A complaint as a reader sees it.
  struct Told: Hashable {
    var range: ByteRange
    var message: Message

    init(_ diagnostic: Diagnostic) {
      range = diagnostic.place.range
      message = diagnostic.message
    }
  }

  /// Counts mistakes that are not listed.
  mutating func addUnlisted(_ count: Int, from node: NodeID) {
    let place = unlisted?.first ?? Place(tree.source, range(of: node, key: path.last?.key, part: nil))
    unlisted = ((unlisted?.count ?? 0) + count, place)
  }

  /// Finds the property names of conditions among the keys of the tree.
  mutating func prepareConditions() {
    guard !schema.conditions.isEmpty else { return }
    memory.nameOfKey = Array(repeating: -1, count: tree.keyCount)
    for (number, name) in schema.names.enumerated() {
      if let key = tree.keyID(name) { memory.nameOfKey[Int(key.index)] = Int32(clamping: number) }
    }
  }

  private func range(of node: NodeID, key: NodeID?, part: Range<Int>?) -> ByteRange {
    // The whole of a section would be too much to underline: its key says enough.
    if tree[node].kind != .scalar { return key.map(tree.range(of:)) ?? tree.opening(of: node) }
    let range = tree.range(of: node)
    if let part { return tree.sourceRange(in: node, decoded: part) }
    if range.isEmpty, let key { return tree.range(of: key) }
    return range
  }

  /// The route of the node at hand, as `Tree.route(to:)` would give it, without its walks.
  private mutating func route() -> String {
    for index in path.indices where path[index].route == nil {
      let step = path[index]
      path[index].route =
        step.key.map { (index == 0 ? "" : ".") + String(tree.text(of: tree.resolved($0)).prefix(80)) }
        ?? "[\(tree.identity(of: step.item) ?? String(step.position))]"
    }
    return path.reduce("") { $0 + ($1.route ?? "") }
  }

  /// The same as `Tree.lastingRoute(to:labels:)` would give it.
  private func lastingRoute() -> String {
    let labels = { (item: NodeID) -> [String] in
      result.schema(of: item).map { schema[schema.resolved($0)].annotations.label } ?? []
    }
    return path.map { step in
      step.key.map { "." + tree.text(of: tree.resolved($0)).prefix(80) }
        ?? "[\(tree.lastingIdentity(of: step.item, labels: labels) ?? "")]"
    }.joined()
  }

  mutating func finish() -> Validation {
    if memory.isExhausted {
      let start = result.firstNode.map(tree.opening(of:)) ?? ByteRange(at: 0)
      result.diagnostics.append(Complaint.tooIntricate(Place(tree.source, start)))
    }
    if let unlisted { result.diagnostics.append(Complaint.more(unlisted.count, from: unlisted.first)) }
    // A key that is missing is known only after all others were seen.
    let order = result.diagnostics.enumerated().sorted {
      ($0.element.place.range, $0.offset) < ($1.element.place.range, $1.offset)
    }
    result.diagnostics = order.map(\.element)
    return result
  }
}
