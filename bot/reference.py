"""The reference pages: `docs/commands.md` and `docs/settings.md`, written from the declarations themselves."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.commands import COMMANDS
from bot.commands.command import Command
from bot.commands.fields import default_of, help_of, limits_of, section_help, value_shown
from bot.rules import CATALOGUE
from chat.language import language
from chat.people import Role
from chat.settings import Settings

ROOT: Final = Path(__file__).parent.parent
NOTE: Final = "<!-- Written by `python -m bot reference`; change the declarations, not this page. -->"
ENGLISH: Final = language("en")
ROLES: Final = {
    Role.MEMBER: "everybody",
    Role.MODERATOR: "moderators",
    Role.ADMIN: "admins",
    Role.OWNER: "the owner",
}


def reference(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a page is stale.")] = False,
) -> None:
    """Write the reference pages from the declarations."""
    stale = [path for path, text in pages(ROOT).items() if not path.is_file() or path.read_text("utf-8") != text]
    if check and stale:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        sys.stderr.write(f"innkeeper: {names} not as declared; run: python -m bot reference\n")
        raise typer.Exit(1)
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages(ROOT)[path], "utf-8")


def pages(root: Path) -> dict[Path, str]:
    """Give the text of every reference page by its path below `root`."""
    return {
        root / "docs" / "commands.md": _page(_commands()),
        root / "docs" / "settings.md": _page(_settings()),
    }


def _page(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _commands() -> Iterator[str]:
    yield from ("# Commands", "", NOTE, "")
    yield "The same on every network, in the moderators' chat and from forms. `@member` may also be an id, a name in"
    yield "quotes, or be left out when the command answers one of their messages. A duration is `10m`, `2h`, `3d`,"
    yield "`1w` or `1d12h`; `10分钟`, `2小时`, `3天` do as well."
    yield ""
    yield from ("| command | who | what it does |", "|---|---|---|")
    for command in COMMANDS:
        summary = ENGLISH.say(command.spec.summary)
        yield f"| [`/{command.spec.name}`](#{command.spec.name}) | {ROLES[command.spec.role]} | {_cell(summary)} |"
    for command in COMMANDS:
        yield from _command(command)


def _command(command: Command) -> Iterator[str]:
    spec = command.spec
    summary = ENGLISH.say(spec.summary)
    yield from ("", f"## {spec.name}", "", f"{summary[0].upper()}{summary[1:]}.", "")
    yield f"- Use: `{f'/{spec.name} {spec.usage}'.strip()}`"
    yield f"- Example: `{spec.example}`"
    yield f"- Who: {ROLES[spec.role]}{_more(command)}"
    if spec.aliases:
        yield f"- Also: {', '.join(f'`{name}`' for name in spec.aliases)}"


def _more(command: Command) -> str:
    """Say which arguments ask for a higher role, as far as the declaration tells."""
    higher: dict[Role, list[str]] = {}
    for part, role in command.parts.items():
        higher.setdefault(role, []).append(f"`{part}`")
    said = "".join(f"; {', '.join(parts)}: {ROLES[role]}" for role, parts in higher.items())
    return f"{said}; {command.more}" if command.more else said


def _settings() -> Iterator[str]:
    yield from ("# Settings", "", NOTE, "")
    yield "Every group has its own; what was not changed has its default. Look with `/settings`, change with"
    yield "`/settings flood messages 8`, go back with `/settings flood messages default`. Lists take `add` and"
    yield "`remove`."
    for kind in CATALOGUE.kinds.values():
        yield from ("", f"## {kind.section}", "", ENGLISH.say(section_help(kind, "en")), "")
        yield from ("| setting | default | possible | what it does |", "|---|---|---|---|")
        for name in kind.model_fields:
            yield _field(kind, name)


def _field(kind: type[Settings], name: str) -> str:
    limits = _cell(ENGLISH.say(limits_of(kind, name)))
    default = _cell(value_shown(default_of(kind, name)))
    return f"| `{name}` | {default} | {limits} | {_cell(ENGLISH.say(help_of(kind, name, 'en')))} |"


def _cell(text: str) -> str:
    """Give a text that stays in its cell and holds no markup."""
    return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
