import pytest
from pydantic import Field, model_validator

from chat.settings import Catalogue, General, GroupSettings, SettingError, Settings


class Window(Settings):
    """Two limits that depend on each other."""

    section = "window"

    least: int = Field(3, ge=0, le=10, description="The lower one.")
    most: int = Field(5, ge=0, le=10, description="The upper one.")

    @model_validator(mode="after")
    def _in_order(self) -> "Window":
        if self.least > self.most:
            raise ValueError("least must not be above most")
        return self


CATALOGUE = Catalogue([General, Window])


def test_what_is_possible_depends_on_what_is_set_beside() -> None:
    assert CATALOGUE.validate("window", "most", 2, {"least": 1}) == 2
    with pytest.raises(SettingError, match="least must not be above most"):
        CATALOGUE.validate("window", "most", 2)
    with pytest.raises(SettingError):
        CATALOGUE.validate("window", "least", 4, {"most": 3})


def test_changes_are_checked_together() -> None:
    assert CATALOGUE.check({"window": {"least": 7, "most": 9}})[Window].least == 7
    with pytest.raises(SettingError):
        CATALOGUE.check({"window": {"least": 7}})


@pytest.mark.parametrize("stored", [{"least": 9}, {"least": "x", "most": 4}, {"gone": 1}, {"least": 10**30}])
def test_stored_values_that_no_longer_fit_count_as_not_set(stored: dict[str, object]) -> None:
    assert GroupSettings({"window": stored})[Window].least == 3


def test_a_change_is_a_new_version_and_leaves_the_old_one_alone() -> None:
    before = GroupSettings()
    after = before.changed("window", "least", 1)
    assert (before[Window].least, after[Window].least, after.version) == (3, 1, 1)
    assert after.changed("window", "least", None).changes == {}


@pytest.mark.parametrize(("section", "field"), [("nothing", "x"), ("window", "x"), ("__class__", "x"), ("", "")])
def test_what_there_is_not_cannot_be_set(section: str, field: str) -> None:
    with pytest.raises(SettingError, match=r"there is no section|has no setting"):
        CATALOGUE.validate(section, field, 1)


@pytest.mark.parametrize(
    "chat", ["telegram:-1001234567890", "discord:8138478876571238/913847", "playground:office", ""]
)
def test_the_moderators_chat_is_named_by_its_full_id(chat: str) -> None:
    assert CATALOGUE.validate("group", "moderators", chat) == chat


@pytest.mark.parametrize("chat", ["office", "-1001234567890", "telegram:", "@office", "https://t.me/office", "a b:c d"])
def test_another_name_for_the_moderators_chat_is_refused_with_an_example(chat: str) -> None:
    with pytest.raises(SettingError, match="such as telegram:-1001234567890"):
        CATALOGUE.validate("group", "moderators", chat)
