/// A design by which a sample is selected with the numbers of a seed.
package enum SelectionScheme: String, CaseIterable, Sendable {
  case srs, systematic, pareto, sequentialPoisson, sampford, localPivotal, scps, cube

  /// Schemes that rank all units by tickets, so that reserves follow the sample in order.
  package var ranksByTicket: Bool { orderSampling != nil || self == .srs }

  /// The order sampling of the scheme, if it is one.
  package var orderSampling: OrderSampling? { OrderSampling(rawValue: rawValue) }

  /// Schemes that spread the sample over coordinates.
  package var needsCoordinates: Bool { self == .localPivotal || self == .scps }
}

/// The units of one stratum, or of a frame without strata, by column.
package struct SelectionFrame {
  package var identifiers: [String]
  /// Sizes ≥ 0; nil = equal probabilities.
  package var sizes: [Double]?
  /// The coordinates or the balancing variables of the scheme.
  package var auxiliaries: [[Double]]

  package init(identifiers: [String], sizes: [Double]?, auxiliaries: [[Double]]) {
    self.identifiers = identifiers
    self.sizes = sizes
    self.auxiliaries = auxiliaries
  }
}

/// Where the random numbers of a selection come from.
package enum SelectionSource {
  case seed(DrawSeed)
  /// The start of a systematic sample.
  case start(Double)
}

/// The sample of one stratum.
package struct SampleSelection {
  package enum Status: String, Sendable {
    case certain, selected, reserve
  }

  package struct Drawn {
    /// The unit's position in the frame, from 0.
    package let position: Int
    package let status: Status
    package let ticket: Ticket?
  }

  /// The selected units, then the reserves, in the order of the design; designs without tickets keep the frame's order.
  package let drawn: [Drawn]
  /// The target probability π of every unit of the frame.
  package let probabilities: [Double]

  /// Selects `size` units and, for schemes that rank by ticket, as many `reserves` as there are.
  ///
  /// `label` names the stream of a scheme without tickets.
  /// - Throws: what `inclusionProbabilities` refuses, `SamplingError.notConverged` (Sampford), `.wrongSize`.
  package init(
    _ frame: SelectionFrame, size: Int, reserves: Int, scheme: SelectionScheme, source: SelectionSource, label: String
  ) throws(SamplingError) {
    let sizes = frame.sizes ?? frame.identifiers.map { _ in 1 }
    let probabilities = try inclusionProbabilities(ofSizes: sizes, sampleSize: size)
    self.probabilities = probabilities
    func status(_ position: Int) -> Status {
      scheme != .srs && probabilities[position] > 1 - certaintyTolerance ? .certain : .selected
    }
    if scheme.ranksByTicket, case .seed(let seed) = source {
      let order =
        scheme.orderSampling.map { design in
          TicketOrder(
            identifiers: frame.identifiers, sizes: sizes, probabilities: probabilities, design: design, seed: seed)
        } ?? TicketOrder(identifiers: frame.identifiers, seed: seed)
      drawn = order.positions.prefix(size + reserves).enumerated().map { rank, position in
        Drawn(
          position: position, status: rank < size ? status(position) : .reserve, ticket: order.tickets[position])
      }
    } else {
      let positions = try Self.positions(frame, probabilities, size: size, scheme, source, label)
      drawn = positions.map { Drawn(position: $0, status: status($0), ticket: nil) }
    }
    let selected = drawn.count { $0.status != .reserve }
    guard selected == size else { throw .wrongSize(found: selected, wanted: size) }
  }

  private static func positions(
    _ frame: SelectionFrame, _ probabilities: [Double], size: Int, _ scheme: SelectionScheme,
    _ source: SelectionSource, _ label: String
  ) throws(SamplingError) -> [Int] {
    var stream: UniformStream
    switch source {
    case .start(let start): return SystematicSample.selection(probabilities, size: size, start: start)
    case .seed(let seed): stream = UniformStream(seed: seed, label: label)
    }
    switch scheme {
    case .sampford: return try SampfordSample.selection(probabilities, &stream)
    case .localPivotal:
      return LocalPivotalSample.selection(probabilities, coordinates: frame.auxiliaries, &stream)
    case .scps: return CorrelatedPoissonSample.selection(probabilities, coordinates: frame.auxiliaries, &stream)
    case .cube: return CubeSample.selection(probabilities, balance: frame.auxiliaries, &stream)
    case .systematic, .srs, .pareto, .sequentialPoisson:
      return SystematicSample.selection(probabilities, size: size, start: stream.next())
    }
  }

  /// The true inclusion probabilities of an order sampling, whose targets differ a little from them.
  package static func exactProbabilities(_ probabilities: [Double], of design: OrderSampling) -> [Double] {
    let open = probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] <= 1 - certaintyTolerance }
    let targets = open.map { probabilities[$0] }
    let found = design.inclusionProbabilities(
      targets: targets, sampleSize: Int(targets.reduce(0, +).rounded()))
    var exact = probabilities
    for (position, probability) in zip(open, found) { exact[position] = probability }
    return exact
  }
}
