"""Settings to try out: a file of `{section: {field: value}}`, as JSON or TOML."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.rules import CATALOGUE
from chat.settings import GroupSettings, SettingError


class TrialError(ValueError):
    """A settings file cannot be used; the text says in one line why and what would be possible."""


def load_settings(path: Path) -> GroupSettings:
    """Read and check a settings file; raises `TrialError` naming the section and field that are wrong."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise TrialError(f"{path}: {problem}") from error
    return checked(_parsed(content, path), path)


def checked(sections: Mapping[str, Any], path: Path | str) -> GroupSettings:
    """Check sections of settings; raises `TrialError`."""
    for section, fields in sections.items():
        if not isinstance(fields, Mapping):
            raise TrialError(f'{path}: {section} must hold fields, like {{"{section}": {{"field": value}}}}')
    try:
        return CATALOGUE.check(sections)
    except SettingError as error:
        raise TrialError(f"{path}: {' '.join(str(error).split())}") from error


def _parsed(content: str, path: Path) -> Mapping[str, Any]:
    try:
        loaded = json.loads(content) if content.lstrip().startswith("{") else tomllib.loads(content)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise TrialError(f"{path} is neither JSON nor TOML: {error}") from error
    except RecursionError as error:
        raise TrialError(f"{path} is nested too deep") from error
    if not isinstance(loaded, Mapping):
        raise TrialError(f'{path} must hold sections, like {{"moderation": {{"review_above": 0.5}}}}')
    return loaded
