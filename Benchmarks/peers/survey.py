"""The work of survey-bench done with Python svy; prints "name seconds". Arguments: CSV files of 1 million and 100 thousand rows."""
import sys
import time

import polars as pl
import svy

items = [f"i{j}" for j in range(1, 11)]


def sample(data):
    return svy.Sample(data=data, design=svy.Design(stratum="district", psu="site", wgt="w"))


def timed(name, work):
    start = time.perf_counter()
    value = work()
    print(name, time.perf_counter() - start, flush=True)
    return value


data = pl.read_csv(sys.argv[1])
sample(data).estimation.mean(items)  # the first call compiles
timed("means", lambda: sample(data).estimation.mean(items))
made = sample(data)
timed("districts", lambda: made.estimation.mean(items, by="district"))
data = pl.read_csv(sys.argv[2])


def bootstrap():
    weighted = sample(data).weighting.create_bs_wgts(n_reps=500, rstate=1)
    return weighted.estimation.total(items, method="replication")


def jackknife():
    return sample(data).weighting.create_jk_wgts().estimation.total(items, method="replication")


timed("bootstrap", bootstrap)
timed("jackknife", jackknife)
