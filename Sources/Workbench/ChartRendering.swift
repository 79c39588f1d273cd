import Foundation
import Reporting

/// Renders Vega-Lite specifications with vl-convert, all charts of a report in one process.
///
/// The interpreter must have the package `vl-convert-python` that `make setup` installs. Same specification and version,
/// same bytes.
struct ChartRenderer {
  let python = PythonRun.installed

  /// Reads {id: specification} from standard input and prints {id: {svg, png}}: the pixels, two for each of the
  /// drawing's, only where they are wanted.
  private static let script = """
    import base64, json, sys
    import vl_convert
    pixels = sys.stdin.readline().strip() == "pixels"
    pictures = {}
    for name, spec in json.load(sys.stdin).items():
        svg = vl_convert.vegalite_to_svg(spec)
        png = vl_convert.svg_to_png(svg, scale=2) if pixels else b""
        pictures[name] = {"svg": svg, "png": base64.b64encode(png).decode()}
    json.dump(pictures, sys.stdout)
    """

  private struct Drawn: Decodable {
    let svg: String
    let png: Data
  }

  /// The pictures by identifier; equal identifiers must have equal specifications.
  /// - Throws: `WorkbenchError.charts` when the interpreter or the package is missing, or a specification is refused.
  func pictures(
    of specifications: [(id: String, json: String)], withPixels: Bool
  ) throws(WorkbenchError) -> [String: ChartPicture] {
    if specifications.isEmpty { return [:] }
    let unique = Dictionary(specifications, uniquingKeysWith: { first, _ in first })
    let members = unique.keys.sorted().map { "\"\($0)\": \(unique[$0] ?? "{}")" }.joined(separator: ",\n")
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
