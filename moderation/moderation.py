"""Moderation: the rule that judges messages and names, and says what follows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Final

from pydantic import Field

from chat.actions import Action, DeleteMessage, SendMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Stage, Step, Verdict
from chat.context import Context
from chat.events import (
    Calibrated,
    Event,
    MemberChanged,
    MemberJoined,
    MessageEdited,
    MessagePosted,
    MessageSeenAgain,
    PicturesSeen,
)
from chat.message import Message
from chat.people import Kind, Role, Standing
from chat.records import KeepCalibration, NoteScore, OpenCase
from chat.rule import Rule
from chat.words import Words
from moderation.breaker import after
from moderation.card import card
from moderation.case_id import case_id
from moderation.chances import chance
from moderation.copies import copies_here, told_of
from moderation.detectors import DETECTORS
from moderation.detectors.names import Names
from moderation.detectors.own import Own
from moderation.growing import adds_nothing, case_to_grow, shown_for
from moderation.limits import is_scored, limits_in, read_by
from moderation.newcomers import is_new
from moderation.pictured import found_apart
from moderation.sanctions import delete, delete_whole, enact, sanction_of
from moderation.softening import graded, softened, worth_telling
from moderation.weighing import Limits, weigh

_QUIET: Final = {
    Label.SPAM: timedelta(minutes=1),
    Label.FLOOD: timedelta(minutes=1),
    Label.ABUSE: timedelta(minutes=1),
    Label.CONFLICT: timedelta(minutes=10),
}
"""How long one case about a member speaks for what follows: no second card, no second sanction."""


class Moderation(Rule):
    """Removes what is surely unwelcome, asks the moderators about what may be, and leaves the rest alone."""

    section = "moderation"

    review_above: float = Field(0.6, ge=0.05, le=1, description="Score from which a moderator is asked.")
    remove_above: float = Field(0.9, ge=0.05, le=1, description="Score from which the bot acts by itself.")

    wrong_per_1000: float = Field(
        1, ge=0.1, le=100, description="Wrong removals among 1,000 messages that are acceptable; the limits follow."
    )

    def limits(self, context: Context) -> Limits:
        """Give the limits, for weighing; the bot never acts where it would not even ask."""
        own = Limits(review_above=self.review_above, remove_above=max(self.review_above, self.remove_above))
        return limits_in(context, section=self.section, own=own, wrong_per_1000=self.wrong_per_1000)

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Judge what was posted or edited, and the name of who joined or has another; a raid has a card of its own."""
        if isinstance(event, Calibrated):
            return self._calibrated(event, context)
        if isinstance(event, MessageSeenAgain) and context.recent.find(event.message.id) is None:
            return ()
        if isinstance(event, MessagePosted | MessageEdited):
            message = event.message
        elif (isinstance(event, MemberChanged) and event.renamed) or (
            isinstance(event, MemberJoined) and context.door.lock(context.now) is None
        ):
            message = Message(id="", group=event.group, author=event.member, at=event.at)
        else:
            return ()
        if context.recent.is_broken(message) and not message.author.protected:
            return delete_whole(message, context, reason=Words("album-part"))
        verdict = judge(message, context)
        if isinstance(event, PicturesSeen) and adds_nothing(message, verdict, context):
            return ()
        follows = self._noted if verdict.step is Step.NONE else self._acted
        return chain(_scored(event, message, verdict, context), follows(event, message, verdict, context))

    def _calibrated(self, event: Calibrated, context: Context) -> Iterable[Action]:
        """Go by the new calibration, and tell the moderators when the group was found to talk otherwise."""
        counted, before = event.calibration, context.calibration
        reason = Words("calibrated", seen=counted.seen)
        yield KeepCalibration(group=event.group, reason=reason, calibration=counted, before=before)
        known = before.drifted_at if before else None
        office = context.settings.general.moderators
        if office and counted.drifted_at is not None and counted.drifted_at != known:
            yield SendMessage(group=office, reason=reason, text=Words("calibrated-drift", seen=counted.seen))

    def _acted(self, event: Event, message: Message, verdict: Verdict, context: Context) -> Iterable[Action]:
        """Open the case, with what follows from it; what one burst brings is one card."""
        before = case_to_grow(event, message, context)
        again = before is None and _again(verdict.label, context)
        asked = verdict.step is Step.ASK
        if again and asked and verdict.label is Label.CONFLICT:
            return
        case = self._case(event, message, verdict, context, Outcome.ASKED if asked else Outcome.ACTED)
        case = replace(case, id=before.id, opened_at=before.opened_at) if before else case
        actions = () if asked else self._actions(case, again, context)
        reason = _reason(case)
        yield OpenCase(group=event.group, reason=reason, case=case, actions=actions, grown=before is not None)
        yield from actions
        yield from after(case, context)
        told = again or (not asked and told_of(case.receipt, context))
        if not told and (office := context.settings.general.moderators):
            yield shown_for(before, card(case, actions, context, office=office, reason=reason))

    def _actions(self, case: Case, again: bool, context: Context) -> tuple[Action, ...]:
        """Give what is done about a case; the same trouble within a minute is only deleted.

        What holds for a campaign holds for the copies that stand already.
        The member is told of a warning, and of what cannot be deleted.
        """
        message, reason = case.receipt.message, _reason(case)
        copies = [each for copy in copies_here(case.receipt, context) for each in delete(copy, context, reason=reason)]
        if again:
            return (*delete_whole(message, context, reason=reason), *copies)
        rung = sanction_of(message, case.receipt.verdict.label, context)
        actions = enact(message, rung, context, case=case.id, reason=reason)
        if rung.told or not any(isinstance(each, DeleteMessage) for each in actions):
            return (*actions, *copies, _notice(case, context, reason))
        return (*actions, *copies)

    def _noted(self, event: Event, message: Message, verdict: Verdict, context: Context) -> Iterable[Action]:
        """Keep a case of what detectors in shadow would have brought up, so that moderators can judge the detectors."""
        hidden = [each for each in verdict.findings if each.stage is Stage.SHADOW]
        if not hidden:
            return
        would = weigh([replace(each, stage=Stage.ENFORCE) for each in verdict.findings], self.limits(context))
        if would.label is Label.OK or _again(would.label, context):
            return
        noted = replace(verdict, label=would.label, score=would.score)
        case = self._case(event, message, noted, context, Outcome.NOTED)
        yield OpenCase(group=event.group, reason=_reason(case), case=case)

    def _case(self, event: Event, message: Message, verdict: Verdict, context: Context, outcome: Outcome) -> Case:
        limits = self.limits(context).of(verdict.label)
        receipt = Receipt(
            message=message.without_vector(),
            verdict=verdict,
            review_above=limits.review_above,
            remove_above=limits.remove_above,
            model=context.model,
            settings=context.settings.version,
            dry_run=context.settings.general.dry_run,
        )
        return Case(id=case_id(event.id), opened_at=context.now, receipt=receipt, outcome=outcome)


