extension PackSchemas {
  /// The types of `views` in `pack.yaml`, written behind the others. What each kind of view needs is the compiler's matter.
  static let viewTypes = #"""

      Expressions:
        type: object
        additionalProperties: {type: string, x-open: false, x-absence: false}
      Views:
        type: object
        additionalProperties: {$ref: '#/$defs/View'}
      View:
        type: object
        additionalProperties: false
        required: [kind, title]
        properties:
          kind: {type: string, enum: [shares, timeline, facts], x-open: false}
          title: {$ref: '#/$defs/Text'}
          about: {$ref: '#/$defs/Text'}
          rule: {type: string, x-open: false}
          given: {type: string, x-open: false, x-absence: false}
          otherwise: {$ref: '#/$defs/Text'}
          let: {$ref: '#/$defs/Expressions'}
          for: {$ref: '#/$defs/Expressions'}
          label: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
          value: {type: string, x-open: false, x-absence: false}
          upTo: {type: string, x-open: false, x-absence: false}
          whole: {type: string, x-open: false, x-absence: false}
          amount: {$ref: '#/$defs/Text'}
          target: {type: string, x-open: false, x-absence: false}
          band: {type: string, x-open: false, x-absence: false}
          legend: {$ref: '#/$defs/Text'}
          parts: {$ref: '#/$defs/ViewParts'}
          untold: {$ref: '#/$defs/ViewRemark'}
          lanes: {type: array, items: {$ref: '#/$defs/ViewLane'}}
          items: {type: array, items: {$ref: '#/$defs/ViewItem'}}
      ViewParts:
        type: object
        additionalProperties: false
        required: [for, label, value]
        properties:
          for: {$ref: '#/$defs/Expressions'}
          label: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
          value: {type: string, x-open: false, x-absence: false}
          amount: {$ref: '#/$defs/Text'}
          most: {type: integer, minimum: 1, maximum: 20, x-open: false}
      ViewRemark:
        type: object
        additionalProperties: false
        required: [for, label, reason]
        properties:
          for: {$ref: '#/$defs/Expressions'}
          label: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
          reason: {$ref: '#/$defs/Text'}
      ViewLane:
        type: object
        additionalProperties: false
        required: [label, marks]
        properties:
          title: {$ref: '#/$defs/Text'}
          for: {$ref: '#/$defs/Expressions'}
          label: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
          marks: {type: array, items: {$ref: '#/$defs/ViewMark'}}
      ViewMark:
        type: object
        additionalProperties: false
        required: [shape]
        properties:
          shape: {type: string, enum: [bar, line, dot, triangle, diamond], x-open: false}
          legend: {$ref: '#/$defs/Text'}
          for: {$ref: '#/$defs/Expressions'}
          given: {type: string, x-open: false, x-absence: false}
          label: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
          from: {type: string, x-open: false, x-absence: false}
          until: {type: string, x-open: false, x-absence: false}
          every: {type: string, x-open: false, x-absence: false}
      ViewItem:
        type: object
        additionalProperties: false
        required: [label, value]
        properties:
          for: {$ref: '#/$defs/Expressions'}
          given: {type: string, x-open: false, x-absence: false}
          label: {$ref: '#/$defs/Text'}
          value: {type: string, x-open: false, x-absence: false}
          text: {$ref: '#/$defs/Text'}
          at: {type: string, x-open: false, x-absence: false}
    """#
}
