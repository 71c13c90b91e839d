"""Suggesting: what an option may be, shown while somebody types it. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from adapters.discord.forms import Request
from adapters.discord.values import Fields, fields, objects, snowflake, string
from chat.plain import plain

Suggest: TypeAlias = Callable[[str, Mapping[str, str]], Sequence[str]]
"""Give all that an option may be, by its name and what is filled in beside it."""

MOST: Final = 25
LONGEST: Final = 100


def nothing(option: str, filled: Mapping[str, str]) -> Sequence[str]:  # noqa: ARG001 - it has nothing to look at
    """Suggest nothing."""
    return ()


def suggested(data: Fields, suggest: Suggest) -> Request:
    """Give the request that answers an unfinished command: what fits what was typed, the best first."""
    options = list(objects(fields(data.get("data")).get("options")))
    focused = next((option for option in options if option.get("focused") is True), {})
    filled = {string(option.get("name")): plain(option.get("value"), LONGEST) for option in options}
    typed = plain(focused.get("value"), LONGEST).strip().lower()
    found = [each for each in suggest(string(focused.get("name")), filled) if typed in each.lower()]
    found.sort(key=lambda each: not each.lower().startswith(typed))
    choices: list[dict[str, Any]] = [{"name": each[:LONGEST], "value": each[:LONGEST]} for each in found[:MOST]]
    where = {"interaction_id": snowflake(data.get("id")), "interaction_token": string(data.get("token"))}
    path = "/interactions/{interaction_id}/{interaction_token}/callback"
    return Request(method="POST", path=path, where=where, body={"type": 8, "data": {"choices": choices}})
