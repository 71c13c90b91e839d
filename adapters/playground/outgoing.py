"""Outgoing: chat actions as changes of the chat."""

from base64 import b64encode
from dataclasses import replace

from adapters.playground.people import CHATS, INNKEEPER, Account
from adapters.playground.posts import Post, Press
from adapters.playground.world import World
from chat.actions import (
    Ban,
    Button,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.gestures import DirectMessage, PinMessage, React, UnpinMessage, Unreact
from chat.language import Language
from chat.people import GroupId, Member, Role
from chat.platform import PlatformError, Refusal
from chat.words import Text

LONGEST = 4096


def do(action: ChatAction, world: World, language: Language) -> str:
    """Do one action; give the id of the message it made, or an empty string. Raises `PlatformError`."""
    if action.group not in CHATS:
        raise PlatformError(Refusal.IMPOSSIBLE, f"the playground has no chat {action.group}")
    match action:
        case SendMessage():
            return _send(action, world)
        case EditMessage():
            _edit(action, world)
        case Retract():
            world.remove(_own(action.message, action, world).id, "")
        case DeleteMessage():
            _delete(action, world, language)
        case Mute() | Unmute() | Ban() | Unban() | Kick():
            _move(action, world)
        case PinMessage() | UnpinMessage():
            post = _standing(action.message, action.group, world)
            world.put(replace(post, pinned=isinstance(action, PinMessage)))
        case React() | Unreact():
            _react(action, world)
        case DirectMessage(member=member, text=text, key=key):
            alone = SendMessage(group=action.group, reason=action.reason, text=text, to=member.id, key=key)
            return _send(alone, world)
        case _:
            raise PlatformError(Refusal.IMPOSSIBLE, f"the playground cannot do {type(action).__name__}")
    return ""


def _send(action: SendMessage, world: World) -> str:
    """Post as the bot; what has its key already stands, so a repeated send posts nothing."""
    again = world.keys.get((action.group, action.key)) if action.key else None
    if again is not None:
        return again
    if action.to and action.to not in world.accounts:
        raise PlatformError(Refusal.IMPOSSIBLE, "there is no such member to tell")
    answered = world.posts.get(action.reply_to)
    post = Post(
        id=str(world.book.number()),
        chat=action.group,
        author=INNKEEPER.member,
        at=world.clock(),
        text=_said(action.text),
        reply_to=answered.id if answered and answered.chat == action.group else "",
        key=action.key,
        to=action.to,
        buttons=_buttons(action.buttons),
        picture=_picture(action),
    )
    return world.put(post).id


def _edit(action: EditMessage, world: World) -> None:
    old = _own(action.message, action, world)
    text, buttons = _said(action.text), _buttons(action.buttons)
    new = replace(old, text=text, buttons=buttons, picture=_picture(action) or old.picture)
    world.put(replace(new, edited_at=world.clock(), edits=old.edits + 1))


def _delete(action: DeleteMessage, world: World, language: Language) -> None:
    world.remove(_standing(action.message, action.group, world).id, language.say(action.reason))


def _react(action: React | Unreact, world: World) -> None:
    post = _standing(action.message, action.group, world)
    others = tuple(each for each in post.reactions.get(action.emoji, ()) if each != INNKEEPER.id)
    who = (*others, INNKEEPER.id) if isinstance(action, React) else others
    given = {**post.reactions, action.emoji: who}
    world.put(replace(post, reactions={emoji: members for emoji, members in given.items() if members}))


def _standing(message: str, chat: GroupId, world: World) -> Post:
    """Give a message that stands in a chat."""
    post = world.posts.get(message)
    if post is None or post.chat != chat:
        raise PlatformError(Refusal.GONE, "the message is not there any more")
    return post


def _move(action: Mute | Unmute | Ban | Unban | Kick, world: World) -> None:
    account = _account(action.member, world)
    if isinstance(action, Mute | Ban | Kick) and account.member.role >= Role.MODERATOR:
        raise PlatformError(Refusal.FORBIDDEN, "the member is staff of the chat")
    match action:
        case Mute(until=until):
            if until > world.clock():
                world.keep(replace(account, muted_until=until))
        case Unmute():
            world.keep(replace(account, muted_until=None))
        case Ban(until=until):
            if until is None or until > world.clock():
                world.keep(replace(account, banned=True, banned_until=until, present=False))
        case Unban():
            world.keep(replace(account, banned=False, banned_until=None))
        case Kick():
            world.keep(replace(account, present=False))


def _account(member: Member, world: World) -> Account:
    account = world.accounts.get(member.id)
    if account is None:
        raise PlatformError(Refusal.IMPOSSIBLE, "there is no such member")
    return account


def _own(message: str, action: EditMessage | Retract, world: World) -> Post:
    """Give the bot's post of that id, or of that key where no id is known."""
    post = _standing(message or world.keys.get((action.group, action.of), ""), action.group, world)
    if post.author.id != INNKEEPER.id:
        raise PlatformError(Refusal.FORBIDDEN, "the message is somebody else's")
    return post


def _said(text: Text) -> str:
    if not isinstance(text, str):
        raise PlatformError(Refusal.IMPOSSIBLE, "the text has not been put into a language")
    if not text.strip():
        raise PlatformError(Refusal.IMPOSSIBLE, "the text is empty")
    if len(text) > LONGEST:
        raise PlatformError(Refusal.IMPOSSIBLE, f"the text has {len(text)} characters, {LONGEST} are possible")
    return text


def _buttons(buttons: tuple[Button, ...]) -> tuple[Press, ...]:
    return tuple(Press(label=_said(button.label), command=button.command) for button in buttons)


def _picture(action: SendMessage | EditMessage) -> str:
    return b64encode(action.picture.png).decode("ascii") if action.picture is not None else ""
