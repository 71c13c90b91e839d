"""The wire form of events and actions: plain JSON values, for the journal, the outbox and a message bus."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from chat import gestures as gestures  # its kinds are found by their names
from chat.actions import Action
from chat.events import Event

V = TypeVar("V")


class WireError(ValueError):
    """A stored or received value is not of the form it says it is."""


def dump(value: object) -> dict[str, Any]:
    """Give a frozen dataclass of the vocabulary as JSON values, with the name of its class under `is`."""
    kind: Any = type(value)
    return {"is": kind.__name__, **_adapter(kind).dump_python(value, mode="json")}


def load(expected: type[V], data: dict[str, Any]) -> V:
    """Make the value that `dump` gave `data` for: an `expected`, or the subclass of it that `is` names.

    Raises `WireError` for an unknown kind or fields that do not fit.
    """
    fields = dict(data)
    kind = fields.pop("is", expected.__name__)
    found: Any = _kinds(expected).get(str(kind))
    if found is None:
        raise WireError(f"{kind!r} is no kind of {expected.__name__}")
    try:
        value: V = _adapter(found).validate_python(fields)
    except ValidationError as error:
        raise WireError(f"this is no {kind}: {error.error_count()} fields do not fit") from error
    return value


def load_event(data: dict[str, Any]) -> Event:
    """Make the event that `dump` gave `data` for; raises `WireError`."""
    return load(Event, data)


def load_action(data: dict[str, Any]) -> Action:
    """Make the action that `dump` gave `data` for; raises `WireError`."""
    return load(Action, data)


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _kinds(base: type[V]) -> dict[str, type[V]]:
    """Give `base` and everything derived from it, by name."""
    found = {base.__name__: base}
    for derived in base.__subclasses__():
        found.update(_kinds(derived))
    return found
