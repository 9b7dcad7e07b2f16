package import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

extension Pack {
  /// A part of a plan in which free texts may stand, for whoever begins a rule.
  package struct TextSection: Sendable {
    /// The key at the plan's root; nil: the root itself.
    package var name: String?
    /// Whether it is a list of such parts.
    package var isList: Bool
    /// The keys of its texts that may be left out, in the schema's order.
    package var texts: [String]
  }

  /// The parts of a plan with two texts or more that may be left out: sections first, then lists, then the plan itself.
  package var textSections: [TextSection] {
    var sections: [TextSection] = []
    var lists: [TextSection] = []
    for field in schema[schema.root].fields {
      let type = schema[schema.resolved(field.schema)]
      if type.kind == .object {
        sections.append(TextSection(name: field.name, isList: false, texts: texts(of: type)))
      } else if type.kind == .array, let items = type.items {
        let item = schema[schema.resolved(items)]
        lists.append(TextSection(name: field.name, isList: true, texts: texts(of: item)))
      }
    }
    let root = TextSection(name: nil, isList: false, texts: texts(of: schema[schema.root]))
    return (sections + lists + [root]).filter { $0.texts.count > 1 }
  }

  private func texts(of type: Subschema) -> [String] {
    type.fields.filter { field in
      let site = schema[field.schema]
      let value = schema[schema.resolved(field.schema)]
      return value.kind == .string && value.format == nil && site.format == nil && value.choices == nil
        && site.annotations.references.isEmpty && site.annotations.from == nil && site.annotations.allowsAbsence
        && field.name != type.annotations.id && !type.required.contains(field.name)
    }.map(\.name)
  }
}

/// What a pack's files say of themselves, whether or not they load.
package struct PackFiles: Sendable {
  package let files: [PackFile]

  package init(_ files: [PackFile]) { self.files = files }

  /// The folder and code of each rule that says one.
  package var codes: [(folder: String, code: String)] {
    files.compactMap { file in
      guard file.path.hasSuffix("/rule.yaml"), let code = Section(Tree.parse(file.source))?["code"] else { return nil }
      return (String(file.path.dropLast("/rule.yaml".count)), code.text)
    }
  }

  /// The manifest's name and version; nil where there is no manifest, or it has none.
  package var manifest: (name: String, version: String)? {
    guard let root, let name = root["name"]?.text else { return nil }
    return (name, root["version"]?.text ?? "")
  }

  /// The languages that each text must have.
  package var languages: [Language] {
    guard let list = root?["languages"] else { return Language.allCases }
    let languages = list.items.compactMap { Language(tag: $0.text) }
    return languages.isEmpty ? Language.allCases : languages
  }

  private var root: Section? {
    files.first { $0.path == "pack.yaml" }.flatMap { Section(Tree.parse($0.source)) }
  }
}
