// swift-tools-version: 6.1
import PackageDescription

/// The settings that every target of ours shares: imports stay internal, existentials are spelled out.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "crmlint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "crmlint", targets: ["crmlint"]),
    .executable(name: "conformance", targets: ["ConformanceRunner"]),
  ],
  dependencies: [
    // Help, completions, usage errors and typed options for six subcommands, as users of command lines expect them.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "PlanCalendar", swiftSettings: strict),
    .target(name: "Archive", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["PlanCalendar", "Archive"], swiftSettings: strict),
    .target(name: "YAMLTree", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: strict),
    .target(name: "RegularExpressions", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(
      name: "JSONSchema", dependencies: ["YAMLTree", "RegularExpressions", "Diagnostics", "PlanCalendar", "Archive"],
      swiftSettings: strict),
    .target(name: "CEL", dependencies: ["RegularExpressions", "Diagnostics", "Archive"], swiftSettings: strict),
    .target(
      name: "TypedTree",
      dependencies: ["YAMLTree", "JSONSchema", "CEL", "PlanCalendar", "Diagnostics", "Archive"],
      swiftSettings: strict),
    .target(
      name: "RuleEngine",
      dependencies: ["TypedTree", "YAMLTree", "JSONSchema", "CEL", "PlanCalendar", "Diagnostics", "Archive"],
      swiftSettings: strict),
    .target(
      name: "BuiltinRules", swiftSettings: strict, plugins: [.plugin(name: "EmbedRulesPlugin")]),
    .target(
      name: "Workspace",
      dependencies: ["RuleEngine", "BuiltinRules", "YAMLTree", "Diagnostics", "Archive"], swiftSettings: strict),
    .target(
      name: "Reporters", dependencies: ["Diagnostics", "PlanCalendar"], swiftSettings: strict),
    .target(
      name: "RuleTesting",
      dependencies: ["RuleEngine", "TypedTree", "YAMLTree", "Reporters", "PlanCalendar", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Mutation",
      dependencies: ["Workspace", "RuleEngine", "TypedTree", "JSONSchema", "YAMLTree", "PlanCalendar", "Diagnostics"],
      swiftSettings: strict),
    .executableTarget(
      name: "crmlint",
      dependencies: [
        "Workspace", "RuleEngine", "RuleTesting", "Mutation", "Reporters", "JSONSchema", "YAMLTree", "TypedTree",
        "PlanCalendar", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Compares the speed of crmlint with bare libyaml; run by scripts/bench.
    .target(name: "LibYAMLFloor", dependencies: ["CLibYAML"], path: "Benchmarks/Floor"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "LibYAMLFloor", "Workspace", "RuleEngine", "TypedTree", "CEL", "JSONSchema", "YAMLTree", "Diagnostics",
      ],
      path: "Benchmarks", exclude: ["Floor", "Process", "Expressions/expressions.py"], swiftSettings: strict),

    // Compiles rules/ into a Swift file, so that the binary needs no files beside it and no time to read them.
    .executableTarget(
      name: "embed-rules", dependencies: ["RuleEngine", "Diagnostics"], path: "Sources/EmbedRules",
      swiftSettings: strict),
    .plugin(
      name: "EmbedRulesPlugin", capability: .buildTool(), dependencies: ["embed-rules"]),

    // Runs public suites: `swift run conformance --dir DIR`. Its records are no part of this package.
    .target(
      name: "Conformance", dependencies: ["CEL", "JSONSchema", "YAMLTree", "Diagnostics"], path: "Tests/Conformance",
      swiftSettings: strict),
    .executableTarget(
      name: "ConformanceRunner", dependencies: ["Conformance"], path: "Tests/ConformanceRunner", swiftSettings: strict),

    // What holds of any input: looked for by fuzzers, and replayed by tests.
    .target(
      name: "Properties", dependencies: ["CEL", "RegularExpressions", "JSONSchema", "YAMLTree", "Diagnostics"],
      path: "Tests/Fuzz/Properties", swiftSettings: strict),
    .testTarget(
      name: "ReplayTests", dependencies: ["Properties", "TestSupport"], path: "Tests/Fuzz/Replay",
      swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive"], swiftSettings: strict),
    .testTarget(name: "PlanCalendarTests", dependencies: ["PlanCalendar"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "PlanCalendar", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "YAMLTreeTests", dependencies: ["YAMLTree", "Properties", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "JSONSchemaTests",
      dependencies: ["JSONSchema", "YAMLTree", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RegularExpressionsTests",
      dependencies: ["RegularExpressions", "Properties", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CELTests", dependencies: ["CEL", "RegularExpressions", "Diagnostics", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "RuleEngineTests",
      dependencies: [
        "RuleEngine", "RuleTesting", "TypedTree", "YAMLTree", "JSONSchema", "CEL", "PlanCalendar", "BuiltinRules",
        "Workspace", "Diagnostics", "Archive", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MutationTests",
      dependencies: [
        "Mutation", "Workspace", "RuleEngine", "JSONSchema", "YAMLTree", "PlanCalendar", "Diagnostics", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance", "ConformanceRunner", "TestSupport"],
      exclude: ["score.txt"], swiftSettings: strict),
    .testTarget(
      name: "ReportersTests", dependencies: ["Reporters", "Diagnostics", "PlanCalendar", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["crmlint", "TestSupport", "BuiltinRules"],
      exclude: ["cases", "rule-errors"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzz targets, which scripts/fuzz builds with `--sanitize fuzzer`: the sanitizer brings their main function.
if Context.environment["CRMLINT_FUZZ"] != nil {
  // They stand alone: flags for the compiler would reach the tools that the build itself runs.
  let needed: Set = [
    "CLibYAML", "PlanCalendar", "Archive", "Diagnostics", "YAMLTree", "RegularExpressions", "JSONSchema", "CEL",
    "Properties",
  ]
  package.targets.removeAll { !needed.contains($0.name) }
  package.products = []
  for name in ["FuzzYAMLTree", "FuzzCELParse", "FuzzCELEvaluate", "FuzzSchema", "FuzzRegularExpression"] {
    package.targets.append(
      .executableTarget(
        name: name, dependencies: ["Properties"], path: "Tests/Fuzz/\(name)", exclude: ["dictionary.txt", "seeds"],
        swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
  }
}
