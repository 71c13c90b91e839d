"""/topic: the conversations the bot opens."""

from collections.abc import Sequence

from bot.commands.arguments import Limits, number
from bot.commands.command import Call, Command, UsageError
from bot.commands.paging import paged
from bot.commands.settings import changed
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Text, Words
from engagement.topics import Topics
from engagement.topics_default import DEFAULT_TOPICS


class EditTopics(Command):
    """Lists, adds and removes topics, or posts the next one at once."""

    spec = CommandSpec(
        name="topic",
        role=Role.MODERATOR,
        usage="list [page] | now | add topic | remove number",
        example="/topic add What are you reading this week?",
        aliases=("话题", "話題"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Do what the first word says."""
        part, _, rest = call.arguments.partition(" ")
        own = call.context.settings[Topics].topics
        match part.lower():
            case "" | "list":
                return [call.answer(_listed(own, rest), personal=True)]
            case "now":
                posts = call.context.settings[Topics].post(call.group, f"topic:{call.event.id}", call.context)
                return [*posts, call.answer(Words("topic-posted"), personal=True)]
            case "add" if rest.strip():
                change, _ = changed(call, Topics, "topics", [*own, rest.strip()])
                return [change, call.answer(Words("topic-added", number=len(own) + 1))]
            case "remove" if own:
                index = number(rest, Limits(least=1, most=len(own)))
                change, _ = changed(call, Topics, "topics", [*own[: index - 1], *own[index:]] or None)
                return [change, call.answer(Words("topic-removed", topic=own[index - 1]))]
            case "remove":
                raise UsageError(Words("topic-none-own"))
        raise UsageError(Words("topic-usage"))


def _listed(own: Sequence[str], page: str) -> Text:
    """Give the group's own topics with their numbers, or those that come with the bot."""
    if own:
        lines = [f"{index}. {topic}" for index, topic in enumerate(own, 1)]
        return paged(Words("topic-head"), lines, page, "/topic list")
    return paged(Words("topic-head-default"), [Words(key) for key in DEFAULT_TOPICS], page, "/topic list")
