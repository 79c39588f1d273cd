import ReviewPanel
import Statistics
import Testing

@Suite struct SeverityTests {
  @Test func `a complete panel is corrected by the judges' means`() throws {
    // By hand: judges' means 65 and 76 about 70.5, residuals ±0.5, mean square 1 on 1 df; error of a unit's mean
    // 1/√2, of a severity 1/2; F = 4·5.5²/1.
    let model = try SeverityModel(panel([[70, 80], [60, 72]]))
    #expect(agree(model.fairAverages[0]?.value, 75) && agree(model.fairAverages[1]?.value, 66))
    #expect(agree(model.fairAverages[0]?.standardError, 0.5.squareRoot()))
    #expect(agree(model.severities[0]?.value, 5.5) && agree(model.severities[1]?.value, -5.5))
    #expect(agree(model.severities[0]?.standardError, 0.5))
    #expect(agree(model.residualDeviation, 1) && model.degreesOfFreedom == 1)
    #expect(agree(model.judgeStatistic, 121))
  }

  @Test func `an incomplete panel is corrected by least squares`() throws {
    // R 4.2.2: lm(mark ~ unit + judge) with contr.sum, anova against lm(mark ~ unit).
    let model = try SeverityModel(panel([[70, 80, nil], [nil, 75, 60], [66, 72, 61]]))
    let averages = [
      (71.9333333333333, 1.3856406460551), (66.9333333333333, 1.3856406460551),
      (66.33333333333333, 1.03279555898864),
    ]
    for (found, (value, error)) in zip(model.fairAverages, averages) {
      #expect(agree(found?.value, value) && agree(found?.standardError, error))
    }
    let leniencies = [
      (-1.13333333333333, 1.13137084989848), (7.266666666666667, 0.923760430703402),
      (-6.13333333333333, 1.13137084989848),
    ]
    for (found, (leniency, error)) in zip(model.severities, leniencies) {
      #expect(agree(found?.value, -leniency) && agree(found?.standardError, error))
    }
    #expect(agree(model.residualDeviation, 1.78885438199983) && model.degreesOfFreedom == 2)
    #expect(agree(model.judgeStatistic, 33.8697916666666))
    #expect(agree(model.judgeProbability, 0.0286781179985064))
  }

  @Test func `a severe judge cannot harm the units he judged`() throws {
    // Unit quality 70, 80, 90, 60; judge J2 takes 10 off; no error at all, so the fair averages are exact up to the
    // mean severity 10/3.
    let model = try SeverityModel(panel([[70, 60, nil], [nil, 70, 80], [90, nil, 90], [60, 50, 60]]))
    let fair = model.fairAverages.map { ($0?.value ?? .nan) + 10.0 / 3 }
    for (found, quality) in zip(fair, [70.0, 80, 90, 60]) { #expect(agree(found, quality)) }
    #expect(model.residualDeviation == 0 && model.judgeStatistic == nil)
  }

  @Test func `parts without a link are refused by name`() throws {
    let split = try panel([[70, 80, nil, nil], [60, 75, nil, nil], [nil, nil, 50, 60], [nil, nil, 70, 90]])
    #expect(
      throws: PanelError.disconnected([
        PanelPart(judges: ["J1", "J2"], units: ["U01", "U02"]),
        PanelPart(judges: ["J3", "J4"], units: ["U03", "U04"]),
      ])
    ) { try SeverityModel(split) }
  }

  @Test func `units and judges without marks have no estimate`() throws {
    let model = try SeverityModel(panel([[70, 80, nil], [60, 72, nil], [nil, nil, nil]]))
    #expect(model.fairAverages[2] == nil && model.severities[2] == nil && agree(model.fairAverages[0]?.value, 75))
  }

  @Test func `too little for an error is refused`() throws {
    let tree = try panel([[70, 80], [60, nil]])
    #expect(throws: PanelError.tooFewRatings(3)) { try SeverityModel(tree) }
    let alone = try panel([[70], [60]])
    #expect(throws: PanelError.tooFewJudges(1)) { try SeverityModel(alone) }
    let one = try panel([[70, 80]])
    #expect(throws: PanelError.tooFewUnits(1)) { try SeverityModel(one) }
    let complete = try panel([[70, 80], [60, 72]])
    #expect(throws: PanelError.invalidLevel(0)) { try SeverityModel(complete, level: 0) }
  }
}
