import Reporting
import Sampling

extension DrawCertificate {
  /// The printed certificate of a draw.
  /// - Parameter head: of the log that holds it.
  init(_ draw: CertifiedDraw, head: String?) {
    let names = Dictionary(draw.frame.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.init(
      drawID: draw.plan.drawID, attempt: draw.plan.attempt, title: draw.plan.title, isTest: draw.plan.isTest,
      digests: Digests(
        frame: draw.plan.frameDigest, plan: draw.planDigest, seed: draw.seed.hex, result: draw.sample.digest,
        certificate: SHA256Digest(draw.certificate).hex),
      seedText: draw.seed.text,
      sites: draw.sample.units.filter { $0.status != .not }.map {
        DrawnSite(
          stratum: $0.stratum, order: $0.order, id: $0.id, name: names[$0.id] ?? "", isReserve: $0.status == .reserve,
          isCertain: $0.isCertain, ticket: $0.ticket)
      },
      voided: draw.plan.voided.map { EndedAttempt(attempt: $0.attempt, reason: $0.reason, time: $0.time.text) },
      inspected: draw.final?.units, parties: draw.plan.recipe.map(\.party), head: head)
  }
}
