internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree

/// Which rules read which fields of plans, as the types of their expressions tell, through all definitions that they use.
struct FieldReaders {
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

  init(_ pack: Pack) {
    self.pack = pack
    environment = pack.environment
  }

  /// What a rule reads, in all its clauses.
  mutating func reads(of rule: Rule) -> Reads {
    var reads = Reads()
    for clause in RuleCompiler.inspect(rule, pack).clauses {
      let fields = fields(of: clause.checked)
      if Self.isJudged(clause.route) { reads.judged.formUnion(fields) } else { reads.shown.formUnion(fields) }
    }
    // What a rule is told by its verdict, its findings tell as well.
    reads.shown.subtract(reads.judged)
    return reads
  }

  /// Whether the clause at a route of a rule's file has a part in its verdict.
  private static func isJudged(_ route: String) -> Bool {
    let key = route.prefix { $0 != "." && $0 != "[" }
    return ["for", "given", "let", "require", "needs", "severity"].contains(key)
  }

  /// The fields that an expression reads, itself and through definitions.
  private mutating func fields(of checked: Checked) -> Set<FieldName> {
    var result = checked.selectedFields.union(impliedFields(of: checked))
    for index in checked.usedDefinitions { result.formUnion(fields(ofDefinition: index)) }
    return result
  }

  /// The fields that a definition reads with all that it uses; none uses itself.
  private mutating func fields(ofDefinition index: Int32) -> Set<FieldName> {
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
