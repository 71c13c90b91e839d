import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.playground.wishes import PressButton, React, Say, WishError, read

SAY = {"kind": "say", "as": "playground:7", "chat": "lobby", "text": "hello"}


def test_a_wish_is_read_in_its_own_form() -> None:
    assert read(json.dumps(SAY)) == Say(by="playground:7", chat="lobby", text="hello")
    react = {"kind": "react", "as": "playground:7", "message": "12", "emoji": "👍"}
    assert read(json.dumps(react)) == React(by="playground:7", message="12", emoji="👍")
    press = {"kind": "press", "as": "playground:7", "message": "12", "command": "undo K7F3QM2A"}
    assert read(json.dumps(press)) == PressButton(by="playground:7", message="12", command="undo K7F3QM2A")


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "null",
        "[]",
        '"say"',
        "{",
        "{}",
        '{"kind": "destroy"}',
        '{"kind": 7}',
        json.dumps({**SAY, "more": 1}),
        json.dumps({**SAY, "chat": "cellar"}),
        json.dumps({**SAY, "text": 5}),
        json.dumps({**SAY, "text": None}),
        json.dumps({**SAY, "as": "../../etc"}),
        json.dumps({**SAY, "as": ["playground:7"]}),
        json.dumps({"kind": "react", "as": "playground:7", "message": "1", "emoji": "<img>"}),
        json.dumps({"kind": "open", "language": "xx"}),
        '{"kind": "say", "as": "playground:7", "chat": "lobby", "text": "\\ud800"}',
        "[" * 20_000,
        '{"a":' * 20_000,
    ],
)
def test_what_is_no_wish_is_told_so(payload: str) -> None:
    with pytest.raises(WishError) as error:
        read(payload)
    assert error.value.key == "playground-refused-unreadable" or len(payload) > 60_000


@pytest.mark.parametrize("length", [4_097, 100_000, 5_000_000])
def test_a_text_that_is_too_long_is_told_so(length: int) -> None:
    with pytest.raises(WishError) as error:
        read(json.dumps({**SAY, "text": "长" * length}))
    assert error.value.key == "playground-refused-too-long"


def test_broken_characters_do_not_come_through() -> None:
    wish = read(json.dumps({**SAY, "text": "a\x00b"}))
    assert isinstance(wish, Say)
    assert wish.text == "ab"


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        json.dumps
    )
)
def test_whatever_comes_is_a_wish_or_refused(payload: str) -> None:
    with suppress(WishError):
        assert read(payload).kind
