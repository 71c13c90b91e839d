"""Targets: whom a command is about, by reply, id, @name, mention or case."""

import re
from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import first_word
from bot.commands.command import Call, UsageError
from chat.people import Member, network_of
from chat.words import Words
from storage.views import cases, members

CASE_ID: Final = re.compile(r"[A-Z2-7]{8}")
_MENTION: Final = re.compile(r"<@!?([0-9]{1,20})>")
_ID: Final = re.compile(r"(?:[a-z]{1,20}:)?-?[0-9]{1,20}")
LONGEST_NAME: Final = 256
MOST_NAMED: Final = 3


def case_in(text: str) -> str:
    """Give the case id that `text` is, however it was typed, or an empty string."""
    plain = text.strip().strip("#").upper()
    return plain if CASE_ID.fullmatch(plain) else ""


def case_within(text: str) -> str:
    """Give the first case id that stands somewhere in `text`, such as on a card, or an empty string."""
    found = re.search(r"(?<![A-Z0-9])[A-Z2-7]{8}(?![A-Z0-9])", text)
    return found.group() if found else ""


async def target(call: Call) -> tuple[Member, str]:
    """Give whom the call is about and the rest of its arguments; raises `UsageError` when that is nobody, or not sure.

    A reply names its author; then the arguments may not name somebody else.
    """
    word, rest = first_word(call.arguments)
    answered = call.event.reply_to.author if call.event.reply_to else None
    named = await _named(call, word) if _is_name(word) else []
    if answered is not None and not named:
        return await _as_known(call, answered), call.arguments
    if not named and word and not word.startswith("@"):
        named = await members.find(call.store.database, call.group, word[:LONGEST_NAME])
    if len(named) > 1:
        ids = ", ".join(each.id for each in named[:MOST_NAMED])
        raise UsageError(Words("target-many", name=word[:LONGEST_NAME], ids=ids), example=False)
    if not named:
        raise UsageError(Words("target-unknown", name=word[:LONGEST_NAME]) if word else Words("target-missing"))
    if answered is not None and named[0].id != answered.id:
        raise UsageError(Words("target-two", one=answered.name, other=named[0].name), example=False)
    return named[0], rest


def _is_name(word: str) -> bool:
    """Tell whether a word can only be meant as a name: `@ann`, an id, a mention, a case."""
    return word.startswith("@") or bool(_MENTION.fullmatch(word) or _ID.fullmatch(word) or case_in(word))


async def _named(call: Call, word: str) -> Sequence[Member]:
    network = network_of(call.group)
    if case_in(word):
        case = await cases.case(call.store.database, call.group, case_in(word))
        return [await _as_known(call, case.case.receipt.message.author)] if case else []
    mention = _MENTION.fullmatch(word)
    if mention:
        word = f"{network}:{mention.group(1)}"
    elif _ID.fullmatch(word) and ":" not in word:
        word = f"{network}:{word}"
    return list(await members.find(call.store.database, call.group, word[:LONGEST_NAME]))


async def _as_known(call: Call, member: Member) -> Member:
    """Give the member with the highest role that is known: an old message may not show that they were promoted."""
    known = [each for each in await members.find(call.store.database, call.group, member.id) if each.id == member.id]
    return max([member, *known], key=lambda each: each.role)
