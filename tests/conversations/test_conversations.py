"""Stories as a moderator could read them, replayed through the whole bot; their format is in `README.md` here."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.arguments import duration
from tests.conversations.stage import LOBBY, OFFICE, Stage, stage

STORIES = sorted(Path(__file__).parent.glob("*.txt"))
EXPECTED = re.compile(
    r"(bot|office|removed|muted|unmuted|banned|unbanned|kicked|locked|opened|approved|declined|role)\b[^:]*?>"
)
SAID = re.compile(r"(?P<office>office )?(?P<who>[^\s:]+)(?: -> (?P<to>[^\s:]+))?: (?P<text>.*)")
AT_ONCE = re.compile(r"(?P<who>\S+) in one breath: (?P<texts>.+)")
BROUGHT = re.compile(r"(?P<who>\S+) brings (?P<bot>\S+)")
PRESSED = re.compile(r"(?P<who>\S+) presses (?P<label>.+)")


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
async def test_the_story_goes_as_it_is_written(story: Path, database_url: str) -> None:
    lines = story.read_text("utf-8").splitlines()  # noqa: ASYNC240 - a small file, before anything runs
    async with stage(database_url) as on:
        await play(lines, on)


async def play(lines: list[str], on: Stage) -> None:
    """Play a story line by line; after every step all that the bot did must be written below it."""
    names: dict[str, str] = {}
    happened: list[str] = []
    written: list[str] = []
    step = "the beginning"
    for number, line in enumerate([*lines, ""], 1):
        line = line.rstrip()
        if EXPECTED.match(line):
            written.append(line)
            continue
        if line.startswith("#") or (not line and number <= len(lines)):
            continue
        agree(step, written, happened, names)
        written = []
        on.network.lines.clear()
        await do(_filled(line, names), on)
        happened = list(on.network.lines)
        step = f"line {number}: {line}"


async def do(line: str, on: Stage) -> None:
    """Do one step of a story."""
    if not line or await prepared(line, on):
        return
    if at_once := AT_ONCE.fullmatch(line):
        await on.burst(at_once["who"], at_once["texts"].split(" | "))
    elif said := SAID.fullmatch(line):
        chat = OFFICE if said["office"] else LOBBY
        await on.say(said["who"], said["text"], to=said["to"] or "", chat=chat)
    elif brought := BROUGHT.fullmatch(line):
        await on.bring(brought["who"], brought["bot"])
    elif pressed := PRESSED.fullmatch(line):
        await on.press(pressed["who"], pressed["label"])
    else:
        raise AssertionError(f"not a line of a story: {line}")


async def prepared(line: str, on: Stage) -> bool:
    """Do a step that is nobody's: people come, settings, time; tell whether it was one."""
    word, _, rest = line.partition(" ")
    if word == "here:":
        for each in rest.split(", "):
            name, _, part = each.partition(" ")
            await on.come(name, part.strip("()"))
    elif word in ("joins:", "asks:"):
        for name in rest.split(", "):
            await on.enter(name, asks=word == "asks:")
    elif word == "set":
        section, name, value = rest.split(" ", 2)
        await on.set(section, name, value)
    elif word == "later":
        span = duration(rest)
        assert span is not None, line
        await on.pass_time(span)
    elif line == "again":
        assert on.last is not None
        await on.happen(on.last)
    elif word == "added":
        await on.arrive(rest.removeprefix("lacking ").split())
    elif line == "the clock rings":
        await on.ring()
    else:
        return False
    return True


def agree(step: str, written: list[str], happened: list[str], names: dict[str, str]) -> None:
    """Hold what is written against what happened: `…` is any words, `$case` a case's number, the same one later."""
    written, happened = by_chat(written), by_chat(happened)
    agrees = len(written) == len(happened)
    for wanted, line in zip(written, happened, strict=False):
        found = re.fullmatch(_pattern(wanted, names), line)
        agrees = agrees and found is not None
        if found is not None:
            names.update({name: value for name, value in found.groupdict().items() if value})
    shown = "\n  ".join(["", *happened])
    expected = "\n  ".join(["", *written])
    assert agrees, f"after {step}\nwritten:{expected}\nhappened:{shown}"


def by_chat(lines: list[str]) -> list[str]:
    """Give what happened in the group before what happened in the office: the two are served side by side."""
    return sorted(lines, key=lambda line: line.startswith("office"))


def _pattern(wanted: str, names: dict[str, str]) -> str:
    pattern = re.escape(_filled(wanted, names)).replace("…", ".*")
    return re.sub(r"\\\$([a-z]\w*)", _unknown_name(), pattern)


def _unknown_name():  # type: ignore[no-untyped-def]
    seen: set[str] = set()

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>[A-Z2-7]{{8}})"

    return replaced


def _filled(line: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        line = re.sub(rf"\${name}\b", value, line)
    return line


def test_a_story_that_does_not_hold_is_shown_with_what_happened() -> None:
    with pytest.raises(AssertionError, match="happened"):
        agree("a step", ["bot> hello"], ["bot> goodbye"], {})


def test_a_case_number_means_the_same_case_later() -> None:
    names: dict[str, str] = {}
    agree("a step", ["office> case $case …"], ["office> case K7F3QM2A for ann"], names)
    assert names == {"case": "K7F3QM2A"}
    with pytest.raises(AssertionError):
        agree("a step", ["office> $case"], ["office> AAAAAAAA"], names)


def test_time_passes_only_when_it_is_told() -> None:
    assert duration("2h") == timedelta(hours=2)
