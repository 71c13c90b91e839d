"""`innkeeper evaluate`: how good the judging is, on labelled data."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app import load_model
from bot.quality import page, plots, report
from bot.quality.labelled import labelled
from bot.quality.report import Report
from bot.quality.run import as_it_is, left_out
from bot.quality.sheets import Sheet, sheets
from bot.training.corpus import DataError
from moderation.own_head import MOST_LESSONS
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.model_files import ModelError
from storage.models import load_text_model


def evaluate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="CSV or JSONL files with `text` and `label` (spam/ham, conflict/ok), JSONL files with `turns` and "
            "`label` (1: an attack came next), or folders of such files. Each file is a source of its own."
        ),
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the measures here, as JSON.")] = None,
    plot_folder: Annotated[
        Path | None, typer.Option("--plots", help="Draw the measures into this folder, SVG.")
    ] = None,
    table: Annotated[bool, typer.Option("--table/--no-table", help="Print the measures as tables.")] = True,
    model: Annotated[Path | None, typer.Option(help="Judge with this text model instead of the shipped one.")] = None,
    verdicts: Annotated[
        int,
        typer.Option(
            min=0, max=MOST_LESSONS, help="Measure what so many verdicts help, the files together being one group."
        ),
    ] = 0,
    data: Annotated[
        Path | None,
        typer.Option(
            "--leave-one-out",
            help="Folder with the data sets that the model was trained on: measure each on a model that is trained "
            "without it. Takes ten minutes, and half an hour the first time.",
        ),
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="Folder to keep sentence vectors in, for --leave-one-out; 300 MB.")
    ] = None,
    written: Annotated[
        Path | None, typer.Option("--write", help="Write a page about the measures here, with JSON and plots beside.")
    ] = None,
) -> None:
    """Measure how labelled messages are judged, each as from a newcomer: what is caught, what is caught wrongly.

    Shares come with 95 % intervals. Limits such as "at 0.5 % false alarms" are set on the ham of the other sources,
    as they would be for a group that nobody has seen.
    """
    if bool(paths) == bool(data):
        raise typer.BadParameter("give files to measure on, or --leave-one-out with a folder")
    try:
        if data:
            found = left_out(data, cache or data.parent / "innkeeper-vectors", _told)
        else:
            given = labelled(paths or [], _told)
            found = as_it_is(_chosen(model), given, _told, verdicts)
        _write(found, json_file, plot_folder, written)
    except (DataError, ModelError, OSError) as error:
        typer.echo(f"innkeeper: {error}", err=True)
        raise typer.Exit(1) from error
    for sheet in sheets(found) if table else ():
        Console().print(_drawn(sheet))


def _chosen(path: Path | None) -> TextModel | None:
    return replace(load_text_model(path), sentences=Sentences()) if path else load_model()


def _write(found: Report, json_file: Path | None, plot_folder: Path | None, written: Path | None) -> None:
    if json_file:
        report.save(found, json_file)
    if plot_folder:
        plots.save(found, plot_folder)
    if written:
        names = plots.save(found, written.with_suffix(""))
        figures = written.with_suffix(".json")
        report.save(found, figures)
        text = page.page(found, [f"{written.stem}/{name}" for name in names], figures.name)
        written.write_text(text, encoding="utf-8")


def _told(line: str) -> None:
    typer.echo(line, err=True)


def _drawn(sheet: Sheet) -> Table:
    table = Table(title=sheet.title, title_justify="left", box=None)
    for place, head in enumerate(sheet.heads):
        table.add_column(head, justify="left" if place < sheet.words else "right", no_wrap=place == 0)
    for cells in sheet.rows:
        table.add_row(*cells)
    return table
