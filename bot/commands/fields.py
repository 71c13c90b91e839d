"""Fields: a setting's help, limits and value in words, read off its declaration."""

import re
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from chat.language import has
from chat.settings import Settings
from chat.words import Words

YES: Final = frozenset({"yes", "on", "true", "1", "y", "开", "開", "是", "启用", "啟用", "打开", "打開"})
NO: Final = frozenset({"no", "off", "false", "0", "n", "关", "關", "否", "停用", "关闭", "關閉"})
LONGEST_SHOWN: Final = 120
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,12}")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")
_BETWEEN_ITEMS: Final = re.compile(r"[\n,，、;；]")


class UnreadableError(ValueError):
    """A text is no value of the field's type."""


def help_of(kind: type[Settings], name: str, tag: str) -> Words | str:
    """Give the sentence that says what a setting does: in English the declaration's own, else its translation."""
    for section in (kind.section, "any"):
        key = f"setting-{section}-{name}".replace("_", "-")
        if tag != "en" and has(key, tag):
            return Words(key)
    return kind.model_fields[name].description or ""


def section_help(kind: type[Settings], tag: str) -> Words | str:
    """Give the sentence that says what a section is about: in English its docstring's first line."""
    key = f"section-{kind.section}".replace("_", "-")
    return Words(key) if tag != "en" and has(key, tag) else (kind.__doc__ or "").strip().partition("\n")[0]


def limits_of(kind: type[Settings], name: str) -> Words:
    """Say what a value may be."""
    key = f"limits-{kind.section}-{name}".replace("_", "-")
    if has(key):
        return Words(key)
    field = kind.model_fields[name]
    annotation = _plain(field.annotation)
    if annotation is bool:
        return Words("limits-switch")
    if annotation in (int, float):
        return _number_limits(field, "whole" if annotation is int else "decimal")
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Words("limits-choice", choices=", ".join(str(each.value) for each in annotation))
    if get_origin(annotation) is Literal:
        return Words("limits-choice", choices=", ".join(map(str, get_args(annotation))))
    longest = _bound(field, "max_length")
    if annotation is str:
        return Words("limits-text", most=longest) if longest else Words("limits-any-text")
    return Words("limits-list", most=longest) if longest else Words("limits-any-list")


def read_value(kind: type[Settings], name: str, text: str) -> Any:
    """Read `text` as a value of the setting's type, before its limits are checked; raises `UnreadableError`."""
    annotation = _plain(kind.model_fields[name].annotation)
    plain = text.strip()
    if annotation is bool:
        if plain.lower() in YES | NO:
            return plain.lower() in YES
        raise UnreadableError(name)
    if annotation in (int, float):
        if (_WHOLE if annotation is int else _DECIMAL).fullmatch(plain):
            return annotation(plain)
        raise UnreadableError(name)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return plain.lower()
    if is_list(kind, name):
        return [item.strip() for item in _BETWEEN_ITEMS.split(plain) if item.strip()]
    if annotation is str or get_origin(annotation) is Literal:
        return plain
    raise UnreadableError(name)


def is_list(kind: type[Settings], name: str) -> bool:
    """Tell whether a setting is a list of plain texts."""
    annotation = _plain(kind.model_fields[name].annotation)
    if get_origin(annotation) not in (list, tuple, frozenset, set):
        return False
    item = get_args(annotation)[0]
    return item is str or (get_origin(item) is Annotated and get_args(item)[0] is str)


def value_shown(value: object) -> str:
    """Give a value as people write it, cut short."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list | tuple | set | frozenset):
        return _cut(", ".join(value_shown(each) for each in value)) or "–"
    return _cut(str(value)) or "–"


def default_of(kind: type[Settings], name: str) -> object:
    """Give a setting's default."""
    return kind.model_fields[name].get_default(call_default_factory=True)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _plain(annotation: Any) -> Any:
    """Give the type itself where `None` is allowed beside it."""
    others = [each for each in get_args(annotation) if each is not NoneType]
    return others[0] if len(others) == 1 and NoneType in get_args(annotation) else annotation


def _bound(field: FieldInfo, *names: str) -> int | float | None:
    for rule in field.metadata:
        for name in names:
            if getattr(rule, name, None) is not None:
                bound: int | float = getattr(rule, name)
                return bound
    return None


def _number_limits(field: FieldInfo, form: str) -> Words:
    least, most = _bound(field, "ge", "gt"), _bound(field, "le", "lt")
    if least is not None and most is not None:
        return Words(f"limits-{form}-between", least=least, most=most)
    return Words(f"limits-{form}-from", least=least) if least is not None else Words(f"limits-{form}")
