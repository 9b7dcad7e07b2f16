internal import Diagnostics
internal import YAMLTree

/// Reads schemas of the standard into conditions: those of a whole file, or the keywords that narrow a structural schema.
///
/// Every subschema is read once, wherever references lead to it; what is still to be read waits in a list, so that no
/// chain of references is too long.
struct ConditionCompiler {
  /// Conditions of one file, each some 700 bytes.
  static let maximumConditions = 100_000
  /// Digits of `multipleOf`.
  static let maximumFactorDigits = 400

  let tree: Tree
  let options: SchemaOptions
  private(set) var drafts: [Condition.Keywords] = []
  /// The property names that conditions ask for, and the number of each spelling in UTF-8.
  private(set) var names: [String] = []
  private var numberOfName: [[UInt8]: Int32] = [:]
  /// What is wrong, each with its place.
  private(set) var problems: [(place: ByteRange, text: String, remedy: String?)] = []

  private var conditionOfNode: [NodeID: ConditionID] = [:]
  private var pending: [(id: ConditionID, node: NodeID)] = []
  /// Where each condition's reference stands, else the condition itself.
  private var places: [NodeID] = []
  private var references: [(from: ConditionID, node: NodeID)] = []
  private var isFull = false
  /// The schemas that have a name of their own.
  var anchors: [String: NodeID] = [:]

  init(_ tree: Tree, _ options: SchemaOptions) {
    self.tree = tree
    self.options = options
  }

  /// A keyword of a schema, the node that says it, and its value.
  struct Entry {
    var keyword: String
    var key: NodeID
    var value: NodeID
  }

  // MARK: - Reading

  /// The condition of the schema at a node, read now or later.
  mutating func condition(at node: NodeID) -> ConditionID? {
    let node = tree.resolved(node)
    if let known = conditionOfNode[node] { return known }
    guard let id = reserve(node) else { return nil }
    conditionOfNode[node] = id
    pending.append((id, node))
    return id
  }

  /// A condition of some of the keywords of a schema.
  mutating func condition(of entries: [Entry], at node: NodeID) -> ConditionID? {
    guard let id = reserve(node) else { return nil }
    read(entries, at: node, into: id)
    return id
  }

  private mutating func reserve(_ node: NodeID) -> ConditionID? {
    guard drafts.count < Self.maximumConditions else {
      if !isFull { report(node, "The schema holds more than \(Self.maximumConditions) subschemas.") }
      isFull = true
      return nil
    }
    drafts.append(Condition.Keywords())
    places.append(node)
    return ConditionID(Int32(clamping: drafts.count - 1))
  }

  private mutating func readPending() {
    while let (id, node) = pending.popLast(), !isFull {
      switch tree[node].kind {
      case .mapping:
        let entries = tree.entries(of: node).map {
          Entry(keyword: tree.text(of: tree.resolved($0.key)), key: $0.key, value: tree.resolved($0.value))
        }
        read(entries, at: node, into: id)
      case .scalar:
        if case .bool(let verdict) = tree.scalarType(of: node) {
          drafts[Int(id.index)].verdict = verdict
        } else {
          report(node, "A schema is expected here: a mapping of keywords, true or false.")
        }
      case .sequence, .alias: report(node, "A schema is expected here: a mapping of keywords, true or false.")
      }
    }
  }

  private mutating func read(_ entries: [Entry], at node: NodeID, into id: ConditionID) {
    var draft = Condition.Keywords()
    for entry in entries where !isFull { read(entry, of: node, into: &draft, id) }
    // Without `if`, the others say nothing.
    if draft.premise == nil { (draft.then, draft.otherwise) = (nil, nil) }
    // So do limits on what is contained where `contains` does not stand.
    if draft.items?.contained == nil {
      draft.items?.leastContained = nil
      draft.items?.mostContained = nil
    }
    drafts[Int(id.index)] = draft
  }

  /// Reads all that waits, and makes the conditions. Nothing may be asked for afterwards.
  mutating func finish() -> [Condition] {
    readPending()
    // References bring new schemas with them.
    while let reference = references.popLast() {
      if let target = target(of: reference.node), let id = condition(at: target) {
        if drafts[Int(reference.from.index)].reference == nil {
          drafts[Int(reference.from.index)].reference = id
        } else {
          drafts[Int(reference.from.index)].allOf.append(id)
        }
        readPending()
      }
    }
    guard problems.isEmpty else { return [] }
    reportLoops()
    markShared()
    return drafts.map(Condition.init)
  }

  /// A reference that is followed once everything is read.
  mutating func addReference(from id: ConditionID, _ node: NodeID) {
    guard tree[node].kind == .scalar else { return report(node, "A text is expected here.") }
    references.append((id, node))
    places[Int(id.index)] = node
  }

  /// The number of a property name.
  mutating func name(_ node: NodeID) -> Int32 {
    let node = tree.resolved(node)
    let bytes = tree.withTextBytes(of: node) { Array($0) }
    if let number = numberOfName[bytes] { return number }
    let number = Int32(clamping: names.count)
    names.append(String(decoding: bytes, as: UTF8.self))
    numberOfName[bytes] = number
    return number
  }

  /// Lets another condition hold beside one.
  mutating func require(_ id: ConditionID, besides other: ConditionID) {
    drafts[Int(other.index)].allOf.append(id)
  }

  // MARK: - The whole

  /// Refuses schemas that lead back to themselves for one and the same value: to judge it would never end.
  private mutating func reportLoops() {
    /// 0 new, 1 on the way, 2 done.
    var states = [UInt8](repeating: 0, count: drafts.count)
    for start in drafts.indices where states[start] == 0 {
      var way: [(condition: Int, next: ArraySlice<ConditionID>)] = [(start, drafts[start].inPlace[...])]
      states[start] = 1
      while let top = way.indices.last {
        guard let step = way[top].next.popFirst() else {
          states[way[top].condition] = 2
          way.removeLast()
          continue
        }
        let index = Int(step.index)
        switch states[index] {
        case 0:
          states[index] = 1
          way.append((index, drafts[index].inPlace[...]))
        case 1:
          // The nearest reference on the way says where it goes wrong.
          let from = way.last { drafts[$0.condition].reference != nil }?.condition ?? index
          return report(
            places[from], "This `$ref` leads back to itself.",
            remedy: "Let it lead to a schema that says something of its own, or put it under a property or an item.")
        default: break
        }
      }
    }
  }

  /// Verdicts of conditions that several others lead to are remembered, so that no schema takes exponential time.
  private mutating func markShared() {
    var counts = [Int](repeating: 0, count: drafts.count)
    for draft in drafts {
      for successor in draft.successors { counts[Int(successor.index)] += 1 }
    }
    let asksAgain = drafts.contains { $0.members?.unevaluated != nil || $0.items?.unevaluated != nil }
    for index in drafts.indices { drafts[index].isShared = counts[index] > 1 || asksAgain }
  }

  // MARK: - Problems

  mutating func report(_ node: NodeID, _ text: String, remedy: String? = nil) {
    problems.append((tree[node].kind == .scalar ? tree.range(of: node) : tree.opening(of: node), text, remedy))
  }

  mutating func report(_ range: ByteRange, _ text: String, remedy: String? = nil) {
    problems.append((range, text, remedy))
  }
}
