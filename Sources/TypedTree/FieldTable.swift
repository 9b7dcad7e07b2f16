internal import CEL
internal import JSONSchema
internal import YAMLTree

/// Where the fields of each object stand, found at the object's first use: one walk over its entries serves all later
/// selects, which are then a look at an index. For one thread; nothing that it does calls back, so that no access meets
/// another.
final class FieldTable {
  /// What is known of a slot: 0 and above, the node of a sound value that stands there itself.
  enum Content {
    static let absent: Int32 = -1
    /// An alias, or a value that is open or could not be read.
    static let special: Int32 = -2
    /// The whole object is set apart as an outlook.
    static let outlook: Int32 = -3
    /// Absent, and neither inherited nor kept elsewhere: there is nothing more to find out.
    static let gone: Int32 = -4
  }

  /// How a sound value of a field becomes a value of CEL.
  enum Reader {
    case text, whole, number, truth
    case object(type: Int32)
    case other
  }

  /// For each node of the tree, where its row begins; -1: it has none yet.
  @exclusivity(unchecked) private var starts: [Int32]
  /// Rows: the object type, then the content of each slot.
  @exclusivity(unchecked) private var rows: [Int32] = []
  /// By object type, and then by slot.
  @exclusivity(unchecked) private var readers: [[Reader]] = []

  init(nodes: Int) { starts = [Int32](repeating: -1, count: nodes) }

  /// What is known of a slot of an object; nil where the object has no row yet, or is read as another type as well.
  func content(_ object: ObjectReference, _ slot: Int32) -> Int32? {
    let node = Int(object.node)
    guard node >= 0, node < starts.count, case let start = Int(starts[node]), start >= 0,
      case let position = start + 1 + Int(slot), slot >= 0, position < rows.count, rows[start] == object.type
    else { return nil }
    return rows[position]
  }

  /// Notes that an absent field is gone for good.
  func markGone(_ object: ObjectReference, _ slot: Int32) {
    guard content(object, slot) == Content.absent else { return }
    rows[Int(starts[Int(object.node)]) + 1 + Int(slot)] = Content.gone
  }

  /// Whether an object has no row yet and may get one.
  func lacks(_ object: ObjectReference) -> Bool {
    let node = Int(object.node)
    return node >= 0 && node < starts.count && starts[node] < 0
  }

  func add(_ object: ObjectReference, _ contents: [Int32], readers: @autoclosure () -> [Reader]) {
    let type = Int(object.type)
    guard lacks(object), type >= 0, let start = Int32(exactly: rows.count) else { return }
    starts[Int(object.node)] = start
    rows.append(object.type)
    rows += contents
    while self.readers.count <= type { self.readers.append([]) }
    if self.readers[type].isEmpty { self.readers[type] = readers() }
  }

  func reader(_ type: Int32, _ slot: Int32) -> Reader {
    guard readers.indices.contains(Int(type)), readers[Int(type)].indices.contains(Int(slot)) else { return .other }
    return readers[Int(type)][Int(slot)]
  }
}
