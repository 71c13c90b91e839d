import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.fields import UnreadableError, limits_of, read_value
from bot.rules import CATALOGUE
from chat.actions import SendMessage
from chat.language import LANGUAGES, language
from chat.records import ChangeSetting
from chat.settings import SettingError
from tests.bot.commands.room import ADMIN, GROUP, MOD, Room, of_kind, said

HUGE = "9" * 4_000


async def test_all_sections_are_listed(room: Room) -> None:
    told = await room.told(MOD, "settings")
    for section in CATALOGUE.kinds:
        assert f"\n{section} – " in told


async def test_a_section_shows_every_setting_with_value_limits_and_help(room: Room) -> None:
    for section, kind in CATALOGUE.kinds.items():
        told = await room.told(MOD, f"settings {section}")
        for name, field in kind.model_fields.items():
            assert f"{name} = " in told
            assert field.description
            assert field.description in told
        assert len(told) <= 4_096


async def test_one_setting_is_shown_by_itself(room: Room) -> None:
    told = await room.told(MOD, "settings flood messages")
    assert told.startswith("· messages = 8 (a whole number from 2 to 50).")
    assert await room.told(MOD, "settings flood.messages") == told


async def test_a_change_is_kept_with_what_it_was_and_said(room: Room) -> None:
    actions = await room.call(ADMIN, "settings flood messages 12")
    assert said(actions) == "flood.messages: 8 → 12"
    change = of_kind(actions, ChangeSetting)[0]
    assert isinstance(change, ChangeSetting)
    assert (change.section, change.field, change.value, change.before) == ("flood", "messages", 12, None)
    assert (await room.store.settings(GROUP)).changes == {"flood": {"messages": 12}}
    assert "• messages = 12 (default 8;" in await room.told(MOD, "settings flood messages")
    assert "flood – " in await room.told(MOD, "settings")
    assert "(1 changed)" in await room.told(MOD, "settings")


@pytest.mark.parametrize("word", ["default", "reset", "DEFAULT", "默认", "預設"])
async def test_default_takes_a_change_back(word: str, room: Room) -> None:
    await room.call(ADMIN, "settings flood messages 12")
    assert said(await room.call(ADMIN, f"settings flood messages {word}")) == "flood.messages: 12 → 8"
    assert (await room.store.settings(GROUP)).changes == {}


async def test_a_change_can_be_taken_back_by_its_button(room: Room) -> None:
    await room.call(ADMIN, "settings flood messages 12")
    answer = of_kind(await room.call(ADMIN, "settings flood messages 20"), SendMessage)[0]
    assert isinstance(answer, SendMessage)
    assert said(await room.call(ADMIN, answer.buttons[0].command)) == "flood.messages: 20 → 12"


async def test_an_impossible_number_is_refused_with_what_is_possible(room: Room) -> None:
    hostile = ["0", "1", "51", "-5", "1e9", "1e999", "nan", "٣", "²", "5a", "x", "8.0", "$(reboot)", "{0.__class__}"]
    for value in (*hostile, "5 000", HUGE):
        actions = await room.call(ADMIN, f"settings flood messages {value}")
        assert not of_kind(actions, ChangeSetting), value
        assert said(actions) == "flood.messages must be a whole number from 2 to 50."


WRONG = [
    ("group timezone Mars/Olympus", "group.timezone must be a time zone such as Asia/Shanghai"),
    ("group language tlh", "group.language must be one of en, zh-CN, zh-TW"),
    ("flood stage sometimes", "flood.stage must be one of shadow, review, enforce."),
    ("flood enabled maybe", "flood.enabled must be yes or no."),
    ("moderation remove_above 2", "moderation.remove_above must be a number from 0.05 to 1."),
    ("topics schedule every day", "topics.schedule must be five cron fields"),
    ("flod messages 3", "There is no such section. There are: group,"),
    ("flood mesages 3", "flood has no such setting. It has: enabled, stage,"),
    ("faq entries x", "faq.entries must be"),
    ("__class__ x 3", "There is no such section."),
    ("flood __init__ 3", "flood has no such setting."),
]


