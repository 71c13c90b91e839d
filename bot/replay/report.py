"""The report as a page."""

from pathlib import Path

from bot.replay.replay import Replayed
from bot.replay.wording import Wording


def write_report(replayed: Replayed, wording: Wording, path: Path) -> None:
    """Write the page; raises `OSError`."""
    path.write_text(wording("report-title"), encoding="utf-8")
