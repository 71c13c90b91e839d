from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chat.actions import SendMessage
from chat.events import TopicDue
from chat.gestures import PinMessage, PostPoll, React
from chat.language import LANGUAGES, language
from chat.people import Kind, Member
from chat.platform import Capabilities
from chat.records import CountTopic
from chat.words import Words
from engagement.topics import Topics
from engagement.topics_default import DEFAULT_TOPICS
from tests.engagement.said import ANN, BO, CHEN, GROUP, NOON, message, moment, posted

DUE = TopicDue(id=f"{GROUP}:topic:{NOON.isoformat()}", group=GROUP, at=NOON, schedule=f"{GROUP}:topic", planned_at=NOON)
CHAT = [
    message("早上好", ANN, minute=-9),
    message("hi all", BO, minute=-8),
    message("доброе утро", CHEN, minute=-7),
]
OWN = ("今天喝什么茶？", "Which tool saved you time this week?", "Что читаете?")


def test_a_due_topic_is_posted_under_a_key_of_its_own_and_counted() -> None:
    post, count = Topics(topics=OWN).react(DUE, moment(CHAT))
    assert isinstance(post, SendMessage)
    assert isinstance(count, CountTopic)
    assert post.text == "今天喝什么茶？"
    assert post.key == count.post == f"topic:{DUE.id}"
    assert (count.topic, count.at) == ("今天喝什么茶？", NOON)


def test_the_topic_that_waited_longest_is_next() -> None:
    known = {OWN[0]: NOON - timedelta(days=1), OWN[1]: NOON - timedelta(days=3), OWN[2]: NOON - timedelta(days=2)}
    assert Topics(topics=OWN).next_topic(moment(topics=known)) == OWN[1]


def test_a_new_topic_comes_before_those_already_posted() -> None:
    known = {OWN[0]: NOON - timedelta(days=1), OWN[1]: NOON - timedelta(days=3)}
    assert Topics(topics=OWN).next_topic(moment(topics=known)) == OWN[2]


def test_a_group_without_topics_of_its_own_gets_good_ones_in_its_language() -> None:
    post, count = Topics().react(DUE, moment(CHAT))
    assert isinstance(post, SendMessage)
    assert isinstance(count, CountTopic)
    assert post.text == Words(DEFAULT_TOPICS[0])
    assert count.topic == DEFAULT_TOPICS[0]


@pytest.mark.parametrize(("tag", "key"), list(product(LANGUAGES, DEFAULT_TOPICS)))
def test_every_topic_that_comes_with_the_bot_is_there_in_every_language(tag: str, key: str) -> None:
    said = language(tag).say(Words(key))
    assert said != key
    assert said.isascii() == (tag == "en")


def test_the_bot_does_not_talk_to_itself_in_an_empty_room() -> None:
    innkeeper = Member(id="playground:0", name="Innkeeper", kind=Kind.INNKEEPER)
    own = [message("Topic!", innkeeper, minute=-minute, name=str(minute)) for minute in range(5)]
    assert not list(Topics(topics=OWN).react(DUE, moment(own)))


def test_what_was_said_before_the_last_topic_is_no_answer_to_it() -> None:
    context = moment(CHAT, topics={OWN[0]: NOON - timedelta(minutes=5)})
    assert not list(Topics(topics=OWN).react(DUE, context))
    assert list(Topics(topics=OWN, least_messages=0).react(DUE, context))


def test_nothing_is_posted_in_the_quiet_hours() -> None:
    night = {"group": {"quiet_from": 11, "quiet_until": 13}}
    assert not list(Topics(topics=OWN).react(DUE, moment(CHAT, settings=night)))


def test_a_message_is_no_reason_for_a_topic() -> None:
    assert not list(Topics(topics=OWN).react(posted(CHAT[0]), moment(CHAT)))


@pytest.mark.parametrize("wrong", [{"schedule": "at noon"}, {"topics": ["  "]}, {"topics": ["x"] * 201}, {"grace": -1}])
def test_a_setting_that_cannot_work_is_refused_when_it_is_saved(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Topics.model_validate(wrong)


@given(st.lists(st.sampled_from(OWN), min_size=3, max_size=3, unique=True), st.integers(1, 4))
def test_in_a_full_round_every_topic_has_its_turn(topics: list[str], rounds: int) -> None:
    rule, known, posted_ones = Topics(topics=tuple(topics)), dict[str, object](), []
    for day in range(rounds * len(topics)):
        topic = rule.next_topic(moment(topics=dict(known)))  # type: ignore[arg-type]
        known[topic] = NOON + timedelta(days=day)
        posted_ones.append(topic)
    assert posted_ones == topics * rounds


def test_a_topic_with_answers_is_a_poll_and_counted_as_the_topic_it_is() -> None:
    topic = "Where do we meet? | at the inn | by the river"
    post, count = Topics(topics=(topic,)).react(DUE, moment(CHAT))
    assert isinstance(post, PostPoll)
    assert isinstance(count, CountTopic)
    assert (post.question, post.answers) == ("Where do we meet?", ("at the inn", "by the river"))
    assert (count.topic, count.post) == (topic, post.key)


def test_where_there_are_no_polls_a_topic_with_answers_is_asked_in_words() -> None:
    able = replace(moment(CHAT), capabilities=Capabilities(polls=False))
    post, *votes, _ = Topics(topics=("Tea? | yes | no",)).react(DUE, able)
    assert isinstance(post, SendMessage)
    assert language("en").say(post.text) == "📊 Tea?\n1️⃣ yes\n2️⃣ no"
    assert [each.emoji for each in votes if isinstance(each, React)] == ["1️⃣", "2️⃣"]


@pytest.mark.parametrize("topic", ["Tea? | yes", "a | " + "b" * 60 + " | c", "Q" * 301 + " | a | b", "Q" + " | a" * 11])
def test_a_topic_that_is_no_poll_is_posted_as_it_is(topic: str) -> None:
    post, _ = Topics(topics=(topic,)).react(DUE, moment(CHAT))
    assert isinstance(post, SendMessage)
    assert post.text == topic


@pytest.mark.parametrize(("pin", "pins"), [(True, True), (True, False), (False, True)])
def test_a_topic_is_pinned_where_that_is_wanted_and_possible(pin: bool, pins: bool) -> None:
    able = replace(moment(CHAT), capabilities=Capabilities(pins=pins))
    post, *rest = Topics(topics=OWN, pin=pin).react(DUE, able)
    assert isinstance(post, SendMessage)
    assert [each.of for each in rest if isinstance(each, PinMessage)] == ([post.key] if pin and pins else [])
