"""What an action becomes."""

from datetime import timedelta
from typing import Any

import pytest

from adapters.telegram.forms import LONGEST
from adapters.telegram.outgoing import RIGHTS, calls
from chat.actions import (
    ApproveJoin,
    Ban,
    Button,
    ChatAction,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.people import Member
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.telegram.said import CHAT, NOW

GROUP = f"telegram:{CHAT}"
WHY = Words("by-command")
BEN = Member(id="telegram:4712", name="Ben")
ADS = Member(id="telegram:-100999", name="Ads")


def made(action: ChatAction) -> list[tuple[str, dict[str, Any]]]:
    return [(call.method, dict(call.parameters)) for call in calls(action, NOW)]


def said(text: Any = "hi", **about: Any) -> dict[str, Any]:
    ((_, parameters),) = made(SendMessage(group=GROUP, reason=WHY, text=text, **about))
    return parameters


def test_a_post_goes_as_it_is_without_markup_previews_or_sound() -> None:
    assert said("<b>@everyone</b> *x*") == {
        "chat_id": CHAT,
        "text": "<b>@everyone</b> *x*",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": True,
    }


def test_an_answer_is_sent_also_where_the_question_is_gone() -> None:
    assert said(reply_to="98")["reply_parameters"] == {"message_id": 98, "allow_sending_without_reply": True}


def test_buttons_carry_their_command_and_the_group_they_are_about() -> None:
    buttons = (Button(label="Undo", command="undo K7F3QM2A"),)
    (row,) = said(buttons=buttons)["reply_markup"]["inline_keyboard"]
    assert row == [{"text": "Undo", "callback_data": "undo K7F3QM2A"}]
    (row,) = said(buttons=buttons, about="telegram:-100555")["reply_markup"]["inline_keyboard"]
    assert row[0]["callback_data"] == "undo K7F3QM2A|-100555"


def test_a_button_that_says_too_much_is_refused() -> None:
    with pytest.raises(PlatformError) as refused:
        said(buttons=(Button(label="x", command="用" * 22),))
    assert refused.value.refusal is Refusal.IMPOSSIBLE


def test_a_topic_of_a_forum_is_written_to_as_a_topic() -> None:
    buttons = (Button(label="Undo", command="undo x"),)
    post = SendMessage(group=f"{GROUP}/7", reason=WHY, text="card", buttons=buttons, about=GROUP)
    ((_, parameters),) = made(post)
    assert (parameters["chat_id"], parameters["message_thread_id"]) == (CHAT, 7)
    assert parameters["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "undo x"


def test_a_text_too_long_is_cut_between_signs() -> None:
    text = said("😀" * 4000)["text"]
    assert len(text.encode("utf-16-le")) <= LONGEST * 2
    assert text.endswith("😀…")


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "\ud800", Words("x"), ("a", "b")])
def test_what_says_nothing_is_refused(text: Any) -> None:
    with pytest.raises(PlatformError):
        said(text)


def test_a_mute_takes_every_right_until_its_end() -> None:
    until = NOW + timedelta(hours=2)
    ((method, parameters),) = made(Mute(group=GROUP, reason=WHY, member=BEN, until=until))
    assert method == "restrictChatMember"
    assert parameters["until_date"] == int(until.timestamp())
    assert parameters["use_independent_chat_permissions"] is True
    assert set(parameters["permissions"].values()) == {False}


def test_an_unmute_gives_every_right_back() -> None:
    ((method, parameters),) = made(Unmute(group=GROUP, reason=WHY, member=BEN))
    assert method == "restrictChatMember"
    assert parameters["permissions"] == dict.fromkeys(RIGHTS, True)
    assert "until_date" not in parameters


@pytest.mark.parametrize(("seconds", "told"), [(1, 35), (29, 35), (90, 90), (10**9, 365 * 86400)])
def test_no_mute_or_ban_becomes_one_for_ever(seconds: int, told: int) -> None:
    for kind in (Mute, Ban):
        ((_, parameters),) = made(kind(group=GROUP, reason=WHY, member=BEN, until=NOW + timedelta(seconds=seconds)))
        assert parameters["until_date"] == int(NOW.timestamp()) + told


