"""What reading a text costs: folding, and the text model alone and in batches."""

from collections.abc import Iterator
from pathlib import Path

from bench.measure import Stage, cost_us
from moderation.text import fold
from storage.models import load_text_model

MODEL = Path(__file__).parent.parent / "moderation" / "models" / "text.npz"
TEXTS = [
    "大家好，请问这个群的设置要怎么改？谢谢！",
    "明天下午三點老地方見，記得帶傘，會下雨☔",
    "try sudo apt update first, then restart the service and paste the log",
    "Обновился до 22.04, теперь не запускается, лог тут https://example.org/log",
    "诚招线上兼职，日结300-500，不收押金，加V lufa88",
    "lol nice one 😂",
    "got liquidated last night, lost $2000, lesson learned",
    "BTC又插水，我唔敢睇個wallet",
] * 32
EVASIVE = ["раypаl gift 𝐅𝐑𝐄𝐄 加 微 信 1️⃣3️⃣8️⃣ s\u200bp\u200ba\u200bm"] * 16
HOSTILE = ("\ufdfa" * 4096, "aа " * 1365, "İ" * 4096, "ก้้้้" * 800, "𝐅 " * 2048)


def stages() -> Iterator[Stage]:
    """Measure each stage in turn."""
    model = load_text_model(MODEL)
    yield Stage(
        name="fold an ordinary text", figure=cost_us(lambda: [fold(text) for text in TEXTS], len(TEXTS)), budget=30
    )
    yield Stage(name="fold an evasive text", figure=cost_us(lambda: [fold(text) for text in EVASIVE], len(EVASIVE)))
    worst = max(_fold_cost(text) for text in HOSTILE)
    yield Stage(name="fold the worst hostile text of 4,096", figure=worst, budget=5000)
    folded = [fold(text).text for text in TEXTS]
    for size, budget in ((1, 60), (16, 20), (256, 20)):
        batches = [folded[at : at + size] for at in range(0, len(folded), size)]
        cost = cost_us(lambda batches=batches: [model.score(batch) for batch in batches], len(folded))
        yield Stage(name=f"text model, {size} at a time", figure=cost, budget=budget)


def _fold_cost(text: str) -> float:
    return cost_us(lambda: fold(text), 1)
