"""`innkeeper check`: judge texts, from arguments or standard input, with reasons in words."""

import asyncio
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final, TextIO

import msgspec
import typer

from bot.app import load_model
from bot.cli.looking import looked_at
from bot.judging import Judge, Judged, Request, RequestError
from bot.training.corpus import DataError
from bot.training.verdicts import head_of, labelled
from chat.language import LANGUAGES, Language, language
from chat.lessons import OwnHead

BATCH: Final = 256


def check(
    texts: Annotated[list[str] | None, typer.Argument(help="Texts to judge; none: a message a line on stdin.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")] = False,
    conversation: Annotated[
        bool, typer.Option("--conversation", help="Remember earlier messages of the same group: floods and repeats.")
    ] = False,
    taught: Annotated[
        Path | None, typer.Option(help='Verdicts of moderators, {"text", "label"} a line: spam, ham or ok.')
    ] = None,
    pictures: Annotated[
        list[Path] | None, typer.Option("--picture", help="A picture's file to judge; may be given more than once.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the reasons: en, zh-CN or zh-TW.")] = "en",
) -> None:
    """Judge messages as from a newcomer, and say why; with --jsonl each line may name author, standing and more."""
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}", param_hint="--lang")
    judge = Judge(load_model(), conversation=conversation)
    if taught is not None:
        judge.taught = _taught(judge, taught)
    tongue = language(lang)
    if jsonl:
        failed = judge_lines(judge, sys.stdin.buffer, tongue, sys.stdout.buffer, sys.stderr)
        raise typer.Exit(1 if failed else 0)
    if pictures and asyncio.run(_show_pictures(judge, pictures, tongue)):
        raise typer.Exit(1)
    if pictures and not texts:
        return
    given = texts or (line.rstrip("\n") for line in sys.stdin)
    for number, text in enumerate(given, 1):
        _show(judge.judge([Request(text=text, id=str(number))])[0], text, tongue, sys.stdout)


async def _show_pictures(judge: Judge, paths: Iterable[Path], tongue: Language) -> int:
    """Judge pictures one after the other, and say what stands on them; give how many could not be looked at."""
    failed = 0
    async for path, seen in looked_at(paths):
        if isinstance(seen, str):
            failed += 1
            sys.stderr.write(f"innkeeper: {path}: {seen}\n")
            continue
        judged = judge.judge([Request(text="", id=str(path), picture=seen)])[0]
        _show(judged, f"{path.name}: {seen.says or '–'}", tongue, sys.stdout)
    return failed


def _taught(judge: Judge, path: Path) -> OwnHead | None:
    """Learn the verdicts in a file, the newest last, as if a group's moderators had given them."""
    try:
        verdicts = list(labelled([path]))
    except DataError as error:
        sys.stderr.write(f"innkeeper: {error}\n")
        raise typer.Exit(1) from error
    return head_of(judge.read([Request(text=text) for text, _ in verdicts]), [spam for _, spam in verdicts])


def _show(judged: Judged, text: str, tongue: Language, out: TextIO) -> None:
    verdict = judged.verdict
    out.write(f"{verdict.step:6} {verdict.label} {verdict.score:.2f}  {' '.join(text.split())[:100]}\n")
    out.writelines(
        f"       - {finding.detector} ({finding.label} {finding.score:.2f}): {tongue.say(finding.reason)}\n"
        for finding in verdict.findings
    )


def judge_lines(judge: Judge, source: Iterable[bytes], tongue: Language, out: BinaryIO, complaints: TextIO) -> int:
    """Judge a JSON line each; a line that is none is answered in its place with `error`. Gives how many were."""
    failed = 0
    numbered = enumerate(source, 1)
    while batch := list(islice(numbered, BATCH)):
        requests, errors = _decoded(batch)
        judged = iter(judge.judge(list(requests.values())))
        for number, _ in batch:
            if number in errors:
                failed += 1
                complaints.write(f"innkeeper: line {number}: {errors[number]}\n")
                answer: dict[str, Any] = {"id": None, "error": errors[number]}
            else:
                answer = _answer(next(judged), tongue)
            out.write(msgspec.json.encode(answer) + b"\n")
        out.flush()
    return failed


def _decoded(batch: Iterable[tuple[int, bytes]]) -> tuple[dict[int, Request], dict[int, str]]:
    requests, errors = {}, {}
    for number, line in batch:
        try:
            requests[number] = Request.decode(line, number)
        except RequestError as error:
            errors[number] = str(error)
    return requests, errors


def _answer(judged: Judged, tongue: Language) -> dict[str, Any]:
    verdict = judged.verdict
    return {
        "id": judged.request.id,
        "label": str(verdict.label),
        "score": round(verdict.score, 6),
        "action": str(verdict.step),
        "scores": {str(label): round(score, 6) for label, score in verdict.scores.items()},
        "findings": [
            {
                "detector": finding.detector,
                "label": str(finding.label),
                "score": round(finding.score, 6),
                "reason": tongue.say(finding.reason),
            }
            for finding in verdict.findings
        ],
    }
