"""Replays that several tests look at."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import pytest

from adapters.history import Export
from bot.app import load_model
from bot.foresight import load_foresight
from bot.replay.replay import Replayed, replay
from chat.settings import GroupSettings
from moderation.text_model import TextModel
from tests.bot.replay.history import history

Replay: TypeAlias = Callable[..., Replayed]


@pytest.fixture(scope="session")
def model() -> TextModel | None:
    return load_model()


@pytest.fixture(scope="session")
def replayed(model: TextModel | None) -> Replay:
    """Replay a file."""

    def run(path: Path, settings: GroupSettings | None = None, trial: GroupSettings | None = None) -> Replayed:
        running = replay(
            Export(path), settings=settings or GroupSettings(), trial=trial, model=model, foresight=load_foresight()
        )
        with ThreadPoolExecutor(1) as thread:  # the browser's own loop may be running in this one
            return thread.submit(asyncio.run, running).result()

    return run


@pytest.fixture(scope="session")
def garden(replayed: Replay, tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """The short history, with stricter settings tried beside."""
    path = history(tmp_path_factory.mktemp("garden") / "result.json")
    trial = GroupSettings({"moderation": {"review_above": 1.0, "remove_above": 1.0}})
    return replayed(path, trial=trial)
