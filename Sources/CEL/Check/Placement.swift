/// Whether a value always carries a place in the host's data, and whether its elements do.
struct Placement: Sendable, Hashable {
  var value: Bool
  /// The elements of a list or the values of a map, at every depth.
  var elements: Bool
  /// Whether it may come from the host's earlier data (`Environment.declare(variable:)`), or hold something of it.
  var isEarlier = false

  static let placed = Placement(value: true, elements: true)
  static let nowhere = Placement(value: false, elements: false)

  /// The place of one of two values.
  func meet(_ other: Placement) -> Placement {
    Placement(
      value: value && other.value, elements: elements && other.elements, isEarlier: isEarlier || other.isEarlier)
  }

  /// The place of an element.
  var element: Placement { Placement(value: elements, elements: elements, isEarlier: isEarlier) }
}
