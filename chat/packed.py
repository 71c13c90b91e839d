"""Numbers packed as bytes, in a form that JSON can hold."""

from base64 import b64decode, b64encode
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, PlainSerializer


def _written(packed: bytes) -> str:
    return b64encode(packed).decode()


def _read(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


Packed: TypeAlias = Annotated[bytes, PlainSerializer(_written, when_used="json"), BeforeValidator(_read)]
"""Numbers as bytes, which JSON holds as base64."""
