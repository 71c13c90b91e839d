"""Run every benchmark and print a table: `make bench`, or `python -m bench text judge`."""

import importlib
import pkgutil
import sys
from collections.abc import Iterable

import bench
from bench.measure import Stage


def benchmarks() -> list[str]:
    """Give the names of all benchmarks: the modules of this folder that are called `bench_<name>`."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name.removeprefix("bench_") for name in names if name.startswith("bench_"))


def main(asked: Iterable[str]) -> None:
    """Print a line a stage: its cost a message, its budget, and the two's ratio."""
    print(f"{'stage':44} {'µs/message':>11} {'budget':>8} {'of it':>7}")
    for name in list(asked) or benchmarks():
        for stage in importlib.import_module(f"bench.bench_{name}").stages():
            show(stage)


def show(stage: Stage) -> None:
    """Print one stage."""
    if stage.budget_us is None:
        print(f"{stage.name:44} {stage.cost_us:11.1f}")
    else:
        share = stage.cost_us / stage.budget_us
        print(f"{stage.name:44} {stage.cost_us:11.1f} {stage.budget_us:8.1f} {share:6.0%}")


if __name__ == "__main__":
    main(sys.argv[1:])
