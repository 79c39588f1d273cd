// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// Millions of steps a result: optimised in tests, too, where they would take a minute instead of a second.
let optimised: Set<String> = ["Statistics", "Indicators"]
let optimising = [SwiftSetting.unsafeFlags(["-O"], .when(configuration: .debug))]

let gsl = Target.Dependency.target(name: "CGSL")
let fileFormats = ["CZip", "CZlib", "CExpat", "CReadStat"].map { Target.Dependency.target(name: $0) }
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// The table of docs/architecture.md: what each target may import. `make lint` checks the sources against it.
let libraries: [(name: String, dependencies: [Target.Dependency])] = [
  ("Tables", []),
  ("Statistics", [gsl]),
  ("SurveyEstimation", ["Tables", "Statistics"]),
  ("Sampling", ["Statistics", crypto]),
  ("Indicators", ["Statistics"]),
  ("ReviewPanel", ["Statistics"]),
  ("Counts", ["Statistics"]),
  ("ProgrammeModel", []),
  (
    "AnalysisPlan",
    ["Tables", "Statistics", "SurveyEstimation", "Sampling", "Indicators", "ReviewPanel", "Counts", yams]
  ),
  ("Intake", ["Tables", "ProgrammeModel", yams, crypto] + fileFormats),
  ("Trace", ["Sampling"]),
  ("Store", ["ProgrammeModel", "Sampling", "Trace", grdb]),
  ("Simulation", ["ProgrammeModel", "Statistics"]),
  (
    "Evaluation",
    [
      "ProgrammeModel", "Tables", "Statistics", "SurveyEstimation", "Sampling", "Indicators", "ReviewPanel", "Counts",
    ]
  ),
  ("Reporting", ["Evaluation", "ProgrammeModel", "CZip", "CXLSXWriter"]),
  (
    "Workbench",
    [
      "ProgrammeModel", "Tables", "Sampling", "AnalysisPlan", "Intake", "Trace", "Store", "Simulation",
      "Evaluation", "Reporting",
    ]
  ),
]

/// Tested through those that use them: the nouns by every target, the use cases by EndToEndTests with the real program.
let untested: Set<String> = ["ProgrammeModel", "Workbench"]

/// What tests need besides what their target imports.
let needs: [String: [Target.Dependency]] = ["Simulation": ["Intake", "Evaluation", "Reporting"]]

let package = Package(
  name: "steelyard",
  products: [.executable(name: "steelyard", targets: ["CLI"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // Debian's libreadstat has no pkg-config file.
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
  ]
    + libraries.map {
      .target(
        name: $0.name, dependencies: $0.dependencies,
        swiftSettings: settings + (optimised.contains($0.name) ? optimising : []))
    }
    + [
      .executableTarget(
        name: "CLI", dependencies: ["Workbench", "ProgrammeModel", arguments], swiftSettings: settings)
    ]
    + libraries.filter { !untested.contains($0.name) }.map {
      .testTarget(
        name: "\($0.name)Tests",
        dependencies: [.target(name: $0.name)] + $0.dependencies + (needs[$0.name] ?? []), swiftSettings: settings)
    }
    + [
      .testTarget(name: "EndToEndTests", dependencies: ["CLI"], swiftSettings: settings)
    ],
  swiftLanguageModes: [.v6]
)
