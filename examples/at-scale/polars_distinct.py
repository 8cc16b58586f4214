"""Codes a column of a Parquet or CSV file with Polars: different titles once, then a join.

    python polars_distinct.py jobs.csv title coded.parquet
"""
import io
import subprocess
import sys

import polars as pl


def main(source: str, column: str, target: str) -> None:
    read = pl.scan_parquet if source.endswith(".parquet") else pl.scan_csv
    jobs = read(source)
    titles = jobs.select(pl.col(column).unique()).collect()
    answer = subprocess.run(
        ["career", "code", "--column", column, "-"], input=titles.write_csv().encode(), capture_output=True, check=True
    )
    coded = pl.read_csv(io.BytesIO(answer.stdout), infer_schema_length=None, schema_overrides={column: pl.String, "soc": pl.String})
    jobs.join(coded.lazy(), on=column, how="left").sink_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:4])
