import AnalysisPlan

extension PlanWords.Texts {
  static let english = PlanWords.Texts(
    methods: [
      "survey.mean": "Means", "survey.total": "Totals", "survey.ratio": "Ratios", "survey.proportion": "Shares",
      "survey.quantile": "Quantiles", "survey.variance": "Variances", "survey.contrast": "Contrasts",
      "survey.weights": "Weights", "survey.describe": "The design", "survey.crosstab": "Cross table",
      "survey.tTest": "t test", "survey.rankTest": "Rank test", "survey.regression": "Regression",
      "survey.alpha": "Cronbach's alpha", "survey.kappa": "Cohen's kappa", "survey.comparison": "Comparison of groups",
      "survey.change": "Change between periods", "survey.ranking": "Ranking", "survey.smallArea": "Small areas",
      "tests.adjust": "Adjusted p-values",
    ],
    estimates: [
      "survey.mean": "mean", "survey.total": "total", "survey.ratio": "ratio", "survey.quantile": "quantile",
      "survey.variance": "variance", "survey.contrast": "contrast", "survey.regression": "coefficient",
      "survey.comparison": "difference", "survey.change": "change", "survey.tTest": "difference or mean",
      "survey.alpha": "alpha", "survey.kappa": "kappa",
    ],
    fields: [
      "variable": "variable", "level": "level", "condition": "condition", "numerator": "numerator",
      "denominator": "denominator", "other": "and", "probability": "at", "term": "term", "name": "name",
      "label": "label", "n": "n", "nReference": "n of reference", "sumWeights": "weighted n",
      "estimate": "estimate", "se": "s.e.", "df": "df", "df1": "df 1", "df2": "df 2", "deff": "deff",
      "statistic": "statistic", "p": "p", "pAdjusted": "p adjusted", "group": "group", "reference": "reference",
      "from": "from", "to": "to", "within": "within", "rank": "rank", "rankLower": "rank, limits",
      "bottomProbability": "p among the last", "eblup": "EBLUP", "mse": "m.s.e.", "gamma": "weight of direct",
      "synthetic": "synthetic", "proportion": "share, %", "total": "weighted n", "sum": "sum of weights",
      "nEff": "effective n", "deffKish": "deff (Kish)", "cv": "c.v.", "min": "smallest", "max": "largest",
      "gMin": "smallest g", "gMax": "largest g", "psus": "PSUs", "strata": "strata", "rows": "rows",
      "replicates": "replicates", "cells": "Cells", "tests": "Tests", "estimates": "Estimates",
      "coefficients": "Coefficients", "covariance": "Covariances", "adjusted": "Adjusted", "weights": "Weights",
      "pearson": "Pearson's X²", "deviance": "deviance", "nullDeviance": "null deviance",
      "dispersion": "dispersion", "designDf": "df of the design", "test": "test", "row": "row", "column": "column",
      "weight": "weight", "base": "base", "chisq": "χ²", "sigma2": "σ² between areas", "scale": "scale",
    ],
    design: [
      "data": "data", "strata": "strata", "clusters": "clusters", "nested": "nested", "weights": "weights",
      "probabilities": "probabilities", "fpc": "fpc", "adjust": "adjusted by", "replicates": "replicates",
    ],
    designIs: { "Design \($0): " }, share: "share, %", shareError: "s.e., points",
    interval: { "\($0) % interval" }, shares: "Shares", variables: "Numbers", doubt: doubtInEnglish,
    doubtsBegin: "Too thin to publish as it stands (NCHS 2017, Vital Health Stat 2(175); means: n and relative s.e.):",
    rest: { " and \($0) more" }, refused: { "Not computed (\($0)): \($1)" }, comma: ", ", semicolon: "; ", colon: ": ")

  @Sendable private static func doubtInEnglish(_ doubt: PublicationDoubt) -> String {
    switch doubt {
    case .fewObservations: "n below 30"
    case .fewEffective: "effective n below 30"
    case .wideInterval: "95 % interval 30 points wide or wider"
    case .wideForItsSize: "95 % interval wider than 130 % of the share"
    case .largeError: "s.e. of 30 % or more"
    case .fewDegrees: "fewer than 8 degrees of freedom"
    case .noVariation: "a share of 0 or 100 % has no s.e. to judge by"
    case .noError: "no s.e."
    }
  }
}
