"""Run every benchmark and print a table: `make bench`, or `python -m bench text judge`.

With `--write` the tables go into `docs/speed.md` too, with the commit they were measured at.
"""

import importlib
import os
import pkgutil
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import bench
from bench.measure import Stage

PAGE = Path(__file__).parent.parent / "docs" / "speed.md"

INTRODUCTION = """# Speed

What each stage costs: CPU time a message in microseconds (µs) where no other unit is named, the median of rounds on one
core, against the budget it was given. Written by `python -m bench --write`; `make bench` prints the same on your
machine. Compare ratios rather than figures: machines differ, and so do their neighbours. What is compared is measured
in turn, round after round, and a ratio is the median of the rounds' own.
"""


def benchmarks() -> list[str]:
    """Give the names of all benchmarks: the modules of this folder that are called `bench_<name>`."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name.removeprefix("bench_") for name in names if name.startswith("bench_"))


def main(arguments: Sequence[str]) -> None:
    """Print a line a stage: its figure, its budget, and the two's ratio."""
    asked = [each for each in arguments if each != "--write"] or benchmarks()
    measured: dict[str, list[Stage]] = {}
    print(f"{'stage':72} {'figure':>11} {'budget':>10} {'of it':>7}")
    for name in asked:
        for stage in importlib.import_module(f"bench.bench_{name}").stages():
            print(f"{stage.name:72} {figure(stage):>11} {budget(stage):>10} {share(stage):>7}", flush=True)
            measured.setdefault(name, []).append(stage)
    if "--write" in arguments:
        PAGE.write_text(page(measured), encoding="utf-8")


def figure(stage: Stage) -> str:
    """Give the figure as it is printed, with its unit."""
    exact = 2 if stage.unit == "" else 1
    return f"{stage.figure:,.{exact}f} {stage.unit}".strip()


def budget(stage: Stage) -> str:
    """Give the budget as it is printed."""
    return "" if stage.budget is None else f"{'≥' if stage.least else '≤'} {stage.budget:,g}"


def share(stage: Stage) -> str:
    """Give how much of its budget a stage takes."""
    return "" if stage.budget is None else f"{stage.figure / stage.budget:.0%}"


def page(measured: Mapping[str, Sequence[Stage]]) -> str:
    """Give the page that is kept with the project."""
    asked = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [INTRODUCTION, f"Measured on {datetime.now(UTC).date()} at commit `{commit}` ({machine})."]
    for name, stages in measured.items():
        about = importlib.import_module(f"bench.bench_{name}").__doc__ or ""
        lines += ["", f"## {name.replace('_', ' ').capitalize()}", "", about.strip(), "", *table(stages)]
    return "\n".join(lines) + "\n"


def table(stages: Iterable[Stage]) -> list[str]:
    """Give the lines of one table."""
    rows = [f"| {each.name} | {figure(each)} | {budget(each)} | {share(each)} |" for each in stages]
    return ["| stage | figure | budget | of it |", "|---|---:|---:|---:|", *rows]


if __name__ == "__main__":
    main(sys.argv[1:])
