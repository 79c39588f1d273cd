/// What the printed certificate of a draw shows (vdraw/1, section 9).
package struct DrawCertificate: Sendable, Equatable {
  package var drawID: String
  package var attempt: Int
  package var title: String
  /// A draw for trying out: every page says so.
  package var isTest: Bool
  /// 64 hexadecimal digits each.
  package var digests: Digests
  package var seedText: String
  /// The selected sites and the reserves, in order.
  package var sites: [DrawnSite]
  package var voided: [EndedAttempt]
  /// Identifiers of the sites to inspect after some were lost; nil while none was.
  package var inspected: [String]?
  /// Those who took part in the seed: a line to sign for each.
  package var parties: [String]
  /// The head line of the log that holds the draw; nil leaves a line to write on.
  package var head: String?

  package struct Digests: Sendable, Equatable {
    package var frame: String
    package var plan: String
    package var seed: String
    package var result: String
    /// Of certificate.json.
    package var certificate: String

    package init(frame: String, plan: String, seed: String, result: String, certificate: String) {
      self.frame = frame
      self.plan = plan
      self.seed = seed
      self.result = result
      self.certificate = certificate
    }
  }

  package struct DrawnSite: Sendable, Equatable {
    package var stratum: String
    package var order: Int
    package var id: String
    package var name: String
    package var isReserve: Bool
    /// Taken for its size, with probability 1.
    package var isCertain: Bool
    package var ticket: String

    package init(
      stratum: String, order: Int, id: String, name: String, isReserve: Bool, isCertain: Bool, ticket: String
    ) {
      self.stratum = stratum
      self.order = order
      self.id = id
      self.name = name
      self.isReserve = isReserve
      self.isCertain = isCertain
      self.ticket = ticket
    }
  }

  /// An attempt that ended before its public event.
  package struct EndedAttempt: Sendable, Equatable {
    package var attempt: Int
    package var reason: String
    package var time: String

    package init(attempt: Int, reason: String, time: String) {
      self.attempt = attempt
      self.reason = reason
      self.time = time
    }
  }

  package init(
    drawID: String, attempt: Int, title: String, isTest: Bool, digests: Digests, seedText: String,
    sites: [DrawnSite], voided: [EndedAttempt], inspected: [String]?, parties: [String], head: String?
  ) {
    self.drawID = drawID
    self.attempt = attempt
    self.title = title
    self.isTest = isTest
    self.digests = digests
    self.seedText = seedText
    self.sites = sites
    self.voided = voided
    self.inspected = inspected
    self.parties = parties
    self.head = head
  }

  /// What the QR code says: plain text, no address, 16 digits of each digest.
  package var codeText: String {
    let short = [digests.frame, digests.plan, digests.seed, digests.result].map { $0.prefix(16) }
    return "VDRAW1 draw=\(drawID)#\(attempt) frame=\(short[0]) plan=\(short[1]) seed=\(short[2]) result=\(short[3])"
  }
}
