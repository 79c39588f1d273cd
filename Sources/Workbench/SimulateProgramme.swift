import Intake
import ProgrammeModel
import Sampling
import Simulation

/// Writes simulated inputs of every round of a programme, the inspected sites drawn by a TEST draw.
package enum SimulateProgramme {
  /// - Parameters:
  ///   - seed: text whose digest gives all random numbers.
  ///   - progress: told what is being done.
  /// - Returns: the paths written, relative to the folder.
  /// - Throws: `WorkbenchError.problems` for a definition or questionnaire with faults, `.unwritable`.
  package static func run(
    programmeFolder: String, instrumentFolder: String, seed: String, to folder: String, progress: (String) -> Void
  ) throws(WorkbenchError) -> [String] {
    let programme = try NewEvaluation.definition(in: programmeFolder)
    let questionnaire = try ImportEvidence.questionnaire(in: instrumentFolder)
    let words = SHA256Digest(of: seed).words
    let simulation: SimulatedProgramme
    do {
      simulation = try SimulatedProgramme(
        programme: programme, questionnaire: questionnaire,
        seed: SimulationSeed(words.0, words.1, words.2, words.3))
    } catch {
      throw .simulation("\(error)")
    }
    var files = [simulation.frame()] + simulation.programmeFiles()
    var previous: DrawPlan.PreviousDraw?
    for round in programme.rounds {
      progress(round.id)
      let draw = try testDraw(
        of: round, sites: simulation.sites, inspection: programme.inspection, seed: seed, previous: previous)
      try write(draw.files, of: round, to: folder)
      files += simulation.files(of: round) + [simulation.inspections(of: draw.certified.sample.selected, round: round)]
      files += simulation.truth(of: round)
      previous = .init(
        drawID: draw.certified.plan.drawID, resultDigest: draw.certified.sample.digest,
        units: draw.certified.sample.selected)
    }
    do { files.append(try simulation.dataPackage(of: files)) } catch { throw .simulation("\(error)") }
    for file in files { try write(file, to: folder) }
    return files.map(\.path)
  }

  private static func write(_ file: SimulatedFile, to folder: String) throws(WorkbenchError) {
    let bytes: [UInt8]
    switch file.encoding {
    case .utf8: bytes = Array(file.text.utf8)
    case .utf8WithMark: bytes = [0xEF, 0xBB, 0xBF] + Array(file.text.utf8)
    case .gb18030:
      do { bytes = try TextEncoding.encode(file.text, as: .gb18030) } catch { throw .simulation("\(error)") }
    }
    try DiskFiles.write(bytes, to: "\(folder)/\(file.path)")
  }

  private static func write(
    _ files: DrawFiles, of round: EvaluationRound, to folder: String
  ) throws(WorkbenchError) {
    let place = "\(folder)/\(round.id)/draw"
    try DiskFiles.write(files.frame, to: place + "/frame.tsv")
    try DiskFiles.write(files.plan, to: place + "/plan.json")
    try DiskFiles.write(files.ceremony, to: place + "/ceremony.json")
    do {
      let draw = try CertifiedDraw(files)
      try DiskFiles.write(draw.certificate, to: place + "/certificate.json")
      try DiskFiles.write(draw.sample.bytes, to: place + "/result.tsv")
    } catch let error as DrawError {
      throw .draw(error)
    } catch let error as WorkbenchError {
      throw error
    } catch {
      throw .simulation("\(error)")
    }
  }

  /// A stratified draw whose ceremony is simulated: its identifier begins with TEST, so that it can never pass for a real
  /// one. Later rounds avoid the sites of the round before.
  private static func testDraw(
    of round: EvaluationRound, sites: [Site], inspection: InspectionRules, seed: String,
    previous: DrawPlan.PreviousDraw?
  ) throws(WorkbenchError) -> (files: DrawFiles, certified: CertifiedDraw) {
    do {
      let frame = try SamplingFrame(
        sites.map { .init(id: $0.id, stratum: $0.district, size: $0.residents, name: $0.name) })
      let id = "TEST-\(round.id)"
      let secret = String(SHA256Digest(of: "\(seed) \(id) bureau").hex.prefix(32))
      let dice = SHA256Digest(of: "\(seed) \(id) dice").bytes.prefix(24).map { "\($0 % 10)" }.joined()
      let plan = DrawPlan(
        drawID: id, attempt: 1, frame: frame, method: .srs,
        strata: strata(of: frame, rules: inspection, isFirst: previous == nil),
        recipe: [
          .init(
            source: .reveal, party: "bureau",
            commitment: Ceremony.commitment(drawID: id, party: "bureau", value: secret)),
          .init(source: .dice, party: "notary", digits: 24),
        ], previous: previous, title: "TEST \(round.name.zh) \(round.name.en)")
      let ceremony = Ceremony(
        drawID: id, attempt: 1,
        contributions: [
          .init(source: .reveal, party: "bureau", value: secret), .init(source: .dice, party: "notary", value: dice),
        ])
      let files = DrawFiles(frame: frame.bytes, plan: plan.bytes, ceremony: ceremony.bytes)
      return (files, try CertifiedDraw(files))
    } catch {
      throw .draw(error)
    }
  }

  private static func strata(
    of frame: SamplingFrame, rules: InspectionRules, isFirst: Bool
  ) -> [String: DrawPlan.StratumRule] {
    var strata: [String: DrawPlan.StratumRule] = [:]
    for stratum in frame.strata {
      let available = frame.units.count { $0.stratum == stratum }
      strata[stratum] = .init(
        count: min(rules.sitesPerDistrict, available), reserves: rules.reservesPerDistrict,
        coordination: isFirst ? .independent : .avoid)
    }
    return strata
  }
}
