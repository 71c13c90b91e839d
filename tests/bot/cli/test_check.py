"""`innkeeper check` judges texts from arguments or standard input, in order, and never stumbles over one."""

import json
import subprocess
import sys
from typing import Any

ADVERT = "日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限"
TALK = "does anybody know whether the meeting is still at eight?"


def innkeeper(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, timeout=60)


def judged(*lines: Any) -> list[dict[str, Any]]:
    given = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    done = innkeeper("check", "--jsonl", given=given)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_is_judged_with_its_reasons_in_words() -> None:
    done = innkeeper("check", ADVERT, TALK)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "spam" in shown
    assert "ok" in shown
    assert " - contacts (spam" in shown


def test_reasons_are_given_in_the_language_that_is_asked_for() -> None:
    shown = innkeeper("check", "--lang", "zh-CN", ADVERT).stdout.decode()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in shown.split("contacts (")[1])


def test_texts_come_from_standard_input_too() -> None:
    assert innkeeper("check", given=f"{ADVERT}\n{TALK}\n".encode()).stdout.decode().count("\n") >= 2


def test_json_lines_are_answered_in_their_order_with_every_field() -> None:
    answers = judged({"id": "a", "text": ADVERT}, {"id": 7, "text": TALK}, {"text": "ok"})
    assert [answer["id"] for answer in answers] == ["a", 7, "3"]
    advert = answers[0]
    assert advert["label"] == "spam"
    assert advert["action"] in ("ask", "delete", "mute", "kick", "ban")
    assert {"spam", "conflict"} <= set(answers[1]["scores"])
    assert {"detector", "label", "score", "reason"} == set(advert["findings"][0])
    assert answers[1]["action"] == "none"


def test_a_regular_is_judged_more_leniently_than_a_newcomer() -> None:
    newcomer, regular = judged({"text": ADVERT}, {"text": ADVERT, "standing": {"messages": 900, "trusted": True}})
    assert regular["score"] < newcomer["score"]


def test_an_owner_is_never_acted_against() -> None:
    (answer,) = judged({"text": ADVERT, "standing": {"role": "owner"}})
    assert answer["action"] == "none"


NO_REQUESTS = [
    b"not json",
    b"[]",
    b"{}",
    b'{"text": 5}',
    b'{"text": null}',
    b"[" * 100_000,
    b"\xff\xfe",
    b'"text"',
    b"",
]

HOSTILE = [
    "",
    " ",
    "\x00\x00",
    "\ud800 lone",
    "e\u0301" * 5000,
    "\ufdfa" * 4096,
    "\u202e" * 500,
    "👨‍👩‍👧" * 500,
    "\n" * 10_000,
    "buy now " * 640_000,
]
"""Texts that break things: nothing at all, half of a letter, letters that unfold, five megabytes."""


def test_a_line_that_is_no_request_is_answered_in_its_place() -> None:
    answers = judged({"text": TALK}, *NO_REQUESTS, {"text": TALK})
    assert ["error" in answer for answer in answers] == [False, *[True] * len(NO_REQUESTS), False]


def test_hostile_texts_are_judged_like_any() -> None:
    answers = judged(*({"id": str(n), "text": text} for n, text in enumerate(HOSTILE)))
    assert [answer["id"] for answer in answers] == [str(n) for n in range(len(HOSTILE))]
    assert not any("error" in answer for answer in answers)


def test_a_failing_line_shows_in_the_exit_status() -> None:
    done = innkeeper("check", "--jsonl", given=b"nonsense\n")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("innkeeper: line 1: not JSON")


def test_a_flood_is_seen_only_within_a_conversation() -> None:
    flood = "\n".join(
        json.dumps({"text": f"hello {n}", "author": "ann", "at": f"2026-03-01T12:00:{n:02}Z"}) for n in range(30)
    ).encode()
    alone = innkeeper("check", "--jsonl", given=flood).stdout.decode()
    together = innkeeper("check", "--jsonl", "--conversation", given=flood).stdout.decode()
    assert '"flood"' not in "".join(json.loads(line)["label"] for line in alone.splitlines())
    assert any(json.loads(line)["label"] == "flood" for line in together.splitlines())


def test_a_language_that_is_not_spoken_is_wrong_usage() -> None:
    assert innkeeper("check", "--lang", "tlh", "hello").returncode == 2
