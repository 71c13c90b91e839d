"""Foresight: what is likely to come of a conversation, told by whoever can."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chat.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The chance (0..1) of an attack next, and the turns that raise it most, the strongest first, at most three."""

    risk: float
    drivers: tuple[int, ...] = ()


class Foresight(Protocol):
    """Tells how likely a conversation is to turn into an attack. Pure: the same messages, the same forecast."""

    @property
    def name(self) -> str:
        """Name the model, to tell versions apart in receipts."""

    def risk(self, messages: Sequence[Message]) -> float:
        """Give the chance alone, which is cheap."""

    def foresee(self, messages: Sequence[Message]) -> Forecast:
        """Give the chance and the messages that raise it, by their place; the messages have been read."""
