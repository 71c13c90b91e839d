from dataclasses import replace

from chat.actions import SendMessage
from chat.events import RightsChanged
from chat.platform import Capabilities
from chat.words import Words
from engagement.greeting import Greeting, greeting_key
from tests.engagement.said import ANN, GROUP, NOON, moment


def told(lacks: tuple[str, ...] = (), *, here: bool = True, arrived: bool = True) -> RightsChanged:
    return RightsChanged(id="r", group=GROUP, at=NOON, by=ANN, here=here, arrived=arrived, lacks=lacks)


def test_on_coming_it_greets_with_buttons_for_everything_that_is_chosen_first() -> None:
    (greeting,) = Greeting().react(told(), moment([]))
    assert isinstance(greeting, SendMessage)
    assert greeting.text == (Words("greeting"), Words("greeting-office"))
    assert greeting.key == greeting_key(GROUP)
    commands = [button.command for button in greeting.buttons]
    assert {"lang zh-TW", "preset gentle", "office", "done"} <= set(commands)
    assert all(len(command.encode()) <= 40 for command in commands)


def test_where_the_network_gives_the_past_back_it_offers_to_read_it() -> None:
    (greeting,) = Greeting().react(told(), replace(moment([]), capabilities=Capabilities(reads_back=True)))
    assert isinstance(greeting, SendMessage)
    commands = [button.command for button in greeting.buttons]
    assert [each for each in commands if each.startswith("history")] == [
        "history 7", "history 30", "history 90", "history no",
    ]  # fmt: skip
    assert Words("greeting-history") in greeting.text


def test_it_says_which_right_is_missing_and_what_stops_without_it() -> None:
    (greeting,) = Greeting().react(told(("can_delete_messages", "fly")), moment([]))
    assert isinstance(greeting, SendMessage)
    missing = (Words("lacks-can-delete-messages"), Words("lacks-other", right="fly"))
    assert greeting.text == (Words("greeting"), Words("greeting-lacks"), *missing, Words("greeting-office"))


def test_later_it_only_says_what_has_changed() -> None:
    (ready,) = Greeting().react(told(arrived=False), moment([]))
    assert isinstance(ready, SendMessage)
    assert ready.text == Words("greeting-ready")
    assert not ready.buttons


def test_it_says_nothing_where_it_no_longer_is() -> None:
    assert list(Greeting().react(told(here=False, arrived=False), moment([]))) == []
