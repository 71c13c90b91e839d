"""Gesturing: pins, polls, emoji, topics, titles and private words as calls of the Bot API. Pure."""

from typing import Any, Final, TypeAlias

from adapters.telegram.forms import GENERAL, Call, account_of, answering, chat_of, message_number, said, topic_of
from chat.actions import ChatAction
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    DirectMessage,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    ReopenTopic,
    TakeTitle,
    UnpinMessage,
    Unreact,
)
from chat.people import Role
from chat.platform import PlatformError, Refusal

LONGEST_QUESTION: Final = 300
LONGEST_ANSWER: Final = 100
MOST_ANSWERS: Final = 12
LONGEST_TITLE: Final = 16

_Message: TypeAlias = PinMessage | UnpinMessage | ClosePoll | React | Unreact


def gesture(action: ChatAction, chat: int) -> Call | None:
    """Give the call that makes a gesture; nothing for another action. Raises `PlatformError` for what cannot be."""
    match action:
        case PinMessage() | UnpinMessage() | ClosePoll() | React() | Unreact():
            return _to_message(action, chat)
        case PostPoll():
            return Call(method="sendPoll", parameters=_poll(action, chat))
        case CloseTopic(thread=thread):
            return _topic("close", thread, chat)
        case ReopenTopic(thread=thread):
            return _topic("reopen", thread, chat)
        case GiveTitle() | TakeTitle():
            return _title(action, chat)
        case DirectMessage():
            return _in_private(action, chat)
    return None


def _to_message(action: _Message, chat: int) -> Call:
    where: dict[str, Any] = {"chat_id": chat, "message_id": message_number(action.message)}
    match action:
        case PinMessage():
            return Call(method="pinChatMessage", parameters={**where, "disable_notification": True})
        case UnpinMessage():
            return Call(method="unpinChatMessage", parameters=where)
        case ClosePoll():
            return Call(method="stopPoll", parameters=where)
    emoji = [{"type": "emoji", "emoji": action.emoji}] if isinstance(action, React) else []
    return Call(method="setMessageReaction", parameters={**where, "reaction": emoji})


def _poll(action: PostPoll, chat: int) -> dict[str, Any]:
    if not 2 <= len(action.answers) <= MOST_ANSWERS:
        raise PlatformError(Refusal.IMPOSSIBLE, f"a poll has 2 to {MOST_ANSWERS} answers")
    return {
        "chat_id": chat,
        "question": said(action.question, LONGEST_QUESTION),
        "options": [{"text": said(answer, LONGEST_ANSWER)} for answer in action.answers],
        "disable_notification": True,
        **topic_of(action.group, action.thread),
        **answering(action.reply_to),
    }


def _topic(what: str, thread: str, chat: int) -> Call:
    """Close or reopen a topic; the general one has calls of its own."""
    topic = message_number(thread or str(GENERAL))
    if topic == GENERAL:
        return Call(method=f"{what}GeneralForumTopic", parameters={"chat_id": chat})
    return Call(method=f"{what}ForumTopic", parameters={"chat_id": chat, "message_thread_id": topic})


def fits_as_title(title: str) -> bool:
    """Tell whether Telegram takes a title: it counts UTF-16 units."""
    return 0 < len(title.encode("utf-16-le")) // 2 <= LONGEST_TITLE


def _title(action: GiveTitle | TakeTitle, chat: int) -> Call:
    """Give the call for a member's tag; administrators have titles instead, given only to whom the bot promoted."""
    title = " ".join(action.title.split()) if isinstance(action, GiveTitle) else ""
    if isinstance(action, GiveTitle) and not fits_as_title(title):
        raise PlatformError(Refusal.IMPOSSIBLE, f"a title has 1 to {LONGEST_TITLE} characters")
    who = {"chat_id": chat, "user_id": account_of(action.member, chat)}
    if action.member.role >= Role.MODERATOR:
        return Call(method="setChatAdministratorCustomTitle", parameters={**who, "custom_title": title})
    return Call(method="setChatMemberTag", parameters={**who, **({"tag": title} if title else {})})


def _in_private(action: DirectMessage, chat: int) -> Call:
    account = account_of(action.member, chat)
    if account <= 0:
        raise PlatformError(Refusal.IMPOSSIBLE, "nobody reads what is written to a channel")
    text = {"text": said(action.text), "link_preview_options": {"is_disabled": True}}
    return Call(method="sendMessage", parameters={"chat_id": account, **text})


def addressee(action: ChatAction) -> int:
    """Give the chat that an action's calls go to: the group, or the member it is said to in private."""
    return chat_of(action.member.id if isinstance(action, DirectMessage) else action.group)
