// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
let watched = settings + [.unsafeFlags(["-sanitize=fuzzer"])]

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CZip", path: "Linked/CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CZlib", path: "Linked/CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CExpat", path: "Linked/CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CReadStat", path: "Linked/CReadStat"),
    .target(name: "Tables", path: "Linked/Tables", swiftSettings: settings),
    .target(name: "ProgrammeModel", path: "Linked/ProgrammeModel", swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: [
        "Tables", "ProgrammeModel", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"), "CZip", "CZlib", "CExpat", "CReadStat",
      ],
      path: "Linked/Intake", swiftSettings: watched),
    .executableTarget(
      name: "fuzz", dependencies: ["Intake", "ProgrammeModel"], swiftSettings: watched,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
  ],
  swiftLanguageModes: [.v6]
)
