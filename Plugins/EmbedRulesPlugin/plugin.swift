import Foundation
import PackagePlugin

/// Runs `embed-rules` over `rules/` before the target is compiled, and again whenever a file there changes.
@main struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let inputs = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      // Folders count as well: theirs is the date that changes when a rule is added.
      .filter { ["yaml", "md", ""].contains($0.pathExtension) }
    return [
      .buildCommand(
        displayName: "Embedding rules", executable: try context.tool(named: "embed-rules").url,
        arguments: [rules.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: [rules] + (inputs ?? []), outputFiles: [output])
    ]
  }
}
