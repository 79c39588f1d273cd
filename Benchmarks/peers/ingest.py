#!/usr/bin/env python3
"""ingest.py PEER FILE [ENCODING]: one peer reads one file as a whole, as its users would, with two threads where it can."""

import sys

peer, path = sys.argv[1], sys.argv[2]
encoding = sys.argv[3] if len(sys.argv) > 3 else "utf-8"

if peer == "arrow":
    import pyarrow
    from pyarrow import csv

    pyarrow.set_cpu_count(2)
    options = csv.ParseOptions(newlines_in_values=True)
    print(csv.read_csv(path, csv.ReadOptions(encoding=encoding), options).shape)
elif peer == "duckdb":
    import duckdb

    database = duckdb.connect()
    database.execute("SET threads = 2")
    database.execute("CREATE TABLE t AS SELECT * FROM read_csv(?, sample_size = -1)", [path])
    print(database.execute("SELECT count(*) FROM t").fetchall())
elif peer == "polars":
    import polars

    print(polars.read_csv(path, encoding=encoding, infer_schema_length=None).shape)
elif peer == "pandas":
    import pandas

    print(pandas.read_csv(path, encoding=encoding, low_memory=False).shape)
elif peer == "calamine":
    import python_calamine

    print(len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()))
elif peer == "openpyxl":
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    print(sum(1 for _ in sheet.iter_rows(values_only=True)))
else:
    sys.exit(f"unknown: {peer}")
