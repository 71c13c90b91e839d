"""What is read off pictures: adverts drawn in four scripts, on seven kinds of ground; `python -m bench.read_pictures`.

A line's share is how many of its characters were read in their order (1 is all); a contact counts when it was read
whole. Whoever has no font for a script gets no row for it.
"""

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
FOR_CHINESE = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "wqy-microhei.ttc", "PingFang.ttc", "msyh.ttc")
FOR_OTHERS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")

GROUNDS = ("white", "coloured", "screenshot", "photo", "noisy", "small", "faint")
QUALITY = {"noisy": 20, "photo": 50, "small": 60}
"""How much is left by the compression, where it is not 85."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advert:
    """Lines to be drawn; each contact is to be read whole."""

    lines: Sequence[str]
    contacts: Sequence[str]
    fonts: Sequence[str] = FOR_OTHERS


ADVERTS: Mapping[str, Sequence[Advert]] = {
    "Chinese, simplified": (
        Advert(
            lines=("日结五百元 手机兼职", "无需押金 名额有限", "加微信 xq88321"),
            contacts=("xq88321",),
            fonts=FOR_CHINESE,
        ),
        Advert(
            lines=("跑分车队招人 佣金百分之八", "飞机联系 @paofen_vip", "t.me/+AbCdEfGh123"),
            contacts=("@paofen_vip", "t.me/+AbCdEfGh123"),
            fonts=FOR_CHINESE,
        ),
    ),
    "Chinese, traditional": (
        Advert(
            lines=("在家兼職 日領三千", "免經驗 當天領現金", "加賴 line88tw"), contacts=("line88tw",), fonts=FOR_CHINESE
        ),
        Advert(
            lines=("飆股推薦群 老師帶單", "穩賺不賠 請掃碼進群", "https://stock-vip.example"),
            contacts=("stock-vip.example",),
            fonts=FOR_CHINESE,
        ),
    ),
    "English": (
        Advert(
            lines=("Earn 500 USDT every day", "no deposit, limited places", "@quickcash_hr"),
            contacts=("@quickcash_hr",),
        ),
        Advert(
            lines=("Free Nitro for everybody", "claim within 24 hours", "https://nitro-gift.example/x7"),
            contacts=("nitro-gift.example/x7",),
        ),
    ),
    "Cyrillic": (
        Advert(
            lines=("Заработок от 5000 рублей в день", "без вложений и опыта", "@rabota_doma"),
            contacts=("@rabota_doma",),
        ),
        Advert(
            lines=("Удалённая работа, набор закрыт завтра", "пишите в личку", "t.me/+AbCdEfGh123"),
            contacts=("t.me/+AbCdEfGh123",),
        ),
    ),
}


def font_file(names: Sequence[str]) -> Path | None:
    """Give the first of these fonts that is installed."""
    installed = {
        path.name: path for folder in FOLDERS if Path(folder).is_dir() for path in Path(folder).rglob("*.tt[cf]")
    }
    return next((installed[name] for name in names if name in installed), None)


def drawn(advert: Advert, ground: str, seed: int = 1) -> bytes | None:
    """Draw an advert as a picture file, or nothing where its font is missing."""
    file = font_file(advert.fonts)
    if file is None:
        return None
    chance = Random(f"{ground}:{seed}")
    image = _screenshot(advert.lines, file) if ground == "screenshot" else _poster(advert.lines, file, ground, chance)
    if ground == "screenshot":
        image = image.resize((image.width * 3 // 2, image.height * 3 // 2))
    if ground == "small":
        image = image.resize((image.width // 4, image.height // 4))
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY.get(ground, 85))
    return out.getvalue()


def _poster(lines: Sequence[str], file: Path, ground: str, chance: Random) -> Image.Image:
    size = (1000, 160 + 90 * len(lines))
    image = Image.new("RGB", size, {"coloured": "#b3201f", "faint": "#6f8f3c"}.get(ground, "white"))
    ink = {"coloured": "#ffe94a", "photo": "white", "faint": "#8fae54"}.get(ground, "black")
    if ground == "noisy":
        image = Image.blend(image, Image.effect_noise(size, 160).convert("RGB"), 0.6)
    if ground == "photo":
        image = _photo(size, chance)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(str(file), 46)
    for row, line in enumerate(lines):
        draw.text((50, 80 + 90 * row), line, fill=ink, font=font)
    if ground == "noisy":
        pixels = Image.effect_noise(size, 160).convert("RGB")
        image = Image.blend(image, pixels, 0.45).rotate(5, expand=True, fillcolor="white")
    return image


def _photo(size: tuple[int, int], chance: Random) -> Image.Image:
    image = Image.new("RGB", size, "#5b7f9a")
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, wide = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(30, 220)
        colour = tuple(chance.randrange(40, 220) for _ in range(3))
        draw.ellipse((x, y, x + wide, y + wide), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(3))


def _screenshot(lines: Sequence[str], file: Path) -> Image.Image:
    """Draw the lines as bubbles of a chat, small, under a bar with a clock, as phones do."""
    image = Image.new("RGB", (720, 1600), "#e7ebf0")
    draw = ImageDraw.Draw(image)
    small, font = ImageFont.truetype(str(file), 20), ImageFont.truetype(str(file), 26)
    draw.rectangle((0, 0, 720, 110), fill="#517da2")
    draw.text((30, 14), "21:47", fill="white", font=small)
    draw.text((90, 58), "VIP", fill="white", font=font)
    for row, line in enumerate(lines):
        top = 160 + 120 * row
        wide = draw.textlength(line, font=font) + 130
        draw.rounded_rectangle((80, top, 80 + wide, top + 80), radius=18, fill="white")
        draw.text((100, top + 20), line, fill="#1b1b1b", font=font)
        draw.text((80 + wide - 70, top + 50), f"21:{30 + row}", fill="#8a9aa8", font=small)
    return image


def share_read(line: str, text: str) -> float:
    """Give the share, 0 to 1, of a line's characters that stand in a text, in their order."""
    wanted, said = "".join(line.split()), "".join(text.split())
    matcher = SequenceMatcher(None, wanted, said, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of all adverts of a script on one ground."""

    script: str
    ground: str
    share: float
    contacts: int
    of_contacts: int
    seconds: float


def readings() -> Iterator[Read]:
    """Read every advert on every ground, in this process."""
    from bot.sight import glanced, reader

    read = reader()
    for script, adverts in ADVERTS.items():
        for ground in GROUNDS:
            pictures = [(advert, data) for advert in adverts if (data := drawn(advert, ground)) is not None]
            if not pictures:
                continue
            shares, found, spent = [], 0, 0.0
            for advert, data in pictures:
                reduced = glanced(data)[1]
                began = time.process_time()
                text = str(read(reduced)[0]["text"])
                spent += time.process_time() - began
                shares += [share_read(line, text) for line in advert.lines]
                found += sum(contact in "".join(text.split()) for contact in advert.contacts)
            yield Read(
                script=script,
                ground=ground,
                share=statistics.mean(shares),
                contacts=found,
                of_contacts=sum(len(advert.contacts) for advert, _ in pictures),
                seconds=spent / len(pictures),
            )


def main() -> None:
    """Print a row for each script and ground."""
    print("| script | ground | characters read | contacts read whole | CPU seconds a picture |")
    print("|---|---|---:|---:|---:|")
    for each in readings():
        contacts = f"{each.contacts} of {each.of_contacts}"
        print(f"| {each.script} | {each.ground} | {each.share:.0%} | {contacts} | {each.seconds:.1f} |")


if __name__ == "__main__":
    main()