def _scored(event: Event, message: Message, verdict: Verdict, context: Context) -> Iterator[Action]:
    """Note of some messages how they score, as though newcomers had written them: removals mostly meet newcomers."""
    if not isinstance(event, MessagePosted) or not is_scored(event.id, context):
        return
    if message.author.protected or context.standing.role >= Role.MODERATOR or not message.reading.folded:
        return
    if message.author.kind is Kind.STRANGE_BOT:  # how bots talk says nothing of how the group does
        return
    if not is_new(message.author, context):
        verdict = judge(message, replace(context, standing=Standing(member=message.author.id)))
    yield NoteScore(
        group=event.group,
        reason=_NOTED,
        message=message.id,
        author=message.author.id,
        at=message.at,
        score=verdict.scores[Label.SPAM.value],
        chance=chance(message.reading, Label.SPAM.value),
        read_by=read_by(context, _SECTIONS),
        vector=message.reading.vector,
    )


_NOTED: Final = Words("score-noted")
_SECTIONS: Final = tuple(kind.section for kind in DETECTORS)


def judge(message: Message, context: Context) -> Verdict:
    """Give the verdict on a message that has been read; one without id is somebody joining, judged by name alone.

    Staff, bots and the linked channel are not judged.
    """
    if message.author.protected or context.standing.role >= Role.MODERATOR:
        return _NOTHING
    if context.taught is not None and not context.settings[Own].enabled:
        context = replace(context, taught=None)
    findings = found_apart(message, context, lambda form: _look(form, context))
    if not findings:
        return (
            replace(_NOTHING, scores=graded(_NOTHING.scores, message, context)) if message.reading.scores else _NOTHING
        )
    verdict = weigh(softened(findings, message, context), context.settings[Moderation].limits(context))
    scores = graded(verdict.scores, message, context) if message.reading.scores else verdict.scores
    verdict = replace(verdict, scores=scores, findings=worth_telling(verdict.findings))
    if verdict.step is not Step.DELETE:
        return verdict
    if not message.id:
        return replace(verdict, step=Step.ASK)
    return replace(verdict, step=sanction_of(message, verdict.label, context).step)


_NOTHING: Final = weigh((), Limits(review_above=1.0, remove_above=1.0))


def _look(message: Message, context: Context) -> list[Finding]:
    found = []
    for kind in DETECTORS if message.id else (Names,):
        detector = context.settings[kind]
        if detector.enabled and (finding := detector.look(message, context)) is not None:
            found.append(finding)
    return found


def _again(label: Label, context: Context) -> bool:
    """Tell whether a case of this label was opened about the member a moment ago."""
    standing = context.standing
    if standing.last_case != label.value or standing.last_case_at is None:
        return False
    return timedelta() <= context.now - standing.last_case_at < _QUIET[label]


def _reason(case: Case) -> Words:
    verdict = case.receipt.verdict
    return Words("case-reason", label=Words(f"label-{verdict.label}"), score=verdict.score, case=case.id)


def _notice(case: Case, context: Context, reason: Words) -> SendMessage:
    """Say one short line to the group about what happened, cleaned up after a while."""
    message, label = case.receipt.message, case.receipt.verdict.label
    seconds = context.settings.general.notice_seconds
    return SendMessage(
        group=message.group,
        reason=reason,
        text=Words(f"notice-{label}", name=message.author.name),
        key=f"notice:{case.id}",
        thread=message.thread,
        expires=timedelta(seconds=seconds) if seconds else None,
    )
