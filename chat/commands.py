"""Commands: what a person may ask for by name, the same on every network and in the dashboard."""

from dataclasses import dataclass

from chat.people import Role
from chat.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """A command as menus and help pages show it.

    `role`: the least role that may call it. `usage`: its arguments, `[@member] [duration] [reason]`;
    `example`: one whole call.
    """

    name: str
    role: Role
    usage: str = ""
    example: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def summary(self) -> Words:
        """One sentence of what it does, from `commands.ftl` under `command-<name>`."""
        return Words(f"command-{self.name}")
