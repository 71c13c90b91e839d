"""What the server's answers mean."""

import json
from typing import Any

import pytest

from adapters.telegram.answers import ConflictError, MovedError, TokenError, UnansweredError, read
from chat.platform import PlatformError, Refusal


def refused(code: int, description: str = "", **more: Any) -> PlatformError:
    told = {"ok": False, "error_code": code, "description": description, **more}
    with pytest.raises(PlatformError) as error:
        read(code, json.dumps(told).encode())
    return error.value


@pytest.mark.parametrize("result", [True, [], {}, None, 0])
def test_an_answer_holds_a_result(result: object) -> None:
    assert read(200, json.dumps({"ok": True, "result": result}).encode()) == result


@pytest.mark.parametrize(
    ("code", "description", "refusal"),
    [
        (400, "Bad Request: message to delete not found", Refusal.GONE),
        (400, "Bad Request: message is not modified: specified new message", Refusal.GONE),
        (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Refusal.GONE),
        (400, "Bad Request: message can't be deleted for everyone", Refusal.TOO_OLD),
        (400, "Bad Request: message can't be deleted", Refusal.FORBIDDEN),
        (400, "Bad Request: user is an administrator of the chat", Refusal.FORBIDDEN),
        (400, "Bad Request: can't remove chat owner", Refusal.FORBIDDEN),
        (400, "Bad Request: not enough rights to restrict/unrestrict chat member", Refusal.FORBIDDEN),
        (400, "Bad Request: PARTICIPANT_ID_INVALID", Refusal.IMPOSSIBLE),
        (400, "Bad Request: message is too long", Refusal.IMPOSSIBLE),
        (400, "Bad Request: chat not found", Refusal.IMPOSSIBLE),
        (403, "Forbidden: bot was kicked from the supergroup chat", Refusal.FORBIDDEN),
        (403, "Forbidden: bot can't initiate conversation with a user", Refusal.FORBIDDEN),
        (404, "Not Found", Refusal.IMPOSSIBLE),
        (413, "Request Entity Too Large", Refusal.IMPOSSIBLE),
    ],
)
def test_what_a_description_means(code: int, description: str, refusal: Refusal) -> None:
    error = refused(code, description)
    assert (error.refusal, error.detail) == (refusal, description)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(5, 5), (0, 1), (2.5, 2.5), ("7", 7), ("soon", 1), (86400, 86400), (10**9, 86400), (-3, 1), (None, 1), ([], 1)],
)
def test_how_long_to_wait_is_read_in_whatever_form(asked: object, seconds: float) -> None:
    error = refused(429, "Too Many Requests", parameters={"retry_after": asked})
    assert (error.refusal, error.retry_after.total_seconds()) == (Refusal.WAIT, seconds)


def test_how_long_to_wait_may_be_said_in_words_only() -> None:
    assert refused(429, "Too Many Requests: retry after 12").retry_after.total_seconds() == 12


def test_a_revoked_token_a_second_poller_and_a_moved_group_are_told_apart() -> None:
    assert isinstance(refused(401, "Unauthorized"), TokenError)
    assert isinstance(refused(409, "Conflict: terminated by other getUpdates request"), ConflictError)
    moved = refused(400, "Bad Request: group chat was upgraded", parameters={"migrate_to_chat_id": -1009})
    assert isinstance(moved, MovedError)
    assert moved.to == -1009


@pytest.mark.parametrize(
    ("code", "payload", "sent"),
    [
        (502, b"<html><h1>502 Bad Gateway</h1></html>", False),
        (504, b"<html>", True),
        (200, b"", True),
        (200, b"<html>ok</html>", True),
        (200, b"[1]", True),
        (200, b'{"ok": true}', True),
        (200, b"[" * 100_000, True),
        (302, b"", True),
        (200, b"\xff\xfe", True),
    ],
)
def test_an_answer_that_says_nothing_is_no_answer(code: int, payload: bytes, sent: bool) -> None:
    with pytest.raises(UnansweredError) as error:
        read(code, payload)
    assert (error.value.refusal, error.value.sent) == (Refusal.NETWORK, sent)


def test_a_refusal_under_a_good_status_is_a_refusal() -> None:
    with pytest.raises(PlatformError) as error:
        read(200, b'{"ok": false, "description": "Bad Request: message to delete not found"}')
    assert error.value.refusal is Refusal.GONE
