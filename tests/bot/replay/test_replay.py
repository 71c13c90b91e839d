"""A history through the whole pipeline."""

import json
from pathlib import Path

import pytest

from bot.replay.comparison import Change
from bot.replay.replay import Replayed
from chat.case import Outcome
from chat.settings import GroupSettings
from tests.adapters.history.writing import sample, telegram_message, written
from tests.bot.replay.conftest import Replay
from tests.bot.replay.history import ADVERT, advert, history, talk


def test_what_would_be_removed_is_told_and_the_talk_is_left_alone(garden: Replayed) -> None:
    recording = garden.recording
    assert recording.messages == 106
    assert recording.outcomes[Outcome.ACTED] == 3
    assert {case.text for case in recording.samples[Outcome.ACTED].cases} == {ADVERT}
    assert [affected.name for _, affected in recording.most_affected(9)] == ["Seller 900", "Seller 901", "Seller 902"]


def test_every_case_has_its_reasons(garden: Replayed) -> None:
    for case in garden.recording.samples[Outcome.ACTED].cases:
        assert case.reasons
        assert case.score >= 0.9
        assert case.before == 0


def test_other_settings_are_compared_in_the_same_pass(garden: Replayed) -> None:
    comparison = garden.comparison
    assert comparison is not None
    assert comparison.samples[Change.LET_GO].count + comparison.samples[Change.SOFTER].count == 3
    assert comparison.samples[Change.CAUGHT].count == 0
    assert comparison.changed == 3


def test_the_same_settings_change_nothing(replayed: Replay, tmp_path: Path) -> None:
    done = replayed(history(tmp_path / "result.json"), trial=GroupSettings())
    assert done.comparison is not None
    assert done.comparison.changed == 0


def test_two_replays_of_one_history_are_the_same(replayed: Replay, tmp_path: Path) -> None:
    path = history(tmp_path / "result.json")
    first, second = (replayed(path).recording for _ in range(2))
    assert first.outcomes == second.outcomes
    assert first.samples[Outcome.ACTED].cases == second.samples[Outcome.ACTED].cases


def test_removed_messages_are_not_part_of_the_group_health(garden: Replayed) -> None:
    (health,) = (each.summary() for each in garden.checkup.groups.values())
    assert health.messages == 103
    assert health.removed == {"spam": 3}


def test_settings_hold_for_every_group_of_an_export(replayed: Replay, tmp_path: Path) -> None:
    chats = [
        {"name": name, "type": "private_group", "id": number, "messages": [_advert_in(number)]}
        for number, name in ((1, "North"), (2, "South"))
    ]
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"chats": {"about": "", "list": chats}}), encoding="utf-8")
    settings = GroupSettings({"moderation": {"enabled": False}})
    assert replayed(path).recording.outcomes.total() == 2
    assert replayed(path, settings).recording.outcomes.total() == 0


def test_a_seller_who_has_long_been_a_regular_is_marked_as_one(replayed: Replay, tmp_path: Path) -> None:
    messages = [message | {"from_id": "user77", "from": "Rosa"} for message in talk(60)]
    messages.append(telegram_message(70, text=ADVERT) | {"from_id": "user77", "from": "Rosa"})
    recording = replayed(written(tmp_path / "result.json", messages)).recording
    (case,) = [case for sampled in recording.samples.values() for case in sampled.cases]
    assert case.before == 60
    assert case.is_regular


def test_messages_that_a_mute_would_have_prevented_are_counted(replayed: Replay, tmp_path: Path) -> None:
    messages = [*talk(3), *(advert(number, 900) for number in range(10, 15))]
    recording = replayed(written(tmp_path / "result.json", messages)).recording
    assert recording.silenced == 4


def test_a_discord_export_is_replayed_too(replayed: Replay) -> None:
    done = replayed(sample("discord_channel"))
    assert done.recording.messages == 4
    assert [chat.name for chat in done.export.chats] == ["Kite Club #general"]


def test_an_empty_group_gives_an_empty_report(replayed: Replay, tmp_path: Path) -> None:
    done = replayed(written(tmp_path / "result.json", []))
    assert (done.recording.messages, done.recording.outcomes.total()) == (0, 0)


def _advert_in(number: int) -> dict[str, object]:
    return telegram_message(number, text=ADVERT)


def test_sweeping_the_store_changes_nothing_that_is_decided(
    replayed: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = (
        message | {"date_unixtime": str(1_700_000_000 + 40_000 * number)} for number, message in enumerate(talk(200))
    )
    path = written(tmp_path / "result.json", [*days, *(advert(300 + each, 7) for each in range(3))])
    before = replayed(path).recording
    monkeypatch.setattr("bot.replay.replay.BATCH", 10)
    monkeypatch.setattr("bot.replay.replay.SWEPT_EVERY", 10)
    after = replayed(path).recording
    assert (before.outcomes, before.labels, before.written) == (after.outcomes, after.labels, after.written)
    assert before.outcomes.total() > 0
