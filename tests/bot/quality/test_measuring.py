"""Measuring runs, tables, plots and the page, on judging by rules alone."""

import random
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.judging import Judge
from bot.quality import plots, report
from bot.quality.labelled import Labelled, labelled
from bot.quality.measuring import source_rows
from bot.quality.page import page
from bot.quality.report import Report
from bot.quality.run import as_it_is
from bot.quality.sheets import per_cent, sheets
from bot.quality.trying import tried
from bot.training.corpus import Sample

ADVERTS = (
    "诚招线上兼职，日结300-500，不收押金，加V lufa{n}",
    "加微信 kefu{n} 领取彩金，首充翻倍，t.me/+aXb{n}cDe",
    "Earn $500 daily from home, guaranteed profit, DM me on telegram @profit_anna{n}",
    "Free nitro for everyone, claim at https://disc0rd-gift{n}.xyz/claim before midnight",
)
EVERYDAY = (
    "明天 {n} 点集合？老地方见",
    "does anyone have {n} spare tickets for sunday?",
    "the build takes {n} minutes since the last update",
    "我昨天跑了 {n} 公里，腿好酸",
)


def _texts(source: str, templates: tuple[str, ...], *, spam: bool) -> list[Sample]:
    return [
        Sample(text=template.format(n=100 + n), source=source, kin=f"{source}:{template}{n}", spam=spam)
        for template in templates
        for n in range(20)
    ]


@pytest.fixture(scope="module")
def found() -> Report:
    chat = _texts("chat.csv", EVERYDAY, spam=False)
    mixed = _texts("mixed.csv", ADVERTS, spam=True) + _texts("mixed.csv", EVERYDAY[:2], spam=False)
    bare = _texts("bare.csv", ADVERTS[:2], spam=True)
    random.Random(1).shuffle(mixed)
    return as_it_is(None, Labelled(texts=(*chat, *mixed, *bare)), lambda _line: None)


def test_adverts_and_everyday_talk_are_told_apart_by_source(found: Report) -> None:
    row = found.row("mixed.csv")
    assert row is not None
    assert (row.texts, row.positives, row.borrowed) == (120, 80, False)
    assert row.auc is not None
    assert row.auc.value > 0.95
    assert row.caught is not None
    assert row.caught.value > 0.4
    assert row.wrong is not None
    assert row.wrong.value == 0.0
    assert [at.wrong for at in row.at] == [0.001, 0.005, 0.01]


def test_adverts_alone_are_ranked_against_the_everyday_talk_of_others(found: Report) -> None:
    row = found.row("bare.csv")
    assert row is not None
    assert row.borrowed
    assert row.auc is not None
    assert row.precision is None
    assert row.wrong is None


def test_everyday_talk_alone_tells_what_is_flagged_wrongly(found: Report) -> None:
    row = found.row("chat.csv")
    assert row is not None
    assert row.auc is None
    assert row.caught is None
    assert row.wrong is not None


def test_a_limit_rests_on_the_everyday_talk_of_other_sources_alone() -> None:
    calm = [Sample(text=f"see you at {n}", source="calm", kin=str(n), spam=False) for n in range(10)]
    loud = [Sample(text=f"加微信 kefu{n} 领取彩金", source="loud", kin=str(n), spam=False) for n in range(10)]
    rows = {row.name: row for row in source_rows(tried(Judge(None), calm + loud))}
    assert rows["loud"].at[0].limit < rows["calm"].at[0].limit
    assert rows["loud"].at[0].flagged is not None
    assert rows["loud"].at[0].flagged.value == 1.0


def test_languages_and_evasions_are_measured_where_there_is_enough(found: Report) -> None:
    assert {row.name for row in found.languages} == {"Chinese, simplified", "English and other Latin"}
    languages = {(row.evasion, row.language) for row in found.evasions}
    assert ("look-alikes", "English and other Latin") in languages
    assert ("homophones", "Chinese") in languages
    assert ("homophones", "English and other Latin") not in languages


def test_texts_are_judged_alike_in_any_order() -> None:
    samples = _texts("a", ADVERTS + EVERYDAY, spam=True)
    forth, back = tried(Judge(None), samples), tried(Judge(None), samples[::-1])
    assert (forth.scores["spam"] == back.scores["spam"][::-1]).all()
    assert (forth.flagged == back.flagged[::-1]).all()


def test_conversations_are_forecast(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text(
        '{"turns": ["you are wrong, as ever", "no, you are, you liar", "stop lying to us, you idiot"], "label": 1}\n'
        '{"turns": ["thanks for the fix!", "you are welcome, glad it works", "see you on friday then"], "label": 0}\n',
        encoding="utf-8",
    )
    (row,) = as_it_is(None, labelled([path], lambda _line: None), lambda _line: None).forecast
    assert row.conversations == 2
    assert row.auc is not None
    assert row.auc.value == 1.0


def test_a_report_is_kept_and_read_again(found: Report, tmp_path: Path) -> None:
    report.save(found, tmp_path / "quality.json")
    assert report.load(tmp_path / "quality.json") == found


def test_every_row_is_in_a_table_and_every_table_on_the_page(found: Report) -> None:
    text = page(found, ["quality/spam-auc.svg"], "quality.json")
    for sheet in sheets(found):
        assert all(len(cells) == len(sheet.heads) for cells in sheet.rows)
        assert all(f"| {' | '.join(cells)} |" in text for cells in sheet.rows)
    assert "(quality/spam-auc.svg)" in text
    assert found.commit in text


def test_plots_are_drawn_of_every_figure(found: Report, tmp_path: Path) -> None:
    names = plots.save(found, tmp_path)
    assert names == ["evasions.svg", "spam-auc.svg", "spam-calibration.svg", "spam-caught.svg"]
    for name in names:
        drawn = ET.parse(tmp_path / name).getroot()
        assert drawn.tag.endswith("svg")
    dots = (tmp_path / "spam-auc.svg").read_text("utf-8")
    assert dots.count("<circle") == len([row for row in found.sources if row.auc])


def test_a_figure_is_written_with_its_interval() -> None:
    row = report.Figure(value=0.5, low=0.251, high=0.7)
    assert per_cent(row) == "50.0 (25.1–70.0)"
    assert per_cent(None) == "–"
