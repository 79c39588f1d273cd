/// The known name that is nearest to what was written, when it is near enough to be meant: at most a third of its letters
/// (and at least one) differ by insertion, deletion or replacement (Levenshtein 1966). The first of several wins.
func nearestName(to written: String, among known: [String]) -> String? {
  let distances = known.map { (name: $0, distance: editDistance(written, $0)) }
  guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return nearest.distance <= max(1, nearest.name.unicodeScalars.count / 3) ? nearest.name : nil
}

/// Insertions, deletions and replacements of characters that turn one text into the other.
private func editDistance(_ left: String, _ right: String) -> Int {
  let letters = Array(right.unicodeScalars)
  var distances = Array(0...letters.count)
  for (row, letter) in left.unicodeScalars.enumerated() {
    var diagonal = distances[0]
    distances[0] = row + 1
    for column in letters.indices {
      let replaced = diagonal + (letters[column] == letter ? 0 : 1)
      diagonal = distances[column + 1]
      distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1)
    }
  }
  return distances[letters.count]
}
