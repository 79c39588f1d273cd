#!/usr/bin/env python3
"""Makes the selection of vouchers of a yearly audit again, from the published books and the seed, without Steelyard.

    steelyard audit frame E --round ROUND --vouchers > books.csv
    steelyard audit select E --round ROUND --seed TEXT > selection.csv
    python3 verify_audit.py books.csv selection.csv UNITS

UNITS is the number of fen to draw that `audit frame` prints. Exit status 0: every area has exactly these vouchers; 1: not.
"""
import csv
import hashlib
import sys
from bisect import bisect_right
from itertools import accumulate


def sha(text):
    return hashlib.sha256(text.encode())


def selected(books, seed, units):
    """The vouchers in which the drawn fen lie; books are pairs of a voucher and its fen, in order."""
    frame = sha("".join(f"{voucher}\t{fen}\n" for voucher, fen in books)).hexdigest()
    key = sha(f"audit/1\nframe {frame}\nseed {seed}\n").hexdigest()
    ends = list(accumulate(fen for _, fen in books))
    hit = set()
    for k in range(units):
        leading = int.from_bytes(sha(f"{key}\nstream\naudit\n{k}").digest()[:8], "big")
        uniform = (2 * (leading >> 12) + 1) / 2**53
        hit.add(books[bisect_right(ends, min(int(uniform * ends[-1]), ends[-1] - 1))][0])
    return frame, hit


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main(books_path, selection_path, units):
    books, given, seeds = {}, {}, {}
    for row in rows(books_path):
        yuan, fen = row["amount"].split(".")
        books.setdefault(row["area"], []).append((row["voucher"], int(yuan) * 100 + int(fen)))
    for row in rows(selection_path):
        given.setdefault(row["area"], set()).add(row["voucher"])
        seeds[row["area"]] = row["seed"]
    wrong = 0
    for area, vouchers in given.items():
        frame, hit = selected(books.get(area, [("", 1)]), seeds[area], int(units))
        agrees = hit == vouchers
        wrong += not agrees
        print(f"{'ok ' if agrees else 'NOT'} {area} {len(hit)} of {len(books.get(area, []))} vouchers, books {frame}")
    return 1 if wrong or not given else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
