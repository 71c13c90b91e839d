"""Folding reads a text as a person would."""

import json
import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moderation.folding.hanzi import simplified
from moderation.folding.points import LONG
from moderation.folding.runs import without_repeats
from moderation.text import MOST_CHANGES, fold
from moderation.vocabulary.disguised import CHINESE

EVASIONS = {
    "zero-width characters split a word": ("s\u200bp\u200ca\u2060m", "spam", "hidden"),
    "a soft hyphen splits a word": ("wel\u00adcome", "welcome", "hidden"),
    "a grapheme joiner splits a word": ("wel\u034fcome", "welcome", "hidden"),
    "variation selectors follow letters": ("f\ufe0fr\ufe0fe\ufe0fe", "free", "hidden"),
    "a Hangul filler stands in a word": ("微\u3164信", "微信", "hidden"),
    "tag characters hide text": ("hello\U000e0062\U000e0075\U000e0079", "hello", "hidden"),
    "a direction override": ("\u202ebonus\u202c", "bonus", "bidi"),
    "direction isolates": ("\u2066bonus\u2069", "bonus", "bidi"),
    "Cyrillic letters in a Latin word": ("раypаl", "paypal", "lookalike"),
    "Latin letters in a Russian word": ("зapaбoтoк", "заработок", "lookalike"),
    "a Latin k in a Russian word": ("бумажkа", "бумажка", "lookalike"),
    "a short Russian word that is half Latin": ("получил oт друга", "получил от друга", "lookalike"),
    "a Cyrillic capital in a Latin word": ("Теlegram", "telegram", "lookalike"),
    "Greek capitals in a Latin word": ("ΒITCΟΙΝ", "bitcoin", "lookalike"),
    "keycap digits": ("1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e3", "138", "enclosed"),
    "circled letters": ("ⓦⓔⓒⓗⓐⓣ", "wechat", "enclosed"),
    "negative squared letters": ("🅵🆁🅴🅴", "free", "enclosed"),
    "letters in brackets": ("⒡⒭⒠⒠", "free", "enclosed"),
    "regional indicators that are no flag": ("🇼🇪🇨", "wec", "enclosed"),
    "bold mathematical letters": ("𝐅𝐑𝐄𝐄", "free", "stylised"),
    "script mathematical letters": ("𝓯𝓻𝓮𝓮", "free", "stylised"),
    "full-width letters": ("ＦＲＥＥ", "free", "stylised"),
    "small capitals": ("ᴄʟɪᴄᴋ", "click", "stylised"),
    "Kangxi radicals": ("⾦⼦", "金子", "stylised"),
    "marks stacked on letters": ("s̸p̷a̴m̵", "spam", "marks"),
    "letters apart": ("w e c h a t", "wechat", "spaced"),
    "letters apart by dots": ("w.e.c.h.a.t", "wechat", "spaced"),
    "letters apart by two blanks, then one": ("к  о  ш  к  а д о м а", "кошка дома", "spaced"),
    "letters apart by blanks, then by stars": ("к о ш к а д*о*м*а", "кошка дома", "spaced"),
    "characters apart": ("加 微 信", "加微信", "spaced"),
    "two characters with a dot between": ("微.信", "微信", "spaced"),
    "two characters with an emoji between": ("加我微🔥信", "加我微信", "spaced"),
    "a telephone number apart": ("1 3 8 0 0 0 1 2 3 4 5", "13800012345", "spaced"),
    "a letter said many times": ("freeeeeeee", "free", "repeated"),
    "characters that sound the same": ("见直", "兼职", "homophone"),
    "a usual stand-in": ("加薇芯", "加微信", "homophone"),
    "a word half in pinyin": ("加wei信", "加微信", "homophone"),
    "a word in pinyin": ("jian zhi ri jie", "兼职 日结", "homophone"),
    "traditional characters that sound the same": ("見職", "兼职", "homophone"),
    "a character in its two pieces": ("君羊号", "群号", "split"),
    "characters in pieces": ("彳山兀攵亻言", "微信", "split"),
    "digits for letters": ("fr33 n1tr0", "free nitro", "leet"),
    "signs for letters": ("ca$h", "cash", "leet"),
    "digits for Russian letters": ("3аработ0к", "заработок", "leet"),
    "one digit for two Russian letters": ("кр3дит", "кредит", "leet"),
    "digits in what an advert asks for": ("бе3 вл0ж3ний", "бе3 вложений", "leet"),
    "digits within any Russian word": ("ж0лтый пл@щик и м3тла, си6ирь", "жолтый плащик и метла, сибирь", "leet"),
    "a plus sign for a word": ("➕我", "加我", "pictured"),
    "a heart for a character": ("薇❤", "微信", "pictured"),
    "a penguin for a messenger": ("🐧123456", "qq123456", "pictured"),
    "a ring for a letter": ("f⭕rex", "forex", "pictured"),
}


