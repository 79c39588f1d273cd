extension CategoryRatings {
  /// Marks as categories: each different mark of the panel is one, in ascending order, scored by itself.
  package init(marks table: RatingTable) {
    let coded = CodedValues(table.values)
    let ratings = table.units.indices.flatMap { unit in
      table.range(unit).map { place in
        RatingTable.Rating(
          unit: unit, judge: Int(table.judgeOfRating[place]), value: Double(coded.codes[place]))
      }
    }
    self.init(RatingTable(units: table.units, judges: table.judges, ratings: ratings), scores: coded.levels)
  }
}
