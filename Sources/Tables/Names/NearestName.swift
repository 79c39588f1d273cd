/// The known name with the fewest changes of letters to a given one, with their number: insertions, deletions, replacements
/// and swaps of neighbours (optimal string alignment; Damerau 1964, Comm. ACM 7:171). Capitals are ignored.
///
/// The first of equals; nil if nothing is known. Whether the name is near enough to be suggested is the caller's to say.
package func nearestName(to name: String, among known: [String]) -> (name: String, distance: Int)? {
  let letters = Array(name.lowercased().unicodeScalars)
  var best: (name: String, distance: Int)?
  for candidate in known {
    let distance = editDistance(letters, Array(candidate.lowercased().unicodeScalars))
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
