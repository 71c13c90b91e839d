import time
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from chat.actions import SendMessage
from chat.context import Context
from chat.message import Message, Origin
from chat.people import Kind, Member
from chat.records import CountAnswer
from chat.settings import Catalogue, GroupSettings, SettingError
from engagement.faq import Faq, FaqEntry
from tests.engagement.said import ANN, BO, CHEN, message, moment, posted

INNKEEPER = Member(id="playground:0", name="Innkeeper", kind=Kind.INNKEEPER)
LIST = {
    "三个工作日内到账。": ("退款要多久才能到账？", "怎么申请退款"),
    "在登录页点「忘记密码」。": ("忘记密码怎么办？", "如何修改密码"),
    "四十八小时内发货，默认中通。": ("一般什么时候发货？", "发什么快递"),
    "点群名片右上角就能邀请。": ("怎么邀请朋友进群？", "群邀请链接在哪里"),
    "可以，付款时勾选即可。": ("可以开发票吗？",),
    "每天九点到二十一点。": ("客服几点上班？", "人工客服在线时间"),
    "免运费，还能参加内测。": ("会员有什么好处？", "怎么开通会员"),
    "官网首页右上角。": ("客户端在哪里下载？", "有安卓版吗"),
    "每個月第一個週六，河邊的茶館。": ("線下聚會在什麼地方？", "這個月的聚會是哪天"),
    "看群公告第一条。": ("群规是什么？", "可以发广告吗"),
    "We meet on Thursdays at seven.": ("When is the next meetup?", "What day do you meet?"),
    "Press the link in the pinned message.": ("How do I join the voice channel?", "where is the voice room"),
    "Файлы лежат в закреплённом сообщении.": ("Где скачать материалы?", "где лежат файлы"),
}
FAQ = Faq(entries=tuple(FaqEntry(questions=asked, answer=told) for told, asked in LIST.items()))
ASKED = [
    ("请问退款多久到账", "三个工作日内到账。"),
    ("密码忘了咋办啊", "在登录页点「忘记密码」。"),
    ("昨天下单的什么时候能发货啊", "四十八小时内发货，默认中通。"),
    ("想拉朋友进群，怎么邀请", "点群名片右上角就能邀请。"),
    ("能开发票不？", "可以，付款时勾选即可。"),
    ("人工客服几点下班？", "每天九点到二十一点。"),
    ("請問客戶端在哪裡下載？", "官网首页右上角。"),
    ("这个月聚会是几号？", "每個月第一個週六，河邊的茶館。"),
    ("群里可以发广告吗？", "看群公告第一条。"),
    ("hey, when's the next meetup", "We meet on Thursdays at seven."),
    ("how can I join the voice channel?", "Press the link in the pinned message."),
    ("Подскажите, где скачать материалы", "Файлы лежат в закреплённом сообщении."),
]
OTHER = [
    "今天天气怎么样？",
    "晚上吃什么？",
    "打车去机场要多少钱？",
    "猫不吃东西怎么办",
    "你覺得哪個好看？",
    "怎么做红烧肉",
    "What did you have for lunch?",
    "is anybody else freezing today",
    "why does my cat stare at the wall?",
    "Кто смотрел вчера матч?",
]


def ask(text: str, *before: Message, faq: Faq = FAQ, minute: float = 0, by: Member = ANN, **more: Any) -> str | None:
    """Give what the bot says to a message, or nothing."""
    said = message(text, by, minute=minute, name=f"{text}{minute}", **more)
    posts = [each for each in faq.react(posted(said), moment(before)) if isinstance(each, SendMessage)]
    assert len(posts) <= 1
    if not posts:
        return None
    assert posts[0].reply_to == said.id
    assert isinstance(posts[0].text, str)
    return posts[0].text


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_a_question_asked_in_other_words_gets_its_answer(question: str, answer: str) -> None:
    assert ask(question) == answer


@pytest.mark.parametrize("question", OTHER)
def test_a_question_about_something_else_gets_silence_and_is_kept(question: str) -> None:
    (kept,) = FAQ.react(posted(message(question)), moment())
    assert isinstance(kept, CountAnswer)
    assert (kept.question, kept.entry) == (question, "")


@pytest.mark.parametrize("text", ["退款已经到账了，谢谢", "I joined the voice channel", "客服上班了", "群规写得不错"])
def test_talk_about_the_same_things_is_no_question(text: str) -> None:
    assert not list(FAQ.react(posted(message(text)), moment()))


def test_an_answer_is_counted_under_the_entrys_first_question() -> None:
    _, counted = FAQ.react(posted(message("请问退款多久到账")), moment())
    assert isinstance(counted, CountAnswer)
    assert counted.entry == "退款要多久才能到账？"


def test_without_entries_nothing_is_answered_or_kept() -> None:
    assert not list(Faq().react(posted(message("How do I join?")), moment()))


@pytest.mark.parametrize("kind", [Kind.BOT, Kind.INNKEEPER, Kind.CHANNEL, Kind.LINKED_CHANNEL])
def test_other_bots_and_itself_are_never_answered(kind: Kind) -> None:
    assert ask("请问退款多久到账", by=replace(ANN, kind=kind)) is None


