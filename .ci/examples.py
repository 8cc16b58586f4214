"""Command lines to try: the examples that every command's help gives, so that a new command is tried without being listed."""
import json, re, shlex, subprocess

# Commands that write files or scripts; `cargo test` runs their examples where they may.
WRITES = {"init", "compile", "import", "completions", "man"}
# What no example asks.
MORE = [
    ["list", "--limit", "40"], ["show", "api-engineer", "--sources"], ["salary", "sre", "dba"], ["tools"], ["check", "data"],
    ["compare", "sre", "devops-engineer", "platform-engineer", "dba"], ["config"],
]


def run(career, line):
    return subprocess.run([career, *line], capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})


def commands(career):
    # Before the usage stand examples, and after the groups the options of every command.
    groups = run(career, ["--help"]).stdout.split("Usage:")[1].split("help output")[0]
    return re.findall(r"^  ([a-z]+) ", groups, re.MULTILINE)


def examples(career, command):
    text = run(career, [command, "--help"]).stdout.split("Examples:\n")[1]
    for line in re.findall(r"^ +career (.+)$", text.split("\n\n")[0], re.MULTILINE):
        # Forms are chosen by whoever runs them.
        yield shlex.split(re.sub(r" (--json\S*|--format \S+)|[>|].*", "", line))


def answered(career):
    """All that are answered with a report."""
    names = [command for command in commands(career) if command not in WRITES]
    lines = [line for command in names for line in examples(career, command)] + MORE
    lines = [json.loads(line) for line in dict.fromkeys(map(json.dumps, lines))]
    lines = [line for line in lines if run(career, [*line, "--format", "tsv"]).returncode == 0]
    silent = set(names) - {line[0] for line in lines}
    assert len(names) > 10 and not silent, f"no example answers in every format: {silent or names}"
    return lines
