"""Logs: no token gets through, whichever way it comes."""

import json
import logging

import pytest
import structlog

from bot.logs import redact, set_up_logs

TELEGRAM = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9"
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.mark.parametrize("secret", [TELEGRAM, DISCORD])
def test_a_token_is_redacted_wherever_it_stands(secret: str) -> None:
    assert secret not in redact(f"POST https://api.example/bot{secret}/sendMessage failed")


def test_a_password_in_an_address_is_redacted() -> None:
    assert redact("postgresql://inn:hunter2@db/inn") == "postgresql://[secret]@db/inn"


def test_events_and_tracebacks_of_libraries_are_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", console=False)
    structlog.get_logger().warning("call_failed", url=f"https://x/bot{TELEGRAM}/getMe")
    try:
        raise RuntimeError(f"no route to bot{TELEGRAM}")
    except RuntimeError:
        structlog.get_logger().exception("call_failed")
        logging.getLogger("some.library").exception("failed at %s", f"https://x/bot{TELEGRAM}")
    logged = capsys.readouterr().err
    assert "call_failed" in logged
    assert "some.library" in logged
    assert TELEGRAM not in logged


def test_a_line_break_in_a_value_does_not_forge_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", console=False)
    structlog.get_logger().info("joined", name='ann\n{"event": "forged"}\x1b[2J')
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["event"] == "joined"


def test_debug_lines_are_left_out_at_info(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", console=False)
    structlog.get_logger().debug("said", text="private words")
    assert "private words" not in capsys.readouterr().err
