"""/open: the door that a raid has locked is opened again."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action, EditMessage
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.raid import Raid, card_of, locked


class OpenTheDoor(Command):
    """Opens the door before its time; who was muted at it may write."""

    spec = CommandSpec(name="open", role=Role.MODERATOR, example="/open", aliases=("开门", "開門"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Open, and say so on the card; a card of an earlier raid opens nothing."""
        lock = locked(call.context)
        if lock is None or call.arguments not in ("", lock.id):
            raise UsageError(Words("door-is-open"), example=False)
        by = Words("raid-opened", name=call.by.name)
        opening = call.context.settings[Raid].opened(call.group, lock, call.context, by)
        office = call.context.settings.general.moderators
        card = [EditMessage(group=office, reason=by, of=card_of(lock), text=by)] if office else []
        return [*opening, *card, call.answer(Words("door-opened"), personal=True)]
