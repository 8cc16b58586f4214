"""Codes a file of titles, one a line, with Spark: each partition is a pipe through `career code`.

    python spark_pipe.py titles.txt coded 8

Titles stand once each in what is piped; the answers are joined to all rows afterwards, so that a posting that is there a
thousand times costs as much as one.
"""
import os
import sys

from pyspark.sql import SparkSession

ADDED = ["role", "soc", "occupation", "score", "margin", "runner_up", "runner_up_soc", "by"]


def main(source: str, target: str, partitions: int) -> None:
    spark = SparkSession.builder.appName("career code").config("spark.ui.enabled", "false").getOrCreate()
    # A tab or line break inside a title would be read as the end of a cell or row.
    rows = spark.read.text(source).selectExpr("regexp_replace(value, '[\\\\t\\\\r\\\\n]', ' ') AS title")
    different = rows.distinct().repartition(partitions)
    command = "career code --jobs 1 --format tsv --no-header --lines -"
    # A pipe starts with an empty environment: it finds the program only by the path.
    coded = different.rdd.map(lambda row: row.title).pipe(command, env={"PATH": os.environ["PATH"]}, checkCode=True)
    answers = coded.map(lambda line: line.split("\t")).toDF(["title", *ADDED])
    # As text, not as CSV: cells are written as they are.
    lines = rows.join(answers, "title", "left").selectExpr(f"concat_ws('\t', title, {', '.join(ADDED)}) AS value")
    lines.write.mode("overwrite").text(target)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
