"""Which case a call means: by its id, or by reply to the message or the card."""

from bot.commands.arguments import first_word
from bot.commands.command import Call, UsageError
from bot.commands.target import case_in, case_within
from chat.people import Kind
from chat.words import Words
from storage.views import cases
from storage.views.cases import CaseFile


async def case_meant(call: Call) -> CaseFile:
    """Give the case that the arguments or the answered message name; raises `UsageError` when there is none."""
    file = await case_named(call)
    if file is None:
        word, _ = first_word(call.arguments)
        key = "case-unknown" if word else ("case-none-about" if call.event.reply_to else "case-missing")
        raise UsageError(Words(key, case=word[:64]))
    return file


async def case_named(call: Call) -> CaseFile | None:
    """Give the case of this group that the arguments name, else the one about the answered message, or nothing."""
    database = call.store.database
    word, _ = first_word(call.arguments)
    if word:
        return await cases.case(database, call.group, case_in(word)) if case_in(word) else None
    answered = call.event.reply_to
    if answered is None:
        return None
    on_card = case_within(answered.text) if answered.author.kind is Kind.INNKEEPER else ""
    if on_card:
        return await cases.case(database, call.group, on_card)
    return await cases.latest_case_about(database, call.group, message=answered.id) if answered.id else None
