"""The report for machines: everything in it as JSON values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import msgspec

from adapters.history.notes import notes
from bot.replay.comparison import Comparison
from bot.replay.foreseen import Foreseen
from bot.replay.recording import OUTCOMES, Recording
from bot.replay.replay import Replayed
from bot.replay.sample import Shown
from bot.replay.wording import Wording
from chat.case import Label
from engagement.health_summary import HealthSummary

_MEMBERS: Final = 100


def summary(replayed: Replayed, wording: Wording) -> dict[str, Any]:
    """Give the whole report; counts are complete, cases are those the samples kept."""
    export, recording = replayed.export, replayed.recording
    return {
        "file": str(export.path),
        "groups": [
            {"id": chat.group, "name": chat.name, "network": chat.network, "messages": recording.groups[chat.group]}
            for chat in export.chats
        ],
        **_counts(recording),
        "forecasts": _foreseen(recording.foreseen),
        "most_affected": [
            {
                "id": member,
                "name": affected.name,
                "messages": recording.written[affected.group, member],
                **{str(outcome): affected.outcomes[outcome] for outcome in OUTCOMES},
            }
            for member, affected in recording.most_affected(_MEMBERS)
        ],
        "cases": [_case(case, wording) for outcome in OUTCOMES for case in recording.samples[outcome].cases],
        "notes": [{"key": note.key, "text": wording.say(note), **note.values} for note in notes(export)],
        "health": {group: _health(health.summary(), wording) for group, health in replayed.checkup.groups.items()},
        "flaws": [{"message": flaw.number, "byte": flaw.at, "id": flaw.id} for flaw in export.flaws],
        "difference": _difference(replayed.comparison, wording) if replayed.comparison else None,
    }


def _counts(recording: Recording) -> dict[str, Any]:
    return {
        "messages": recording.messages,
        "members": recording.members,
        "begin": recording.begin.isoformat() if recording.begin else None,
        "end": recording.end.isoformat() if recording.end else None,
        "silenced": recording.silenced,
        "outcomes": {str(outcome): recording.outcomes[outcome] for outcome in OUTCOMES},
        "per_thousand": {str(outcome): round(recording.per_thousand(outcome), 3) for outcome in OUTCOMES},
        "labels": {
            str(label): {str(outcome): recording.labels[label, outcome] for outcome in OUTCOMES}
            for label in Label
            if label is not Label.OK
        },
        "detectors": {
            name: {str(outcome): recording.detectors[name, outcome] for outcome in OUTCOMES}
            for name in sorted({name for name, _ in recording.detectors})
        },
    }


def _foreseen(foreseen: Foreseen) -> dict[str, Any]:
    return {
        "count": foreseen.count,
        "followed": foreseen.followed,
        "quarrels": foreseen.quarrels,
        "quarrels_foreseen": foreseen.foreseen,
        "cases": [
            {
                "case": each.case,
                "group": each.group,
                "at": each.at.isoformat(),
                "risk": each.risk,
                "followed": each.followed,
                "drivers": [
                    {"member": {"id": said.member, "name": said.name}, "at": said.at.isoformat(), "text": said.text}
                    for said in each.said
                ],
            }
            for each in foreseen.cases
        ],
    }


def _case(case: Shown, wording: Wording) -> dict[str, Any]:
    return {
        "case": case.case,
        "event": case.event,
        "group": case.group,
        "at": case.at.isoformat(),
        "member": {"id": case.member, "name": case.name, "messages_before": case.before},
        "text": case.text,
        "outcome": str(case.outcome),
        "label": str(case.label),
        "score": round(case.score, 4),
        "action": str(case.step),
        "findings": [
            {
                "detector": finding.detector,
                "label": str(finding.label),
                "score": round(finding.score, 4),
                "reason": wording.say(finding.reason),
            }
            for finding in case.findings
        ],
    }


def _difference(comparison: Comparison, wording: Wording) -> dict[str, Any]:
    return {
        "changed": comparison.changed,
        "after": {**_counts(comparison.after), "forecasts": _foreseen(comparison.after.foreseen)},
        **{
            str(change).replace("-", "_"): {
                "count": sample.count,
                "members": _members(comparison.members[change], comparison),
                "cases": _cases(sample.cases, wording),
            }
            for change, sample in comparison.samples.items()
        },
    }


def _health(health: HealthSummary, wording: Wording) -> dict[str, Any]:
    numbers: dict[str, Any] = msgspec.to_builtins(replace(health, diagnosis=(), median_response=None))
    diagnosis = [
        {part: wording.say(getattr(each, part)) for part in ("finding", "meaning", "advice")}
        for each in health.diagnosis
    ]
    response = health.median_response.total_seconds() if health.median_response is not None else None
    return {**numbers, "median_response": response, "diagnosis": diagnosis}


def _members(counted: Counter[str], comparison: Comparison) -> list[dict[str, Any]]:
    return [
        {"id": member, "name": comparison.names[member], "messages": count}
        for member, count in counted.most_common(_MEMBERS)
    ]


def _cases(cases: Iterable[Shown], wording: Wording) -> list[dict[str, Any]]:
    return [_case(case, wording) for case in cases]
