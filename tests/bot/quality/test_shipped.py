"""The page about how good it is says what was measured, on the model that is shipped."""

import json
from pathlib import Path

from bot.quality.page import page
from bot.quality.plots import plots
from bot.quality.report import load

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "quality.md"
REPORT = load(ROOT / "docs" / "quality.json")
PLOTS = ROOT / "docs" / "quality"


def test_the_page_says_what_was_measured() -> None:
    names = [f"quality/{path.name}" for path in sorted(PLOTS.iterdir())]
    assert PAGE.read_text("utf-8") == page(REPORT, names, "quality.json")


def test_the_plots_show_what_was_measured() -> None:
    drawn = plots(REPORT)
    assert sorted(drawn) == sorted(path.name for path in PLOTS.iterdir())
    for name, plot in drawn.items():
        assert (PLOTS / name).read_text("utf-8") == f"{plot}\n"


def test_it_was_measured_on_the_model_that_is_shipped() -> None:
    """Whoever trains the model anew measures it anew: `make quality DATA=...`."""
    card = json.loads((ROOT / "moderation" / "models" / "text.json").read_text("utf-8"))
    assert REPORT.model == card["sha256"]
    assert f"`{card['sha256']}`" in PAGE.read_text("utf-8")


def test_sources_were_left_out_and_every_one_is_there() -> None:
    assert REPORT.unseen
    assert {"uci_sms", "youtube", "irc_linux", "lccc", "seeds_livechat_zh", "nus_sms", "fbs_sms"} <= {
        row.name for row in REPORT.sources
    }
    assert REPORT.evasions
    assert REPORT.forecast
