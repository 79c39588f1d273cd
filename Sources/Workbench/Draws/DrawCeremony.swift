package import Sampling

/// The steps of an inspection draw before its seed exists, each on a folder of protocol files (vdraw/1, section 1).
///
/// The plan's digest must stand still once it is published, so `plan.json` is a draft until the last commitment is in; that
/// commitment seals it, and from then on no step writes it again but voiding, which makes the plan of the next attempt.
package enum DrawCeremony {
  /// Writes the draft of a plan for the frame in the folder.
  /// - Throws: `WorkbenchError.draw`, `.unknownKind`, `.unclearStratum`.
  package static func plan(
    _ request: DrawRequest, in path: String, at time: String
  ) throws(WorkbenchError) -> OpenCeremony {
    let folder = DrawFolder(path: path)
    guard !folder.holds(.plan) else { throw .draw(.step(.planExists)) }
    let frame = try folder.frame()
    var certificate: [UInt8]?
    var previous: DrawPlan.PreviousDraw?
    if let earlier = request.previous {
      let bytes = try DiskFiles.bytes(earlier)
      previous = try drawing { () throws(DrawError) in try DrawPlan.PreviousDraw(certificate: bytes) }
      certificate = bytes
    }
    let plan = try request.plan(on: frame, previous: previous, at: CeremonyTime(checked: time))
    try drawing { () throws(DrawError) in try plan.check(on: frame) }
    if let certificate { try folder.write(certificate, to: .previous) }
    try folder.write(plan.bytes, to: .plan)
    return OpenCeremony(plan)
  }

  /// How a party hands in its commitment.
  package enum PartyInput: Sendable {
    /// A new secret, kept in a file outside the folder that only its owner may read.
    case newSecret(file: String)
    case value(String)
    /// Made on the party's own computer, so that its value stays there until the reveal.
    case commitment(String)
  }

  /// Puts a party's commitment into the plan; the last one seals it.
  /// - Throws: `WorkbenchError.draw`, `.secretFile`.
  package static func commit(
    _ input: PartyInput, of party: String, in path: String, at time: String
  ) throws(WorkbenchError) -> OpenCeremony {
    let folder = DrawFolder(path: path)
    var open = try folder.openCeremony()
    let moment = try CeremonyTime(checked: time)
    let drawID = open.plan.drawID
    switch input {
    case .commitment(let commitment):
      try drawing { () throws(DrawError) in try open.commit(commitment, of: party, at: moment) }
    case .value(let value):
      try drawing { () throws(DrawError) in
        let commitment = try PartySecret(value).commitment(drawID: drawID, party: party)
        try open.commit(commitment, of: party, at: moment)
      }
    case .newSecret(let file):
      guard !folder.contains(file), !DiskFiles.exists(file) else { throw .secretFile(path: file) }
      let secret = PartySecret.random()
      try drawing { () throws(DrawError) in
        try open.commit(secret.commitment(drawID: drawID, party: party), of: party, at: moment)
      }
      try DiskFiles.writePrivate(secret.value + "\n", to: file)
    }
    try folder.write(open.plan.bytes, to: .plan)
    if let ceremony = open.ceremony { try folder.write(ceremony.bytes, to: .ceremony) }
    return open
  }

  /// Records a party's value, held against its commitment.
  package static func reveal(
    _ value: String, of party: String, in path: String, at time: String
  ) throws(WorkbenchError) -> OpenCeremony {
    try step(in: path, at: time) { (open, time) throws(DrawError) in try open.reveal(value, of: party, at: time) }
  }

  /// Records the public event.
  /// - Throws: `WorkbenchError.draw`, `.unknownKind`.
  package static func event(
    _ kind: String, _ value: String, in path: String, at time: String
  ) throws(WorkbenchError) -> OpenCeremony {
    let source = try DrawPlan.Source(event: kind)
    return try step(in: path, at: time) { (open, time) throws(DrawError) in try open.happen(source, value, at: time) }
  }

  /// Ends an attempt before its public event and writes the draft of the next; the files of the ended one are kept beside it.
  package static func void(
    because reason: String, next when: String, event: String?, round: Int?, in path: String, at time: String
  ) throws(WorkbenchError) -> OpenCeremony {
    let folder = DrawFolder(path: path)
    let open = try folder.openCeremony()
    let (moment, due) = (try CeremonyTime(checked: time), try CeremonyTime(checked: when))
    let frame = try folder.frame()
    let next = try drawing { () throws(DrawError) in
      let next = try open.voided(because: reason, at: moment, next: due, event: event, round: round)
      try next.check(on: frame)
      return next
    }
    try folder.keep(open.plan.bytes, of: .plan, attempt: open.plan.attempt)
    if let ceremony = open.ceremony { try folder.keep(ceremony.bytes, of: .ceremony, attempt: open.plan.attempt) }
    try folder.write(next.bytes, to: .plan)
    try folder.remove(.ceremony)
    return OpenCeremony(next)
  }

  private static func step(
    in path: String, at time: String, _ work: (inout OpenCeremony, CeremonyTime) throws(DrawError) -> Void
  ) throws(WorkbenchError) -> OpenCeremony {
    let folder = DrawFolder(path: path)
    var open = try folder.openCeremony()
    let moment = try CeremonyTime(checked: time)
    try drawing { () throws(DrawError) in try work(&open, moment) }
    if let ceremony = open.ceremony { try folder.write(ceremony.bytes, to: .ceremony) }
    return open
  }
}