@pytest.mark.parametrize("kind", [Mute, Ban])
def test_what_is_over_already_is_not_done(kind: Any) -> None:
    assert made(kind(group=GROUP, reason=WHY, member=BEN, until=NOW)) == []


def test_a_ban_for_good_has_no_end_and_an_unban_puts_nobody_out() -> None:
    ((method, parameters),) = made(Ban(group=GROUP, reason=WHY, member=BEN))
    assert (method, parameters) == ("banChatMember", {"chat_id": CHAT, "user_id": 4712, "revoke_messages": False})
    ((method, parameters),) = made(Unban(group=GROUP, reason=WHY, member=BEN))
    assert (method, parameters["only_if_banned"]) == ("unbanChatMember", True)


def test_a_kick_looks_first_and_ends_by_itself() -> None:
    look, ban, unban = calls(Kick(group=GROUP, reason=WHY, member=BEN), NOW)
    assert look.ends == {"left", "kicked"}
    assert ban.parameters["until_date"] == int(NOW.timestamp()) + 60
    assert unban.parameters["only_if_banned"] is True


def test_a_channel_can_be_banned_and_unbanned_and_nothing_else() -> None:
    assert made(Ban(group=GROUP, reason=WHY, member=ADS))[0][0] == "banChatSenderChat"
    assert made(Unban(group=GROUP, reason=WHY, member=ADS))[0][0] == "unbanChatSenderChat"
    for action in (Kick(group=GROUP, reason=WHY, member=ADS), Unmute(group=GROUP, reason=WHY, member=ADS)):
        with pytest.raises(PlatformError):
            made(action)


@pytest.mark.parametrize("account", [777000, 1087968824, 136817688, CHAT])
def test_accounts_that_stand_for_many_are_never_punished(account: int) -> None:
    with pytest.raises(PlatformError) as refused:
        made(Ban(group=GROUP, reason=WHY, member=Member(id=f"telegram:{account}", name="")))
    assert refused.value.refusal is Refusal.FORBIDDEN


@pytest.mark.parametrize(
    "action",
    [
        Ban(group="discord:1", reason=WHY, member=BEN),
        Ban(group="telegram:x", reason=WHY, member=BEN),
        Ban(group=GROUP, reason=WHY, member=Member(id="telegram:name:Ben", name="Ben")),
        Ban(group=GROUP, reason=WHY, member=Member(id="discord:4712", name="Ben")),
        DeleteMessage(group=GROUP, reason=WHY, message="", author=BEN),
        DeleteMessage(group=GROUP, reason=WHY, message="٣", author=BEN),
        Retract(group=GROUP, reason=WHY, of="x"),
        EditMessage(group=GROUP, reason=WHY, of="x", text="y"),
        ChatAction(group=GROUP, reason=WHY),
    ],
)
def test_what_telegram_cannot_know_is_refused_before_it_is_asked(action: ChatAction) -> None:
    with pytest.raises(PlatformError) as refused:
        made(action)
    assert refused.value.refusal is Refusal.IMPOSSIBLE


def test_who_asked_to_come_in_is_let_in_or_not() -> None:
    who = {"chat_id": CHAT, "user_id": 4712}
    assert made(ApproveJoin(group=GROUP, reason=WHY, member=BEN)) == [("approveChatJoinRequest", who)]
    assert made(DeclineJoin(group=GROUP, reason=WHY, member=BEN)) == [("declineChatJoinRequest", who)]


def test_a_question_at_the_door_goes_to_whoever_asked_and_names_the_group() -> None:
    buttons = (Button(label="🐟", command="verify K7F3QM2A 2"),)
    post = SendMessage(group=BEN.id, reason=WHY, text="?", key="door:K7F3QM2A", buttons=buttons, about=GROUP)
    ((method, parameters),) = made(post)
    assert (method, parameters["chat_id"]) == ("sendMessage", 4712)
    assert parameters["reply_markup"]["inline_keyboard"] == [
        [{"text": "🐟", "callback_data": f"verify K7F3QM2A 2|{CHAT}"}]
    ]
