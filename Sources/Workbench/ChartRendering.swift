import Dispatch
import Foundation
import Reporting
import Synchronization

/// Renders Vega-Lite specifications with vl-convert, in two processes side by side.
///
/// The interpreter must have the package `vl-convert-python` that `make setup` installs. Same specification and version,
/// same bytes.
struct ChartRenderer {
  let python = PythonRun.installed

  /// What Vega says of every mark to screen readers is English and unrounded: it goes, since the figure has words of its own. A
  /// mark whose description begins with U+2063 keeps it as its tooltip.
  ///
  /// Reads {id: specification} from standard input and prints {id: {svg, png}}: the pixels, two for each of the
  /// drawing's, only where they are wanted.
  private static let script = """
    import base64, json, re, sys
    import vl_convert
    pixels = sys.stdin.readline().strip() == "pixels"
    pictures = {}
    for name, spec in json.load(sys.stdin).items():
        svg = vl_convert.vegalite_to_svg(spec)
        svg = re.sub('<path aria-label="\u{2063}([^"]*)"([^>]*?)/>', '<path\\g<2>><title>\\g<1></title></path>', svg)
        svg = re.sub(' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
        png = vl_convert.svg_to_png(svg, scale=2) if pixels else b""
        pictures[name] = {"svg": svg, "png": base64.b64encode(png).decode()}
    json.dump(pictures, sys.stdout)
    """

  private struct Drawn: Decodable {
    let svg: String
    let png: Data
  }

  /// Processes that draw side by side.
  private static let processes = 2

  /// The pictures by identifier.
  /// - Throws: `WorkbenchError.charts` when the interpreter or the package is missing, or a specification is refused.
  func pictures(
    of specifications: [(id: String, json: String)], withPixels: Bool
  ) throws(WorkbenchError) -> [String: ChartPicture] {
    let shares = Self.shares(of: specifications)
    let drawn = Mutex<[Result<[String: ChartPicture], WorkbenchError>]>([])
    DispatchQueue.concurrentPerform(iterations: shares.count) { index in
      let result = Result { () throws(WorkbenchError) in try draw(shares[index], withPixels: withPixels) }
      drawn.withLock { $0.append(result) }
    }
    var pictures: [String: ChartPicture] = [:]
    for result in drawn.withLock({ $0 }) { pictures.merge(try result.get()) { first, _ in first } }
    return pictures
  }

  /// The charts dealt out so that each process has about as much to draw: the longest first, each to the one with least.
  private static func shares(of specifications: [(id: String, json: String)]) -> [[(id: String, json: String)]] {
    var shares = [[(id: String, json: String)]](repeating: [], count: min(processes, specifications.count))
    var lengths = shares.map { _ in 0 }
    for chart in specifications.sorted(by: { ($1.json.utf8.count, $0.id) < ($0.json.utf8.count, $1.id) }) {
      guard let least = lengths.indices.min(by: { lengths[$0] < lengths[$1] }) else { break }
      shares[least].append(chart)
      lengths[least] += chart.json.utf8.count
    }
    return shares
  }

  private func draw(
    _ specifications: [(id: String, json: String)], withPixels: Bool
  ) throws(WorkbenchError) -> [String: ChartPicture] {
    let members = specifications.map { "\"\($0.id)\": \($0.json)" }.joined(separator: ",\n")
    do {
      let input = (withPixels ? "pixels" : "") + "\n{\(members)}"
      let output = try python.output(of: Self.script, input: input)
      return try JSONDecoder().decode([String: Drawn].self, from: output)
        .mapValues { ChartPicture(svg: $0.svg, png: [UInt8]($0.png)) }
    } catch let failure as PythonRun.Failure {
      throw .charts(failure.reason)
    } catch {
      throw .charts(error.localizedDescription)
    }
  }
}
