"""Payloads that hypothesis makes up: from Discord's specification, and from nothing but known names."""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.adapters.discord.specification import _resolved, specification

DEEPEST = 5
NAMES = tuple(
    """
    id guild_id channel_id author member user type content embeds attachments components message_snapshots message
    message_reference referenced_message message_id poll question answers text poll_media sticker_items name url
    flags timestamp edited_timestamp mentions mention_everyone webhook_id roles nick username global_name bot emoji
    user_id joined_at data custom_id options value resolved members users messages target_id token title description
    fields footer label items accessory media filename content_type application activity action rule_id
    """.split()  # noqa: SIM905 - names are read more easily so
)

ids = st.one_of(
    st.integers(0, 2**70).map(str), st.sampled_from(["0", "-1", "x", "", "1" * 40, "١٢"]), st.integers(-5, 2**70)
)
moments = st.sampled_from(
    ["2026-03-02T12:00:00+00:00", "2026-03-02", "never", "", "9999-12-31T23:59:59-12:00", "0001-01-01"]
)
words = st.one_of(
    st.text(max_size=30), st.sampled_from(["https://a.example/x", "\ud800", "\x00", "@everyone", "x" * 5000])
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), words, ids, moments)

anything = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)),
    max_leaves=25,
)
payloads = st.dictionaries(st.sampled_from(NAMES), anything, max_size=12)


@cache
def specified(name: str) -> st.SearchStrategy[Any]:
    """Give payloads as Discord specifies those of a name."""
    return _of({"$ref": f"#/components/schemas/{name}"}, DEEPEST)


def _of(schema: dict[str, Any], deepest: int) -> st.SearchStrategy[Any]:
    schema = _resolved(schema)
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return st.one_of([_of(each, deepest) for each in schema[word][:6]])
    if "allOf" in schema:
        return _of(schema["allOf"][0], deepest)
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    kinds = schema.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return st.one_of([_KINDS[kind](schema, deepest) for kind in kinds])


def _object(schema: dict[str, Any], deepest: int) -> st.SearchStrategy[Any]:
    if deepest == 0:
        return st.just({})
    properties = {name: _of(each, deepest - 1) for name, each in schema.get("properties", {}).items()}
    required = set(schema.get("required", ()))
    return st.fixed_dictionaries(
        {name: each for name, each in properties.items() if name in required},
        optional={name: each for name, each in properties.items() if name not in required},
    )


def _array(schema: dict[str, Any], deepest: int) -> st.SearchStrategy[Any]:
    return st.lists(_of(schema.get("items", {}), deepest), max_size=2) if deepest else st.just([])


def _string(schema: dict[str, Any], deepest: int) -> st.SearchStrategy[Any]:
    if schema.get("format") == "snowflake" or "pattern" in schema:
        return st.integers(1, 2**63).map(str)
    return moments if schema.get("format") == "date-time" else words


_KINDS: dict[str, Callable[[dict[str, Any], int], st.SearchStrategy[Any]]] = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": lambda schema, deepest: st.integers(0, 50),
    "number": lambda schema, deepest: st.floats(0, 100),
    "boolean": lambda schema, deepest: st.booleans(),
    "null": lambda schema, deepest: st.none(),
}

__all__ = ["payloads", "specification", "specified"]
