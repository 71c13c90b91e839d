"""The platform against a Bot API server, over real HTTP: polling, confirming, acting, failing."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.telegram.platform import StoppedError, Telegram
from chat.actions import Ban, Button, DeleteMessage, EditMessage, Kick, Mute, Retract, SendMessage, Unmute
from chat.events import ButtonPressed, CommandCalled, MemberChanged, MessagePosted
from chat.people import Member, Power, Role
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.telegram.conftest import CHAT, COMMANDS, QUICK, Keeper, running, until
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.said import ANN, BEN
from tests.adapters.telegram.server import ME, TOKEN, BotApi, RefusedError

GROUP = f"telegram:{CHAT}"
WHY = Words("by-command")
CUT = Answer(cut=True)


def member(who: dict[str, Any]) -> Member:
    return Member(id=f"telegram:{who['id']}", name=who["first_name"])


def say(text: str = "hi", **about: Any) -> SendMessage:
    return SendMessage(group=GROUP, reason=WHY, text=text, **about)


def delete(message: dict[str, Any]) -> DeleteMessage:
    return DeleteMessage(group=GROUP, reason=WHY, message=str(message["message_id"]), author=member(BEN))


async def refusal(telegram: Telegram, action: Any) -> Refusal:
    with pytest.raises(PlatformError) as error:
        await telegram.perform(action)
    assert TOKEN not in str(error.value)
    return error.value.refusal


async def test_what_is_said_arrives_in_order(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    async with running(telegram, keeper):
        for number in range(250):
            server.post(CHAT, BEN, f"第{number}条 😀")
        await until(lambda: len(keeper.events) == 250)
    assert [event.message.text for event in keeper.of(MessagePosted)] == [f"第{number}条 😀" for number in range(250)]


async def test_nothing_is_confirmed_before_it_is_on_disk(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    keeper.hold = asyncio.Event()
    update = server.deliver(message=server.message(CHAT, BEN, text="hi"))
    async with running(telegram, keeper):
        await until(lambda: server.made("getChat"))
        await asyncio.sleep(0.1)
        assert server.offset == 0
        keeper.hold.set()
        await until(lambda: server.offset == update["update_id"] + 1)


async def test_what_was_not_confirmed_comes_again_after_a_restart(server: BotApi, keeper: Keeper) -> None:
    first, second = (Telegram(TOKEN, server.url, COMMANDS, times=QUICK) for _ in range(2))
    keeper.hold = asyncio.Event()
    server.post(CHAT, BEN, "hi")
    async with running(first, keeper):
        await until(lambda: server.made("getChat"))
    again = Keeper()
    async with running(second, again):
        await until(lambda: again.events)
    assert [event.message.text for event in again.of(MessagePosted)] == ["hi"]


async def test_it_asks_for_every_kind_of_update_it_reads(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    async with running(telegram, keeper):
        await until(lambda: server.made("getUpdates"))
    asked = server.made("getUpdates")[0]["allowed_updates"]
    assert all(kind in asked for kind in ("chat_member", "message_reaction", "chat_join_request", "callback_query"))


async def test_poisoned_and_unknown_updates_are_passed(
    server: BotApi, telegram: Telegram, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters.telegram import incoming

    honest = incoming.events

    def explosive(update: Any, *about: Any) -> Any:
        if update.get("message", {}).get("text") == "poison":
            raise RecursionError("poison")
        return honest(update, *about)

    monkeypatch.setattr(incoming, "events", explosive)
    server.post(CHAT, BEN, "poison")
    server.deliver(something_new={"chat": {"id": CHAT}})
    server.deliver(message={"chat": "?"})
    server.deliver(update_id="x", message={})
    server.post(CHAT, BEN, "fine")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)
        await until(lambda: server.offset > 103)
    assert [event.message.text for event in keeper.of(MessagePosted)] == ["fine"]
    assert telegram.passed == {"poisoned": 1, "something_new": 1, "message": 1}


@pytest.mark.parametrize(
    "trouble",
    [
        CUT,
        Answer(code=502, body=b"<html>", kind="text/html"),
        Answer(body=b""),
        Answer(body=b'{"ok": true, "result": {}}'),
        Answer(body=b'{"ok": true, "result": [{"no": "number"}]}'),
        RefusedError(500, "Internal Server Error").answer,
    ],
)
async def test_a_server_that_stumbles_is_asked_again(
    server: BotApi, telegram: Telegram, keeper: Keeper, trouble: Answer
) -> None:
    server.trouble("getMe", trouble)
    server.trouble("getUpdates", trouble, trouble)
    server.trouble("getChatAdministrators", trouble)
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)


async def test_updates_whose_answer_is_lost_come_again(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    server.trouble("getUpdates", CUT, after=True)
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)


async def test_a_second_poller_stops_it_with_a_clear_word(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    conflict = RefusedError(409, "Conflict: terminated by other getUpdates request").answer
    server.trouble("getUpdates", *[conflict] * 10)
    with pytest.raises(StoppedError, match="other process"):
        await telegram.run(keeper.emit)


async def test_a_process_that_was_just_replaced_may_still_hold_the_line_for_a_moment(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    conflict = RefusedError(409, "Conflict: terminated by other getUpdates request").answer
    server.trouble("getUpdates", conflict, conflict)
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)


async def test_a_webhook_that_was_left_behind_is_taken_back_and_what_waits_for_it_is_kept(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    server.webhook = "https://inn.example/hook"
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)
    assert [form["drop_pending_updates"] for form in server.made("deleteWebhook")] == ["false"]


async def test_a_wrong_token_stops_it_with_a_clear_word_and_is_not_shown(server: BotApi, keeper: Keeper) -> None:
    for token in ("123456789:another-token-that-nobody-ever-gave-out-00", "12/../3", "", "1 2"):
        with pytest.raises(StoppedError) as error:
            await Telegram(token, server.url, times=QUICK).run(keeper.emit)
        assert "TELEGRAM_TOKEN" in str(error.value)
        assert not token or token not in str(error.value)


async def test_who_is_an_administrator_is_known_before_the_first_message_is_read(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    server.chats[CHAT].members[ANN["id"]] = {"user": ANN, "status": "creator"}
    server.post(CHAT, ANN, "hi")
    server.post(CHAT, ANN, "/ban@innkeeper_bot x")
    async with running(telegram, keeper):
        await until(lambda: len(keeper.events) == 2)
    assert [event.message.author.role for event in keeper.of(MessagePosted)] == [Role.OWNER]
    assert [event.by.role for event in keeper.of(CommandCalled)] == [Role.OWNER]
    assert len(server.made("getChatAdministrators")) == 1


async def test_who_is_named_or_dismissed_is_known_at_once(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    chat = server.chats[CHAT].shown
    plain, staff = {"user": BEN, "status": "member"}, {"user": BEN, "status": "administrator", "can_change_info": True}
    server.post(CHAT, BEN, "before")
    server.deliver(
        chat_member={"chat": chat, "from": ANN, "date": 1, "old_chat_member": plain, "new_chat_member": staff}
    )
    server.post(CHAT, BEN, "while")
    server.deliver(
        chat_member={"chat": chat, "from": ANN, "date": 2, "old_chat_member": staff, "new_chat_member": plain}
    )
    server.post(CHAT, BEN, "after")
    async with running(telegram, keeper):
        await until(lambda: len(keeper.events) == 5)
    assert [event.message.author.role for event in keeper.of(MessagePosted)] == [Role.MEMBER, Role.ADMIN, Role.MEMBER]
    assert [event.member.role for event in keeper.of(MemberChanged)] == [Role.ADMIN, Role.MEMBER]


async def test_a_right_that_is_taken_from_an_administrator_is_gone_at_once(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    chat = server.chats[CHAT].shown
    may = {"user": BEN, "status": "administrator", "can_restrict_members": True, "can_delete_messages": True}
    may["can_change_info"] = False
    may_not = {**may, "can_restrict_members": False}
    server.chats[CHAT].members[BEN["id"]] = may
    server.post(CHAT, BEN, "/ban@innkeeper_bot x")
    server.deliver(
        chat_member={"chat": chat, "from": ANN, "date": 1, "old_chat_member": may, "new_chat_member": may_not}
    )
    server.post(CHAT, BEN, "/ban@innkeeper_bot x")
    async with running(telegram, keeper):
        await until(lambda: len(keeper.of(CommandCalled)) == 2)
    powers = (Power.MUTE, Power.KICK, Power.BAN)
    assert [event.by.barred for event in keeper.of(CommandCalled)] == [(), powers]
    assert [event.member.barred for event in keeper.of(MemberChanged)] == [powers]


async def test_who_calls_from_another_chat_has_the_role_they_have_in_the_group(
    server: BotApi, telegram: Telegram
) -> None:
    rights = {"can_delete_messages": True, "can_restrict_members": False, "can_change_info": False}
    server.chats[CHAT].members[BEN["id"]] = {"user": BEN, "status": "administrator", **rights}
    there = await telegram.member_in(GROUP, member(BEN))
    assert there is not None
    assert (there.role, there.barred) == (Role.MODERATOR, (Power.MUTE, Power.KICK, Power.BAN))
    assert await telegram.member_in(GROUP, member(ANN)) == member(ANN)
    assert len(server.made("getChatAdministrators")) == 1
    assert await telegram.member_in("discord:1", member(ANN)) is None
    server.trouble("getChatAdministrators", CUT, CUT, CUT)
    assert await telegram.member_in("telegram:-77", member(ANN)) is None


async def test_staff_that_is_not_told_does_not_stop_the_reading(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    server.trouble("getChatAdministrators", RefusedError(400, "Bad Request: member list is inaccessible").answer)
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)


async def test_where_no_staff_is_listed_who_writes_is_asked_about_alone_and_once(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    server.trouble("getChatAdministrators", RefusedError(404, "Not Found: method not found").answer)
    server.chats[CHAT].members[BEN["id"]] = {"user": BEN, "status": "creator", "is_anonymous": False}
    server.post(CHAT, BEN, "hi")
    server.post(CHAT, ANN, "hello")
    async with running(telegram, keeper):
        await until(lambda: len(keeper.of(MessagePosted)) == 2)
        server.post(CHAT, BEN, "hi again")
        await until(lambda: len(keeper.of(MessagePosted)) == 3)
    roles = [event.message.author.role for event in keeper.of(MessagePosted)]
    assert roles == [Role.OWNER, Role.MEMBER, Role.OWNER]
    assert [each["user_id"] for each in server.made("getChatMember")].count(str(BEN["id"])) == 1


async def test_while_nobody_can_say_who_runs_a_chat_nobody_in_it_may_be_acted_against(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    server.trouble("getChatAdministrators", CUT, CUT, CUT)
    server.post(CHAT, BEN, "hi")
    async with running(telegram, keeper):
        await until(lambda: keeper.events)
    (author,) = (event.message.author for event in keeper.of(MessagePosted))
    assert author.protected
    assert author.role is Role.MEMBER


async def test_an_address_that_is_none_is_said_in_one_line() -> None:
    with pytest.raises(StoppedError, match="TELEGRAM_BASE_URL"):
        Telegram(TOKEN, "localhost:8081")


async def test_a_press_is_told_and_its_spinner_stopped(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    made = await telegram.perform(
        say("card", buttons=(Button(label="Why", command="why K7F3QM2A"),), about="telegram:-5")
    )
    card = server.chats[CHAT].messages[int(made)]
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    server.deliver(callback_query={"id": "q1", "from": BEN, "message": card, "data": data, "chat_instance": "1"})
    async with running(telegram, keeper):
        await until(lambda: keeper.of(ButtonPressed) and server.answered == ["q1"])
    (pressed,) = keeper.of(ButtonPressed)
    assert (pressed.pressed, pressed.about, pressed.group) == ("why K7F3QM2A", "telegram:-5", GROUP)


async def test_a_message_is_deleted_and_gone_after_that(server: BotApi, telegram: Telegram) -> None:
    advert = server.message(CHAT, BEN, text="日结500")
    assert await telegram.perform(delete(advert)) == ""
    assert server.chats[CHAT].messages == {}
    assert await refusal(telegram, delete(advert)) is Refusal.GONE


async def test_a_post_is_made_changed_and_taken_back(server: BotApi, telegram: Telegram) -> None:
    made = await telegram.perform(say("one"))
    await telegram.perform(EditMessage(group=GROUP, reason=WHY, of="k", text="two", message=made))
    assert server.said(CHAT) == ["two"]
    await telegram.perform(Retract(group=GROUP, reason=WHY, of="k", message=made))
    assert server.said(CHAT) == []


async def test_a_mute_ends_with_every_right_given_back(server: BotApi, telegram: Telegram) -> None:
    server.message(CHAT, BEN)
    until_ = datetime.now(UTC) + timedelta(hours=1)
    await telegram.perform(Mute(group=GROUP, reason=WHY, member=member(BEN), until=until_))
    ben = server.chats[CHAT].members[BEN["id"]]
    assert (ben["status"], ben["until_date"]) == ("restricted", int(until_.timestamp()))
    await telegram.perform(Unmute(group=GROUP, reason=WHY, member=member(BEN)))
    assert ben["status"] == "member"


async def test_a_kick_puts_out_and_lets_come_back(server: BotApi, telegram: Telegram) -> None:
    server.message(CHAT, BEN)
    await telegram.perform(Kick(group=GROUP, reason=WHY, member=member(BEN)))
    assert server.chats[CHAT].members[BEN["id"]]["status"] == "left"


async def test_a_kick_does_not_lift_somebody_elses_ban(server: BotApi, telegram: Telegram) -> None:
    server.chats[CHAT].members[BEN["id"]] = {"user": BEN, "status": "kicked", "until_date": 0}
    await telegram.perform(Kick(group=GROUP, reason=WHY, member=member(BEN)))
    assert server.chats[CHAT].members[BEN["id"]]["status"] == "kicked"
    assert server.made("unbanChatMember") == []


async def test_a_channel_is_banned_as_a_channel(server: BotApi, telegram: Telegram) -> None:
    await telegram.perform(Ban(group=GROUP, reason=WHY, member=Member(id="telegram:-100999", name="Ads")))
    assert server.chats[CHAT].banned_channels == {-100999}


async def test_what_the_bot_may_not_do_is_forbidden(server: BotApi, telegram: Telegram) -> None:
    advert = server.message(CHAT, BEN, text="x")
    server.chats[CHAT].members[ANN["id"]] = {"user": ANN, "status": "creator"}
    assert await refusal(telegram, Ban(group=GROUP, reason=WHY, member=member(ANN))) is Refusal.FORBIDDEN
    server.chats[CHAT].members[ME["id"]].update(can_delete_messages=False)
    assert await refusal(telegram, delete(advert)) is Refusal.FORBIDDEN
    server.chats[CHAT].members[ME["id"]].update(status="kicked")
    assert await refusal(telegram, say()) is Refusal.FORBIDDEN


async def test_a_wait_is_obeyed_for_posts_in_that_chat_and_stops_nothing_else(
    server: BotApi, telegram: Telegram
) -> None:
    server.chat(-5)
    server.flood("sendMessage", 7)
    with pytest.raises(PlatformError) as error:
        await telegram.perform(say())
    assert (error.value.refusal, error.value.retry_after.total_seconds()) == (Refusal.WAIT, 7)
    assert await refusal(telegram, say()) is Refusal.WAIT
    assert len(server.made("sendMessage")) == 1
    await telegram.perform(delete(server.message(CHAT, BEN)))
    await telegram.perform(SendMessage(group="telegram:-5", reason=WHY, text="elsewhere"))


async def test_posts_into_a_group_keep_to_twenty_a_minute_and_removals_do_not(
    server: BotApi, telegram: Telegram
) -> None:
    for number in range(20):
        await telegram.perform(say(str(number)))
    with pytest.raises(PlatformError) as error:
        await telegram.perform(say("21"))
    assert error.value.refusal is Refusal.WAIT
    assert 50 < error.value.retry_after.total_seconds() <= 60
    for _ in range(40):
        await telegram.perform(delete(server.message(CHAT, BEN)))


async def test_a_post_whose_answer_is_lost_is_not_repeated_and_a_removal_is(server: BotApi, telegram: Telegram) -> None:
    server.trouble("sendMessage", CUT, after=True)
    assert await refusal(telegram, say()) is Refusal.UNCERTAIN
    advert = server.message(CHAT, BEN)
    server.trouble("deleteMessage", CUT, after=True)
    assert await refusal(telegram, delete(advert)) is Refusal.NETWORK
    assert await refusal(telegram, delete(advert)) is Refusal.GONE


async def test_a_post_that_never_left_is_tried_again(server: BotApi, telegram: Telegram) -> None:
    await server.http.stop()
    assert await refusal(telegram, say()) is Refusal.NETWORK
    await server.http.start()
    await telegram.perform(say())


async def test_a_group_that_became_a_supergroup_is_found_under_its_new_id(server: BotApi, telegram: Telegram) -> None:
    moved = RefusedError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=CHAT)
    server.trouble("sendMessage", moved.answer)
    old = SendMessage(group="telegram:-5", reason=WHY, text="hi")
    await telegram.perform(old)
    await telegram.perform(old)
    assert [form["chat_id"] for form in server.made("sendMessage")] == ["-5", str(CHAT), str(CHAT)]


async def test_menus_are_set_by_language_and_role_and_only_where_they_differ(
    server: BotApi, telegram: Telegram, keeper: Keeper
) -> None:
    async with running(telegram, keeper):
        await until(lambda: len(server.menus) == 6)
    assert [each["command"] for each in server.menus[":all_group_chats"]] == ["help"]
    assert [each["command"] for each in server.menus["zh:all_chat_administrators"]] == ["help", "ban", "settings"]
    assert server.menus["zh:all_group_chats"] != server.menus[":all_group_chats"]
    asked = len(server.made("getMyCommands"))
    async with running(Telegram(TOKEN, server.url, COMMANDS, times=QUICK), keeper):
        await until(lambda: len(server.made("getMyCommands")) == asked + 6)
    assert len(server.made("setMyCommands")) == 6


async def test_the_token_is_in_no_log(
    server: BotApi, telegram: Telegram, keeper: Keeper, caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    caplog.set_level(logging.INFO)
    server.trouble("getUpdates", CUT, Answer(code=502, body=b"<html>"))
    server.post(CHAT, BEN, "hi")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    async with running(telegram, keeper):
        await until(lambda: keeper.events)
    assert TOKEN not in caplog.text + "".join(capsys.readouterr())


async def test_reading_keeps_up(server: BotApi, telegram: Telegram, keeper: Keeper) -> None:
    for number in range(2000):
        server.post(CHAT, BEN, f"message {number}")
    began = time.perf_counter()
    async with running(telegram, keeper):
        await until(lambda: len(keeper.events) == 2000, seconds=20)
    assert time.perf_counter() - began < 15


async def test_a_hundred_messages_go_with_one_call(server: BotApi, telegram: Telegram) -> None:
    adverts = [str(server.message(CHAT, BEN)["message_id"]) for _ in range(100)]
    await telegram.sweep(GROUP, [*adverts[:99], "999999"])
    assert len(server.chats[CHAT].messages) == 1
    assert len(server.calls) == 1
