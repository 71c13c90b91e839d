"""Reading labelled data."""

import json
from pathlib import Path

import pytest

from bot.quality.labelled import labelled
from bot.training.corpus import DataError


def _nothing(_line: str) -> None:
    pass


def _file(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_csv_and_json_lines_are_read_whatever_else_they_hold(tmp_path: Path) -> None:
    csv = _file(tmp_path, "a.csv", "label,text,more\nspam,buy!,x\nham,hello,y\npurple,what,z\n")
    rows = [{"text": "你们这些人", "label": "offensive"}, {"text": "好的", "label": "ok", "id": 1}]
    jsonl = _file(tmp_path, "b.jsonl", "\n\n".join(json.dumps(row) for row in rows))
    found = labelled([csv, jsonl], _nothing).texts
    assert [(each.text, each.spam, each.conflict) for each in found] == [
        ("buy!", True, None),
        ("hello", False, None),
        ("你们这些人", None, True),
        ("好的", None, False),
    ]
    assert {each.source for each in found} == {f"{tmp_path.name}/a.csv", f"{tmp_path.name}/b.jsonl"}


def test_numbers_as_labels_are_about_conflict(tmp_path: Path) -> None:
    found = labelled([_file(tmp_path, "a.csv", "label,text\n1,bad\n0,good\n")], _nothing).texts
    assert [each.conflict for each in found] == [True, False]


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    assert len(labelled([_file(tmp_path, "a.csv", "\ufefftext,label\nhi,ham\n")], _nothing).texts) == 1


def test_of_a_large_file_so_many_texts_are_drawn_always_the_same(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "label,text\n" + "".join(f"ham,text {n}\n" for n in range(500)))
    found = labelled([path], _nothing, most=50).texts
    assert len(found) == 50
    assert found == labelled([path], _nothing, most=50).texts


def test_a_folder_is_read_to_its_depth_and_what_is_not_labelled_is_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    _file(tmp_path / "deep", "a.csv", "label,text\nspam,buy!\nham,hello\n")
    _file(tmp_path, "faq.csv", "label,text\ncard_lost,where is my card\n")
    _file(tmp_path, "readme.txt", "not data")
    told: list[str] = []
    assert len(labelled([tmp_path], told.append).texts) == 2
    assert len(told) == 1
    assert "labels nobody knows (card_lost)" in told[0]


def test_conversations_are_read_as_texts_or_with_authors(tmp_path: Path) -> None:
    rows = [
        {"turns": ["hi", "you again"], "label": 1},
        {"turns": [{"author": "ann", "text": "hello"}, {"author": "bo", "text": "thanks!"}], "label": "0"},
    ]
    found = labelled([_file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))], _nothing)
    assert found.texts == ()
    assert [each.derails for each in found.talks] == [True, False]
    assert [turn.author for turn in found.talks[1].talk.turns] == ["ann", "bo"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.csv", None, "cannot be read"),
        ("empty.csv", b"", "no labelled text"),
        ("head.csv", b"label,text\n", "no labelled text"),
        ("other.csv", b"a,b\n1,2\n", "no field 'text'"),
        ("strange.csv", b"label,text\npurple,hi\n", "labels nobody knows"),
        ("bytes.csv", b"label,text\nham,\xff\xfe\n", "cannot be read"),
        ("broken.jsonl", b'{"text": "a", "label": "ham"}\n{oops\n', "line 2 is not JSON"),
        ("list.jsonl", b"[1, 2]\n", "line 1 is not a JSON object"),
        ("deep.jsonl", b"[" * 100_000, "line 1 is not JSON"),
        ("one.csv", b"label,text\nspam,buy\nspam,sell\n", "all texts are labelled spam"),
        ("rude.csv", b"label,text\n1,you fool\n", "all texts are labelled conflict"),
        ("unlabelled.jsonl", b'{"turns": ["a", "b"]}\n', "conversation 1 has no label"),
        ("strange.jsonl", b'{"turns": [7], "label": 1}\n', "conversation 1 is turn 0 is neither"),
        ("calm.jsonl", b'{"turns": ["a"], "label": 0}\n', "all conversations have one label"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=words) as caught:
        labelled([path], _nothing)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no CSV or JSONL file"):
        labelled([tmp_path], _nothing)


def test_everyday_talk_alone_is_enough_to_see_what_is_flagged_wrongly(tmp_path: Path) -> None:
    found = labelled([_file(tmp_path, "a.csv", "label,text\nham,hi\nham,ho\n")], _nothing)
    assert [each.spam for each in found.texts] == [False, False]
