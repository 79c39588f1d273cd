# The work of survey-bench done with R survey; prints "name seconds". Arguments: CSV files of 1 million, 100 thousand and 20 thousand rows.
suppressMessages(library(survey))
files <- commandArgs(TRUE)
items <- as.formula(paste0("~", paste0("i", 1:10, collapse = "+")))
timed <- function(name, work) { t <- system.time(value <- work())[["elapsed"]]; cat(name, t, "\n"); value }
design <- function(d) svydesign(~site, strata = ~district, weights = ~w, data = d)
d <- read.csv(files[1])
s <- NULL
cat("means", system.time({ s <- design(d); print(SE(svymean(items, s))[1]) })[["elapsed"]], "\n")
invisible(timed("districts", function() svyby(items, ~district, s, svymean)))
rm(s, d); invisible(gc())
d <- read.csv(files[2])
invisible(timed("bootstrap", function() svytotal(items, as.svrepdesign(design(d), type = "subbootstrap", replicates = 500))))
invisible(timed("jackknife", function() svytotal(items, as.svrepdesign(design(d), type = "JKn"))))
