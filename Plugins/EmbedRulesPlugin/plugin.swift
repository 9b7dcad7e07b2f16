import Foundation
import PackagePlugin

/// Runs `embed-rules` over `rules/` before the target is compiled, and again whenever a file there changes.
@main struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let inputs = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "yaml" || $0.pathExtension == "md" }
    return [
      .buildCommand(
        displayName: "Embedding rules", executable: try context.tool(named: "embed-rules").url,
        arguments: [rules.path(percentEncoded: false), output.path(percentEncoded: false)], inputFiles: inputs ?? [], outputFiles: [output])
    ]
  }
}
