# The work of index-bench done with psych, MASS and lme4 where installed; prints "R.name seconds".
best <- function(name, work, runs = 3) {
  seconds <- try(min(sapply(seq_len(runs), function(i) system.time(work())[["elapsed"]])), silent = TRUE)
  if (is.numeric(seconds)) cat(paste0("R.", name), seconds, "\n")
}
has <- function(package) suppressWarnings(suppressPackageStartupMessages(require(package, character.only = TRUE, quietly = TRUE)))
set.seed(1)
likert <- function(n, k) { q <- rnorm(n); as.data.frame(sapply(1:k, function(j) pmin(5, pmax(1, round(3 + q + rnorm(n)))))) }
if (has("psych")) { answers <- likert(20000, 30); best("alpha", function() alpha(answers, warnings = FALSE)) }
if (has("MASS")) {
  n <- 10000
  d <- data.frame(x1 = rnorm(n), x2 = rnorm(n), g = factor(rep_len(1:8, n)), e = runif(n, 1, 50))
  d$y <- rnegbin(n, mu = d$e * exp(-1 + .3 * d$x1 - .2 * d$x2), theta = 1.5)
  best("negative-binomial", function() glm.nb(y ~ x1 + x2 + g + offset(log(e)), data = d))
}
if (has("lme4")) {
  l <- expand.grid(s = 1:100, j = 1:15)
  l$y <- rnorm(100)[l$s] * 5 + rnorm(15)[l$j] * 2 + rnorm(nrow(l)) * 3
  best("severity", function() lmer(y ~ 1 + (1 | s) + (1 | j), l))
}
