"""What others do with a message, with the libraries that they do it with."""

import asyncio
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update

from bench.traffic import mixed

RED = "RED_PYTHON"
"""Environment variable: an interpreter in which Red-DiscordBot 3.5 is installed."""


class Base(DeclarativeBase):
    """The tables of a typical bot."""


class Row(Base):
    """A message as a typical bot keeps it."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat: Mapped[int]
    author: Mapped[int]
    text: Mapped[str]
    score: Mapped[float]


class TypicalBot:
    """python-telegram-bot's objects, scikit-learn's predict, a row and a commit a message; nothing else."""

    def __init__(self, folder: Path, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._runner = asyncio.Runner()
        self._engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'typical.db'}")
        event.listen(self._engine.sync_engine, "connect", _as_ours)
        self._session = async_sessionmaker(self._engine, expire_on_commit=False)
        self._runner.run(self._set_up())

    def handle(self, updates: Sequence[bytes]) -> None:
        """Take one update after the other."""
        self._runner.run(self._handle(updates))

    def close(self) -> None:
        """Let go of the file."""
        self._runner.run(self._engine.dispose())
        self._runner.close()

    async def _handle(self, updates: Sequence[bytes]) -> None:
        for each in updates:
            update = Update.de_json(json.loads(each), None)
            message = update.effective_message
            score = self._pipeline.predict_proba([message.text])[0, 1]
            async with self._session() as session:
                author, chat = message.from_user.id, message.chat.id
                session.add(Row(chat=chat, author=author, text=message.text, score=float(score)))
                await session.commit()

    async def _set_up(self) -> None:
        async with self._engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)


def _as_ours(connection: Any, _record: object) -> None:
    """Let SQLite write as safely as ours does, and no more."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


class Red:
    """Red's Filter and Mod cogs in a process of its own; it counts its own CPU time."""

    def __init__(self, python: str, words: Sequence[str], dispatches: Sequence[bytes]) -> None:
        script = Path(__file__).with_name("red.py")
        self._process = subprocess.Popen(
            [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
        )
        self._say(json.dumps({"words": list(words), "dispatches": [each.decode() for each in dispatches]}))
        self.round()

    def round(self) -> float:
        """Let it take all dispatches once; gives microseconds of CPU time a message."""
        self._say("go")
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()


def red_python() -> str:
    """Give the interpreter that has Red, or nothing."""
    return os.environ.get(RED, "")


def plain_pipeline() -> Any:
    """Give scikit-learn's pipeline as most bots have it, fitted to the kind of text that it will see."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    learnt = mixed(2_000, begin=10_000)
    pipeline = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4)), LogisticRegression())
    return pipeline.fit([message.text for message in learnt.messages], [not known for known in learnt.known])
