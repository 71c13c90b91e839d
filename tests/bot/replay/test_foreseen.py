"""A report tells how often moderators would have been warned of a quarrel, and whether one came."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.replay.foreseen import SHOWN
from bot.replay.replay import Replayed
from bot.replay.report import page
from bot.replay.summary import summary
from bot.replay.terminal import show
from bot.replay.wording import Wording
from chat.case import Outcome
from chat.language import LANGUAGES
from chat.settings import GroupSettings
from tests.adapters.history.writing import telegram_message, written
from tests.bot.replay.conftest import Replay
from tests.bot.replay.history import TALK

HEATED = (
    "I have put the old text back.",
    "Why did you undo my work without a word? Who made you the boss?",
    "Because it was wrong, as I told you twice. You obviously never read it.",
    "You always do this. Stop deleting whatever you don't like. <b>Really</b>",
)
ATTACKS = ("You are an idiot, shut up.", "No, you shut up, you stupid moron.", "Get lost, you pathetic idiot.")


def quarrel(first: int, lines: tuple[str, ...]) -> list[dict[str, Any]]:
    """Give what two say to each other, a minute apart, each an answer to the last."""
    people = ({"from": "Ann", "from_id": "user91"}, {"from": "Bo", "from_id": "user92"})
    messages = []
    for place, text in enumerate(lines):
        answers = {"reply_to_message_id": first + place - 1} if place else {}
        messages.append(telegram_message(first + place, text=text, **people[place % 2], **answers))
    return messages


def history(path: Path, *talks: tuple[int, tuple[str, ...]]) -> Path:
    calm = {number: telegram_message(number, text=TALK[number % len(TALK)]) for number in range(1, 60)}
    for first, lines in talks:
        calm.update({message["id"]: message for message in quarrel(first, lines)})
    return written(path, [calm[number] for number in sorted(calm)])


@pytest.fixture(scope="module")
def heated(replayed: Replay, tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """A group with a talk that stays civil and, hours later, one that does not."""
    path = tmp_path_factory.mktemp("heated") / "result.json"
    return replayed(history(path, (60, HEATED), (400, (*HEATED, *ATTACKS))))


def test_warnings_are_counted_with_whether_it_came_to_a_quarrel(heated: Replayed) -> None:
    foreseen = heated.recording.foreseen
    assert (foreseen.count, foreseen.followed) == (2, 1)
    assert [each.followed for each in foreseen.cases] == [False, True]
    assert foreseen.quarrels >= 1
    assert foreseen.foreseen == foreseen.quarrels


def test_a_warning_is_no_question_about_a_message_and_concerns_nobody(heated: Replayed) -> None:
    recording = heated.recording
    assert recording.outcomes[Outcome.ASKED] == recording.foreseen.quarrels
    assert recording.outcomes[Outcome.ACTED] == 0
    assert "" not in recording.affected


def test_what_drove_it_is_shown_as_it_was_written(heated: Replayed) -> None:
    for each in heated.recording.foreseen.cases:
        assert {said.text for said in each.said} <= set(HEATED)
        assert {said.name for said in each.said} <= {"Ann", "Bo"}
        assert 1 <= len(each.said) <= 3


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_report_says_so_in_every_language_and_form(heated: Replayed, tag: str) -> None:
    wording = Wording(tag, heated.settings.general.zone)
    html = page(heated, wording)
    assert 'id="foreseen"' in html
    assert "&lt;b&gt;Really" in html
    assert "<b>Really" not in html
    console = Console(width=100, record=True, file=None, quiet=False, force_terminal=False)
    with console.capture() as printed:
        show(heated, wording, console)
    told = wording("report-foretold-followed")
    for text in (html, printed.get()):
        assert told in text
        assert "report-fore" not in text
    found = json.loads(json.dumps(summary(heated, wording)))["forecasts"]
    assert (found["count"], found["followed"]) == (2, 1)
    assert found["cases"][0]["drivers"][0]["text"]


def test_with_a_higher_limit_there_are_fewer_warnings(replayed: Replay, tmp_path: Path) -> None:
    done = replayed(history(tmp_path / "result.json", (60, HEATED)), GroupSettings({"forecast": {"risk": 0.999}}))
    assert done.recording.foreseen.count == 0
    assert 'id="foreseen"' not in page(done, Wording("en", done.settings.general.zone))


def test_another_limit_is_tried_beside(replayed: Replay, tmp_path: Path) -> None:
    path = history(tmp_path / "result.json", (60, HEATED))
    done = replayed(path, trial=GroupSettings({"forecast": {"risk": 0.999}}))
    wording = Wording("en", done.settings.general.zone)
    assert "With the other settings: 0 warnings, 0 of them" in page(done, wording)
    assert summary(done, wording)["difference"]["after"]["forecasts"]["count"] == 0
    same = replayed(path, trial=GroupSettings())
    assert "With the other settings: 0 warnings" not in page(same, wording)


def test_of_very_many_only_some_are_kept_and_all_are_counted(replayed: Replay, tmp_path: Path) -> None:
    talks = [(60 + 40 * number, HEATED) for number in range(SHOWN + 5)]
    done = replayed(history(tmp_path / "result.json", *talks))
    foreseen = done.recording.foreseen
    assert foreseen.count == SHOWN + 5
    assert len(foreseen.cases) == SHOWN
