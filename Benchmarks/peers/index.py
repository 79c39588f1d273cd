"""The work of index-bench done with numpy and krippendorff; prints "python.name seconds"."""
import time

import numpy as np


def best(name, work, runs=3):
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(f"python.{name} {min(seconds)}", flush=True)


rng = np.random.default_rng(1)
units, indicators, replications = 100, 40, 10_000
values = rng.gamma(4, 10, (units, indicators))
group = np.repeat(np.arange(5), indicators // 5)


def score(weights, group_weights, standardised, geometric):
    if standardised:
        scores = (values - values.mean(0)) / values.std(0, ddof=1) * 10 + 100
    else:
        scores = (values - values.min(0)) / (values.max(0) - values.min(0)) * 99 + 1
    parts = np.empty((units, 5))
    for g in range(5):
        w = weights[group == g]
        w = w / w.sum()
        s = scores[:, group == g]
        parts[:, g] = np.exp(np.log(s) @ w) if geometric else s @ w
    w = group_weights / group_weights.sum()
    return np.exp(np.log(parts) @ w) if geometric else parts @ w


def reaggregation():
    ranks = np.empty((replications, units), int)
    for r in range(replications):
        total = score(1 + rng.uniform(-.25, .25, indicators), 1 + rng.uniform(-.25, .25, 5), r % 2, (r // 2) % 2)
        ranks[r] = np.argsort(np.argsort(-total)) + 1
    return np.percentile(ranks, [5, 50, 95], axis=0)


def marks(n, judges):
    quality = rng.normal(0, 1, n)
    x = np.round(80 + 6 * (quality[None, :] + rng.normal(0, .8, (judges, n))), 1)
    x[rng.random(x.shape) < .1] = np.nan
    return x


best("reaggregation", reaggregation, runs=1)
try:
    import krippendorff
except ImportError:
    raise SystemExit
panel = marks(100, 20)
best("krippendorff", lambda: krippendorff.alpha(panel, level_of_measurement="interval"))
