"""Messages: what was said on Telegram, as the bot reads it."""

from datetime import datetime
from typing import Final

from adapters.telegram.fields import Fields, fields, moment, number, text
from adapters.telegram.media import buttons, chat_name, media
from adapters.telegram.people import Known, author, group_id, member_id
from adapters.telegram.writing import links, mentions, written
from chat.message import Media, MediaKind, Message, Origin, Reply
from chat.plain import plain, plain_name

_ORIGINS: Final = {
    "user": ("person", "sender_user"),
    "hidden_user": ("hidden", ""),
    "chat": ("group", "sender_chat"),
    "channel": ("channel", "chat"),
}


def message_of(of: Fields, known: Known, now: datetime) -> Message | None:
    """Give a message, or nothing where it cannot be named or nobody wrote it."""
    chat, id_ = number(fields(of, "chat"), "id"), number(of, "message_id")
    if chat is None or id_ is None:
        return None
    by = author(of, chat, known)
    if by is None:
        return None
    body, entities = written(of)
    elsewhere = fields(of, "external_reply")
    return Message(
        id=str(id_),
        group=group_id(chat),
        author=by,
        at=moment(of, "date", now),
        text=plain(body),
        edited_at=moment(of, "edit_date", now) if "edit_date" in of else None,
        reply_to=_reply(of, elsewhere, chat, known),
        quote=text(fields(of, "quote"), "text"),
        thread=thread_of(of),
        links=_addresses(of, elsewhere, [*links(body, entities)]),
        mentions=tuple(filter(None, mentions(body, entities))),
        forward=_origin(of),
        via_bot=text(fields(of, "via_bot"), "username", 64) or plain_name(fields(of, "via_bot").get("first_name")),
        media=(*media(of), *(_fetched(elsewhere) if elsewhere else ())),
        album=text(of, "media_group_id", 64),
        buttons=tuple(buttons(of)),
    )


def answered(of: Fields) -> Fields:
    """Give the message that this one answers; in a forum the first message of its topic is no answer."""
    reply = fields(of, "reply_to_message")
    root = of.get("is_topic_message") is True and number(reply, "message_id") == number(of, "message_thread_id")
    return {} if root else reply


def _reply(of: Fields, elsewhere: Fields, chat: int, known: Known) -> Reply | None:
    if elsewhere:
        by = number(fields(fields(elsewhere, "origin"), "sender_user"), "id")
        return Reply(
            message=str(number(elsewhere, "message_id") or ""),
            author=member_id(by) if by is not None else "",
            elsewhere=True,
        )
    reply = answered(of)
    id_ = number(reply, "message_id")
    if id_ is None:
        return None
    by_whom = author(reply, chat, known)
    return Reply(message=str(id_), author=by_whom.id if by_whom else "")


def _fetched(elsewhere: Fields) -> tuple[Media, ...]:
    """Give what an answer to another chat's message brings along: that chat's name, and what the message carries."""
    origin = _origin({"forward_origin": elsewhere.get("origin")})
    name = chat_name(fields(elsewhere, "chat")) or (origin.name if origin else "")
    return (Media(kind=MediaKind.OTHER, text=plain(name)), *media(elsewhere))


def _addresses(of: Fields, elsewhere: Fields, marked: list[str]) -> tuple[str, ...]:
    """Give the marked addresses and those a preview is shown of, each once."""
    shown = [text(fields(each, "link_preview_options"), "url") for each in (of, elsewhere)]
    return tuple(dict.fromkeys(url for url in (*marked, *shown) if url))


def thread_of(of: Fields) -> str:
    """Give the forum topic; what clients call a thread in other groups is only a chain of answers."""
    topic = of.get("is_topic_message") is True or fields(of, "chat").get("is_forum") is True
    id_ = number(of, "message_thread_id")
    return str(id_) if topic and id_ is not None else ""


def _origin(of: Fields) -> Origin | None:
    origin = fields(of, "forward_origin")
    if not origin:
        return None
    kind, key = _ORIGINS.get(text(origin, "type", 20), ("hidden", ""))
    of_whom = fields(origin, key) if key else origin
    names = (of_whom.get(each) for each in ("title", "sender_user_name", "first_name", "username"))
    return Origin(kind=kind, name=next((name for each in names if (name := plain_name(each))), ""))
