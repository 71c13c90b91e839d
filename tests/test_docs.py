"""What is declared is documented, listed and said in every language."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isabstract, isclass
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.commands import BUTTONS, COMMANDS, NAMED
from bot.commands.command import Command
from bot.commands.fields import default_of, help_of, limits_of, section_help
from bot.reference import pages
from bot.rules import CATALOGUE, RULES
from chat.actions import Action, ChatAction
from chat.case import Label, Outcome, Stage, Step
from chat.language import LANGUAGES, LOCALES, language
from chat.people import Role
from chat.rule import Rule
from chat.settings import Settings
from chat.words import Words
from moderation.detector import Detector
from moderation.detectors import DETECTORS
from moderation.newcomers import Acquaintance

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES: list[str] = PROJECT["tool"]["importlinter"]["root_packages"]
FROM_DECLARATIONS = re.compile(r"(setting|section)-")
"""Keys whose English is the declaration itself: only the translations stand in files."""


class Gaps(Visitor):
    """Collects the gaps of a message that are shown; what only chooses a plural is a language's own affair."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - the visitor's own naming
        for variant in node.variants:
            self.visit(variant)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)


def messages(tag: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Give (key, gaps, file) of every message of a language, in the order of the files."""
    for path in sorted((LOCALES / tag).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                gaps = Gaps()
                gaps.visit(entry)
                yield entry.id.name, frozenset(gaps.names), path.name


KEYS = {tag: {key: gaps for key, gaps, _ in messages(tag)} for tag in LANGUAGES}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def said_in_code() -> Iterator[tuple[str, str, bool]]:
    """Give (where, key, whole) of every `Words(…)` in the code; not `whole`: only the beginning of the key is known."""
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Words" and node.args:
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield from ((where, *found) for found in keys_in(node.args[0]))


def keys_in(node: ast.expr) -> Iterator[tuple[str, bool]]:
    match node:
        case ast.Constant(value=str(key)):
            yield key, True
        case ast.JoinedStr(values=[ast.Constant(value=str(beginning)), *_]):
            yield beginning, False
        case ast.IfExp(body=body, orelse=orelse):
            yield from keys_in(body)
            yield from keys_in(orelse)


def chat_actions(kind: type[Action] = ChatAction) -> Iterator[str]:
    for derived in kind.__subclasses__():
        yield derived.__name__


FAMILIES = {
    "label": [each.value for each in Label],
    "step": [each.value for each in Step],
    "outcome": [each.value for each in Outcome],
    "stage": [each.value for each in Stage],
    "known": [each.name.lower() for each in Acquaintance],
    "detector": [kind.section for kind in DETECTORS] + ["moderator", "members"],
    "command": [command.spec.name for command in COMMANDS],
    "command-denied": [role.name.lower() for role in Role],
    "undo": [Outcome.ASKED.value, Outcome.UNDONE.value, Outcome.DISMISSED.value, Outcome.NOTED.value],
    "why-then": ["none", "ask", "same"],
    "lasting": ["DeleteMessage", "Kick", "Action"],
    "button": ["why", "undo", "ban", "teach", "confirm", "dismiss"],
}


def test_the_reference_pages_are_as_declared() -> None:
    for path, text in pages(ROOT).items():
        assert path.read_text("utf-8") == text, f"{path.name} is stale; run: python -m bot reference"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_key_is_defined_twice(tag: str) -> None:
    files: dict[str, str] = {}
    for key, _, file in messages(tag):
        assert key not in files, f"{tag}: {key} stands in {files.get(key)} and in {file}"
        files[key] = file


def test_every_key_that_code_says_exists_in_english() -> None:
    for where, key, whole in said_in_code():
        known = key in KEYS["en"] if whole else any(each.startswith(key) for each in KEYS["en"])
        assert known or FROM_DECLARATIONS.match(key), f"{where}: {key}"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_of_keys_exists(family: str) -> None:
    assert [name for name in FAMILIES[family] if f"{family}-{name}" not in KEYS["en"]] == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_key_exists_in_every_language(tag: str) -> None:
    there = {key for key in KEYS[tag] if not FROM_DECLARATIONS.match(key)}
    assert sorted(KEYS["en"].keys() - there) == []
    assert sorted(there - KEYS["en"].keys()) == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_sentence_has_the_same_gaps_in_every_language(tag: str) -> None:
    different = {
        key: (sorted(gaps), sorted(KEYS[tag][key]))
        for key, gaps in KEYS["en"].items()
        if key in KEYS[tag] and gaps != KEYS[tag][key]
    }
    assert different == {}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_can_be_said(tag: str) -> None:
    for key, gaps in KEYS[tag].items():
        assert language(tag).say(Words(key, dict.fromkeys(gaps, 2))).strip(), key


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_setting_is_explained_in_every_language(tag: str) -> None:
    there = {key for key in KEYS[tag] if FROM_DECLARATIONS.match(key)}
    said = set()
    for kind in CATALOGUE.kinds.values():
        for words in (section_help(kind, tag), *(help_of(kind, name, tag) for name in kind.model_fields)):
            assert isinstance(words, Words), f"{kind.section}: {words}"
            said.add(words.key)
    assert sorted(there - said) == []


def test_every_setting_says_what_it_does_and_what_it_may_be() -> None:
    for kind in CATALOGUE.kinds.values():
        assert kind.__doc__, kind
        for name, field in kind.model_fields.items():
            assert field.description, f"{kind.section}.{name}"
            assert language("en").say(limits_of(kind, name))
            CATALOGUE.validate(kind.section, name, default_of(kind, name))


def test_every_command_has_an_example_that_is_a_call_of_it() -> None:
    for command in COMMANDS:
        assert re.fullmatch(r"/[a-z]{2,16}", command.spec.example.split()[0])
        assert NAMED[command.spec.example.split()[0][1:]] is command


def test_the_folders_at_the_root_are_those_of_the_import_contract() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert folders == set(PACKAGES)
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == PACKAGES
    assert PROJECT["tool"]["mypy"]["packages"] == PACKAGES
    assert PROJECT["tool"]["coverage"]["run"]["source"] == PACKAGES


def concrete(package: str, base: type) -> dict[str, type]:
    """Give the classes derived from `base` that the files of a package define, by file and name."""
    found: dict[str, type] = {}
    for path in sorted((ROOT / package.replace(".", "/")).glob("*.py")):
        module = import_module(f"{package}.{path.stem}" if path.stem != "__init__" else package)
        for name, value in getmembers(module, isclass):
            own = value.__module__ == module.__name__
            if own and issubclass(value, base) and value is not base and not isabstract(value):
                found[f"{path.name}:{name}"] = value
    return found


def test_every_detector_file_is_listed() -> None:
    assert set(concrete("moderation.detectors", Detector).values()) == set(DETECTORS)
    assert len({kind.section for kind in DETECTORS}) == len(DETECTORS)


def test_every_command_file_is_listed() -> None:
    assert set(concrete("bot.commands", Command).values()) == {type(command) for command in (*COMMANDS, *BUTTONS)}


def test_every_rule_is_listed() -> None:
    rules = {**concrete("engagement", Rule), **concrete("moderation", Rule)}
    assert set(rules.values()) == set(RULES)


def test_everything_that_may_be_set_is_in_the_catalogue() -> None:
    declared = {**concrete("engagement", Settings), **concrete("moderation", Settings)}
    assert {kind for kind in declared.values() if getattr(kind, "section", "")} <= set(CATALOGUE.kinds.values())


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"
