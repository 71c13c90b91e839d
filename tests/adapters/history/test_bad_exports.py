"""Exports with something wrong: every good message is kept, and the rest is told in one line."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.history import Export, ExportError
from adapters.history.notes import notes
from chat.events import MessagePosted
from chat.language import LANGUAGES, has, language
from chat.words import Words
from tests.adapters.history.writing import conversation, messages_of, sample, telegram_message, written


def texts_of(export: Export) -> list[str]:
    return [event.message.text for event in export.events() if isinstance(event, MessagePosted)]


def refusal(path: Path) -> Words:
    with pytest.raises(ExportError) as refused:
        list(Export(path).events())
    return refused.value.words


def note(export: Export, key: str) -> Words:
    return next(words for words in notes(export) if words.key == key)


def test_a_cut_file_gives_every_whole_message_and_says_where_it_stops(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", conversation(50))
    whole = path.read_bytes()
    start = whole.index(b'"id": 31,')
    path.write_bytes(whole[: start + 80])
    export = Export(path)
    assert len(texts_of(export)) == 30
    told = note(export, "export-note-truncated")
    assert told.values == {"messages": 30, "byte": whole.rindex(b"{", 0, start)}


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0.02, 1))
def test_a_file_cut_anywhere_never_gives_more_or_other_messages(
    tmp_path_factory: pytest.TempPathFactory, share: float
) -> None:
    path = written(tmp_path_factory.mktemp("cut") / "result.json", conversation(12))
    whole = messages_of(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    try:
        kept = messages_of(path)
    except ExportError:
        kept = []
    assert kept == whole[: len(kept)]


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": 2, "type": }',
        '{"id": 2, "type": "message", "text": "he said "hello" there"}',
        '{\n "id": 2,\n "type": "message",\n "text": "no end\n}',
        '{\n "id": 2,\n "type": "message",\n "from": {\n "name": "x"\n',
        '{"id": 2, "type": "message", "text": "no date"}',
        '{"id": 2, "type": "message", "date_unixtime": "soon", "date": "once"}',
        "17",
        "null",
        '"a string"',
        "[]",
        '{"id": 2, "deep": ' + "[" * 10_000 + "]" * 10_000 + "}",
        "{}",
    ],
)
def test_a_broken_message_costs_itself_and_no_other(tmp_path: Path, broken: str) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1), broken, telegram_message(3), telegram_message(4)])
    export = Export(path)
    assert [text.split()[2] for text in texts_of(export)] == ["1", "3", "4"]
    assert export.malformed == 1
    assert export.flaws[0].number == 2
    assert note(export, "export-note-malformed").values["count"] == 1


def test_a_lost_brace_costs_one_message_of_a_large_file(tmp_path: Path) -> None:
    messages: list[object] = list(conversation(8_000))
    messages[9] = '{\n "id": 10,\n "from": {\n  "name": "x"'
    export = Export(written(tmp_path / "result.json", messages))
    assert len(texts_of(export)) == 7_999
    assert export.malformed == 1


def test_a_skipped_message_is_named_by_number_id_and_byte(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1), '{"id": 77, "type": }', telegram_message(3)])
    export = Export(path)
    texts_of(export)
    assert export.flaws[0].id == "77"
    assert path.read_bytes()[export.flaws[0].at :].startswith(b'{"id": 77')


def test_control_characters_as_telegram_desktop_writes_them_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1, text="tea")])
    path.write_bytes(path.read_bytes().replace(b'"tea"', rb'"a\x0Btea\\x41"'))
    assert [message.text for message in messages_of(path)] == ["a\x0btea\\x41"]


def test_nul_and_lone_surrogates_do_not_get_in(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1, text="tea")])
    path.write_bytes(path.read_bytes().replace(b'"tea"', rb'"a\u0000 \ud83d tea"'))
    assert [message.text for message in messages_of(path)] == ["a  tea"]


def test_bytes_that_are_no_utf8_are_replaced(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1, text="tea"), telegram_message(2)])
    path.write_bytes(path.read_bytes().replace(b'"tea"', b'"t\xffea"'))
    assert [message.text[:4] for message in messages_of(path)] == ["t\ufffdea", "Mess"]


def test_a_message_of_five_megabytes_is_cut_to_what_a_message_may_be(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1, text="很长" * 900_000), telegram_message(2)])
    first, second = messages_of(path)
    assert (len(first.text), second.id) == (20_000, "2")


@pytest.mark.parametrize("number", [0, -5, 2**53 + 1, 2**63, 10**30])
def test_ids_of_any_size_stay_exact(tmp_path: Path, number: int) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1) | {"id": number}, telegram_message(2)])
    assert [message.id for message in messages_of(path)][-1] == "2"
    if number < 2**64:
        assert messages_of(path)[0].id == str(number)


def test_unknown_fields_and_wrong_types_are_no_trouble(tmp_path: Path) -> None:
    odd = telegram_message(
        1,
        text={"surprise": [1]},
        text_entities="none",
        reactions={"a": 1},
        media_type=7,
        poll=[],
        reply_to_message_id=[],
        inline_bot_buttons=[1, [2], [{"text": 3}]],
        forwarded_from=9,
        from_id={"x": 1},
        quantum=True,
    )
    assert len(messages_of(written(tmp_path / "result.json", [odd]))) == 1


KEYS = ["text", "from", "from_id", "reactions", "poll", "date", "members", "action", "type", "file", "id"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "type", "recent"]), inner),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_no_message_whatever_is_in_it_stops_the_reading(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, object]
) -> None:
    odd = json.dumps(telegram_message(1) | fields)
    path = written(tmp_path_factory.mktemp("odd") / "result.json", [odd, telegram_message(2)])
    assert messages_of(path)[-1].id == "2"


def test_a_file_packed_with_gzip_or_marked_or_in_utf16_is_read_the_same(tmp_path: Path) -> None:
    plain = sample("telegram_group")
    content = plain.read_bytes()
    packed, marked, wide = tmp_path / "result.json.gz", tmp_path / "marked.json", tmp_path / "wide.json"
    packed.write_bytes(gzip.compress(content))
    marked.write_bytes(b"\xef\xbb\xbf" + content)
    wide.write_bytes(content.decode().encode("utf-16"))
    assert messages_of(packed) == messages_of(marked) == messages_of(wide) == messages_of(plain)


def test_a_cut_gzip_gives_what_can_be_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", conversation(4000))
    packed = tmp_path / "result.json.gz"
    packed.write_bytes(gzip.compress(path.read_bytes())[:-2000])
    export = Export(packed)
    assert 100 < len(texts_of(export)) < 4000
    assert note(export, "export-note-truncated")


@pytest.mark.parametrize("indent", [None, 2])
def test_the_order_of_keys_and_the_layout_do_not_matter(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "sorted.json"
    for name in ("telegram_group", "discord_channel"):
        content = json.loads(sample(name).read_bytes())
        path.write_text(json.dumps(content, sort_keys=True, indent=indent), encoding="utf-8")
        assert [message.text for message in messages_of(path)] == [m.text for m in messages_of(sample(name))]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "export-empty"),
        (b" \n", "export-empty"),
        (b"Dear diary, today I drank tea", "export-not-json"),
        (b"<!DOCTYPE html><html></html>", "export-html"),
        (b"PK\x03\x04 and more", "export-zip"),
        (b"[1, 2, 3]", "export-unsupported"),
        (b'{"some": "json"}', "export-unsupported"),
        (b'{"messages": []}', "export-unsupported"),
        (b'{"messages": [{"role": "user", "content": "hi"}]}', "export-unsupported"),
        (b'{"name": "x", "type": "private_group", "id"', "export-broken-at-once"),
        (b'{"name": "x", "type": "personal_chat", "id": 3, "messages": []}', "export-no-groups"),
        (b"{" * 100_000, "export-broken-at-once"),
        (b'{"a":' * 100_000, "export-broken-at-once"),
        (bytes(range(256)) * 40, "export-not-json"),
    ],
)
def test_what_is_no_export_is_refused_saying_what_would_be(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert refusal(path).key == key


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.json").key == "export-missing"
    assert refusal(tmp_path).key == "export-directory"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert refusal(loop).key == "export-unreadable"


def test_what_follows_the_end_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", conversation(3))
    path.write_bytes(path.read_bytes() + b", {}")
    export = Export(path)
    assert len(texts_of(export)) == 3
    assert note(export, "export-note-broken")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_refusal_is_one_line_in_every_language(tag: str) -> None:
    keys = ["missing", "directory", "unreadable", "empty", "zip", "html", "not-json", "unsupported", "broken-at-once"]
    for key in keys:
        assert has(f"export-{key}")
        said = language(tag).say(Words(f"export-{key}", file="a", problem="b", byte=1))
        assert "\n" not in said
        assert f"export-{key}" not in said