async def test_a_wrong_setting_is_refused_in_one_line(room: Room) -> None:
    for line, answer in WRONG:
        actions = await room.call(ADMIN, f"settings {line}")
        assert not of_kind(actions, ChangeSetting), line
        assert said(actions).startswith(answer)
        assert "\n" not in said(actions)


@pytest.mark.parametrize(
    ("text", "value"),
    [("on", True), ("yes", True), ("开", True), ("開", True), ("off", False), ("NO", False), ("关", False)],
)
async def test_a_switch_is_set_in_words(text: str, value: bool, room: Room) -> None:
    await room.call(ADMIN, f"settings flood enabled {text}")
    assert (await room.store.settings(GROUP)).changes == {"flood": {"enabled": value}}


async def test_a_list_is_edited_item_by_item(room: Room) -> None:
    await room.call(ADMIN, "settings topics topics First?, Second?")
    await room.call(ADMIN, "settings topics topics add Third?")
    await room.call(ADMIN, "settings topics topics remove First?")
    assert (await room.store.settings(GROUP)).changes == {"topics": {"topics": ["Second?", "Third?"]}}
    assert said(await room.call(ADMIN, "settings topics topics remove Nothing")) == "Nothing is not in the list."


async def test_the_rules_of_the_group_keep_their_lines_and_are_never_templates(room: Room) -> None:
    await room.call(ADMIN, "settings group rules 1. Be kind {0.__class__}\n2. No <b>adverts</b>")
    assert await room.told(MOD, "rules") == "1. Be kind {0.__class__}\n2. No <b>adverts</b>"


async def test_the_language_changes_and_is_said_in_the_new_one(room: Room) -> None:
    assert said(await room.call(ADMIN, "lang zh_tw")) == "從現在起，我在這裡說繁體中文。"
    assert (await room.store.settings(GROUP)).general.language == "zh-TW"
    assert "I speak" in said(await room.call(ADMIN, "lang klingon"))


@pytest.mark.parametrize("tag", LANGUAGES)
async def test_settings_are_explained_in_every_language(tag: str, room: Room) -> None:
    await room.call(ADMIN, f"lang {tag}")
    for section in CATALOGUE.kinds:
        answers = [each for each in await room.call(MOD, f"settings {section}") if isinstance(each, SendMessage)]
        told = language(tag).say(answers[0].text)
        assert "setting-" not in told
        assert "limits-" not in told
        assert len(told) <= 4_096


async def test_a_stage_is_shown_and_set(room: Room) -> None:
    assert "links: enforce (acts)" in await room.told(MOD, "stage links")
    actions = await room.call(ADMIN, "stage links review")
    assert said(actions) == "links.stage: enforce → review"
    assert "links: review (asks a moderator)" in await room.told(MOD, "stage")
    assert not of_kind(await room.call(ADMIN, "stage links later"), ChangeSetting)
    assert "There is no such detector" in await room.told(MOD, "stage nothing")


@settings(deadline=None)
@given(st.sampled_from([(kind, name) for kind in CATALOGUE.kinds.values() for name in kind.model_fields]), st.text())
def test_no_text_at_all_breaks_a_setting(setting: tuple[type, str], text: str) -> None:
    kind, name = setting
    assert limits_of(kind, name).key
    try:
        value = CATALOGUE.validate(kind.section, name, read_value(kind, name, text))
    except (UnreadableError, SettingError):
        return
    assert json.loads(json.dumps(value)) == value


@settings(deadline=None)
@given(st.sampled_from([(kind, name) for kind in CATALOGUE.kinds.values() for name in kind.model_fields]))
def test_a_stored_default_is_read_back_as_itself(setting: tuple[type, str]) -> None:
    kind, name = setting
    stored = kind().model_dump(mode="json")[name]
    assert CATALOGUE.validate(kind.section, name, stored) == stored
