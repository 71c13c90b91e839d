"""Pages: long lists, a message at a time."""

from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import Limits, number
from chat.words import Words

PAGE: Final = 20
"""Lines of a page."""


def paged(head: Words, lines: Sequence[Words | str], asked: str, call: str) -> tuple[Words | str, ...]:
    """Give one page of a list, the first unless `asked` names another; `call` shows how to ask for the next one."""
    pages = max(1, -(-len(lines) // PAGE))
    page = number(asked, Limits(least=1, most=pages)) if asked.strip() else 1
    shown = lines[(page - 1) * PAGE : page * PAGE]
    if page == pages:
        return (head, *shown)
    return (head, *shown, Words("next-page", page=page, pages=pages, call=f"{call} {page + 1}"))
