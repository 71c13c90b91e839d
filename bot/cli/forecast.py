"""`innkeeper forecast` and `innkeeper train-forecast`: whether a conversation is about to turn into an attack."""

import json
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final, TextIO

import numpy as np
import typer

from bot.forecasting import Talk, forecasts
from bot.foresight import FORECAST
from bot.judging import RequestError
from bot.training.corpus import DataError
from bot.training.measures import auc
from moderation.forecast_model import ForecastModel
from moderation.sentences import UNHURRIED, Sentences
from storage.forecast_models import load_forecast_model
from storage.model_files import ModelError

BATCH: Final = 64
EVEN: Final = 0.5


def forecast(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Conversations to read, one a file, a `name: text` a line; none: one on stdin."),
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='Read {"id", "turns": [{"author", "text", "at"} or "text", ...]} a line on stdin, '
            'write {"id", "risk", "drivers"} a line.',
        ),
    ] = False,
    labelled: Annotated[
        Path | None,
        typer.Option(help='JSON lines with "turns" and "label" (1: an attack came next, 0: none): measure on them.'),
    ] = None,
    model: Annotated[Path, typer.Option(help="Model to forecast with.")] = FORECAST,
) -> None:
    """Say how likely a conversation is to turn into a personal attack next, and which turns make it so.

    The risk is a chance from 0 to 1 on a scale where 0.5 parts heated talk that derails from heated talk that does
    not; everyday talk lies far below. Drivers are the places (from 0) of up to three turns without which the risk
    would fall most, the strongest first. A turn given as a mere text is by nobody known: who answers whom then
    does not count. Only the last 24 turns are looked at.
    """
    try:
        loaded = load_forecast_model(model)
    except ModelError as error:
        raise _refusal(error) from error
    if labelled:
        _measure(loaded, labelled)
        return
    if jsonl:
        failed = forecast_lines(loaded, sys.stdin.buffer, sys.stdout.buffer, sys.stderr, Sentences(UNHURRIED))
        raise typer.Exit(1 if failed else 0)
    _show(loaded, files or [Path("-")])


def train_forecast(
    data: Annotated[Path, typer.Option(help="Folder with the data sets, each in its own folder.")],
    out: Annotated[Path, typer.Option(help="Folder to write conversation.npz and conversation.json to.")],
    seed: Annotated[int, typer.Option(help="Number that fixes every random choice.")] = 7,
) -> None:
    """Train the forecast of quarrels; the same data and seed give the same files. Takes two minutes."""
    from bot.training.foresight import train  # scikit-learn is heavy, and needed here alone

    try:
        train(data, out, seed)
    except (DataError, OSError) as error:
        raise _refusal(error) from error
    typer.echo(f"Written to {out}")


def _show(model: ForecastModel, files: Iterable[Path]) -> None:
    """Print for each file the risk, and the turns that make it so."""
    try:
        talks = [Talk.spoken(_text(path).splitlines(), str(path)) for path in files]
    except OSError as error:
        raise _refusal(error) from error
    for talk, found in zip(talks, forecasts(talks, model, Sentences(UNHURRIED)), strict=True):
        typer.echo(f"{found.risk:.2f}  {talk.id}")
        for place in found.drivers:
            turn = talk.turns[place - talk.skipped]
            typer.echo(f"       {place}: {turn.author or '?'}: {' '.join(turn.text.split())[:100]}")


def _measure(model: ForecastModel, path: Path) -> None:
    """Print how well a model tells conversations apart that did and did not turn into an attack."""
    truth: list[bool] = []
    risks: list[float] = []
    sentences = Sentences(UNHURRIED)
    try:
        with path.open("rb") as lines:
            numbered = enumerate(lines, 1)
            while batch := list(islice(numbered, BATCH)):
                talks = [Talk.decode(line, number) for number, line in batch]
                truth += [str(json.loads(line).get("label")) in ("1", "True", "true") for _, line in batch]
                risks += [found.risk for found in forecasts(talks, model, sentences)]
    except (OSError, RequestError) as error:
        raise _refusal(error) from error
    wanted, given = np.array(truth, np.bool_), np.array(risks)
    area = auc(wanted, given)
    if area is None:
        raise _refusal(DataError(f"{path} needs conversations of label 1 and of label 0"))
    right, above = np.mean((given > EVEN) == wanted), np.mean(given > EVEN)
    typer.echo(f"{len(truth):,} conversations, after {int(wanted.sum()):,} of them an attack")
    typer.echo(f"ROC-AUC {100 * area:.1f}, right at {EVEN}: {100 * right:.1f} %, above it: {100 * above:.1f} %")


def forecast_lines(
    model: ForecastModel, source: Iterable[bytes], out: BinaryIO, complaints: TextIO, sentences: Sentences
) -> int:
    """Forecast a JSON line each; a line that is none is answered in its place with `error`. Gives how many were."""
    failed = 0
    numbered = enumerate(source, 1)
    while batch := list(islice(numbered, BATCH)):
        talks, errors = _decoded(batch)
        found = iter(zip(talks, forecasts(talks, model, sentences), strict=True))
        for number, _ in batch:
            if number in errors:
                failed += 1
                complaints.write(f"innkeeper: line {number}: {errors[number]}\n")
                answer: dict[str, Any] = {"id": None, "error": errors[number]}
            else:
                talk, forecast = next(found)
                answer = {"id": talk.id, "risk": round(forecast.risk, 6), "drivers": list(forecast.drivers)}
            out.write(json.dumps(answer).encode() + b"\n")
        out.flush()
    return failed


def _decoded(batch: Iterable[tuple[int, bytes]]) -> tuple[list[Talk], dict[int, str]]:
    talks, errors = [], {}
    for number, line in batch:
        try:
            talks.append(Talk.decode(line, number))
        except RequestError as error:
            errors[number] = str(error)
    return talks, errors


def _text(path: Path) -> str:
    return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8", errors="replace")


def _refusal(error: Exception) -> typer.Exit:
    typer.echo(f"innkeeper: {error}", err=True)
    return typer.Exit(1)
