"""Journal entries: who did what, when and why. What holds message text is not in them, for they are never changed."""

from collections.abc import Iterator
from typing import Any

from chat.actions import (
    Action,
    ApproveJoin,
    Ban,
    DeclineJoin,
    DeleteMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Unban,
    Unmute,
)
from chat.decision import Decision
from chat.events import ButtonPressed, CommandCalled
from chat.people import MemberId
from chat.records import (
    AddWarning,
    ChangeSetting,
    CloseCase,
    CountTopic,
    EndWatch,
    FileReport,
    KeepCalibration,
    KeepHead,
    KeepPause,
    KeepWatch,
    OpenCase,
    RemoveWarning,
    Teach,
    TrustMember,
    Unteach,
)
from chat.wire import dump
from storage.payload import numbers_only

BOT = ""
"""Who did what the bot did by itself."""


def journal_rows(decision: Decision) -> Iterator[dict[str, Any]]:
    """Give the journal rows of a decision. Points have a ledger of their own, posts the outbox."""
    for action in decision.actions:
        told = _about(action)
        if told is None:
            continue
        about, details = told
        yield {
            "group_id": action.group,
            "at": decision.event.at,
            "kind": type(action).__name__,
            "who": _who(decision, action),
            "about": about,
            "event_id": decision.event.id,
            "words": dump(numbers_only(action.reason) if isinstance(action, OpenCase) else action.reason),
            "details": details,
        }


def _who(decision: Decision, action: Action) -> MemberId:
    match action, decision.event:
        case ((CloseCase() | ChangeSetting() | Teach()), _):
            return action.by.id
        case FileReport(), _:
            return action.by
        case _, (CommandCalled() | ButtonPressed()) as called:
            return called.by.id
        case _:
            return BOT


def _about(action: Action) -> tuple[str, dict[str, Any]] | None:
    """Give what an action is about, and what else should be known of it; nothing for what is not journaled."""
    match action:
        case OpenCase():
            verdict = action.case.receipt.verdict
            return action.case.id, {"label": verdict.label, "step": verdict.step, "score": verdict.score}
        case CloseCase():
            return action.case, {"outcome": action.outcome}
        case ChangeSetting():
            return f"{action.section}.{action.field}", {"before": action.before, "value": action.value}
        case Teach():
            return action.sample, {"label": action.label}
        case Unteach():
            return action.sample, {}
        case CountTopic():
            return action.topic, {"post": action.post}
        case FileReport():
            return action.message.id, {"author": action.message.author.id}
        case KeepCalibration() | KeepHead() | KeepPause():
            return _about_state(action)
        case _:
            return _about_member(action)


def _about_state(action: KeepCalibration | KeepHead | KeepPause) -> tuple[str, dict[str, Any]]:
    match action:
        case KeepCalibration(calibration=counted):
            return "budget", {"seen": counted.seen if counted else 0, "read_by": counted.read_by if counted else ""}
        case KeepHead(head=head):
            known = {"version": head.version, "spam": head.spam, "fine": head.fine} if head else {}
            return "lessons", known
        case KeepPause(pause=pause):
            return "removal", {"cause": pause.cause, "until": pause.until.isoformat()} if pause else {}


def _about_member(action: Action) -> tuple[str, dict[str, Any]] | None:
    match action:
        case AddWarning():
            return action.member.id, {"warning": action.warning, "until": action.until.isoformat()}
        case RemoveWarning():
            return action.member.id, {"warning": action.warning}
        case TrustMember():
            return action.member.id, {"trusted": action.trusted}
        case DeleteMessage():
            return action.author.id, {"message": action.message}
        case Mute() | Ban():
            return action.member.id, {"until": action.until.isoformat() if action.until else None}
        case Kick() | Unmute() | Unban() | ApproveJoin() | DeclineJoin():
            return action.member.id, {}
        case LockDoor() | OpenDoor():
            return "door", {"until": action.until.isoformat()}
        case KeepWatch(watch=watch) | EndWatch(watch=watch):
            about = watch.member.id if watch.member else "door"
            return about, {"watch": watch.id, "until": watch.until.isoformat(), "failures": watch.failures}
        case _:
            return None
