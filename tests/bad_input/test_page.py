"""The page about bad input names a test for every case, and every test that it names is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
ROW = re.compile(r"^\| (?P<number>\d+) \| (?P<case>[^|]+) \| (?P<promise>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"\[(?P<name>[a-z0-9_]+)\]\(\.\./(?P<path>tests/[\w/]+\.py)\)")
COUNTED = {*range(1, 25), *range(49, 61), *range(74, 81), 90}


def defined(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_case_has_a_row_of_its_own() -> None:
    numbers = [int(row["number"]) for row in ROW.finditer(PAGE)]
    assert numbers == sorted(COUNTED)


def test_every_case_names_tests_and_all_of_them_are_there() -> None:
    known: dict[str, set[str]] = {}
    for row in ROW.finditer(PAGE):
        tests = list(NAMED.finditer(row["tests"]))
        assert tests, f"case {row['number']} names no test"
        for test in tests:
            path = test["path"]
            known.setdefault(path, defined(path))
            assert f"test_{test['name']}" in known[path], f"case {row['number']}: {path}: {test['name']}"
