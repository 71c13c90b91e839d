"""What `innkeeper check --jsonl` costs a message: decoding, reading, judging, and answering, in batches."""

import io
import json
from collections.abc import Iterator

from bench.measure import Stage, cost_us
from bench.traffic import regulars
from bot.app import load_model
from bot.cli.check import judge_lines
from bot.judging import Judge
from chat.language import language

COUNT = 512
"""Each is read with its meaning, as a newcomer's: more would take long and say the same."""


def stages() -> Iterator[Stage]:
    """Measure the whole of it; the budget is five hundred messages a second on one core, all newcomers'."""
    lines = [json.dumps({"text": message.text}).encode() for message in regulars(COUNT)]
    judge, tongue = Judge(load_model()), language("en")
    cost = cost_us(lambda: judge_lines(judge, lines, tongue, io.BytesIO(), io.StringIO()), COUNT, rounds=3)
    yield Stage(name=f"check --jsonl ({1e6 / cost:,.0f} messages/s a core)", figure=cost, budget=2000)
