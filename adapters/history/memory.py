"""A memory that forgets: what a long export tells once and needs a little later."""

from collections import OrderedDict
from typing import Final

REMEMBERED: Final = 50_000


class Memory:
    """Text by text, at most 50,000 of them; the least recently kept or asked for goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()

    def keep(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)

    def get(self, key: str) -> str:
        """Give what was kept under `key`, or an empty string."""
        if key not in self._kept:
            return ""
        self._kept.move_to_end(key)
        return self._kept[key]
