internal import Archive

/// The index of a condition in its schema.
struct ConditionID: Hashable, Sendable {
  var index: Int32

  init(_ index: Int32) { self.index = index }
}

/// One schema of the standard, compiled: what a value must be. It knows nothing of the engine's annotations.
///
/// The schemas of packs are structural, and give every node one type; conditions narrow what stands there. A schema that
/// is read by the standard alone is all conditions.
/// Source: JSON Schema 2020-12 Core, 9 to 11, and Validation, 6 and 7.
final class Condition: Sendable {
  let keywords: Keywords
  /// Where nothing but a `$ref` stands, its target says everything.
  let forwards: ConditionID?

  init(_ keywords: Keywords) {
    self.keywords = keywords
    forwards = keywords.isReference ? keywords.reference : nil
  }

  struct Keywords: Sendable {
    /// A schema that is just true or false.
    var verdict: Bool?
    /// `type`.
    var types: InstanceTypes?
    /// `$ref`.
    var reference: ConditionID?
    /// `enum` and `const`: each a list that the value must be one of.
    var choices: [[Constant]] = []
    var text: TextLimits?
    var number: NumberLimits?
    var members: MemberLimits?
    var items: ItemLimits?
    var allOf: [ConditionID] = []
    var anyOf: [ConditionID] = []
    var oneOf: [ConditionID] = []
    var not: ConditionID?
    /// `if`, `then` and `else`.
    var premise: ConditionID?
    var then: ConditionID?
    var otherwise: ConditionID?
    /// `title`, for texts about alternatives.
    var title: String?
    /// The first of `examples` that is a text or number.
    var example: String?
    /// More than one other condition leads here, so that its verdicts are remembered.
    var isShared = false

    /// Whether nothing but a reference stands there.
    var isReference: Bool {
      reference != nil && types == nil && choices.isEmpty && text == nil && number == nil && members == nil
        && items == nil && allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty && not == nil && premise == nil
    }
  }

  /// A value of `enum` or `const`.
  struct Constant: Sendable, Hashable {
    /// As `Tree.canonical` gives it.
    var canonical: [UInt8]
    /// As it reads in a message.
    var text: String
    var type: InstanceTypes
  }

  struct TextLimits: Sendable {
    /// In code points.
    var least: Int?
    var most: Int?
    var pattern: Pattern?
    var format: StandardFormat?
    /// A format of the engine's own.
    var planFormat: Subschema.Format?
  }

  struct NumberLimits: Sendable {
    var least: ExactNumber?
    var most: ExactNumber?
    var above: ExactNumber?
    var below: ExactNumber?
    var factor: ExactNumber?
  }

  /// What the members of an object must be; names are indices into `Schema.names`.
  struct MemberLimits: Sendable {
    var properties: [Int32: ConditionID] = [:]
    /// The names of `properties` in the schema's order.
    var order: [Int32] = []
    var patterns: [PatternMember] = []
    var additional: ConditionID?
    /// `propertyNames`.
    var names: ConditionID?
    var required: [Int32] = []
    var least: Int?
    var most: Int?
    /// `dependentRequired`: where the first is there, so are the others.
    var dependents: [[Int32]] = []
    /// `dependentSchemas`.
    var dependentConditions: [PropertyMember] = []
    var unevaluated: ConditionID?
  }

  struct PatternMember: Sendable {
    var pattern: Pattern
    var condition: ConditionID
  }

  struct PropertyMember: Sendable {
    var name: Int32
    var condition: ConditionID
  }

  struct ItemLimits: Sendable {
    var prefix: [ConditionID] = []
    var rest: ConditionID?
    var contained: ConditionID?
    var leastContained: Int?
    var mostContained: Int?
    var least: Int?
    var most: Int?
    var areUnique = false
    var unevaluated: ConditionID?
  }
}

extension Condition.Keywords {
  /// The conditions that hold for the same value, each wherever it applies.
  var inPlace: [ConditionID] {
    [reference, not, premise, then, otherwise].compactMap { $0 } + allOf + anyOf + oneOf
      + (members?.dependentConditions.map(\.condition) ?? [])
  }

  /// All conditions that this one leads to.
  var successors: [ConditionID] {
    var all = inPlace
    if let members {
      all += members.properties.values
      all += members.patterns.map(\.condition)
      all += [members.additional, members.names, members.unevaluated].compactMap { $0 }
    }
    if let items {
      all += items.prefix
      all += [items.rest, items.contained, items.unevaluated].compactMap { $0 }
    }
    return all
  }
}
