"""The report as a page: one file without anything from elsewhere, that nothing in it can make run."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.history.notes import notes
from bot.replay.charts import flagged_over_time, found_by_detector
from bot.replay.checkup_page import checked_up
from bot.replay.recording import OUTCOMES, Recording
from bot.replay.replay import Replayed
from bot.replay.sample import REGULAR_FROM, Shown
from bot.replay.wording import Wording

_FOLDER: Final = Path(__file__).parent / "page"
_MEMBERS: Final = 15
_GROUPS: Final = 10
_NAMES: Final = 3


def write_report(replayed: Replayed, wording: Wording, path: Path) -> None:
    """Write the page; raises `OSError`."""
    path.write_text(page(replayed, wording), encoding="utf-8")


def page(replayed: Replayed, wording: Wording) -> str:
    """Give the page. Every text of a member is escaped; the policy in it lets only its own style and script run."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.jinja")
    return template.render(
        w=wording,
        outcomes=OUTCOMES,
        file=replayed.export.path.name,
        notes=notes(replayed.export),
        **_parts(),
        **_found(replayed, wording),
        **_difference(replayed, wording),
        **_groups(replayed, wording),
    )


def _parts() -> Mapping[str, Any]:
    """Give what the page brings along, with the hashes under which the policy lets it in."""
    style, script, lantern = (
        _FOLDER.joinpath(name).read_text("utf-8") for name in ("report.css", "report.js", "lantern.svg")
    )
    return {
        "style": Markup(style),  # noqa: S704 - our own files
        "script": Markup(script),  # noqa: S704
        "lantern": Markup(lantern),  # noqa: S704
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }


def _found(replayed: Replayed, wording: Wording) -> Mapping[str, Any]:
    recording = replayed.recording
    cases = sorted((case for sample in recording.samples.values() for case in sample.cases), key=_newest)
    detectors = dict.fromkeys(name for case in cases for name in case.detectors)
    return {
        "recording": recording,
        "period": _period(recording, wording),
        **_headline(recording, wording),
        "flagged": recording.outcomes.total() > 0,
        "over_time": flagged_over_time(recording, wording),
        "by_detector": found_by_detector(recording, wording),
        "outcome_legend": [(outcome, wording.outcome(outcome)) for outcome in OUTCOMES if recording.outcomes[outcome]],
        "cases": cases,
        "regulars": sum(case.is_regular and case.outcome in OUTCOMES[:2] for case in cases),
        "regular_from": REGULAR_FROM,
        "detectors": sorted(detectors, key=wording.detector),
        "foreseen": recording.foreseen,
        "foreseen_beside": replayed.foreseen_beside,
        "most_affected": recording.most_affected(_MEMBERS),
    }


def _difference(replayed: Replayed, wording: Wording) -> Mapping[str, Any]:
    changes = replayed.trial.changes if replayed.trial else {}
    known = replayed.settings.changes
    tried = [
        (section, field, value)
        for section, fields in changes.items()
        for field, value in fields.items()
        if known.get(section, {}).get(field) != value
    ]
    shown = ["difference"] if replayed.comparison else []
    recording = replayed.recording
    shown += ["found", *(["messages", "members"] if recording.outcomes.total() else [])]
    shown += [*(["foreseen"] if recording.foreseen.count or replayed.foreseen_beside else []), "health"]
    anchors = [(name, wording(f"report-to-{name}")) for name in shown]
    return {"comparison": replayed.comparison, "tried": tried, "anchors": anchors}


def _groups(replayed: Replayed, wording: Wording) -> Mapping[str, Any]:
    names = {chat.group: chat.name or chat.group for chat in replayed.export.chats}
    title = ", ".join(list(names.values())[:_NAMES]) + (" …" if len(names) > _NAMES else "")
    largest = sorted(replayed.checkup.groups, key=lambda group: -replayed.recording.groups[group])
    return {
        "title": title,
        "groups": names,
        "many": len(names) > 1,
        "health": [
            checked_up(names.get(group, group), replayed.checkup.groups[group].summary(), wording)
            for group in largest[:_GROUPS]
        ],
        "left_groups": len(largest[_GROUPS:]),
    }


def _period(recording: Recording, wording: Wording) -> str:
    return wording(
        "report-period",
        messages=wording.number(recording.messages),
        members=wording.number(recording.members),
        begin=wording.day(recording.begin),
        end=wording.day(recording.end),
    )


def _headline(recording: Recording, wording: Wording) -> Mapping[str, Any]:
    acted, asked, _ = (recording.outcomes[outcome] for outcome in OUTCOMES)
    alone = max(0, recording.messages - acted - asked)
    said = {"messages": recording.messages, "acted": acted, "asked": asked, "alone": alone}
    share = wording.number(1000 * alone / recording.messages if recording.messages else 0)
    return {
        "headline": wording("report-headline", **{name: wording.number(count) for name, count in said.items()}),
        "alone": alone,
        "alone_share": wording("report-per-thousand", share=share),
    }


def _newest(case: Shown) -> tuple[float, str]:
    return -case.at.timestamp(), case.case


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
