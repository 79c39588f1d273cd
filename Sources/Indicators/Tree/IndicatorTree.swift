/// A checked tree of weighted indicators, stored in preorder: node 0 is the root, children follow their parent.
package struct IndicatorTree: Sendable, Equatable {
  package let aggregation: Aggregation
  /// Identifiers of all nodes in preorder.
  package let ids: [String]
  /// Weight of each node among its siblings.
  package let weights: [Double]
  /// Parent of each node; nil for the root.
  package let parents: [Int?]
  /// Nodes without children, in preorder: the order of every list "by leaf".
  package let leaves: [Int]

  /// - Throws: `noIndicators`, `repeatedID`, `negativeWeight`, `zeroWeights`.
  package init(_ root: IndicatorNode, aggregation: Aggregation = .arithmetic) throws(TreeError) {
    guard !root.children.isEmpty else { throw .noIndicators }
    var listing = Listing()
    listing.append(root, parent: nil)
    var seen: Set<String> = []
    for id in listing.ids where !seen.insert(id).inserted { throw .repeatedID(id) }
    for (id, weight) in zip(listing.ids, listing.weights).dropFirst() where !(weight >= 0 && weight.isFinite) {
      throw .negativeWeight(id)
    }
    var sums = Array(repeating: 0.0, count: listing.ids.count)
    for (weight, parent) in zip(listing.weights, listing.parents) {
      if let parent { sums[parent] += weight }
    }
    let inner = Set(listing.parents.compactMap { $0 })
    for node in listing.ids.indices where inner.contains(node) && sums[node] <= 0 {
      throw .zeroWeights(listing.ids[node])
    }
    self.aggregation = aggregation
    ids = listing.ids
    weights = listing.weights
    parents = listing.parents
    leaves = listing.ids.indices.filter { !inner.contains($0) }
  }

  /// The node of this identifier; nil when the tree has none.
  package func index(of id: String) -> Int? { ids.firstIndex(of: id) }

  /// The position of a leaf in lists "by leaf"; nil for other nodes and unknown identifiers.
  package func leafIndex(of id: String) -> Int? { leaves.firstIndex { ids[$0] == id } }

  /// The nodes directly below the root, in order.
  package var topNodes: [Int] { ids.indices.filter { parents[$0] == 0 } }
}

/// Nodes in preorder.
private struct Listing {
  var ids: [String] = []
  var weights: [Double] = []
  var parents: [Int?] = []

  mutating func append(_ node: IndicatorNode, parent: Int?) {
    let place = ids.count
    ids.append(node.id)
    weights.append(node.weight)
    parents.append(parent)
    for child in node.children { append(child, parent: place) }
  }
}
