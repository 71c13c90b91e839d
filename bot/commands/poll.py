"""/poll: a question to everybody, with answers to choose from."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.gestures import ClosePoll
from chat.people import Role
from chat.words import Words
from engagement.polls import LONGEST_ANSWER, LONGEST_QUESTION, MOST_ANSWERS, asked, parts_of

BARS: Final = {ord("｜"): "|"}

CLOSE: Final = frozenset({"close", "结束", "結束"})


class Poll(Command):
    """Posts a poll; on a network without polls a post with numbers to react with. `close` closes the one answered."""

    spec = CommandSpec(
        name="poll",
        role=Role.MODERATOR,
        usage="[question] | [answer | answer]",
        example="/poll Where do we meet? | at the inn | by the river",
        aliases=("投票",),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Post it, or close the one that was answered."""
        if call.arguments.lower() in CLOSE:
            return closed(call)
        question, *answers = parts_of(call.arguments.translate(BARS)) or ("",)
        if not question or not 2 <= len(answers) <= MOST_ANSWERS:
            raise UsageError(Words("poll-usage", most=MOST_ANSWERS))
        if len(question) > LONGEST_QUESTION or any(len(each) > LONGEST_ANSWER for each in answers):
            raise UsageError(Words("poll-too-long", question=LONGEST_QUESTION, answer=LONGEST_ANSWER))
        key = f"poll:{call.event.id}"
        return asked(
            question,
            answers,
            group=call.group,
            key=key,
            thread=call.thread,
            reason=call.reason,
            able=call.context.capabilities,
        )


def closed(call: Call) -> Sequence[Action]:
    """Let nobody vote any more in the poll that was answered; raises `UsageError` where none was."""
    if not call.context.capabilities.polls:
        raise UsageError(Words("network-cannot"), example=False)
    answered = call.event.reply_to
    if answered is None or not answered.id:
        raise UsageError(Words("gesture-answer-it"), example=False)
    close = ClosePoll(group=call.group, reason=call.reason, message=answered.id)
    return [close, call.answer(Words("poll-closed"), personal=True)]
