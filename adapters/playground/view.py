"""View: the chat as JSON for the page."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from adapters.playground.cast.director import Director
from adapters.playground.cast.scenes import STORY
from adapters.playground.people import LOBBY, Account
from adapters.playground.posts import AccountChanged, Change, Post, PostChanged
from adapters.playground.wishes import EMOJI
from adapters.playground.world import World
from chat.commands import CommandSpec
from chat.language import Language
from chat.records import Json

Frame: TypeAlias = "dict[str, Json]"


def everything(world: World, director: Director, commands: Sequence[CommandSpec], speech: Language) -> Frame:
    """Give the whole page as it stands."""
    return {
        "kind": "welcome",
        "accounts": [account(each) for each in world.accounts.values()],
        "posts": [post(each) for each in world.posts.values()],
        "commands": [command(each, speech) for each in commands],
        "emoji": list(EMOJI),
        "scenes": list(STORY),
        "play": play(director, speech),
    }


def changed(change: Change) -> Frame:
    """Give one change of the chat."""
    if isinstance(change, PostChanged):
        return {"kind": "post", "post": post(change.post)}
    if isinstance(change, AccountChanged):
        return {"kind": "account", "account": account(change.account)}
    return {"kind": "removed", "id": change.post.id, "reason": change.reason}


def play(director: Director, speech: Language) -> Frame:
    """Give where the play stands, and what the guide says."""
    return {
        "kind": "play",
        "state": director.state.value,
        "scene": director.scene,
        "guide": speech.say(director.guide),
    }


def post(post: Post) -> Frame:
    """Give one message."""
    return {
        "id": post.id,
        "chat": "lobby" if post.chat == LOBBY else "office",
        "author": post.author.id,
        "name": post.author.name,
        "at": post.at.isoformat(),
        "text": post.text,
        "reply_to": post.reply_to,
        "edited": post.edited_at is not None,
        "to": post.to,
        "buttons": [{"label": button.label, "command": button.command} for button in post.buttons],
        "picture": f"/pictures/{post.id}.png?{post.edits}" if post.picture else "",
        "pinned": post.pinned,
        "reactions": {emoji: list(who) for emoji, who in post.reactions.items()},
    }


def account(account: Account) -> Frame:
    """Give one account."""
    member = account.member
    return {
        "id": member.id,
        "name": member.name,
        "username": member.username,
        "kind": member.kind.value,
        "role": int(member.role),
        "face": account.face,
        "tone": account.tone,
        "part": account.part,
        "playable": account.playable,
        "present": account.present,
        "muted_until": _moment(account.muted_until),
        "banned": account.banned,
        "banned_until": _moment(account.banned_until),
    }


def command(spec: CommandSpec, speech: Language) -> Frame:
    """Give one command for the menu."""
    return {"name": spec.name, "usage": spec.usage, "role": int(spec.role), "summary": speech.say(spec.summary)}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
