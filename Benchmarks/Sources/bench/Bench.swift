import Foundation
import Timing

/// `make bench`: prints what an evaluation costs and whether its intervals cover the truth. It times, it never judges.
@main
struct Bench {
  static func main() throws {
    let arguments = try Arguments(CommandLine.arguments)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try evaluationCost(arguments, folder: folder.path)
    try peerComparison(arguments, folder: folder.path)
    if arguments.coverage > 0 { try coverage(arguments, folder: folder.path) }
    try FileManager.default.removeItem(at: folder)
  }

  /// Time and memory of evaluating one round of the sample: median of five runs after one that is not counted.
  private static func evaluationCost(_ arguments: Arguments, folder: String) throws {
    let chain = Chain(
      program: arguments.program, root: arguments.root, data: arguments.root + "/notebooks-data",
      evaluation: folder + "/cost.steelyard")
    try chain.make()
    try chain.importSurvey(round: "mid-term")
    try chain.importLedgers(round: "mid-term")
    let command = chain.evaluation(round: "mid-term")
    try WholeProcess.demand(command)
    let runs = try (0..<5).map { _ in try WholeProcess.run(command) }
    print("evaluation of one round, 100 sites (5 runs)")
    print(String(format: "  wall time, median     %8.2f s     target < 2 s", median(runs.map(\.seconds))))
    let peak = median(runs.map { Double($0.peakBytes) / 1e6 })
    print(String(format: "  peak memory, median   %8.0f MB    target < 300 MB", peak))
  }

  /// City and district means of the sample's plain export: our plan against R survey, whole processes in turn.
  private static func peerComparison(_ arguments: Arguments, folder: String) throws {
    guard try WholeProcess.run(["Rscript", "-e", "library(survey)"]).status == 0 else {
      print("R survey: not installed, no ratio")
      return
    }
    let data = arguments.root + "/notebooks-data/mid-term/survey-plain.csv"
    let plan = folder + "/plan.json"
    let script = folder + "/peer.R"
    try Peer.plan(data: data).write(toFile: plan, atomically: true, encoding: .utf8)
    try Peer.script(data: data).write(toFile: script, atomically: true, encoding: .utf8)
    var ours: [Double] = []
    var theirs: [Double] = []
    for _ in 0..<5 {
      ours.append(try WholeProcess.run([arguments.program, "analyse", plan]).seconds)
      theirs.append(try WholeProcess.run(["Rscript", script]).seconds)
    }
    print("share satisfied by site, design-based, with standard errors (5 pairs)")
    print(
      String(
        format: "  steelyard %.3f s   R survey %.3f s   ratio R / steelyard %.1f", median(ours), median(theirs),
        median(zip(theirs, ours).map { $0 / $1 })))
  }

  /// Simulates programmes with different seeds and counts how often the intervals of satisfaction cover the truth.
  private static func coverage(_ arguments: Arguments, folder: String) throws {
    var sites = Coverage()
    var city = Coverage()
    for number in 1...arguments.coverage {
      let one = try SimulatedCoverage(arguments, number: number, folder: folder)
      sites.add(one.sites)
      city.add(one.city)
      if number % 20 == 0 { print("  \(number) programmes: sites \(sites.line); city \(city.line)") }
    }
    print("coverage of the 95 % intervals of overall satisfaction, \(arguments.coverage) simulated programmes")
    print("  sites   \(sites.line)")
    print("  city    \(city.line)")
  }
}

/// What the benchmark is told.
struct Arguments {
  var root = ".."
  var program = "steelyard"
  var coverage = 200

  init(_ words: [String]) throws {
    for index in stride(from: 1, to: words.count - 1, by: 2) {
      switch words[index] {
      case "--root": root = words[index + 1]
      case "--program": program = words[index + 1]
      case "--coverage": coverage = Int(words[index + 1]) ?? 0
      default: throw BenchmarkError.unreadable(words[index])
      }
    }
  }
}
