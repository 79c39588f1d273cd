/// A monthly rate against the median of the baseline, with the rule that calls a shift.
///
/// Rule: at least six consecutive months on one side of the baseline's median; a month on the median neither adds to a run
/// nor ends it (Perla, Provost & Murray 2011, BMJ Quality & Safety 20:46).
struct RunChart {
  struct Month {
    /// `2015-03`.
    let month: String
    /// Nil where no site reported: the line has a gap.
    let rate: Double?
    /// The rate before cleaning.
    let rawRate: Double?
    let isBaseline: Bool
  }

  /// Months on one side that call a shift.
  static let shiftLength = 6

  let months: [Month]

  /// The median of the baseline months; nil without any.
  var median: Double? {
    let rates = months.filter(\.isBaseline).compactMap(\.rate).sorted()
    guard !rates.isEmpty else { return nil }
    let half = rates.count / 2
    return rates.count.isMultiple(of: 2) ? (rates[half - 1] + rates[half]) / 2 : rates[half]
  }

  /// The months after the baseline that form the longest run on one side of the median, when it is long enough.
  var shift: (months: [String], isAbove: Bool)? {
    guard let median else { return nil }
    var longest: (months: [String], isAbove: Bool) = ([], true)
    var run: (months: [String], isAbove: Bool) = ([], true)
    for month in months where !month.isBaseline {
      guard let rate = month.rate, rate != median else { continue }
      let isAbove = rate > median
      run = run.isAbove == isAbove ? (run.months + [month.month], isAbove) : ([month.month], isAbove)
      if run.months.count > longest.months.count { longest = run }
    }
    return longest.months.count >= Self.shiftLength ? longest : nil
  }

  /// The picture with its words.
  func specification(description: String, words: Words) -> String {
    let signal = Set(shift?.months ?? [])
    let values = months.map { month -> JSONText in
      [
        "m": .text(month.month), "v": month.rate.map(JSONText.number) ?? nil,
        "raw": month.rawRate.map(JSONText.number) ?? nil, "s": .bool(signal.contains(month.month)),
      ]
    }
    let layers =
      (median.map { medianLayers($0, words) } ?? []) + [
        rawLine(words), cleanedLine(words), points(words), lastLabel(words),
      ] + lineNames(words)
    return ChartStyle.specification(
      description: description,
      [
        "width": 540, "height": 250, "data": ["values": .array(values)],
        "encoding": ["x": horizontal(words)], "layer": .array(layers),
      ])
  }

  /// The words on the chart.
  struct Words {
    let axis: String
    let median: String
    /// Names of the twelve months, short.
    let monthNames: [String]
    let lastValue: String
    /// Names of the two lines.
    let raw: String
    let clean: String
  }

  private func horizontal(_ words: Words) -> JSONText {
    let names = JSONText.array(words.monthNames.map { .text($0) }).serialized
    let first = JSONText.text(months.first?.month ?? "").serialized
    let month = "\(names)[toNumber(slice(datum.label,5,7))-1]"
    let label = "slice(datum.label,5,7)=='01'||datum.label==\(first)?[\(month),slice(datum.label,0,4)]:\(month)"
    return [
      "field": "m", "type": "ordinal", "sort": nil,
      "axis": ["title": nil, "labelAngle": 0, "grid": false, "labelExpr": .text(label)],
    ]
  }

  private func vertical(_ field: String, _ words: Words) -> JSONText {
    [
      "field": .text(field), "type": "quantitative", "scale": ["zero": true],
      "axis": [
        "title": .text(words.axis), "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end",
        "titleX": -30, "titleY": -12, "tickCount": 5, "domain": false, "ticks": false,
      ],
    ]
  }

  private func rawLine(_ words: Words) -> JSONText {
    [
      "mark": [
        "type": "line", "color": .text(ChartStyle.grey), "strokeWidth": 1.2, "strokeDash": [2, 3],
        "invalid": "break-paths-show-domains",
      ],
      "encoding": ["y": vertical("raw", words)],
    ]
  }

  private func cleanedLine(_ words: Words) -> JSONText {
    [
      "mark": [
        "type": "line", "color": .text(ChartStyle.blue), "strokeWidth": 2, "invalid": "break-paths-show-domains",
      ],
      "encoding": ["y": vertical("v", words)],
    ]
  }

  private func points(_ words: Words) -> JSONText {
    let signal: JSONText = ["test": "datum.s", "value": .text(ChartStyle.orange)]
    let shape: JSONText = ["test": "datum.s", "value": "diamond"]
    return [
      "mark": ["type": "point", "filled": true, "size": 66, "opacity": 1],
      "encoding": [
        "y": vertical("v", words), "color": ["condition": signal, "value": .text(ChartStyle.blue)],
        "shape": ["condition": shape, "value": "circle"],
      ],
    ]
  }

  private func lastLabel(_ words: Words) -> JSONText {
    let last = months.last { $0.rate != nil }
    let value: JSONText = [
      "m": .text(last?.month ?? ""), "v": last?.rate.map(JSONText.number) ?? nil, "t": .text(words.lastValue),
    ]
    return [
      "data": ["values": [value]],
      "mark": ["type": "text", "dy": -14, "fontWeight": 700, "color": .text(ChartStyle.ink)],
      "encoding": ["y": vertical("v", words), "text": ["field": "t"]],
    ]
  }

  /// Names of the lines where they lie farthest apart after the start, the upper above and the lower below; none without a
  /// rate before cleaning, or where both lines are one.
  private func lineNames(_ words: Words) -> [JSONText] {
    let pairs = months.filter { !$0.isBaseline }.compactMap { month -> (month: String, raw: Double, clean: Double)? in
      guard let raw = month.rawRate, let clean = month.rate, raw > clean else { return nil }
      return (month.month, raw, clean)
    }
    guard let widest = pairs.max(by: { $0.raw - $0.clean < $1.raw - $1.clean }) else { return [] }
    let names = [
      (words.raw, widest.raw, -12.0, ChartStyle.muted), (words.clean, widest.clean, 18.0, ChartStyle.blue),
    ]
    return names.map { name, value, shift, color in
      [
        "data": ["values": [["m": .text(widest.month), "v": .number(value), "t": .text(name)]]],
        "mark": ["type": "text", "dy": .number(shift), "fontSize": 11.5, "color": .text(color)],
        "encoding": ["y": vertical("v", words), "text": ["field": "t"]],
      ]
    }
  }

  private func medianLayers(_ median: Double, _ words: Words) -> [JSONText] {
    let value: JSONText = ["v": .number(median), "t": .text(words.median)]
    let data: JSONText = ["values": [value]]
    return [
      [
        "data": data,
        "mark": ["type": "rule", "color": .text(ChartStyle.ink), "strokeDash": [5, 4]],
        "encoding": ["x": nil, "y": vertical("v", words)],
      ],
      [
        "data": data,
        "mark": ["type": "text", "align": "left", "dx": 8, "baseline": "middle", "color": .text(ChartStyle.muted)],
        "encoding": ["x": ["value": "width"], "y": vertical("v", words), "text": ["field": "t"]],
      ],
    ]
  }
}
