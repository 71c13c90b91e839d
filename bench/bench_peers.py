"""What a message of a living group costs from the network's bytes to the disk, beside what others do with it.

A typical bot: python-telegram-bot's objects, scikit-learn's `predict_proba`, SQLAlchemy with a row and a commit a
message. Red: the Filter (100 words) and Mod (repeats, mentions) cogs of Red 3.5 on discord.py's objects, which keep no
message; measured where `RED_PYTHON` names an interpreter that has Red-DiscordBot. Ours reads, judges, counts and keeps
all that its rules ask for, in batches of 100. The words are 1,000 and the patterns 30, against `re` on the same texts.
The mix is that of the cascade; "letters alone" is the bot with SENTENCES=off.
"""

import json
import random
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from adapters.discord import incoming as discord
from adapters.discord.places import House
from adapters.telegram import incoming as telegram
from adapters.telegram.people import Known
from bench.inn import Inn
from bench.measure import Stage, Work, interleaved, ratio
from bench.peers import Red, TypicalBot, plain_pipeline, red_python
from bench.traffic import mixed, regulars
from bench.wire import dispatch, update
from bot.app import load_model
from chat.events import Event
from chat.message import Message
from moderation.patterns import PatternSet
from moderation.text import fold
from moderation.wordlist import WordList

COUNT = 400
ROUNDS = 5
WARM_UP = 2_200
NOW = datetime(2026, 3, 2, tzinfo=UTC)
KNOWN = Known(me=1, username="innkeeper_bot", commands=frozenset({"help"}))
HOUSE = House(id="100", innkeeper="900", owner="1", powers={"100": 0})
_CHANCE = random.Random(7)
WORDS = ["".join(_CHANCE.choices("bcdfghklmnprstvz", k=3)) + "aeiou"[n % 5] + str(n) for n in range(1000)]
PATTERNS = [rf"{word[:3]}\w*\s+\d+" for word in WORDS[:30]]


def stages() -> Iterator[Stage]:
    """Measure ours and the others in turn."""
    with TemporaryDirectory() as folder:
        yield from _telegram(Path(folder))
    with TemporaryDirectory() as folder:
        yield from _discord(Path(folder))
    yield from _lists()


def _telegram(folder: Path) -> Iterator[Stage]:
    model = load_model()
    (folder / "whole").mkdir()
    ours, letters = (
        Inn(folder / "whole", "telegram:-1001234567890", model),
        Inn(folder, "telegram:-1001234567890", replace(model, sentences=None) if model else None),
    )
    typical = TypicalBot(folder, plain_pipeline())
    rounds = [[update(each) for each in said] for said in _rounds()]
    whole, bare, plain = iter(rounds), iter(rounds), iter(rounds)
    spent = interleaved(
        {
            "whole": Work(do=lambda: ours.handle(_read_updates(next(whole))), messages=COUNT),
            "letters": Work(do=lambda: letters.handle(_read_updates(next(bare))), messages=COUNT),
            "typical": Work(do=lambda: typical.handle(next(plain)), messages=COUNT),
        },
        ROUNDS,
    )
    for each in (ours, letters, typical):
        each.close()
    yield Stage(name="Telegram, update to disk: ours", figure=statistics.median(spent["whole"]))
    yield Stage(name="Telegram, update to disk: ours, letters alone", figure=statistics.median(spent["letters"]))
    yield Stage(name="Telegram, update to disk: a typical bot", figure=statistics.median(spent["typical"]))
    dearer = ratio(spent["typical"], spent["whole"])
    yield Stage(name="a typical bot, over ours", figure=dearer, unit="×")
    dearer = ratio(spent["typical"], spent["letters"])
    yield Stage(name="a typical bot, over ours with letters alone", figure=dearer, unit="×", budget=12, least=True)


def _rounds() -> list[list[Message]]:
    """Give what does not count, after which the forty members are known well, and the rounds that do."""
    rounds = [mixed(COUNT, begin=WARM_UP + COUNT * number).messages for number in range(ROUNDS)]
    return [regulars(WARM_UP), *rounds]


def _read_updates(updates: Sequence[bytes]) -> list[Event]:
    return [event for each in updates for event in telegram.events(json.loads(each), KNOWN, NOW)]


def _discord(folder: Path) -> Iterator[Stage]:
    model = load_model()
    inn = Inn(folder, "discord:100", replace(model, sentences=None) if model else None)
    rounds = [[dispatch(each) for each in said] for said in _rounds()]
    python = red_python()
    red = Red(python, WORDS[:100], rounds[1]) if python else None
    ours, theirs = [], []
    for dispatches in rounds:
        began = process_time()
        inn.handle([event for each in dispatches if (event := _posted(each)) is not None])
        ours.append((process_time() - began) / COUNT * 1e6)
        if red is not None:
            theirs.append(red.round())
    inn.close()
    yield Stage(name="Discord, dispatch to disk: ours, letters alone", figure=statistics.median(ours[1:]))
    if red is None:
        return
    red.close()
    yield Stage(name="Red's Filter and Mod, which keep nothing", figure=statistics.median(theirs[1:]))
    yield Stage(name="Red, over ours", figure=ratio(theirs[1:], ours[1:]), unit="×", budget=3.5, least=True)


def _posted(dispatch: bytes) -> Event | None:
    return discord.posted(json.loads(dispatch)["d"], HOUSE)


def _lists() -> Iterator[Stage]:
    texts = [fold(message.text).text for message in regulars(COUNT)]
    words, patterns = WordList(WORDS), PatternSet(PATTERNS)
    alternation = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in WORDS), re.IGNORECASE)
    each_pattern = [re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS]
    spent = interleaved(
        {
            "1,000 words: ours": Work(do=partial(_all, words.first, texts), messages=COUNT),
            "1,000 words: alternation in `re`": Work(do=partial(_all, alternation.search, texts), messages=COUNT),
            "30 patterns: ours": Work(do=partial(_all, patterns.first, texts), messages=COUNT),
            "30 patterns: `re`": Work(
                do=lambda: [pattern.search(text) for text in texts for pattern in each_pattern], messages=COUNT
            ),
        }
    )
    names = list(spent)
    for ours, theirs in (names[:2], names[2:]):
        yield Stage(name=ours, figure=statistics.median(spent[ours]))
        yield Stage(name=theirs, figure=statistics.median(spent[theirs]))
        yield Stage(name=f"{theirs}, over ours", figure=ratio(spent[theirs], spent[ours]), unit="×")


def _all(find: object, texts: Sequence[str]) -> None:
    for text in texts:
        find(text)  # type: ignore[operator]
