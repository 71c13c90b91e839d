"""The Bot API's specification: what a call may hold, and updates made by chance from it."""

import json
import os
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import strategies as st

WHERE: Final = Path(os.environ.get("API_SPECS", Path(__file__).parents[4] / "shared" / "specs"))
FILE: Final = WHERE / "telegram-bot-api.json"

needs_specification = pytest.mark.skipif(
    not FILE.exists(), reason=f"the Bot API's specification is not at {FILE}; set API_SPECS"
)

DEEPEST: Final = 5


@cache
def specification() -> dict[str, Any]:
    """Give the whole specification, or an empty one where the file is absent."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"methods": {}, "types": {}}


def wrong(method: str, form: dict[str, str]) -> list[str]:
    """Give what is wrong with a call, in words; nothing where there is no specification."""
    if not FILE.exists():
        return []
    told = specification()["methods"].get(method)
    if told is None:
        return [f"{method} is no method"]
    known = {each["name"]: each for each in told["fields"]} if "fields" in told else {}
    attached = {name for name in form for value in form.values() if f'"attach://{name}"' in value}
    form = {name: value for name, value in form.items() if name not in attached}
    faults = [f"{method} has no {name}" for name in form if name not in known]
    faults += [f"{method} needs {name}" for name, each in known.items() if each["required"] and name not in form]
    for name, value in form.items():
        types = known[name]["types"] if name in known else ["String"]
        if not any(_fits(_decoded(value, kind), kind) for kind in types):
            faults.append(f"{method}.{name} is not {types}: {value[:80]}")
    return faults


def _decoded(value: str, kind: str) -> Any:
    """Give a form's field as the kind of value that is expected: everything but strings comes as JSON."""
    if kind == "String":
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


def _fits(value: Any, kind: str) -> bool:
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_fits(each, kind.removeprefix("Array of ")) for each in value)
    plain = {"String": str, "Integer": int, "Boolean": bool, "Float": float}
    if kind in plain:
        return type(value) is plain[kind]
    return isinstance(value, dict) and any(_fills(value, name) for name in _leaves(kind))


def _fills(value: dict[str, Any], kind: str) -> bool:
    known = {each["name"]: each for each in specification()["types"][kind].get("fields", [])}
    return (
        value.keys() <= known.keys()
        and all(name in value for name, each in known.items() if each["required"])
        and all(any(_fits(each, kind) for kind in known[name]["types"]) for name, each in value.items())
    )


def _leaves(kind: str) -> list[str]:
    under = specification()["types"].get(kind, {}).get("subtypes") or []
    return [leaf for each in under for leaf in _leaves(each)] if under else [kind]


USUAL: Final = ("/ban@innkeeper_bot x", "supergroup", "text_link", "url", "member", "https://t.me/+x", "日结500 😀", "")
UNUSUAL: Final = (0, -1, 2**53 + 1, -(2**63), 1087968824, 777000, 136817688, -1001234567890, 1_772_452_800, 10**15)


def made(kind: str) -> st.SearchStrategy[Any]:
    """Give values of a type of the API, with any of its optional fields."""
    return st.builds(lambda seed: _made(kind, Random(seed), 0), st.integers(0, 2**64))


def _made(kind: str, chance: Random, depth: int) -> Any:
    if kind.startswith("Array of "):
        count = chance.randrange(3) if depth <= DEEPEST else 0
        return [_made(kind.removeprefix("Array of "), chance, depth) for _ in range(count)]
    match kind:
        case "String":
            return chance.choice(USUAL) + chance.choice(
                ("", "\ud83d", "\x00", "\u202e", chr(chance.randrange(0x10FFFF)))
            )
        case "Integer":
            return chance.choice((*UNUSUAL, chance.randrange(60)))
        case "Boolean" | "True":
            return chance.random() < 0.5
        case "Float":
            return chance.random() * 1e9
    leaf = chance.choice(_leaves(kind))
    return _object(leaf, chance, depth + 1) if leaf in specification()["types"] else _made(leaf, chance, depth + 1)


def _object(kind: str, chance: Random, depth: int) -> dict[str, Any]:
    """Give an object: what it must have, some of what it may, and now and then something that does not belong."""
    told, share = {}, chance.choice((0.02, 0.1, 0.5)) / depth
    for each in specification()["types"].get(kind, {}).get("fields") or []:
        if depth <= DEEPEST and chance.random() < (0.97 if each["required"] else share):
            told[each["name"]] = _made(chance.choice(each["types"]), chance, depth)
    if told and chance.random() < 0.05:
        told[chance.choice(list(told))] = chance.choice((None, 5, "x", [], {}, [[1]], True))
    return told
