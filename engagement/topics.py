"""Topics: opens a conversation on schedule, each topic in its turn."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from chat.actions import Action, SendMessage
from chat.context import Context
from chat.events import Event, TopicDue
from chat.gestures import PinMessage
from chat.people import ALL_BOTS, GroupId
from chat.records import CountTopic
from chat.rule import Rule
from chat.settings import General
from chat.words import Words
from engagement.polls import asked, poll_in
from engagement.schedule import Quiet, checked
from engagement.topics_default import DEFAULT_TOPICS

Topic = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Topics(Rule):
    """Opens a conversation on schedule, each topic in its turn; in the quiet hours it waits for their end."""

    section = "topics"

    topics: tuple[Topic, ...] = Field(
        (),
        max_length=200,
        description="The group's own topics, posted as they are, question | answer | answer as a poll; "
        "empty: the bot's.",
    )
    schedule: str = Field(
        "",
        description="When a topic is posted, as five cron fields in the group's time zone (0 20 * * 5: Friday 20:00); "
        "empty: never.",
    )
    least_messages: int = Field(
        3, ge=0, le=300, description="Messages of members since the last topic, without which there is no new one."
    )
    pin: bool = Field(False, description="Pin the topic that is posted.")
    grace: int = Field(
        60, ge=0, le=1440, description="Minutes after which a topic missed while the bot was down is no longer posted."
    )

    @field_validator("schedule")
    @classmethod
    def _possible(cls, value: str) -> str:
        return checked(value)

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Post the next topic when one is due, people have talked since the last one, and it is not night."""
        if not isinstance(event, TopicDue):
            return ()
        if quiet_hours(context.settings.general).holds(context.now, context.settings.general.zone):
            return ()
        return () if self._nobody_talks(context) else self.post(event.group, f"topic:{event.id}", context)

    def post(self, group: GroupId, key: str, context: Context) -> tuple[Action, ...]:
        """Post the topic whose turn it is, now; `key` names the post."""
        topic = self.next_topic(context)
        reason = Words("topic-due")
        poll = poll_in(topic) if self.topics else None
        if poll is not None:
            posts = asked(*poll, group=group, key=key, reason=reason, able=context.capabilities)
        else:
            text = topic if self.topics else Words(topic)
            posts = (SendMessage(group=group, reason=reason, text=text, key=key),)
        pins = (PinMessage(group=group, reason=reason, of=key),) if self.pin and context.capabilities.pins else ()
        return (*posts, *pins, CountTopic(group=group, reason=reason, topic=topic, post=key, at=context.now))

    def next_topic(self, context: Context) -> str:
        """Give the topic posted least recently, of those never posted the first in the list.

        Without topics of the group's own it is the key of a sentence.
        """
        return min(self.topics or DEFAULT_TOPICS, key=lambda topic: context.topics.get(topic, _LONG_AGO))

    def _nobody_talks(self, context: Context) -> bool:
        """Tell whether too little was said since the last topic; the bot does not talk to itself in an empty room."""
        last = max(context.topics.values(), default=_LONG_AGO)
        said = sum(1 for each in context.recent if each.author.kind not in ALL_BOTS and each.at > last)
        return said < self.least_messages


def quiet_hours(general: General) -> Quiet:
    """Give the quiet hours of a group."""
    return Quiet(since=general.quiet_from, until=general.quiet_until)