def test_an_answer_that_is_a_question_itself_sets_off_no_loop() -> None:
    loop = Faq(entries=(FaqEntry(questions=("How do I join?",), answer="How do I join? Press the link!"),))
    first = ask("how do I join?", faq=loop)
    assert first is not None
    assert ask(first, faq=loop, by=INNKEEPER, minute=1) is None


def test_news_passed_on_from_elsewhere_is_not_answered() -> None:
    assert ask("请问退款多久到账", forward=Origin(kind="channel")) is None


def test_a_reply_to_the_bot_needs_no_question_word() -> None:
    greeting = message("Ask me!", INNKEEPER, minute=-1)
    assert ask("退款到账", greeting, to=greeting) == "三个工作日内到账。"
    assert ask("退款到账", message("hi", BO, minute=-1)) is None


def test_the_same_answer_is_not_given_twice_within_the_pause_but_another_is() -> None:
    before = message("请问退款多久到账", BO, minute=0)
    assert ask("退款多久到账啊？", before, minute=9) is None
    assert ask("密码忘了咋办啊", before, minute=9) is not None
    assert ask("退款多久到账啊？", before, minute=10) is not None


def test_a_question_that_got_silence_for_the_pause_does_not_make_it_longer() -> None:
    before = [message("请问退款多久到账", BO, minute=0), message("退款多久到账？", CHEN, minute=6)]
    assert ask("退款几天能到账", *before, minute=11) is not None


@given(st.lists(st.integers(0, 120), max_size=25), st.integers(0, 30))
@settings(max_examples=60)
def test_however_often_it_is_asked_two_answers_are_a_pause_apart(minutes: list[int], pause: int) -> None:
    faq, said, answered = FAQ.model_copy(update={"pause": pause}), list[Message](), list[int]()
    faq.__dict__["index"] = FAQ.index
    for number, minute in enumerate(sorted(minutes)):
        new = message("请问退款多久到账", BO, minute=minute, name=str(number))
        if len(list(faq.react(posted(new), moment(said)))) == 2:
            answered.append(minute)
        said.append(new)
    assert all(late - early >= pause for early, late in pairwise(answered))
    assert bool(answered) == bool(minutes)


def test_the_answer_is_the_operators_own_text_never_interpreted() -> None:
    told = "@everyone {0.__class__} { $name } %s <b>{{7*7}}</b> discord.gg/x"
    assert ask("How do I join?", faq=Faq(entries=(FaqEntry(questions=("How do I join?",), answer=told),))) == told


@pytest.mark.parametrize(
    "entry",
    [
        {"questions": [], "answer": "x"},
        {"questions": ["?"] * 21, "answer": "x"},
        {"questions": ["  "], "answer": "x"},
        {"questions": ["How?"], "answer": " "},
        {"questions": ["How?"], "answer": "x" * 4001},
        {"questions": ["How?"], "answer": "x", "html": True},
        "How?",
    ],
)
def test_an_entry_that_cannot_be_is_refused_when_it_is_saved(entry: object) -> None:
    with pytest.raises(SettingError, match=r"faq\.entries"):
        Catalogue([Faq]).validate("faq", "entries", [entry])


def test_more_than_five_hundred_entries_are_refused() -> None:
    with pytest.raises(ValidationError):
        Faq(entries=(FaqEntry(questions=("How?",), answer="So."),) * 501)


def test_entries_are_kept_as_plain_values_and_come_back_the_same() -> None:
    stored = Catalogue([Faq]).validate("faq", "entries", [entry.model_dump() for entry in FAQ.entries])
    assert GroupSettings({"faq": {"entries": stored}})[Faq].entries == FAQ.entries


@given(st.text(max_size=500))
def test_any_text_gets_a_score_and_candidates_best_first(question: str) -> None:
    found = FAQ.answer(question)
    scores = [score for _, score in found.candidates]
    assert 0 <= found.score <= 1
    assert scores == sorted(scores, reverse=True)
    assert scores
    assert (found.entry is not None) == (found.score >= FAQ.answer_above)


@pytest.mark.parametrize("phrasing", [each for entry in FAQ.entries for each in entry.questions])
def test_a_question_asked_word_for_word_is_answered(phrasing: str) -> None:
    found = FAQ.answer(phrasing)
    assert found.entry is not None
    assert phrasing in found.entry.questions


def test_the_largest_list_answers_in_a_blink() -> None:
    entries = tuple(
        FaqEntry(
            questions=tuple(f"How do I set option {n} of part {m} to the value {n * m}?" for m in range(20)),
            answer="So.",
        )
        for n in range(500)
    )
    faq, context = Faq(entries=entries), Context(now=moment().now)
    list(faq.react(posted(message("How do I set option 3 of part 4?")), context))
    began = time.process_time()
    for number in range(20):
        list(faq.react(posted(message(f"How do I set the value of option {number} in part {number}?")), context))
    assert (time.process_time() - began) / 20 < 0.05
