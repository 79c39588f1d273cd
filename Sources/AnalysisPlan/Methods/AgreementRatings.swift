import ReviewPanel
import Tables

/// Ratings of units by raters as a plan names them: one column for each rater, or one row for each rating.
struct AgreementRatings {
  static let arguments = ["data", "unit", "ratings", "rater", "rating"]

  private let data: String
  private let layout: Layout

  private enum Layout {
    case wide(unit: String?, ratings: [String])
    case long(unit: String, rater: String, rating: String)

    var ratings: [String] {
      switch self {
      case .wide(_, let ratings): ratings
      case .long(_, _, let rating): [rating]
      }
    }

    var names: [String] {
      switch self {
      case .wide(let unit, _): unit.map { [$0] } ?? []
      case .long(let unit, let rater, _): [unit, rater]
      }
    }
  }

  init(_ reader: ArgumentReader) throws(AnalysisError) {
    data = try reader.required("data", try reader.text("data"))
    let unit = try reader.text("unit")
    let (rater, rating) = (try reader.text("rater"), try reader.text("rating"))
    if rater == nil, rating == nil {
      layout = .wide(unit: unit, ratings: try reader.requiredTexts("ratings"))
    } else {
      if reader.value("ratings") != nil {
        throw reader.invalid("ratings", "absent when “rater” and “rating” are given")
      }
      layout = .long(
        unit: try reader.required("unit", unit), rater: try reader.required("rater", rater),
        rating: try reader.required("rating", rating))
    }
  }

  /// Ratings that are numbers.
  func numbers(_ context: inout AnalysisContext) throws(AnalysisError) -> ReadRatings {
    let table = try checkedTable(&context)
    var columns: [[Double]] = []
    for name in layout.ratings { columns.append(try table.numbers(name)) }
    return try read(columns, of: table)
  }

  /// Ratings that are categories: positions among `order`, or among the categories that occur.
  func categories(
    order: [String]?, _ context: inout AnalysisContext
  ) throws(AnalysisError) -> (ratings: ReadRatings, scale: CategoryScale) {
    let table = try checkedTable(&context)
    let columns = try LabelledColumns(layout.ratings, of: table)
    let scale = try CategoryScale(columns, order: order)
    let codes = columns.codes.map { $0.map { $0 < 0 ? .nan : Double(scale.positions[$0]) } }
    return (try read(codes, of: table), scale)
  }

  private func checkedTable(_ context: inout AnalysisContext) throws(AnalysisError) -> PlanTable {
    let table = try context.table(data)
    try table.check(columns: layout.names + layout.ratings)
    return table
  }

  private func read(_ columns: [[Double]], of table: PlanTable) throws(AnalysisError) -> ReadRatings {
    let ratings: RatingTable
    switch layout {
    case .wide(let unit, let raters): ratings = try wide(columns, unit, raters, table)
    case .long(let unit, let rater, _): ratings = try long(columns[0], unit, rater, table)
    }
    guard !ratings.values.isEmpty else { throw AnalysisError(.noData, "Data “\(table.name)” has no rating.") }
    return ReadRatings(table: ratings, warnings: table.warnings)
  }

  /// One unit a row; a row without a name and without ratings is none.
  private func wide(
    _ columns: [[Double]], _ unit: String?, _ raters: [String], _ table: PlanTable
  ) throws(AnalysisError) -> RatingTable {
    let named = try unit.map { name throws(AnalysisError) in try NamedRows(name, of: table) }
    var names: [String] = []
    var ratings: [RatingTable.Rating] = []
    var seen: Set<Int> = []
    for row in 0..<table.data.rowCount {
      let present = columns.indices.filter { !columns[$0][row].isNaN }
      if let named {
        guard let place = named.places[row] else {
          if present.isEmpty { continue }
          throw Self.nameless(unit ?? "", row, table)
        }
        guard seen.insert(place).inserted else {
          throw AnalysisError(
            .repeatedUnit, "Unit “\(named.names[place])” stands twice in “\(unit ?? "")” of data “\(table.name)”.")
        }
      }
      for rater in present {
        ratings.append(RatingTable.Rating(unit: names.count, judge: rater, value: columns[rater][row]))
      }
      names.append(
        named.flatMap { named in named.places[row].map { named.names[$0] } } ?? "\(table.rowNumbers[row] + 1)")
    }
    return RatingTable(units: names, judges: raters, ratings: ratings)
  }

