"""Members who turn reports, lessons and trust against the group, through the whole bot."""

from dataclasses import replace

import pytest

from chat.people import Kind, Member
from storage.views.samples import lessons
from tests.bad_input.group import ADVERT, caught, group
from tests.conversations.stage import LOBBY

FRIENDS = [f"Friend{number}" for number in range(12)]
HARMLESS = "My sister bakes birthday cakes, she is really good at it"
EVERYDAY = """My sister bakes birthday cakes, she is really good at it
昨天的比赛最后五分钟太精彩了
Кто-нибудь смотрел вчерашний матч до конца
The new update broke my keyboard layout, any idea why
我家猫又把水杯推到地上了
I will bring the salad, who brings the drinks
明天的会议改到三点了
Завтра собираемся у входа в парк
The train was late again, forty minutes this time
周末谁去爬山，还差两个人
We painted the kitchen green and now everybody wants one
这本书的结尾我没看懂
Is the library open on Sunday morning
她唱歌真好听，现场更好
The bridge is closed until Thursday because of the flood
今晚的月亮好大好圆
Somebody left an umbrella in the blue room
孩子们明天放假，早点休息吧"""
TEACHING = ("/teach ok", "/dismiss {case}", "/confirm {case}", "/trust @lin", "/stage learned off", "/undo {case}")


def case_in(lines: list[str]) -> str:
    [card] = [line for line in lines if "Case " in line]
    return card.partition("Case ")[2][:8]


async def test_members_who_stand_together_can_neither_clear_an_advert_nor_teach_that_it_is_fine() -> None:
    async with group("Jonas owner", "Lin newcomer", *(f"{name} regular" for name in FRIENDS)) as inn:
        case = case_in(await inn.call("Lin", "高薪兼职，日结500，有兴趣的可以私聊我 @lin"))
        for friend in FRIENDS:
            for line in TEACHING:
                done = await inn.call(friend, line.format(case=case), to="Lin")
                assert all(said.startswith(f"bot to {friend}>") for said in done)
        assert await lessons(inn.on.store.database, LOBBY) == []
        assert any("spam" in line for line in await inn.call("Jonas", f"/why {case}"))


async def test_a_hundred_reports_of_one_message_ask_once_and_do_nothing_by_themselves() -> None:
    async with group("Jonas owner", "Lin newcomer", *(f"{name} regular" for name in FRIENDS)) as inn:
        await inn.call("Lin", HARMLESS)
        cards = []
        for number in range(100):
            done = await inn.call(FRIENDS[number % len(FRIENDS)], "/report spam spam spam", to="Lin")
            assert not any(line.startswith(("removed>", "muted>", "banned>", "kicked>")) for line in done)
            cards += [line for line in done if line.startswith("office")]
        assert len(cards) == 1


async def test_who_was_falsely_reported_and_let_stand_is_not_asked_about_again() -> None:
    async with group("Jonas owner", "Lin newcomer", "Ann regular", "Bea regular") as inn:
        await inn.call("Lin", HARMLESS)
        assert caught(await inn.call("Ann", "/report", to="Lin"))
        await inn.press("Jonas", "Leave it")
        assert not caught(await inn.call("Bea", "/report this is an advert", to="Lin"))
        assert await inn.call("Lin", "The cake with plums is my favourite") == []


async def test_nobody_reports_themselves_or_those_who_run_the_group() -> None:
    async with group("Jonas owner", "Ann regular") as inn:
        await inn.call("Ann", HARMLESS)
        await inn.call("Jonas", "Good morning, the meeting is at nine")
        for reported in ("Ann", "Jonas"):
            [answer] = await inn.call("Ann", "/report", to=reported)
            assert answer.startswith("bot to Ann>")


async def test_false_reports_do_not_make_removing_rest() -> None:
    async with group("Jonas owner", "Lin newcomer", *(f"{name} regular" for name in FRIENDS)) as inn:
        for number, line in enumerate(EVERYDAY.splitlines()):
            await inn.call("Lin", line)
            assert caught(await inn.call(FRIENDS[number % len(FRIENDS)], "/report", to="Lin"))
            lines = await inn.press("Jonas", "Leave it")
            assert not any("Removing rests" in each for each in lines)
            assert len(lines) == 2
        assert any(line.startswith("removed>") for line in await inn.post(f"{ADVERT} https://t.me/+AbCdEfGh123"))


