"""A CSV of answers in, tables of ten means by city, district and site out. Argument: the file."""
import sys

import polars as pl
import svy

items = [f"i{j}" for j in range(1, 11)]
sample = svy.Sample(data=pl.read_csv(sys.argv[1]), design=svy.Design(stratum="district", psu="block", wgt="w"))
print(sample.estimation.mean(items))
print(sample.estimation.mean(items, by="district"))
print(sample.estimation.mean(items, by="site"))