@pytest.mark.parametrize(("written", "read", "trace"), EVASIONS.values(), ids=EVASIONS)
def test_an_evasion_is_read_as_the_plain_text_and_leaves_a_trace(written: str, read: str, trace: str) -> None:
    folded = fold(written)
    assert folded.text == read
    assert folded.traces[trace] >= 1


HONEST = {
    "a Chinese name that sounds like a messenger": ("李伟新说他家伟明天来", "李伟新说他家伟明天来"),
    "words of the dictionary that sound like others": ("看见直接说,威信很高,菠菜便宜", "看见直接说,威信很高,菠菜便宜"),
    "versions and formats": ("python3 utf8 h264 b2b", "python3 utf8 h264 b2b"),
    "Russian numbers": ("10руб, т34, к700а, 3дня, 2к20год", "10руб, т34, к700а, 3дня, 2к20год"),
    "prices and addresses": ("$500, me@a1.org, a4", "$500, me@a1.org, a4"),
    "a heart after a letter": ("i v❤ you", "i v❤ you"),
    "a loanword in letters": ("taobao liaotian", "taobao liaotian"),
    "Russian": ("Привет, как дела? Ёлка уже стоит", "привет, как дела? ёлка уже стоит"),
    "a Russian ending on a Latin name": ("пиши в WhatsAppом", "пиши в whatsappом"),
    "a Russian ending on a coin": ("моя btcшка упала", "моя btcшка упала"),
    "Greek": ("Καλημέρα σε όλους", "καλημέρα σε όλους"),
    "Arabic with its joiners": ("می‌خواهم", "میخواهم"),
    "accents": ("Crème brûlée à la façon d'Éloïse, ñandú", "crème brûlée à la façon d'éloïse, ñandú"),
    "accents written apart": ("Cre\u0300me", "crème"),
    "Hindi": ("नमस्ते", "नमस्ते"),
    "Thai": ("สวัสดีครับ", "สวัสดีครับ"),
    "Korean": ("안녕하세요", "안녕하세요"),
    "flags": ("🇨🇳🇺🇸 vs 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇨🇳🇺🇸 vs 🏴"),
    "an emoji with its selector": ("love ❤️ it", "love ❤ it"),
    "a numbered list": ("① 打开设置 ② 点保存", "1 打开设置 2 点保存"),
    "Latin words in Chinese": ("我用Python3写了个bot", "我用python3写了个bot"),
    "versions and paths": ("ubuntu 22.04.3, /usr/lib/x86_64, v1.2.3.4", "ubuntu 22.04.3, /usr/lib/x86_64, v1.2.3.4"),
    "round numbers": ("1000000 and 88888888", "1000000 and 88888888"),
    "a web address": ("see https://www.example.org/a?b=1", "see https://www.example.org/a?b=1"),
    "abbreviations": ("e.g. the U.S. team", "e.g. the u.s. team"),
    "degrees": ("今天35℃", "今天35°c"),
    "two clauses": ("好.我去", "好.我去"),
}


