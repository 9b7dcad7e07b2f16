package import Diagnostics
internal import Synchronization

/// The views of a pack. Those of a pack that tests vouch for are compiled when the first of them is asked for: a run that shows
/// none need not read them.
package final class PackViews: Sendable {
  private let compiled: Mutex<Compiled?>
  private let compile: @Sendable () -> Compiled

  private struct Compiled: Sendable {
    var views: [View]
    var problems: [Diagnostic]
  }

  /// No views.
  package static let none = PackViews(views: [], problems: [])

  private convenience init(views: [View], problems: [Diagnostic]) {
    self.init { (views, problems) }
  }

  private init(_ compile: @escaping @Sendable () -> (views: [View], problems: [Diagnostic])) {
    compiled = Mutex(nil)
    self.compile = {
      let (views, problems) = compile()
      return Compiled(views: views, problems: problems)
    }
  }

  /// The views of a manifest, over those of the pack that it extends: one of the same name takes the place of the other's.
  ///
  /// - Returns: them, with what is wrong with those that do not wait.
  static func load(
    _ section: Section?, _ context: ViewCompiler.Context, over base: PackViews?, isTrusted: Bool
  ) -> (views: PackViews, problems: [Diagnostic]) {
    guard let section else { return (base ?? .none, []) }
    if isTrusted {
      return (
        PackViews {
          let (views, problems) = ViewCompiler.compile(section, context)
          return (merged(views, over: base), (base?.problems ?? []) + problems)
        }, []
      )
    }
    let (views, problems) = ViewCompiler.compile(section, context)
    return (PackViews { (merged(views, over: base), base?.problems ?? []) }, problems)
  }

  private static func merged(_ views: [View], over base: PackViews?) -> [View] {
    var result = base?.all ?? []
    for view in views {
      if let index = result.firstIndex(where: { $0.name == view.name }) {
        result[index] = view
      } else {
        result.append(view)
      }
    }
    return result
  }

  /// In the order in which packs write them.
  package var all: [View] { value.views }

  /// What is wrong with those that wait to be compiled; what is wrong with others was reported when the pack was loaded.
  package var problems: [Diagnostic] { value.problems }

  private var value: Compiled {
    compiled.withLock { known in
      if let known { return known }
      let value = compile()
      known = value
      return value
    }
  }
}
