extension AnalysisMethod {
  static let indexMethods = [
    IndexPreparation.normalise, IndexPreparation.impute, IndexPreparation.denominate, IndexOutliers.transform,
    IndexOutliers.treat, IndexAggregation.aggregate, IndexAggregation.copeland, IndexDistances.mazziottaPareto,
    IndexDistances.topsis, IndexScore.method, IndexComparison.rankShift, IndexComparison.sobol, IndexUncertainty.method,
    IndexWeights.weights, IndexWeights.principalComponents, IndexAHP.method,
  ]
}
