// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The estimators are compiled here a second time, through links to their sources: what is timed in memory is not part of
/// the program's public face.
func linked(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Linked/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "benchmarks",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
  targets: [
    .systemLibrary(name: "CGSL", path: "Linked/CGSL", pkgConfig: "gsl"),
    linked("Tables", []),
    linked("Statistics", ["CGSL"]),
    linked("SurveyEstimation", ["Tables", "Statistics"]),
    linked("Sampling", ["Statistics", .product(name: "Crypto", package: "swift-crypto")]),
    linked("Indicators", ["Statistics"]),
    linked("ReviewPanel", ["Statistics"]),
    linked("Counts", ["Statistics"]),
    .target(name: "Timing", swiftSettings: settings),
    .executableTarget(name: "bench", dependencies: ["Timing"], swiftSettings: settings),
    .executableTarget(name: "ingest-bench", dependencies: ["Timing"], swiftSettings: settings),
    .executableTarget(
      name: "sampling-bench", dependencies: ["Timing", "Statistics", "Sampling"], swiftSettings: settings),
    .executableTarget(
      name: "survey-bench", dependencies: ["Timing", "Tables", "Statistics", "SurveyEstimation"],
      swiftSettings: settings),
    .executableTarget(
      name: "index-bench",
      dependencies: ["Timing", "Statistics", "SurveyEstimation", "Sampling", "Indicators", "ReviewPanel", "Counts"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
