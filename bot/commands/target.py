"""Targets: whom a command is about, by reply, id, @name, mention or case."""

import re
from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import first_word
from bot.commands.command import Call, UsageError
from chat.people import Member, MemberId, network_of
from chat.words import Words
from moderation.forecast_card import is_forecast
from storage.views import cases, members

CASE_ID: Final = re.compile(r"[A-Z2-7]{8}")
_MENTION: Final = re.compile(r"<@!?([0-9]{1,20})>")
_ID: Final = re.compile(r"(?:[a-z]{1,20}:)?-?[0-9]{1,20}")
LONGEST_NAME: Final = 256
MOST_NAMED: Final = 3
MOST_WORDS: Final = 4
"""Words of a name that may be written without quotes."""


def case_in(text: str) -> str:
    """Give the case id that `text` is, however it was typed, or an empty string."""
    plain = text.strip().strip("#").upper()
    return plain if CASE_ID.fullmatch(plain) else ""


def case_within(text: str) -> str:
    """Give the last case id that stands in `text`, where a card has its own, or an empty string."""
    found = re.findall(r"(?<![A-Z0-9])[A-Z2-7]{8}(?![A-Z0-9])", text)
    return found[-1] if found else ""


async def target(call: Call) -> tuple[Member, str]:
    """Give whom the call is about and the rest of its arguments; raises `UsageError` when that is nobody, or not sure.

    A reply names its author; then the arguments may not name somebody else.
    """
    answered = call.event.reply_to.author if call.event.reply_to else None
    named, rest = await _by_sign(call)
    if answered is not None and not named:
        return await _as_known(call, answered), call.arguments
    if not named:
        named, rest = await _by_name(call)
    word, _ = first_word(call.arguments)
    if len(named) > 1:
        ids = ", ".join(each.id for each in named[:MOST_NAMED])
        raise UsageError(Words("target-many", name=word[:LONGEST_NAME], ids=ids), example=False)
    if not named:
        raise UsageError(Words("target-unknown", name=word[:LONGEST_NAME]) if word else Words("target-missing"))
    if answered is not None and named[0].id != answered.id:
        raise UsageError(Words("target-two", one=answered.name, other=named[0].name), example=False)
    return named[0], rest


async def _by_sign(call: Call) -> tuple[Sequence[Member], str]:
    """Find by what can only be meant as a name: an id, a mention, a case's number, `@name`."""
    word, rest = first_word(call.arguments)
    network, database = network_of(call.group), call.store.database
    if case_in(word):
        case = await cases.case(database, call.group, case_in(word))
        if case and is_forecast(case.case):
            raise UsageError(Words("target-forecast", case=case.case.id))
        return ([await _as_known(call, case.case.receipt.message.author)] if case else []), rest
    mention = _MENTION.fullmatch(word)
    if mention or _ID.fullmatch(word):
        id_ = mention.group(1) if mention else word
        return await _by_id(call, id_ if ":" in id_ else f"{network}:{id_}"), rest
    return await _by_name(call) if word.startswith("@") else ([], rest)


async def _by_id(call: Call, member: MemberId) -> Sequence[Member]:
    """Find by id; whom the bot has never met the network is asked for, and also whether they are staff."""
    found = await members.find(call.store.database, call.group, member)
    if found:
        return found
    unmet = await call.checkups.look_up(call.group, member)
    return [unmet] if unmet else []


async def _by_name(call: Call) -> tuple[Sequence[Member], str]:
    """Find by name, which may be of several words; shorter and longer names that both fit are several members."""
    word, rest = first_word(call.arguments)
    words = call.arguments.split(maxsplit=MOST_WORDS)
    tries = {word: rest} | {" ".join(words[:n]): " ".join(words[n:]) for n in range(2, min(len(words), MOST_WORDS) + 1)}
    found: dict[str, Member] = {}
    for name, after in tries.items():
        for member in await members.find(call.store.database, call.group, name[:LONGEST_NAME]) if name else ():
            found[member.id] = member
            rest = after
    return list(found.values()), rest


async def _as_known(call: Call, member: Member) -> Member:
    """Give the member with the highest role that is known: an old message may not show that they were promoted."""
    known = [each for each in await members.find(call.store.database, call.group, member.id) if each.id == member.id]
    return max([member, *known], key=lambda each: each.role)
