import Tables

/// The known name that a text may have meant: at most a third of its letters (and at least one) differ. The first of
/// several wins; nil when none is near enough.
func suggestedName(for written: String, among known: [String]) -> String? {
  guard let nearest = nearestName(to: written, among: known) else { return nil }
  return nearest.distance <= max(1, nearest.name.unicodeScalars.count / 3) ? nearest.name : nil
}
