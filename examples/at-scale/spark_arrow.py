"""Codes a table of titles with Spark and Arrow: `mapInPandas` hands batches to `career code`, and no cell is parsed as text.

    python spark_arrow.py titles.txt coded 8
"""
import io
import subprocess
import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession

SCHEMA = "title string, role string, soc string, score double, by string"


def code(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for batch in batches:
        answer = subprocess.run(
            ["career", "code", "--jobs", "1", "-"],
            input=batch[["title"]].to_csv(index=False),
            capture_output=True, text=True, check=True,
        )
        coded = pd.read_csv(io.StringIO(answer.stdout), dtype={"title": str}, keep_default_na=False, na_values={"score": [""]})
        yield coded[["title", "role", "soc", "score", "by"]]


def main(source: str, target: str, partitions: int) -> None:
    spark = (SparkSession.builder.appName("career code").config("spark.ui.enabled", "false")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200000").getOrCreate())
    rows = spark.read.text(source).withColumnRenamed("value", "title")
    answers = rows.distinct().repartition(partitions).mapInPandas(code, SCHEMA)
    rows.join(answers, "title", "left").write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