@pytest.mark.parametrize("before", [True, False])
async def test_an_advert_padded_with_ordinary_talk_is_still_caught(before: bool) -> None:
    talk = "今天天气不错，我们下午去公园走走，晚上回来一起做饭。周末要不要去爬山？上次那家店的面很好吃。"
    async with group() as inn:
        assert caught(await inn.post(f"{talk}\n{ADVERT}" if before else f"{ADVERT}\n{talk}"))


async def test_a_regular_who_was_quiet_for_long_and_turns_to_adverts_is_asked_about() -> None:
    async with group("Sam regular") as inn:
        for line in ("大家早上好", "昨天的比赛太精彩了", "我觉得第二个方案更好"):
            assert await inn.call("Sam", line) == []
        assert caught(await inn.call("Sam", "高价收U，日赚5000，稳赚不赔，加我 t.me/+AbCdEfGhIjK 或微信 abc12345"))


async def test_a_newcomer_whose_first_messages_were_fine_is_no_less_looked_at() -> None:
    async with group("Sam newcomer") as inn:
        for line in ("hello everyone", "nice to meet you all", "which version do you use?"):
            assert await inn.call("Sam", line) == []
        assert caught(await inn.call("Sam", ADVERT))


async def test_ordinary_talk_taught_as_spam_does_not_turn_the_bot_against_the_group() -> None:
    async with group("Mona moderator", "Ann regular") as inn:
        for line in ("今天晚上谁去打羽毛球", "明天的会议改到三点了", "who is coming to play badminton tonight"):
            await inn.call("Ann", line)
            await inn.call("Mona", "/teach spam", to="Ann")
        assert await inn.call("Ann", "周末谁去爬山，还差两个人") == []
        assert await inn.call("Ann", "I will bring the salad, who brings the drinks") == []


async def test_two_bots_never_answer_one_another_for_ever() -> None:
    async with group("Jonas owner", "Ann regular") as one, group("Jonas owner", "Ann regular") as other:
        for inn, question, answer in (
            (one, "How do I join?", "How do I get in?"),
            (other, "How do I get in?", "How do I join?"),
        ):
            await inn.call("Jonas", f"/faq add {question} | {answer}")
        posted = (await one.call("Ann", "How do I join?"))[-1].partition("> ")[2]
        assert posted == "How do I get in?"
        for kind, most in ((Kind.BOT, 0), (Kind.CHANNEL, 0), (Kind.PERSON, 2)):
            assert await echoed(posted, replace(Member(id="inn:other", name="Other"), kind=kind), other, one) <= most


async def echoed(posted: str, by: Member, *inns: object) -> int:
    """Let each bot hear what the other says, as somebody of that kind, until both are silent; give how often."""
    for count in range(20):
        heard = inns[count % 2]
        lines = [line for line in await heard.post(posted, by=by) if line.startswith("bot>")]  # type: ignore[attr-defined]
        if not lines:
            return count
        posted = lines[0].partition("> ")[2]
    return 20


async def test_an_answer_that_sets_itself_off_is_given_once() -> None:
    async with group("Jonas owner", "Ann regular") as inn:
        await inn.call("Jonas", "/faq add How do I join? | How do I join? Press the link!")
        [answer] = await inn.call("Ann", "how do i join?")
        itself = Member(id="inn:0", name="Innkeeper", kind=Kind.INNKEEPER)
        assert await inn.post(answer.partition("> ")[2], by=itself) == []


@pytest.mark.parametrize(
    "answer", ["@everyone @here <@&1>", "*_[`~||" * 400, "<b>{0.__class__}</b> {{7*7}} %s", "discord.gg/abc"]
)
async def test_an_answer_is_said_as_it_was_written(answer: str) -> None:
    async with group("Jonas owner", "Ann regular") as inn:
        escaped = answer.replace("|", "/")
        await inn.call("Jonas", f"/faq add How do I join? | {escaped}")
        [said] = await inn.call("Ann", "how do i join?")
        assert said == f"bot> {escaped}"


async def test_an_answer_of_more_letters_than_a_message_holds_is_refused() -> None:
    async with group("Jonas owner", "Ann regular") as inn:
        [refused] = await inn.call("Jonas", "/faq add How do I join? | " + "x" * 4097)
        assert "x" * 100 not in refused
        assert await inn.call("Ann", "how do i join?") == []
