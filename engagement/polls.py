"""Polls: a question with answers to choose from, as the network's own poll or, where it has none, in words."""

from collections.abc import Sequence
from typing import Final

from chat.actions import ChatAction, SendMessage
from chat.gestures import PostPoll, React
from chat.people import GroupId
from chat.platform import Capabilities
from chat.words import Words

SIGNS: Final = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟")
"""What people react with where there are no polls."""

MOST_ANSWERS: Final = len(SIGNS)
LONGEST_QUESTION: Final = 300
LONGEST_ANSWER: Final = 55
"""Characters that every network takes."""


def parts_of(text: str) -> list[str]:
    """Part `question | answer | answer`; what is empty between two bars is left out."""
    return [part for each in text.split("|") if (part := " ".join(each.split()))]


def poll_in(text: str) -> tuple[str, Sequence[str]] | None:
    """Give question and answers where a text is a poll, or nothing."""
    question, *answers = parts_of(text) or [""]
    fits = len(question) <= LONGEST_QUESTION and all(len(each) <= LONGEST_ANSWER for each in answers)
    return (question, answers) if fits and 2 <= len(answers) <= MOST_ANSWERS else None


def asked(
    question: str,
    answers: Sequence[str],
    *,
    group: GroupId,
    key: str,
    reason: Words,
    able: Capabilities,
    thread: str = "",
) -> tuple[ChatAction, ...]:
    """Give the actions that ask; `key` names the post. Where there are no polls it has numbers to react with."""
    if able.polls:
        poll = PostPoll(group=group, reason=reason, question=question, answers=tuple(answers), key=key, thread=thread)
        return (poll,)
    choices = (Words("poll-choice", sign=sign, answer=each) for sign, each in zip(SIGNS, answers, strict=False))
    text = (Words("poll-in-words", question=question), *choices)
    signs = SIGNS[: len(answers)] if able.reactions else ()
    votes = (React(group=group, reason=reason, of=key, emoji=sign) for sign in signs)
    return (SendMessage(group=group, reason=reason, text=text, key=key, thread=thread), *votes)
