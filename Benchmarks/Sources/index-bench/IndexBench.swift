import Foundation
import Timing

/// What index scores, agreement, severity, reliability and count models cost beside their peers, and whether intervals of
/// ranks and corrections for severity find the truth.
@main
struct IndexBench {
  static func main() throws {
    let arguments = try Arguments(CommandLine.arguments)
    let scripts = arguments.root + "/Benchmarks/peers"
    let peers = try PeerScript.steps(["Rscript", scripts + "/index.R"]).merging(
      PeerScript.steps([arguments.python, scripts + "/index.py"])
    ) { first, _ in first }
    for work in try IndexWork.all() { print(work.line(peers: peers)) }
    try memory()
    guard arguments.studies > 0 else { return }
    for spread in RankCoverageStudy.spreads { print(try RankCoverageStudy(spread, samples: arguments.studies).line) }
    print(try SeverityStudy(meetings: arguments.studies).line)
  }

  /// Memory that α takes on marks of which nearly all differ.
  private static func memory() throws {
    let before = peakMemory()
    try MeetingMarks(units: 10_000, judges: 50).krippendorff()
    let taken = Double(peakMemory() - before) / 1e6
    print(String(format: "Krippendorff 10,000 × 50: %.0f MB more at the peak, the marks themselves 8 MB", taken))
  }
}

/// What the benchmark is told.
struct Arguments {
  var root = ".."
  /// The Python that has numpy and krippendorff.
  var python = "python3"
  /// Simulated meetings and rankings; 0 leaves them out.
  var studies = 500

  init(_ words: [String]) throws {
    for index in stride(from: 1, to: words.count - 1, by: 2) {
      switch words[index] {
      case "--root": root = words[index + 1]
      case "--python": python = words[index + 1]
      case "--studies": studies = Int(words[index + 1]) ?? 0
      default: throw BenchmarkError.unreadable(words[index])
      }
    }
  }
}
