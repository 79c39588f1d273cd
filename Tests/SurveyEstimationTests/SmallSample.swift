import SurveyEstimation

/// Twelve rows in two strata with three clusters each, unequal weights, and one missing value.
///
/// The same data in R, to which the comments of the tests refer as `d`:
/// ```r
/// d <- data.frame(h=rep(1:2,each=6), psu=c(1,1,1,2,2,3,4,4,5,5,6,6), el=1:12, w=c(2,2.5,2,3,3,4,1.5,1.5,2,2,5,4),
///   y=c(3,5,NA,8,6,2,9,7,4,4,1,3), x=c(1,0,1,1,0,0,1,1,1,0,0,1), z=c(2,2,3,4,1,1,5,2,2,3,1,2),
///   N1=rep(c(10,20),each=6), N2=c(6,6,6,5,5,4,8,8,6,6,7,7), g=c("a","a","b","b",rep(c("a","b"),4)),
///   q=c("u","u","v","v","u","v","u","u","v","v","v","u"))
/// one <- svydesign(id=~psu, strata=~h, weights=~w, data=d)            # survey 4.1-1, R 4.2.2
/// ```
enum SmallSample {
  static let strata: [Int32] = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]
  static let clusters: [Int32] = [1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6]
  static let elements: [Int32] = Array(1...12)
  static let weights = [2, 2.5, 2, 3, 3, 4, 1.5, 1.5, 2, 2, 5, 4]
  static let y = [3, 5, .nan, 8, 6, 2, 9, 7, 4, 4, 1, 3]
  static let x: [Double] = [1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1]
  static let z: [Double] = [2, 2, 3, 4, 1, 1, 5, 2, 2, 3, 1, 2]
  static let clusterCounts: [Double] = [10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20]
  static let elementCounts: [Double] = [6, 6, 6, 5, 5, 4, 8, 8, 6, 6, 7, 7]
  /// Category a as 0, b as 1.
  static let g: [Int32] = [0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1]
  /// Category u as 0, v as 1.
  static let q: [Int32] = [0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0]

  static var draft: SurveyDesignDraft {
    SurveyDesignDraft(rowCount: 12, strata: [strata], clusters: [clusters], weighting: .weights(weights))
  }

  /// The draft of some of the clusters.
  static func draft(ofClusters kept: Set<Int32>, twoStages: Bool = false) -> SurveyDesignDraft {
    let rows = clusters.indices.filter { kept.contains(clusters[$0]) }
    var draft = SurveyDesignDraft(
      rowCount: rows.count, strata: [rows.map { strata[$0] }], clusters: [rows.map { clusters[$0] }],
      weighting: .weights(rows.map { weights[$0] }))
    if twoStages {
      draft.clusters.append(rows.map { elements[$0] })
      draft.fpc = [rows.map { clusterCounts[$0] }, rows.map { elementCounts[$0] }]
    }
    return draft
  }

  static func z(ofClusters kept: Set<Int32>) -> [Double] {
    clusters.indices.filter { kept.contains(clusters[$0]) }.map { z[$0] }
  }
}

/// Whether two numbers agree to a relative tolerance.
func close(_ found: Double?, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
  found.map { abs($0 - expected) <= tolerance * abs(expected) } ?? false
}
