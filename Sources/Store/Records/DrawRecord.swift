/// The files of a draw as they were published, byte for byte, and what became of its sites since.
package struct StoredDraw: Sendable, Equatable {
  package let round: String
  package let attempt: Int
  package let drawID: String
  package let seed: String
  package let frame: [UInt8]
  package let plan: [UInt8]
  package let ceremony: [UInt8]
  /// Of a balanced draw.
  package let covariates: [UInt8]?
  /// As it was when the draw was first recorded.
  package let certificate: [UInt8]
  /// In the order in which they came.
  package let dispositions: [StoredDisposition]

  package init(
    round: String, attempt: Int, drawID: String, seed: String, frame: [UInt8], plan: [UInt8], ceremony: [UInt8],
    certificate: [UInt8], covariates: [UInt8]? = nil, dispositions: [StoredDisposition] = []
  ) {
    self.round = round
    self.attempt = attempt
    self.drawID = drawID
    self.seed = seed
    self.frame = frame
    self.plan = plan
    self.ceremony = ceremony
    self.certificate = certificate
    self.covariates = covariates
    self.dispositions = dispositions
  }

  /// Whether another record is of the same draw. Its files decide: the certificate follows from them but for what became of
  /// the sites later.
  func isSameDraw(as other: StoredDraw) -> Bool {
    drawID == other.drawID && seed == other.seed && frame == other.frame && plan == other.plan
      && ceremony == other.ceremony && covariates == other.covariates
  }
}

/// A drawn site that is not inspected.
package struct StoredDisposition: Sendable, Equatable {
  package let unit: String
  /// ineligible, closed or refused.
  package let fate: String
  package let because: String

  package init(unit: String, fate: String, because: String) {
    self.unit = unit
    self.fate = fate
    self.because = because
  }
}
