"""`innkeeper train` and `innkeeper evaluate`: making the text model, and measuring what is judged."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app import load_model
from bot.judging import Judge, Request
from bot.training.corpus import DataError
from bot.training.measures import ACT, ASK, Measures, Scorer
from bot.training.measures import evaluate as measures_of
from bot.training.verdicts import group, helped
from moderation.own_head import MOST_LESSONS
from moderation.text import fold
from moderation.text_model import TextModel
from storage.models import ModelError, load_text_model


def train(
    data: Annotated[Path, typer.Option(help="Folder with the data sets, each in its own folder.")],
    out: Annotated[Path, typer.Option(help="Folder to write text.npz, text.json and model-card.md to.")],
    seed: Annotated[int, typer.Option(help="Number that fixes every random choice.")] = 7,
) -> None:
    """Train the text model; the same data and seed give the same files. Takes about ten minutes."""
    from bot.training.train import train as trained  # scikit-learn is heavy, and needed here alone

    try:
        fitted = trained(data, out, seed)
    except (DataError, OSError) as error:
        raise _refusal(error) from error
    Console().print(_table(fitted.measures))
    typer.echo(f"Written to {out}")


def evaluate(
    paths: Annotated[
        list[Path], typer.Argument(help="CSV or JSONL files with `text` and `label` (spam/ham, conflict/ok).")
    ],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the measures here too, as JSON.")] = None,
    model: Annotated[
        Path | None, typer.Option(help="Measure this text model alone instead of the whole judgement.")
    ] = None,
    verdicts: Annotated[
        int,
        typer.Option(
            min=0, max=MOST_LESSONS, help="Measure what so many verdicts help, the files together being one group."
        ),
    ] = 0,
    draws: Annotated[int, typer.Option(min=1, max=100, help="How often verdicts are drawn.")] = 10,
    seed: Annotated[int, typer.Option(help="Number that fixes what is drawn.")] = 7,
) -> None:
    """Measure how labelled messages are judged, each as from a newcomer: what is caught, what is caught wrongly."""
    if verdicts:
        return _show_help_of(verdicts, paths, json_file, draws, seed)
    try:
        scorer = _model_scorer(load_text_model(model)) if model else _judge_scorer(Judge(load_model()))
        measures = measures_of(paths, scorer)
        if json_file:
            json_file.write_text(json.dumps([line.as_dict() for line in measures], indent=2) + "\n", encoding="utf-8")
    except (DataError, ModelError, OSError) as error:
        raise _refusal(error) from error
    return Console().print(_table(measures))


def _show_help_of(verdicts: int, paths: Sequence[Path], json_file: Path | None, draws: int, seed: int) -> None:
    """Measure what verdicts help in the group that the files are, and show it."""
    judge = Judge(load_model())
    try:
        found = helped(group(paths, judge, seed), judge, verdicts, draws, seed)
        if json_file:
            json_file.write_text(json.dumps(found.as_dict(), indent=2) + "\n", encoding="utf-8")
    except (DataError, OSError) as error:
        raise _refusal(error) from error
    typer.echo(
        f"{found.name}: {found.texts:,} texts, {found.spam:,} of them adverts; {verdicts} verdicts, {draws} draws\n"
        f"  recall at 1 % wrong  {found.recall_before:.1%} -> {found.recall_after:.1%} "
        f"({found.lowest:.1%} to {found.highest:.1%})\n"
        f"  AUC                  {found.auc_before:.3f} -> {found.auc_after:.3f}"
    )


def _refusal(error: Exception) -> typer.Exit:
    typer.echo(f"innkeeper: {error}", err=True)
    return typer.Exit(1)


def _model_scorer(model: TextModel) -> Scorer:
    def score(texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        return model.score([fold(text).text for text in texts])

    return score


def _judge_scorer(judge: Judge) -> Scorer:
    def score(texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        return [judged.verdict.scores for judged in judge.judge([Request(text=text) for text in texts])]

    return score


def _table(measures: Sequence[Measures]) -> Table:
    heads = (
        "data",
        "label",
        "texts",
        "of it",
        "AUC",
        f"caught ≥{ASK}",
        f"caught ≥{ACT}",
        f"wrong ≥{ASK}",
        f"wrong ≥{ACT}",
    )
    table = Table(*heads, box=None)
    for line in measures:
        shares = [line.caught_ask, line.caught_act, line.wrong_ask, line.wrong_act]
        table.add_row(
            line.name,
            line.label,
            f"{line.texts:,}",
            f"{line.positives:,}",
            "–" if line.auc is None else f"{line.auc * 100:.1f}",
            *("–" if share is None else f"{share * 100:.2f} %" for share in shares),
        )
    return table
