"""Outgoing: chat actions as calls of the Bot API. Pure. Texts go as they are: no markup, no previews, no sound."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from adapters.telegram.forms import Call, Parameters, account_of, answering, chat_of, message_number, said, topic_of
from adapters.telegram.gesturing import gesture
from adapters.telegram.incoming import SEPARATOR
from adapters.telegram.people import number_of
from chat.actions import (
    ApproveJoin,
    Ban,
    Button,
    ChatAction,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.people import GroupId
from chat.platform import PlatformError, Refusal

LONGEST_CAPTION: Final = 1_024
"""UTF-16 units below a picture."""

LONGEST_DATA: Final = 64
"""Bytes of a button's data."""

LONGEST_LABEL: Final = 64
SHORTEST_SPAN: Final = timedelta(seconds=35)
"""Telegram takes less than 30 seconds for ever; the call itself takes a moment."""

LONGEST_SPAN: Final = timedelta(days=365)
KICK_SPAN: Final = timedelta(seconds=60)
"""How long a kick lasts where the call that ends it never comes: so it never becomes a ban."""

RIGHTS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""All that a member may be allowed; given back together, nothing is left of a restriction but the chat's defaults."""


def calls(action: ChatAction, now: datetime) -> Sequence[Call]:
    """Give the calls that do `action`, in order; none where it is over already. Raises `PlatformError`."""
    chat = chat_of(action.group)
    match action:
        case SendMessage():
            return (_send(action, chat),)
        case EditMessage():
            return (_edit(action, chat),)
        case DeleteMessage(message=message) | Retract(message=message):
            parameters = {"chat_id": chat, "message_id": message_number(message)}
            return (Call(method="deleteMessage", parameters=parameters),)
        case Mute() | Unmute() | Ban() | Unban() | Kick():
            return _against(action, chat, now)
        case ApproveJoin() | DeclineJoin():
            who = {"chat_id": chat, "user_id": account_of(action.member, chat)}
            approved = isinstance(action, ApproveJoin)
            return (Call(method="approveChatJoinRequest" if approved else "declineChatJoinRequest", parameters=who),)
    made = gesture(action, chat)
    if made is None:
        raise PlatformError(Refusal.IMPOSSIBLE, f"Telegram has nothing for {type(action).__name__}")
    return (made,)


def sweeping(group: GroupId, messages: Sequence[str]) -> Call:
    """Give the call that takes away up to a hundred messages; raises `PlatformError`."""
    ids = [message_number(each) for each in messages]
    return Call(method="deleteMessages", parameters={"chat_id": chat_of(group), "message_ids": ids})


def data(button: Button, about: str, chat: int) -> str:
    """Give a button's data: its command line, and the group it is about where that is another than the chat.

    It is all there is behind the button, so it works after a restart; one that is too long raises `PlatformError`.
    """
    home = number_of(about) if about else chat
    line = button.command if home in (chat, None) else f"{button.command}{SEPARATOR}{home}"
    if not line or len(line.encode("utf-8", "replace")) > LONGEST_DATA:
        raise PlatformError(
            Refusal.IMPOSSIBLE, f"a button's command takes {len(line.encode())} of {LONGEST_DATA} bytes"
        )
    return line


def _send(action: SendMessage, chat: int) -> Call:
    where = {**topic_of(action.group, action.thread), **answering(action.reply_to)}
    parameters = {"chat_id": chat, "disable_notification": True, **where, **_keyboard(action, chat)}
    if action.picture is not None:
        shown = {"photo": action.picture.png, "caption": said(action.text, LONGEST_CAPTION)}
        return Call(method="sendPhoto", parameters={**parameters, **shown})
    return Call(method="sendMessage", parameters={**parameters, **_said(action)})


def _edit(action: EditMessage, chat: int) -> Call:
    parameters = {"chat_id": chat, "message_id": message_number(action.message), **_keyboard(action, chat)}
    if action.picture is not None:
        media = {"type": "photo", "media": "attach://picture", "caption": said(action.text, LONGEST_CAPTION)}
        shown = {"media": media, "picture": action.picture.png}
        return Call(method="editMessageMedia", parameters={**parameters, **shown})
    return Call(method="editMessageText", parameters={**parameters, **_said(action)})


def _said(action: SendMessage | EditMessage) -> Parameters:
    return {"text": said(action.text), "link_preview_options": {"is_disabled": True}}


def _keyboard(action: SendMessage | EditMessage, chat: int) -> Parameters:
    if not action.buttons:
        return {}
    row = [
        {"text": said(each.label)[:LONGEST_LABEL], "callback_data": data(each, action.about, chat)}
        for each in action.buttons
    ]
    return {"reply_markup": {"inline_keyboard": [row[at : at + 3] for at in range(0, len(row), 3)]}}


def _against(action: Mute | Unmute | Ban | Unban | Kick, chat: int, now: datetime) -> Sequence[Call]:
    """Give the calls that change what somebody may do; a channel can only be banned and unbanned."""
    account = account_of(action.member, chat)
    if account < 0:
        return _against_channel(action, chat, account)
    who: Parameters = {"chat_id": chat, "user_id": account}
    match action:
        case Mute(until=until):
            return () if until <= now else (_restriction(who, allowed=False, until=_until(until, now)),)
        case Unmute():
            return (_restriction(who, allowed=True),)
        case Ban(until=until):
            if until is not None and until <= now:
                return ()
            end = {"until_date": _until(until, now)} if until is not None else {}
            clean = {"revoke_messages": action.cleanup is not None}
            return (Call(method="banChatMember", parameters={**who, **end, **clean}),)
        case Unban():
            return (Call(method="unbanChatMember", parameters={**who, "only_if_banned": True}),)
        case Kick():
            return _kick(who, now)


def _kick(who: Parameters, now: datetime) -> Sequence[Call]:
    """Put out for a minute and let in again, unless they are gone: then a ban is somebody else's, and stays."""
    end = int((now + KICK_SPAN).timestamp())
    return (
        Call(method="getChatMember", parameters=who, ends=frozenset({"left", "kicked"})),
        Call(method="banChatMember", parameters={**who, "until_date": end, "revoke_messages": False}),
        Call(method="unbanChatMember", parameters={**who, "only_if_banned": True}),
    )


def _against_channel(action: ChatAction, chat: int, channel: int) -> Sequence[Call]:
    method = {Ban: "banChatSenderChat", Unban: "unbanChatSenderChat"}.get(type(action))
    if method is None:
        raise PlatformError(Refusal.IMPOSSIBLE, "a channel can only be banned or unbanned")
    return (Call(method=method, parameters={"chat_id": chat, "sender_chat_id": channel}),)


def _restriction(who: Parameters, *, allowed: bool, until: int | None = None) -> Call:
    parameters: dict[str, Any] = {
        **who,
        "permissions": dict.fromkeys(RIGHTS, allowed),
        "use_independent_chat_permissions": True,
    }
    if until is not None:
        parameters["until_date"] = until
    return Call(method="restrictChatMember", parameters=parameters)


def _until(until: datetime, now: datetime) -> int:
    """Give a moment that Telegram does not take for ever."""
    return int(min(max(until, now + SHORTEST_SPAN), now + LONGEST_SPAN).timestamp())
