"""`innkeeper train`: making the text model."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.training.corpus import DataError
from bot.training.measures import ACT, ASK, Measures


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


def _refusal(error: Exception) -> typer.Exit:
    typer.echo(f"innkeeper: {error}", err=True)
    return typer.Exit(1)


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
