"""What is read off pictures: adverts in Chinese and English on every ground; Cyrillic is not read, and harms nobody."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont

from bench.read_pictures import ADVERTS, FOR_CHINESE, FOR_OTHERS, GROUNDS, Advert, drawn, font_file, share_read
from bot.app import load_model
from bot.eye import Eye
from bot.sight import glanced, reader
from chat.case import Step
from chat.message import Media, MediaKind, Picture
from moderation.moderation import judge
from moderation.pictured import read_apart
from moderation.reading import read as read_out
from tests.bot.watched import peak_of
from tests.moderation.drawn import saved
from tests.moderation.said import NEWCOMER, context, said

pytestmark = pytest.mark.skipif(not Eye().reads, reason="rapidocr or onnxruntime is not installed: extra images")

READABLE = [script for script in ADVERTS if script != "Cyrillic"]

Read = Callable[[Advert, str], str]


@pytest.fixture(scope="module")
def read() -> Read:
    answer = reader()

    def text_on(advert: Advert, ground: str) -> str:
        picture = drawn(advert, ground)
        if picture is None:
            pytest.skip(f"none of these fonts is installed: {', '.join(advert.fonts)}")
        return str(answer(glanced(picture)[1])[0]["text"])

    return text_on


def step_for(text: str) -> Step:
    """Give what follows when a newcomer's picture says this, by rules and the shipped model."""
    model, picture = load_model(), Media(kind=MediaKind.PHOTO, file="f1", picture=Picture(text=text))
    [message] = read_apart([said("", media=(picture,))], lambda some, _places: read_out(some, model))
    return judge(message, context(NEWCOMER)).step


@pytest.mark.parametrize("script", READABLE)
@pytest.mark.parametrize("ground", GROUNDS)
def test_adverts_are_read_with_their_contacts_on_every_ground(read: Read, script: str, ground: str) -> None:
    advert = ADVERTS[script][GROUNDS.index(ground) % 2]
    text = read(advert, ground)
    assert all(share_read(line, text) >= 0.8 for line in advert.lines)
    assert all(contact in "".join(text.split()) for contact in advert.contacts)


@pytest.mark.parametrize("script", READABLE)
def test_what_is_read_of_an_advert_is_judged_as_one(read: Read, script: str) -> None:
    for advert in ADVERTS[script]:
        assert step_for(read(advert, "screenshot")) is not Step.NONE


def test_of_cyrillic_only_what_stands_in_latin_letters_on_a_line_of_its_own_is_read(read: Read) -> None:
    for advert in ADVERTS["Cyrillic"]:
        text = read(advert, "white")
        assert all(contact in text for contact in advert.contacts)
        assert not any("а" <= letter.lower() <= "я" for letter in text)


def test_honest_words_in_cyrillic_on_a_picture_are_not_taken_for_something_else(read: Read) -> None:
    honest = (
        ("Привет! Встречаемся завтра в семь", "у входа в парк", "возьми зонт"),
        ("Список покупок", "хлеб 2, сыр 1, молоко 3", "итого 1450 рублей"),
        ("Расписание: вторник 18:30", "среда 19:00, кабинет 214", "преподаватель Орлова"),
    )
    for lines in honest:
        for ground in ("white", "screenshot"):
            assert step_for(read(Advert(lines=lines, contacts=()), ground)) is Step.NONE


async def test_a_page_full_of_writing_takes_no_more_memory_than_is_said() -> None:
    font = font_file(FOR_OTHERS)
    if font is None:
        pytest.skip(f"none of these fonts is installed: {', '.join(FOR_OTHERS)}")
    page = Image.new("RGB", (1600, 1600), "white")
    pen, letters = ImageDraw.Draw(page), ImageFont.truetype(str(font), 30)
    for row in range(39):
        pen.text((20, 40 * row), f"{row} earn money every day from home, no deposit " * 2, fill="black", font=letters)
    eye = Eye()
    text = await eye.read((await eye.glance(saved(page, "JPEG"))).reduced)
    took = peak_of(eye._read)
    await eye.close()
    assert text.count("deposit") > 30
    assert took < 700


def test_whoever_has_no_font_draws_nothing() -> None:
    assert drawn(Advert(lines=("x",), contacts=(), fonts=("no-such-font.ttf",)), "white") is None
    assert {font_file(FOR_CHINESE), font_file(FOR_OTHERS)}
