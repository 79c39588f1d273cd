import Foundation
import Statistics
import SurveyEstimation
import Timing

/// What survey estimation costs, beside R survey and Python svy on the same data, and how often intervals cover the truth.
@main
struct SurveyBench {
  static func main() throws {
    let arguments = try Arguments(CommandLine.arguments)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("survey-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { _ = unlinkTree(folder) }
    if arguments.samples > 0 { CoverageStudy(samples: arguments.samples).print() }
    let ours = try EstimationWork.all()
    let peers = try Peers(arguments, folder: folder)
    for work in ours { print(peers.line(for: work)) }
    print(try peers.wholeProcesses())
    try Growth.print()
  }

  private static func unlinkTree(_ path: String) -> Bool {
    do {
      try FileManager.default.removeItem(atPath: path)
      return true
    } catch {
      print("left behind: \(path)")
      return false
    }
  }
}

/// What the benchmark is told.
struct Arguments {
  var root = ".."
  var program = "steelyard"
  /// The Python that has svy.
  var python = "python3"
  /// Simulated samples of the coverage study; 0 leaves it out.
  var samples = 1000

  init(_ words: [String]) throws {
    for index in stride(from: 1, to: words.count - 1, by: 2) {
      switch words[index] {
      case "--root": root = words[index + 1]
      case "--program": program = words[index + 1]
      case "--python": python = words[index + 1]
      case "--samples": samples = Int(words[index + 1]) ?? 0
      default: throw BenchmarkError.unreadable(words[index])
      }
    }
  }
}
