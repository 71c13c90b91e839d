"""/undo: take back one case whole, or all that one detector did since a time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.commands.arguments import duration
from bot.commands.command import Call, Command, UsageError
from bot.commands.learning import Learning, from_case, unlearn
from bot.commands.pausing import after_overturning
from bot.commands.target import case_in
from bot.commands.undoing import OPEN, followers, lasting_words, undo
from bot.commands.which import case_meant
from chat.actions import Action
from chat.case import Case, Label, Outcome, Stage
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import KeepHead
from chat.words import Words
from moderation.detectors import DETECTORS
from storage.views import cases

PAGE: Final = 100
MOST_AT_ONCE: Final = 500
"""Cases that are undone by one call; those after them need another one."""

SINCE: Final = frozenset({"since", "自", "过去", "過去"})
LONGEST_SINCE: Final = timedelta(days=90)


class Undo(Command):
    """Takes a case back whole, by its id or by reply; or everything a detector did since a time."""

    spec = CommandSpec(
        name="undo",
        role=Role.MODERATOR,
        usage="case | detector since duration",
        example="/undo K7F3QM2A",
        aliases=("撤销", "撤銷"),
    )

    more = "more than one case: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """One case is a moderator's; everything a detector did is an admin's."""
        return Role.ADMIN if len(arguments) > 1 and not case_in(arguments[0]) else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Undo one or many, and say what could not be undone."""
        words = call.arguments.lower().split()
        if len(words) > 1 and not case_in(words[0]):
            return await self._many(call, words)
        file = await case_meant(call)
        case = file.case
        if case.outcome not in OPEN:
            raise UsageError(Words(f"undo-{case.outcome}", case=case.id), example=False)
        followed = await followers(call, case)
        actions, lasting = await _undo_all(call, [case, *followed])
        said = [Words("undone-burst", case=case.id, count=len(followed)) if followed else Words("undone", case=case.id)]
        learning = await _learning(call, case)
        rest = await after_overturning(call, [case], Outcome.UNDONE)
        return [*actions, *learning.actions, *rest, call.answer((*said, *lasting_words(lasting), *learning.said))]

    async def _many(self, call: Call, words: Sequence[str]) -> Sequence[Action]:
        detectors = [kind.section for kind in DETECTORS]
        if words[0] not in detectors:
            raise UsageError(Words("undo-no-detector", detectors=", ".join(detectors)))
        span = duration("".join(word for word in words[1:] if word not in SINCE))
        if span is None or span > LONGEST_SINCE:
            raise UsageError(Words("undo-since", detector=words[0]), example=False)
        found = await self._by_detector(call, words[0], span)
        confirmed = sum(case.outcome is Outcome.CONFIRMED for case in found)
        acted = [case for case in found if case.outcome is Outcome.ACTED]
        actions, lasting = await _undo_all(call, acted)
        said = [Words("undone-many", count=len(acted), detector=words[0])]
        if confirmed:
            said.append(Words("undone-confirmed", count=confirmed))
        if lasting:
            said.append(Words("undone-lasting", count=len(lasting)))
        forgotten = [each for each in await unlearn(call, [case.id for case in acted]) if isinstance(each, KeepHead)]
        rest = await after_overturning(call, acted, Outcome.UNDONE)
        return [*actions, *forgotten, *rest, call.answer(tuple(said))]

    async def _by_detector(self, call: Call, detector: str, span: timedelta) -> list[Case]:
        """Give the cases since then that the detector had a part in, newest first."""
        since, before = call.context.now - span, None
        seen: dict[str, Case] = {}
        while True:
            page = await cases.cases(call.store.database, call.group, limit=PAGE, before=before, outcomes=OPEN)
            new = [case for case in page if case.id not in seen and case.opened_at >= since]
            seen |= {case.id: case for case in new}
            if not new:
                break
            before = new[-1].opened_at + timedelta(microseconds=1)
        return [case for case in seen.values() if _had_a_part(case, detector)][:MOST_AT_ONCE]


async def _learning(call: Call, case: Case) -> Learning:
    """Learn that the case was none; where that cannot be learnt, at least go on without what it had taught."""
    learning = await from_case(call, case, Label.OK)
    if learning.actions:
        return learning
    left = [each for each in await unlearn(call, [case.id]) if isinstance(each, KeepHead)]
    return Learning(actions=tuple(left), said=learning.said)


async def _undo_all(call: Call, undoing: Sequence[Case]) -> tuple[list[Action], list[Action]]:
    """Give what takes the cases back, the newest first, and what of them has no inverse."""
    actions: list[Action] = []
    lasting: list[Action] = []
    for case in sorted(undoing, key=lambda each: each.opened_at, reverse=True):
        file = await cases.case(call.store.database, call.group, case.id)
        if file is not None:
            taken_back, back = await undo(call, file)
            actions += taken_back
            lasting += back.lasting
    return actions, lasting


def _had_a_part(case: Case, detector: str) -> bool:
    """Tell whether the detector's finding was one of those that the case was made on."""
    verdict = case.receipt.verdict
    return any(
        finding.detector == detector and finding.label is verdict.label and finding.stage is not Stage.SHADOW
        for finding in verdict.findings
    )
