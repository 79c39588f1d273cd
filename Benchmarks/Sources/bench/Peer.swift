/// The same estimates as a plan for `steelyard analyse` and as a script for R survey.
enum Peer {
  static func plan(data: String) -> String {
    """
    {"steelyard": 1,
     "data": {"answers": {"file": "\(data)", "derive": {"satisfied": "overall >= 4"}}},
     "designs": {"d": {"data": "answers", "strata": "site", "clusters": ["block"], "nested": true, "weights": "weight",
       "fpc": ["blocks"]}},
     "analyses": [{"id": "satisfied", "method": "survey.mean", "design": "d", "variables": ["satisfied"], "by": ["site"],
       "where": "overall <= 5"}]}
    """
  }

  static func script(data: String) -> String {
    """
    library(survey)
    x <- read.csv("\(data)")
    x$satisfied <- as.numeric(x$overall >= 4)
    d <- svydesign(~block, strata = ~site, nest = TRUE, weights = ~weight, fpc = ~blocks, data = x)
    print(svyby(~satisfied, ~site, subset(d, overall <= 5), svymean, na.rm = TRUE))
    """
  }
}
