"""The page `docs/faults.md`: its tables are what the tests saw, so that they cannot say anything else."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[2] / "docs" / "faults.md"
WRITE: Final = "WRITE_FAULTS"
"""Environment variable; set, the tables are written instead of compared."""


def hold_against_page(name: str, lines: Sequence[str]) -> None:
    """Compare a table with the one of that name on the page."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + "(.*?)" + re.escape(end), re.DOTALL)
    found = pattern.search(page)
    assert found is not None, f"{PAGE.name} has no place for {name}"
    seen = "".join(f"{line}\n" for line in lines)
    if os.environ.get(WRITE):
        PAGE.write_text(page.replace(found[0], begin + seen + end), encoding="utf-8")
    else:
        assert found[1] == seen, f"{PAGE.name} says something else; run the tests once with {WRITE}=1"
