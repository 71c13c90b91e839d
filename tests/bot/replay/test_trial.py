"""Files of settings to try."""

from pathlib import Path

import pytest

from bot.replay.trial import TrialError, load_settings
from moderation.moderation import Moderation


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "trial.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        '{"moderation": {"review_above": 0.3}}',
        '\ufeff {"moderation": {"review_above": "0.3"}}',
        "[moderation]\nreview_above = 0.3",
        "moderation.review_above = 0.3",
    ],
)
def test_json_and_toml_are_read(tmp_path: Path, content: str) -> None:
    assert load_settings(written(tmp_path, content))[Moderation].review_above == 0.3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"moderatoin": {"review_above": 0.3}}', "no section 'moderatoin'; there are: group, "),
        ('{"moderation": {"review": 0.3}}', "moderation has no setting 'review'; it has: enabled, review_above"),
        ('{"moderation": {"review_above": 7}}', "moderation.review_above: Input should be less than or equal to 1"),
        ('{"moderation": {"review_above": "high"}}', "moderation.review_above"),
        ('{"moderation": 5}', "moderation must hold fields"),
        ('{"group": {"timezone": "Mars"}}', "IANA name"),
        ("[1, 2]", "neither JSON nor TOML"),
        ('{"moderation": ', "neither JSON nor TOML"),
        ("", None),
        ("{}", None),
        (b"\xff\xfe\x00", "no UTF-8 text"),
        ('{"a":' * 100_000, "nested too deep"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_naming_it(tmp_path: Path, content: str | bytes, says: str | None) -> None:
    path = written(tmp_path, content)
    if says is None:
        assert load_settings(path).changes == {}
        return
    with pytest.raises(TrialError) as refused:
        load_settings(path)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrialError, match=r"nowhere\.json: No such file"):
        load_settings(tmp_path / "nowhere.json")
