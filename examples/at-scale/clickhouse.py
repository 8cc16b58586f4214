"""Codes titles inside ClickHouse: an `executable` table function pipes rows through `career code`.

    python clickhouse.py titles.txt 4

On a server, `career-code` stands in its `user_scripts` folder and the query is the same.
"""
import os
import stat
import sys
import tempfile

from chdb import session

QUERY = """
SELECT soc, count() AS titles, round(avg(toFloat64OrZero(score)), 2) AS score
FROM executable('career-code', 'TSV',
    'title String, role String, soc String, occupation String, score String, margin String, runner_up String, runner_up_soc String, by String',
    (SELECT DISTINCT line FROM file('{source}', 'LineAsString')))
GROUP BY soc ORDER BY titles DESC, soc LIMIT {most}
"""


def main(source: str, most: int) -> None:
    folder = tempfile.mkdtemp()
    scripts = os.path.join(folder, "user_scripts")
    os.mkdir(scripts)
    script = os.path.join(scripts, "career-code")
    with open(script, "w", encoding="utf-8") as out:
        out.write("#!/bin/sh\nexec career code --format tsv --no-header --lines - 2>/dev/null\n")
    os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
    with session.Session(f"{folder}/data?user_scripts_path={scripts}") as chdb:
        print(chdb.query(QUERY.format(source=os.path.abspath(source), most=most), "TSV"), end="")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
