/// The files of a draw as bytes; reading and writing them is the caller's.
package struct DrawFiles: Sendable, Equatable {
  package var frame: [UInt8]
  package var plan: [UInt8]
  package var ceremony: [UInt8]
  package var dispositions: [UInt8]?
  package var previousCertificate: [UInt8]?

  package init(
    frame: [UInt8], plan: [UInt8], ceremony: [UInt8], dispositions: [UInt8]? = nil,
    previousCertificate: [UInt8]? = nil
  ) {
    self.frame = frame
    self.plan = plan
    self.ceremony = ceremony
    self.dispositions = dispositions
    self.previousCertificate = previousCertificate
  }
}

/// A draw derived from its files, with its proof.
package struct CertifiedDraw: Sendable, Equatable {
  package let frame: SamplingFrame
  package let plan: DrawPlan
  package let planDigest: String
  package let ceremony: Ceremony
  package let seed: DrawSeed
  package let sample: InspectionSample
  package let final: FinalSample?

  /// The inspected units after dispositions.
  package struct FinalSample: Sendable, Equatable {
    package let dispositionsDigest: String
    package let units: [String]
    package let shortfall: [String: Int]
  }

  /// Derives the draw: the same files give the same draw, on any machine.
  /// - Throws: `DrawError` when a file is malformed or does not fit the others.
  package init(_ files: DrawFiles) throws(DrawError) {
    frame = try SamplingFrame(bytes: files.frame)
    plan = try DrawPlan(bytes: files.plan)
    guard frame.digest == plan.frameDigest else {
      throw .frameMismatch(found: frame.digest, planned: plan.frameDigest)
    }
    planDigest = SHA256Digest(files.plan).hex
    ceremony = try Ceremony(bytes: files.ceremony)
    seed = try DrawSeed(plan: plan, planDigest: planDigest, ceremony: ceremony)
    try ceremony.checkOrder(plan: plan, planDigest: planDigest)
    sample = try InspectionSample(frame: frame, plan: plan, seed: seed)
    if let bytes = files.dispositions {
      let dispositions = try Dispositions(bytes: bytes)
      let (units, shortfall) = try dispositions.applied(to: sample, plan: plan)
      final = FinalSample(dispositionsDigest: dispositions.digest, units: units, shortfall: shortfall)
    } else {
      final = nil
    }
    try checkPrevious(files.previousCertificate)
  }

  /// certificate.json.
  package var certificate: [UInt8] { json.document }

  var json: ProtocolJSON {
    var members: [String: ProtocolJSON] = [
      "protocol": .text("vdraw/1"), "draw_id": .text(plan.drawID), "attempt": .integer(plan.attempt),
      "frame_sha256": .text(plan.frameDigest), "frame_units": .integer(frame.units.count),
      "plan_sha256": .text(planDigest),
      "seed_text": .text(seed.text), "seed": .text(seed.hex), "method": .text(plan.method.rawValue),
      "result_sha256": .text(sample.digest), "result": .array(sample.units.map(\.json)),
    ]
    if let final {
      members["final"] = .object([
        "dispositions_sha256": .text(final.dispositionsDigest), "units": .array(final.units.map { .text($0) }),
        "shortfall": .object(final.shortfall.mapValues { .integer($0) }),
      ])
    }
    return .object(members)
  }

  /// The parts in which a published certificate differs from this derivation; empty when it agrees.
  package func differences(from published: [UInt8]) throws(DrawError) -> [String] {
    let given = try ProtocolJSON.read(published, file: "certificate.json").object ?? [:]
    let derived = json.object ?? [:]
    return Set(given.keys).union(derived.keys).filter { given[$0] != derived[$0] }.sorted()
  }

  /// The units to inspect: the selected ones, with reserves in the place of those that were lost.
  package var inspected: [String] {
    final?.units ?? sample.units.filter { $0.status == .selected }.map(\.id)
  }

  /// The line of dispositions.tsv that takes a unit off the list.
  /// - Throws: `DrawError.step`: `.notInspected` for a unit that is not on the list (a reserve cannot be skipped),
  ///   `.reasonNeeded` without a reason in one line.
  package func disposition(
    of unit: String, as loss: Dispositions.Loss, because reason: String
  ) throws(DrawError) -> [UInt8] {
    guard inspected.contains(unit) else { throw .step(.notInspected(unit, inspected: inspected)) }
    guard reason.contains(where: { !$0.isWhitespace }), reason.unicodeScalars.allSatisfy({ $0.value >= 32 }) else {
      throw .step(.reasonNeeded)
    }
    return Array("\(unit)\t\(loss.rawValue)\t\(reason)\n".utf8)
  }

  /// Coordination must refer to the published earlier result: its digest, its units.
  private func checkPrevious(_ certificate: [UInt8]?) throws(DrawError) {
    guard let previous = plan.previous, let certificate else { return }
    let earlier = try PublishedCertificate(certificate, file: "previous_certificate.json")
    guard earlier.drawID == previous.drawID, earlier.statedDigest == previous.resultDigest,
      earlier.selected == previous.units.sorted(), earlier.resultDigest == previous.resultDigest
    else { throw .previousMismatch }
  }
}

/// What a certificate states, as far as a later draw refers to it.
struct PublishedCertificate {
  let drawID: String
  let statedDigest: String
  /// Sorted.
  let selected: [String]
  /// SHA-256 of the rows that it lists.
  let resultDigest: String

  /// - Throws: `DrawError.malformed`.
  init(_ bytes: [UInt8], file: String) throws(DrawError) {
    let json = try ProtocolJSON.read(bytes, file: file)
    guard let drawID = json["draw_id"]?.text, let digest = json["result_sha256"]?.text, let rows = json["result"]?.array
    else { throw .malformed(file: file, line: nil, reason: "draw_id, result_sha256 and result are needed") }
    self.drawID = drawID
    statedDigest = digest
    selected = rows.filter { $0["status"] == .text("selected") }.compactMap { $0["unit_id"]?.text }.sorted()
    let fields = ["stratum", "order", "unit_id", "status", "kind", "ticket"]
    let lines = rows.map { row in
      fields.map { row[$0]?.text ?? row[$0]?.integer.map { "\($0)" } ?? "" }.joined(separator: "\t") + "\n"
    }
    resultDigest = SHA256Digest(of: fields.joined(separator: "\t") + "\n" + lines.joined()).hex
  }
}

extension InspectionSample.SampledUnit {
  fileprivate var json: ProtocolJSON {
    .object([
      "stratum": .text(stratum), "order": .integer(order), "unit_id": .text(id), "status": .text(status.rawValue),
      "kind": .text(kind), "ticket": .text(ticket),
    ])
  }
}
