"""Run every benchmark and print a table: `make bench`, or `python -m bench text judge`.

With `--write` the table goes into `docs/speed.md` too, with the commit it was measured at.
"""

import importlib
import os
import pkgutil
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import bench
from bench.measure import Stage

PAGE = Path(__file__).parent.parent / "docs" / "speed.md"

INTRODUCTION = """# Speed

What each stage costs: CPU time a message in microseconds, the median of rounds on one core, against the budget it was
given. Written by `python -m bench --write`; `make bench` prints the same on your machine. Compare ratios rather than
figures: machines differ, and so do their neighbours.
"""


def benchmarks() -> list[str]:
    """Give the names of all benchmarks: the modules of this folder that are called `bench_<name>`."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name.removeprefix("bench_") for name in names if name.startswith("bench_"))


def main(arguments: Sequence[str]) -> None:
    """Print a line a stage: its cost a message, its budget, and the two's ratio."""
    asked = [each for each in arguments if each != "--write"] or benchmarks()
    measured = []
    print(f"{'stage':54} {'µs/message':>11} {'budget':>8} {'of it':>7}")
    for name in asked:
        for stage in importlib.import_module(f"bench.bench_{name}").stages():
            print(f"{stage.name:54} {stage.cost_us:11.1f} {budget(stage):>8} {share(stage):>7}")
            measured.append(stage)
    if "--write" in arguments:
        PAGE.write_text(page(measured), encoding="utf-8")


def budget(stage: Stage) -> str:
    """Give the budget as it is printed."""
    return "" if stage.budget_us is None else f"{stage.budget_us:.1f}"


def share(stage: Stage) -> str:
    """Give how much of its budget a stage takes."""
    return "" if stage.budget_us is None else f"{stage.cost_us / stage.budget_us:.0%}"


def page(stages: Iterable[Stage]) -> str:
    """Give the page that is kept with the project."""
    asked = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    rows = [f"| {each.name} | {each.cost_us:.1f} | {budget(each)} | {share(each)} |" for each in stages]
    lines = [
        INTRODUCTION,
        f"Measured on {datetime.now(UTC).date()} at commit `{commit}` ({machine}).",
        "",
        "| stage | µs a message | budget | of it |",
        "|---|---:|---:|---:|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
