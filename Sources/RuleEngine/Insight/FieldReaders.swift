internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree

/// Which rules read which fields of plans, as the types of their expressions tell, through all definitions that they use.
final class FieldReaders {
  /// What one rule reads.
  struct Reads {
    /// What its verdict depends on.
    var judged: Set<FieldName> = []
    /// What its findings point at or name beside that.
    var shown: Set<FieldName> = []
  }

  private let pack: Pack
  private let environment: Environment
  private var definitions: [Int32: Set<FieldName>] = [:]
  /// What each rule reads, in the pack's order.
  private(set) lazy var all: [(rule: DiagnosticID, reads: Reads)] = pack.rules.map { ($0.id, reads(of: $0)) }

  init(_ pack: Pack) {
    self.pack = pack
    environment = pack.environment
  }

  /// What a rule reads, in all its clauses.
  func reads(of rule: Rule) -> Reads {
    var reads = Reads()
    for clause in RuleCompiler.inspect(rule, pack).clauses {
      let fields = fields(of: clause.checked)
      if Self.isJudged(clause.route) { reads.judged.formUnion(fields) } else { reads.shown.formUnion(fields) }
    }
    // An item on outlook is not judged, and what another document deals with may not be.
    for owner in Set(reads.judged.map(\.owner)) {
      guard let type = pack.types.object(named: owner), let key = pack.schema[type].annotations.outlook else {
        continue
      }
      reads.judged.insert(FieldName(owner, key))
    }
    if let elsewhere { reads.judged.formUnion(rule.about.map { FieldName(elsewhere, $0.name) }) }
    // What decides the verdict need not be named again as what findings show.
    reads.shown.subtract(reads.judged)
    return reads
  }

  /// The type of the plan's list of topics that other documents deal with.
  private var elsewhere: String? {
    guard let name = pack.settings.elsewhere, case .object(let plan) = pack.types.plan,
      case .object(let type)? = pack.types.field(name, of: plan)?.type
    else { return nil }
    return type
  }

  /// Whether the clause at a route of a rule's file has a part in its verdict.
  private static func isJudged(_ route: String) -> Bool {
    let key = route.prefix { $0 != "." && $0 != "[" }
    return ["for", "given", "let", "require", "needs", "severity"].contains(key)
  }

  /// The fields that an expression reads, itself and through definitions.
  private func fields(of checked: Checked) -> Set<FieldName> {
    var result = checked.selectedFields.union(impliedFields(of: checked))
    for index in checked.usedDefinitions { result.formUnion(fields(ofDefinition: index)) }
    return result
  }

  /// The fields that a definition reads with all that it uses; none uses itself.
  private func fields(ofDefinition index: Int32) -> Set<FieldName> {
    if let known = definitions[index] { return known }
    var result: Set<FieldName> = []
    var pending = [index]
    var seen: Set<Int32> = [index]
    while let next = pending.popLast() {
      if let known = definitions[next] {
        result.formUnion(known)
      } else if let body = environment.checkedDefinition(next) {
        result.formUnion(body.selectedFields.union(impliedFields(of: body)))
        pending += body.usedDefinitions.filter { seen.insert($0).inserted }
      }
    }
    definitions[index] = result
    return result
  }

  /// The fields that functions of the engine read in what they are given: an id to find an item by, the key that repeats it, a key
  /// named in a text.
  private func impliedFields(of checked: Checked) -> Set<FieldName> {
    var result: Set<FieldName> = []
    let expression = checked.expression
    for node in expression.nodes {
      switch node.kind {
      case .memberCall(let target, "withId", _):
        if let (name, type) = object(of: target, checked), let id = type.annotations.id {
          result.insert(FieldName(name, id))
        }
      case .memberCall(let target, "unrolled", _):
        guard let (name, type) = object(of: target, checked) else { break }
        for field in type.fields where !pack.schema[field.schema].annotations.repeats.isEmpty {
          result.insert(FieldName(name, field.name))
        }
      case .call("isOpen", let arguments):
        if arguments.count == 2, let (name, _) = object(of: arguments[0], checked),
          case .literal(.string(let key)) = expression.kind(arguments[1])
        {
          result.insert(FieldName(name, key))
        }
      case .call("label", let arguments), .call("labels", let arguments):
        if let first = arguments.first, let (name, type) = object(of: first, checked) {
          let keys = type.annotations.label + [type.annotations.id].compactMap { $0 }
          result.formUnion(keys.map { FieldName(name, $0) })
        }
      default: break
      }
    }
    return result
  }

  private func object(of id: Expression.ID, _ checked: Checked) -> (name: String, type: Subschema)? {
    guard let name = checked.objectName(of: id), let type = pack.types.object(named: name) else { return nil }
    return (name, pack.schema[type])
  }
}
