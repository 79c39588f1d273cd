import Foundation
import Testing

/// A draw's folder with its ceremony walked by the real program, as far as a test wants it.
struct CeremonyFolder {
  /// How far the ceremony has come.
  enum Stage: Int, Comparable, CaseIterable {
    case frame
    case planned
    case sealed
    case revealed
    case happened
    case drawn

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  static let evaluatorSecret = "9c1f0a77d2e84b3c55aa10e6f3b2c4d8"
  static let bureauSecret = "b7e151628aed2a6abf7158809cf4f3c7"
  static let dice = "31415926535897932384"

  /// The frame of the protocol's worked example 1 (vdraw/1, section 7).
  static let frame = """
    unit_id\tstratum\tsize\tname
    FT-01\tFT\t4200\t福田 莲花社区
    FT-02\tFT\t3100\t福田 梅林社区
    FT-03\tFT\t5150\t福田 园岭社区
    FT-04\tFT\t2780\t福田 沙头社区
    FT-05\tFT\t3900\t福田 香蜜社区
    LG-01\tLG\t6100\t龙岗 布吉社区
    LG-02\tLG\t2250\t龙岗 横岗社区
    LG-03\tLG\t4800\t龙岗 坂田社区
    LG-04\tLG\t3300\t龙岗 平湖社区
    NS-01\tNS\t5200\t南山 粤海社区
    NS-02\tNS\t1900\t南山 蛇口社区
    NS-03\tNS\t4400\t南山 西丽社区

    """

  private let scratch: ScratchFolder
  var path: String { scratch.path + "/draw" }

  /// Outside the published folder.
  var secretFile: String { scratch.path + "/secret.txt" }

  init(_ stage: Stage, id: String = "EX-2015-MID", event: [String] = Self.diceEvent) throws {
    scratch = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(Self.frame, to: "frame.tsv")
    if stage >= .planned { try done(Self.plan(id: id, event: event)) }
    if stage >= .sealed {
      try done(Self.commit("evaluator", Self.evaluatorSecret))
      try done(Self.commit("bureau", Self.bureauSecret))
    }
    if stage >= .revealed {
      try done(Self.reveal("evaluator", Self.evaluatorSecret))
      try done(Self.reveal("bureau", Self.bureauSecret))
    }
    if stage >= .happened { try done(Self.happen(Self.dice)) }
    if stage >= .drawn { try done(["run"]) }
  }

  static let diceEvent = ["--event", "dice", "--who", "notary", "--digits", "20"]

  static func plan(id: String = "EX-2015-MID", event: [String] = diceEvent) -> [String] {
    ["plan", "--draw-id", id, "--stratum", "FT=2+1", "--stratum", "LG=2+1", "--stratum", "NS=1+1", "--party"]
      + ["evaluator", "--party", "bureau"] + event
      + ["--when", "2015-06-15T10:00:00+08:00", "--what", "before the districts", "--fallback", "void, three days"]
      + ["--at", "2015-06-10T09:00:00+08:00"]
  }

  static func commit(_ party: String, _ value: String, at time: String = "2015-06-12T09:00:00+08:00") -> [String] {
    ["commit", "--party", party, "--value", value, "--at", time]
  }

  static func reveal(_ party: String, _ value: String, at time: String = "2015-06-15T09:50:00+08:00") -> [String] {
    ["reveal", "--party", party, "--value", value, "--at", time]
  }

  static func happen(_ value: String, kind: String = "dice", at time: String = "2015-06-15T10:05:00+08:00") -> [String]
  {
    ["event", "--kind", kind, "--value", value, "--at", time]
  }

  static func void(because reason: String = "the bureau was late", at: String, next: String) -> [String] {
    ["void", "--because", reason, "--when", next, "--at", at]
  }

  /// `steelyard draw STEP FOLDER …`
  @discardableResult
  func draw(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.steelyard(["draw", arguments[0], path] + arguments.dropFirst() + ["--language", "en"])
  }

  @discardableResult
  func done(_ arguments: [String]) throws -> ProgramRun {
    let run = try draw(arguments)
    try #require(run.status == 0, "\(arguments): \(run.messages)")
    return run
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Edits a file by hand; the text must be there.
  func edit(_ name: String, _ text: String, to replacement: String) throws {
    let original = try read(name)
    let touched = original.replacingOccurrences(of: text, with: replacement)
    try #require(touched != original, "\(name) has no “\(text)”")
    try write(touched, to: name)
  }

  /// All files with their bytes.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    return contents
  }

  /// Our verifier, run from the folder where the draw put it.
  func verified(by script: String? = nil) throws -> ProgramRun {
    try ProgramRun.run("/usr/bin/env", ["python3", script ?? path + "/verify_draw.py", path])
  }

  /// The reference verifier; nil where it is not beside the checkout.
  func verifiedByReference() throws -> ProgramRun? {
    guard let shared = Checkout.shared else { return nil }
    return try ProgramRun.run("/usr/bin/env", ["python3", shared + "/trust/draw/verify_draw.py", "verify", path])
  }
}
