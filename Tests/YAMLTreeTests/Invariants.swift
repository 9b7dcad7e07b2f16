import Diagnostics
import Properties
import Testing
import YAMLTree

func checkInvariants(_ tree: Tree, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let fault = invariantFault(in: tree) ?? YAMLTreeProperty.rereadFault(in: tree)
  #expect(fault == nil, "\(name)", sourceLocation: sourceLocation)
}
