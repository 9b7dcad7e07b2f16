/// How the steps of an expression grow with the data: a polynomial in the number of elements that each list has.
///
/// It is an upper bound in shape rather than a forecast: every list is taken to be as long, a condition never to decide
/// early. Lists that stand within the element of another are parts of it, so that walking the parts of all elements
/// costs as much as there are parts, and not the square of it.
package struct CostEstimate: Sendable {
  /// By power: `coefficients[2]` steps for each pair of elements.
  package private(set) var coefficients: [Double]
  /// The innermost macro or call that has the highest power; nil where nothing walks a list.
  package private(set) var site: Site?

  /// Parts that an element of a list is taken to have in a list of its own.
  private static let parts = 4.0
  /// Beyond this power all are alike.
  private static let maximumPower = 12

  init(_ steps: Double, power: Int = 0, site: Site? = nil) {
    coefficients = [Double](repeating: 0, count: power) + [steps]
    self.site = site
  }

  /// The highest power of the number of elements: 2 where all pairs are looked at.
  package var power: Int { coefficients.lastIndex { $0 > 0 } ?? 0 }

  /// The steps where each list has so many elements.
  package func steps(elements count: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * count + $1 }
  }

  package static func + (a: CostEstimate, b: CostEstimate) -> CostEstimate {
    var sum = a.power >= b.power ? a : b
    let other = a.power >= b.power ? b : a
    for (power, coefficient) in other.coefficients.enumerated() where power < sum.coefficients.count {
      sum.coefficients[power] += coefficient
    }
    return sum
  }

  /// The same once for each element of `dimensions` lists that have nothing to do with each other.
  func times(power dimensions: Int, at site: Site? = nil) -> CostEstimate {
    var product = self
    let added = min(dimensions, max(0, Self.maximumPower - coefficients.count))
    product.coefficients.insert(contentsOf: [Double](repeating: 0, count: added), at: 0)
    if product.site == nil { product.site = site }
    return product
  }

  func times(_ factor: Double) -> CostEstimate {
    var product = self
    product.coefficients = coefficients.map { $0 * factor }
    return product
  }

  /// The same once for each part of an element, at `site`.
  func timesParts(at site: Site?) -> CostEstimate {
    var product = times(Self.parts)
    if product.site == nil { product.site = site }
    return product
  }
}

extension Runtime {
  /// What the expressions of one rule cost on data with lists of n elements each, one by one.
  ///
  /// - Parameters:
  ///   - programs: in the order in which they run; a slot holds the value of its program for those that follow.
  ///   - subject: the slot of a variable that stands for each element of a list in turn; `programs` run once for each.
  /// - Returns: the estimate of each program with all its runs, and that of what definitions keep.
  package func estimates(
    _ programs: [(program: Program, slot: Int32?)], forEach subject: (slot: Int32, list: Program)?
  ) -> (programs: [CostEstimate], kept: CostEstimate) {
    var estimator = CostEstimator(self)
    if let subject {
      _ = estimator.estimate(subject.list.code)
      estimator.declare(subject.slot, subject.list.code)
    }
    let estimates = programs.map { program, slot in
      let cost = estimator.estimate(program.code)
      if let slot { estimator.bind(slot, program.code) }
      return subject == nil ? cost : cost.times(power: 1)
    }
    return (estimates, estimator.kept())
  }
}
