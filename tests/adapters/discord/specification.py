"""Discord's own specification of its API, where it is at hand: what a request may look like.

Looked for in the folder that `API_SPECS` names, by default `../shared/specs` beside the repository.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
FILE = Path(os.environ.get("API_SPECS") or ROOT.parent / "shared" / "specs") / "discord-openapi.json"
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
    "null": type(None),
}  # fmt: skip


@cache
def specification() -> dict[str, Any]:
    return json.loads(FILE.read_text("utf-8"))  # type: ignore[no-any-return]


def faults(method: str, path: str, body: Any, query: dict[str, str]) -> list[str]:
    """Give what is wrong with a request, in words; nothing if it is as specified."""
    found = _operation(method, path)
    if found is None:
        return [f"{method} {path} is not specified"]
    operation, shared = found
    known = {each["name"] for each in map(_resolved, [*operation.get("parameters", []), *shared])}
    wrong = [f"{method} {path}: no parameter {name}" for name in query if name not in known]
    content = operation.get("requestBody", {}).get("content", {})
    if body is None:
        return wrong + (["a body is missing"] if operation.get("requestBody", {}).get("required") else [])
    if "application/json" not in content:
        return [*wrong, f"{method} {path} takes no body"]
    return [*wrong, *_faults(body, content["application/json"]["schema"], "body")]


def _operation(method: str, path: str) -> tuple[dict[str, Any], list[Any]] | None:
    for pattern, item in sorted(specification()["paths"].items(), key=lambda each: each[0].count("{")):
        if method.lower() in item and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path):
            return item[method.lower()], item.get("parameters", [])
    return None


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        target: Any = specification()
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def _faults(value: Any, schema: dict[str, Any], at: str) -> list[str]:
    schema = _resolved(schema)
    for word in ("oneOf", "anyOf"):
        if word in schema:
            tried = [_faults(value, each, at) for each in schema[word]]
            return [] if any(not each for each in tried) else min(tried, key=len)
    wrong = [fault for each in schema.get("allOf", ()) for fault in _faults(value, each, at)]
    wrong += _simple(value, schema, at)
    if isinstance(value, dict) and not wrong:
        wrong += _members(value, schema, at)
    if isinstance(value, list) and "items" in schema and not wrong:
        wrong += [
            fault for place, each in enumerate(value) for fault in _faults(each, schema["items"], f"{at}[{place}]")
        ]
    return wrong


def _simple(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    right = any(isinstance(value, TYPES[kind]) and not (kind != "boolean" and value is True) for kind in kinds)
    if kinds and not right:
        yield f"{at} is {type(value).__name__}, not {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is {value!r}, not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at} is {value!r}, not {schema['const']!r}"
    if isinstance(value, str | list | dict):
        least, most = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))[
            (str, list, dict).index(type(value))
        ]
        if not schema.get(least, 0) <= len(value) <= schema.get(most, len(value)):
            yield f"{at} has {len(value)}"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at} does not match {schema['pattern']}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at} is {value}"


def _members(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[str]:
    properties, more = schema.get("properties", {}), schema.get("additionalProperties")
    yield from (f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, each in value.items():
        if name in properties:
            yield from _faults(each, properties[name], f"{at}.{name}")
        elif isinstance(more, dict):
            yield from _faults(each, more, f"{at}.{name}")
        elif properties and "allOf" not in schema:
            yield f"{at}.{name} is not specified"
