package import Intake
package import Sampling
package import Store

/// Why a use case could not be carried out. Sentences are made by `WorkbenchText`.
package enum WorkbenchError: Error, Equatable {
  case unreadable(path: String)
  case unwritable(path: String, reason: String)
  case noFolder(String)
  case store(StoreError)
  /// Files that cannot be used, with all their problems.
  case problems([IntakeProblem])
  case unknownRound(String, known: [String])
  case unknownStep(String, known: [String])
  /// A step before it is not signed.
  case stepWaits(String, for: String)
  /// A step after it is signed.
  case stepHolds(String, under: String)
  /// What the step brings is not on record, by the names of `OnRecord`.
  case stepLacks(String, records: [String])
  case unknownKind(String, known: [String])
  case instrumentNeeded
  case pagesNeeded
  case roundNeeded(kind: String)
  case noSites
  /// The programme asks for no audit.
  case noAuditRules
  /// The key file of the evaluation's pseudonyms is not there, is no key file, or belongs to another evaluation.
  case keyMissing(path: String)
  case keyUnusable(path: String)
  case keyWrong(path: String)
  /// The parts of a repair do not say what is to be mended.
  case unclearRepair
  case reasonNeeded
  case unknownColumn(String, known: [String])
  case unknownSite(String, nearest: String?)
  /// A file has no readable row on a line.
  case unknownLine(Int, file: String)
  case plan(String)
  /// A table that a plan names cannot be used; the place is the plan's file and line.
  indirect case planTable(place: String, WorkbenchError)
  case draw(DrawError)
  /// The round has no draw on record.
  case noDraw(round: String)
  /// A sample that cannot be divided as asked.
  case allocation(SamplingError)
  /// A `STRATUM=VALUE` that cannot be understood or stands twice.
  case unclearValue(String)
  /// A key of `rules.sources` that is no code of a finding.
  case unknownFinding(String, nearest: String?)
  /// A site that shall be inspected in any case, without a reason.
  case unclearReason(String)
  /// A stratum of a plan that cannot be understood or stands twice.
  case unclearStratum(String)
  /// A file for a secret that lies in the published folder or is there already.
  case secretFile(path: String)
  /// A certificate lies there that the protocol files do not give.
  case certificateExists(differences: [String])
  case unknownEvent(Int, count: Int)
  /// A text that is no head line.
  case badHead(String)
  /// A result can only be verified against its evaluation.
  case evaluationNeeded
  case evaluation(String)
  case unknownFigure(String)
  case simulation(String)
  /// The chart renderer is missing or refused a chart.
  case charts(String)
  /// The compiler of PDF files is missing or refused a report.
  case pdf(String)
}