  /// One rating a row; a row with an empty rating is as good as none.
  private func long(
    _ values: [Double], _ unit: String, _ rater: String, _ table: PlanTable
  ) throws(AnalysisError) -> RatingTable {
    let present = values.indices.filter { !values[$0].isNaN }
    let (units, raters) = (try NamedRows(unit, of: table, in: present), try NamedRows(rater, of: table, in: present))
    var ratings: [RatingTable.Rating] = []
    var seen: Set<Int> = []
    for row in present {
      guard let place = units.places[row] else { throw Self.nameless(unit, row, table) }
      guard let judge = raters.places[row] else { throw Self.nameless(rater, row, table) }
      guard seen.insert(place * raters.names.count + judge).inserted else {
        throw AnalysisError(
          .repeatedUnit,
          "Unit “\(units.names[place])” has two ratings by “\(raters.names[judge])” in data “\(table.name)”.")
      }
      ratings.append(RatingTable.Rating(unit: place, judge: judge, value: values[row]))
    }
    return RatingTable(units: units.names, judges: raters.names, ratings: ratings)
  }

  private static func nameless(_ column: String, _ row: Int, _ table: PlanTable) -> AnalysisError {
    AnalysisError(
      .missingValues,
      "Row \(table.rowNumbers[row] + 1) of data “\(table.name)” has a rating but nothing in “\(column)”.")
  }
}

/// Ratings with what is to be said of their table.
struct ReadRatings {
  let table: RatingTable
  let warnings: [PlanWarning]
}

/// The names that a column holds, in the order in which they first occur.
struct NamedRows {
  let names: [String]
  /// By row the place of its name; nil where it is missing, and in rows that were not asked for.
  let places: [Int?]

  init(_ column: String, of table: PlanTable, in rows: [Int]? = nil) throws(AnalysisError) {
    let categories = try table.categories(column)
    var names: [String] = []
    var places = [Int?](repeating: nil, count: categories.codes.count)
    var placeOfCode = [Int?](repeating: nil, count: categories.levels.count)
    for row in rows ?? Array(categories.codes.indices) where categories.codes[row] >= 0 {
      let code = Int(categories.codes[row])
      if placeOfCode[code] == nil {
        placeOfCode[code] = names.count
        names.append(categories.levels[code])
      }
      places[row] = placeOfCode[code]
    }
    self.names = names
    self.places = places
  }
}

/// The categories of ratings in their order.
struct CategoryScale {
  let labels: [String]
  /// The number of each, or its position for texts: distances are taken from these.
  let scores: [Double]
  /// By category of the columns its position here.
  let positions: [Int]

  /// `order` must name every category that occurs, and no two the same.
  init(_ columns: LabelledColumns, order: [String]?) throws(AnalysisError) {
    guard let order else {
      labels = columns.labels
      positions = Array(columns.labels.indices)
      scores = columns.numbers ?? positions.map { Double($0) }
      return
    }
    var position: [String: Int] = [:]
    var numbers: [Double] = []
    for (place, label) in order.enumerated() {
      let number = Double(decimalText: label)
      if columns.numbers != nil {
        guard let number, !numbers.contains(number) else { throw Self.invalid("different numbers, as the ratings are") }
        numbers.append(number)
      }
      position[label] = place
    }
    var positions: [Int] = []
    for (code, label) in columns.labels.enumerated() {
      let place = columns.numbers.map { numbers.firstIndex(of: $0[code]) } ?? position[label]
      guard let place else { throw Self.invalid("a list with every category that occurs, but “\(label)” is not in it") }
      positions.append(place)
    }
    labels = order
    self.positions = positions
    scores = columns.numbers == nil ? order.indices.map { Double($0) } : numbers
  }

  private static func invalid(_ expected: String) -> AnalysisError {
    AnalysisError(.invalidArgument, "“categories” must be \(expected).")
  }
}
