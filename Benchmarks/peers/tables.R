# A CSV of answers in, tables of ten means by city, district and site out. Argument: the file.
suppressMessages(library(survey))
d <- read.csv(commandArgs(TRUE)[1])
s <- svydesign(~block, strata = ~district, weights = ~w, data = d)
items <- as.formula(paste0("~", paste0("i", 1:10, collapse = "+")))
print(svymean(items, s))
print(svyby(items, ~district, s, svymean))
print(svyby(items, ~site, s, svymean))
