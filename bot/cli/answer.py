"""`innkeeper answer`: answer questions from a list, or say that none of it fits."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import msgspec
import typer

from chat.plain import plain
from engagement.faq import Faq
from engagement.retrieval import Index, Ranking

T = TypeVar("T")

ANSWER_ABOVE: Final[float] = Faq().answer_above


class AnswerError(ValueError):
    """A list of answers or a question cannot be read; the text says where and why."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the list: one way to ask, and the answer; lines with one answer are one entry."""

    text: str
    answer: str


class Question(msgspec.Struct, frozen=True):
    """A line of standard input."""

    text: str
    id: str | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All answers of a list, with the index over the ways to ask for them."""

    texts: tuple[str, ...]
    index: Index

    def told(self, ranking: Ranking, above: float) -> str | None:
        """Give the answer, or nothing when it is not sure enough."""
        return self.texts[ranking.nearest[0][0]] if ranking.score >= above and ranking.score > 0 else None


def answer(
    questions: Annotated[list[str] | None, typer.Argument(help="Questions; none: one a line on stdin.")] = None,
    faq: Annotated[Path, typer.Option(help='The list, one JSON object a line: {"text": …, "answer": …}.')] = ...,  # type: ignore[assignment]
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")] = False,
    above: Annotated[float, typer.Option(help="How sure an answer must be, 0 to 1.", min=0, max=1)] = ANSWER_ABOVE,
) -> None:
    """Answer questions from a list as the bot would in a group; what fits nothing gets no answer."""
    try:
        answers = load(faq)
    except AnswerError as error:
        sys.stderr.write(f"innkeeper: {error}\n")
        raise typer.Exit(1) from error
    if jsonl:
        failed = sum([_written(answers, number, line, above) for number, line in _lines(sys.stdin.buffer)])
        raise typer.Exit(1 if failed else 0)
    for question in questions or (line.rstrip("\n") for line in sys.stdin):
        ranking = answers.index.rank(plain(question))
        sys.stdout.write(f"{ranking.score:.2f}  {answers.told(ranking, above) or '(no answer)'}\n")


def load(path: Path) -> Answers:
    """Read a list of answers; raises `AnswerError` naming the line that is none."""
    found: dict[str, int] = {}
    phrasings = []
    try:
        with path.open("rb") as file:
            for number, line in _lines(file):
                entry = _decoded(line, Entry, f"{path}, line {number}")
                phrasings.append((plain(entry.text), found.setdefault(plain(entry.answer), len(found))))
    except OSError as error:
        raise AnswerError(f"cannot read {path}: {error.strerror}") from error
    if not phrasings:
        raise AnswerError(f'{path} has no entries; write one a line: {{"text": "…", "answer": "…"}}')
    return Answers(texts=tuple(found), index=Index(phrasings))


def _lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give the lines that are not blank, with their numbers."""
    return ((number, line) for number, line in enumerate(file, 1) if line.strip())


def _decoded(line: bytes, kind: type[T], where: str) -> T:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AnswerError(f"{where}: {error}") from error


def _written(answers: Answers, number: int, line: bytes, above: float) -> bool:
    """Write the answer to one line in its place; tell whether the line could not be read."""
    try:
        question = _decoded(line, Question, f"line {number}")
    except AnswerError as error:
        sys.stderr.write(f"innkeeper: {error}\n")
        _write({"id": None, "error": str(error)})
        return True
    ranking = answers.index.rank(plain(question.text))
    _write(
        {
            "id": question.id,
            "answer": answers.told(ranking, above),
            "score": round(ranking.score, 4),
            "candidates": [
                {"answer": answers.texts[entry], "score": round(score, 4)} for entry, score in ranking.nearest
            ],
        }
    )
    return False


def _write(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
