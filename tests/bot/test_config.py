"""Configuration: wrong values are one line that names the variable."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load_config


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_TOKEN", "DATABASE_URL", "HTTP_PORT", "HTTP_HOST", "DATA_DIR", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_everything_has_a_default() -> None:
    config = load_config()
    assert config.http_port == 8080
    assert config.database == "sqlite:///data/innkeeper.db"
    assert config.telegram_token is None


def test_a_file_is_read_and_the_environment_wins(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".env").write_text("HTTP_PORT=9000\nDATA_DIR=/srv/inn\nUNRELATED=1\n", encoding="utf-8")
    monkeypatch.setenv("HTTP_PORT", "9001")
    config = load_config()
    assert (config.http_port, config.data_dir) == (9001, Path("/srv/inn"))


@pytest.mark.parametrize("value", ["", "  ", '""'])
def test_an_empty_value_counts_as_not_set(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", value)
    assert load_config().database == "sqlite:///data/innkeeper.db"


def test_quotes_and_spaces_around_a_value_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PORT", ' "8081" ')
    monkeypatch.setenv("LOG_LEVEL", "'debug'")
    assert (load_config().http_port, load_config().log_level) == (8081, "DEBUG")


@pytest.mark.parametrize(
    ("name", "value"), [("HTTP_PORT", "eighty"), ("HTTP_PORT", "70000"), ("HTTP_PORT", "-1"), ("LOG_LEVEL", "LOUD")]
)
def test_a_wrong_value_is_an_error_that_names_the_variable(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=rf"^{name}: .*set it in the environment or in \.env$"):
        load_config()


def test_a_file_that_is_no_text_is_an_error(elsewhere: Path) -> None:
    (elsewhere / ".env").write_bytes(b"HTTP_HOST=\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config()


def test_a_token_is_not_shown_by_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456789:AAxyzAAxyzAAxyzAAxyzAAxyzAAxyzAAxyz")
    assert "AAxyz" not in repr(load_config())
