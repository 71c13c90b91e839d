"""What the bot keeps in memory: the resident set of a process of its own, each time after the first message.

`SENTENCES=off` never loads the encoder; the dictionary of Chinese words is loaded when a disguised one may be there.
"""

import subprocess
import sys
from collections.abc import Iterator

from bench.measure import Stage

BEGIN = """
import resource, sys, time
from dataclasses import replace
began = time.process_time()
import bot.__main__
from bot.app import load_model
from bench.traffic import regulars
from moderation.reading import read

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
"""
FIRST = "model = load_model()\nsaid = read([replace(regulars(1)[0], text=TEXT)], model)\n"
END = "print(resident(), time.process_time() - began)\n"
TEXTS = {"English": "did anybody get the ticket for saturday?", "disguised Chinese": "一天三百，家薇信 abc123 了解"}


def stages() -> Iterator[Stage]:
    """Measure with and without the encoder, where the platform tells how much memory a process holds."""
    if not sys.platform.startswith("linux"):
        return
    for name, off, text, budget in (
        ("SENTENCES=off, talk in English", "off", "English", 120.0),
        ("SENTENCES=off, disguised Chinese", "off", "disguised Chinese", None),
        ("with the encoder, talk in English", "on", "English", None),
        ("with the encoder, disguised Chinese", "on", "disguised Chinese", None),
    ):
        held, seconds = _measured(f"TEXT = {TEXTS[text]!r}\n" + FIRST, off)
        yield Stage(name=f"{name}: memory", figure=held, unit="MB", budget=budget)
        yield Stage(name=f"{name}: CPU time from start to first decision", figure=seconds, unit="s", budget=2)


def _measured(script: str, sentences: str) -> tuple[float, float]:
    """Give the megabytes that a fresh process holds, and the seconds of CPU time it took."""
    asked = [sys.executable, "-W", "ignore", "-c", BEGIN + script + END]
    from os import environ

    done = subprocess.run(
        asked, capture_output=True, text=True, check=True, env={**environ, "SENTENCES": sentences, "PYTHONPATH": "."}
    )
    held, seconds = done.stdout.split()
    return float(held), float(seconds)