@pytest.mark.parametrize(("written", "read"), HONEST.values(), ids=HONEST)
def test_honest_text_keeps_its_letters_and_leaves_no_trace(written: str, read: str) -> None:
    folded = fold(written)
    assert folded.text == read
    assert not folded.traces
    assert folded.changes == ()


def test_traditional_and_simplified_text_read_alike() -> None:
    assert fold("請問這個群組的設定要怎麼改？").text == fold("请问这个群组的设定要怎么改?").text


def test_the_receipt_pairs_what_was_written_with_what_was_read() -> None:
    folded = fold("加 微 信 раypаl \u202egift\u202c today")
    assert ("加 微 信", "加微信") in folded.changes
    assert ("раypаl", "paypal") in folded.changes
    assert ("¦gift¦", "gift") in folded.changes


def test_the_receipt_shows_a_dozen_pieces_at_most() -> None:
    assert (
        len(fold("раy " * 10 + " ".join(f"раy{letter}" for letter in "bcdefghijklmnopqrstu")).changes) == MOST_CHANGES
    )


def test_numbers_apart_by_blanks_stay_apart_when_they_are_few() -> None:
    assert fold("1 2 3").text == "1 2 3"


HOSTILE = {
    "empty": "",
    "blanks": " \t\n\u3000\u00a0 ",
    "a megabyte": "x" * 1_000_000,
    "4,095 alternating marks": "a" + "\u0301\u0316" * 2047,
    "Arabic ligatures that grow eighteen-fold": "\ufdfa" * 4096,
    "lone surrogates": "\ud800\udc00\udfff" * 1000,
    "NUL": "a\x00b" * 1000,
    "direction overrides": "\u202e" * 4096,
    "tag characters": "\U000e0041" * 4096,
    "families": "👨\u200d👩\u200d👧" * 500,
    "an odd count of regional indicators": "🇦" * 4095,
    "letters that grow in lower case": "İ" * 4096,
    "sharp s and dialytika": "ßΐẞ" * 1000,
    "line breaks": "\n" * 10_000,
    "punctuation": "?!" * 2048,
    "3,000 addresses": "http://a.b " * 3000,
    "letters apart": "a " * 2048,
    "characters apart": "微 " * 2048,
    "digits apart": "1 " * 2048,
    "mixed words": "aа " * 1400,
    "dotted words": "a.b " * 1024,
    "dashes": "a-" * 2048,
    "mathematical letters": "𝐅 " * 2048,
    "Thai marks": "ก้้้้" * 800,
    "Hangul fillers": "\u3164" * 4096,
    "alternating noise": "微.\u200b" * 1365,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_bounded_storable_and_settled(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) <= 4096
    assert "\x00" not in folded.text
    folded.text.encode()
    "".join(part for change in folded.changes for part in change).encode()
    assert fold(folded.text).text == folded.text


LONG_AND_HONEST = {
    "Chinese with numbered points": "①各位邻居，本周六上午九点在小区门口集合，请带好工具。\n",
    "French": "Nous partons à l’aube ; n’oublie pas ton sac, s’il te plaît… ",
    "Arabic": "نلتقي غدًا في الساعة التاسعة أمام المكتبة، لا تنسَ الكتاب. ",
    "Russian": "Собираемся в субботу у входа № 2, возьмите, пожалуйста, воду. ",
    "Hindi": "कल सुबह नौ बजे पुस्तकालय के सामने मिलते हैं। ",
}


@pytest.mark.parametrize("said", LONG_AND_HONEST.values(), ids=LONG_AND_HONEST)
def test_a_long_honest_text_is_read_to_its_last_word(said: str) -> None:
    text = said * (1800 // len(said)) + "zebra " + said * (1800 // len(said))
    assert "zebra" in fold(text).text


def test_a_long_text_that_is_disguised_all_over_is_read_at_its_beginning_and_end() -> None:
    folded = fold("𝐅𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲 " * 150 + "𝐦𝐢𝐝𝐝𝐥𝐞 " + "𝐅𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲 " * 149 + "𝐚𝐭 𝐥𝐚𝐬𝐭")
    assert folded.text.startswith("free money")
    assert folded.text.endswith("at last")
    assert "middle" not in folded.text
    assert len(folded.text) <= 1200


def test_changed_words_are_shown_wherever_they_stand() -> None:
    assert ("раypаl", "paypal") in fold("Ordinary Words With Capitals, 還有繁體字 " * 40 + "раypаl").changes


@given(st.text("ab 1", max_size=400))
def test_repeats_are_found_in_long_texts_as_in_short_ones(text: str) -> None:
    long, short = f"{text:400}|", re.sub(r"([^\d\s])\1{3,}", r"\1\1", f"{text:400}|")
    assert without_repeats(long, Counter()) == short


@given(st.text(st.characters(exclude_categories=()), max_size=200))
@example("a b  c d")
@example("\ud800w\udfffe c h a t")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text
    assert len(once.text) <= 4096
    once.text.encode()


MIXED = st.text(
    st.sampled_from("aеоp sс1İß微信加.-_ \n\u0301\u0336\u200b\u202e\ufe0f🇨🇳①Ⓐ🅰ａ𝐀ﬃΑЙ\ufdfa\u20e3ᴀ後\U000e0041,!ко"),
    max_size=60,
)


@settings(max_examples=400)
@given(MIXED)
def test_folding_twice_is_folding_once_for_piled_evasions(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text


WORDS = st.text(
    st.sampled_from("bdfghklmnqrtuvwz"),
    min_size=3,
    max_size=12,
).filter(lambda word: not any(a == b for a, b in pairwise(word)))


@given(WORDS, st.sampled_from(["\u200b", "\u2060", "\u00ad", "\ufe0f", "\u034f", "\u0336", "\u202e", "\U000e0041"]))
def test_any_word_split_by_something_unseen_reads_as_the_word(word: str, unseen: str) -> None:
    assert fold(unseen.join(word)).text == word


@given(WORDS, st.sampled_from([0x1D400 - 65, 0xFF21 - 65, 0x24B6 - 65, 0x1F130 - 65, 0x1F150 - 65, 0x1F170 - 65]))
def test_any_word_in_other_clothes_reads_as_the_word(word: str, offset: int) -> None:
    assert fold("".join(chr(ord(letter) + offset) for letter in word.upper())).text == word


@given(WORDS.filter(lambda word: len(word) >= 4), st.sampled_from(" .-_*|/"))
def test_any_word_pulled_apart_reads_as_the_word(word: str, gap: str) -> None:
    assert fold(gap.join(word)).text == word


def test_every_word_that_is_read_by_its_sound_can_be_spelt() -> None:
    table = json.loads(files("moderation.vocabulary").joinpath("sounds.json").read_text("utf-8"))
    heard = "".join(table.values())
    assert len(heard) == len(set(heard))
    assert {letter for word in CHINESE for letter in word} <= set(heard)


@given(st.text(st.one_of(st.characters(), st.sampled_from("後職微薇信，！㐀𠮷x")), min_size=1, max_size=40))
def test_characters_of_a_long_text_are_read_like_those_of_a_short_one(text: str) -> None:
    times = LONG // len(text) + 1
    assert simplified(text * times) == simplified(text) * times


FILLING = "".join(f"第{number}天的早上我们去了海边，" for number in range(90))


def test_a_word_that_sounds_like_another_is_read_in_a_long_text_too() -> None:
    for text in (f"{FILLING}加薇芯{FILLING}", f"{FILLING}{FILLING}加薇芯", f"加薇芯{FILLING}"):
        assert "加微信" in fold(text).text


def test_what_only_stands_across_two_words_is_left_alone_in_a_long_text_too() -> None:
    for text in ("我看见直接走过来的人", f"{FILLING}我看见直接走过来的人，{FILLING}"):
        assert "看见直接" in fold(text).text
