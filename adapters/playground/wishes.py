"""Wishes: what a page may ask for over its socket, each in a form of its own."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from adapters.playground.people import LOBBY, OFFICE
from chat.language import LANGUAGES
from chat.people import GroupId
from chat.plain import plain

LARGEST: Final = 64 * 1024
"""Bytes of one wish; a longer one is refused before it is read."""

LONGEST_TEXT: Final = 4096
EMOJI: Final = ("👍", "❤️", "😂", "🎉", "🤔", "🙏", "👎")


class WishError(ValueError):
    """What came over the socket is no wish; `key` of `playground.ftl` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _known_language(tag: str) -> str:
    if tag not in LANGUAGES:
        raise ValueError("unknown language")
    return tag


Id: TypeAlias = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9:]*$")]
SomeText: TypeAlias = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(plain)]
Tag: TypeAlias = Annotated[str, AfterValidator(_known_language)]


class Form(BaseModel):
    """A wish: nothing but its own fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, strict=True)


class Open(Form):
    """A page was opened, in a language; `first` says that nobody has chosen one on it yet."""

    kind: Literal["open"] = "open"
    language: Tag


class Speak(Form):
    """Show the page, and let the bot speak, in another language."""

    kind: Literal["speak"] = "speak"
    language: Tag


class Say(Form):
    """Write a message as a member."""

    kind: Literal["say"] = "say"
    by: Id = Field(alias="as")
    chat: Literal["lobby", "office"]
    text: SomeText
    reply_to: Id = ""

    @property
    def group(self) -> GroupId:
        """The chat it goes to."""
        return LOBBY if self.chat == "lobby" else OFFICE


class Edit(Form):
    """Change a message of one's own."""

    kind: Literal["edit"] = "edit"
    by: Id = Field(alias="as")
    message: Id
    text: SomeText


class React(Form):
    """Put an emoji under a message, or take it back."""

    kind: Literal["react"] = "react"
    by: Id = Field(alias="as")
    message: Id
    emoji: Literal[EMOJI]  # type: ignore[valid-type]


class PressButton(Form):
    """Press the button of a message that stands for `command`."""

    kind: Literal["press"] = "press"
    by: Id = Field(alias="as")
    message: Id
    command: Annotated[str, Field(max_length=200)]


class Arrive(Form):
    """Let a newcomer whom nobody knows come in."""

    kind: Literal["arrive"] = "arrive"


class Direct(Form):
    """Steer the cast: `play`, `pause`, `again`, or one scene by its name."""

    kind: Literal["cast"] = "cast"
    play: Annotated[str, Field(max_length=40)] = Field(alias="do")


Wish: TypeAlias = "Open | Speak | Say | Edit | React | PressButton | Arrive | Direct"
_FORMS: Final[TypeAdapter[Wish]] = TypeAdapter(
    Annotated[Open | Speak | Say | Edit | React | PressButton | Arrive | Direct, Field(discriminator="kind")]
)


def read(payload: str) -> Wish:
    """Read a wish from JSON; raises `WishError`, whatever else it is."""
    try:
        if len(payload.encode("utf-8", "replace")) > LARGEST:
            raise WishError("playground-refused-too-long")
        return _FORMS.validate_json(payload.encode("utf-8", "surrogatepass"))
    except ValidationError as error:
        too_long = any(each["type"] == "string_too_long" for each in error.errors())
        raise WishError("playground-refused-too-long" if too_long else "playground-refused-unreadable") from None
