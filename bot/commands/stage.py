"""/stage: how far a detector may go."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.settings import changed
from chat.actions import Action
from chat.case import Stage
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.detectors import DETECTORS

STAGES: Final = {str(stage): stage for stage in Stage} | {
    "观察": Stage.SHADOW,
    "觀察": Stage.SHADOW,
    "询问": Stage.REVIEW,
    "詢問": Stage.REVIEW,
    "执行": Stage.ENFORCE,
    "執行": Stage.ENFORCE,
}


class SetStage(Command):
    """Shows the stage of every detector, or sets one."""

    spec = CommandSpec(
        name="stage",
        role=Role.MODERATOR,
        usage="[detector] [shadow|review|enforce]",
        example="/stage links review",
        aliases=("阶段", "階段"),
    )

    more = "a change: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Moderators may look; a change needs an admin."""
        return Role.ADMIN if len(arguments) > 1 else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Give a line for each detector, or change one's stage."""
        kinds = {kind.section: kind for kind in DETECTORS}
        words = call.arguments.lower().split()
        if not words:
            lines = [
                Words("stage-line", detector=section, stage=Words(f"stage-{call.context.settings[kind].stage}"))
                for section, kind in kinds.items()
            ]
            return [call.answer((Words("stage-head"), *lines), personal=True)]
        kind = kinds.get(words[0])
        if kind is None:
            raise UsageError(Words("stage-no-detector", detectors=", ".join(kinds)))
        if len(words) == 1:
            stage = Words(f"stage-{call.context.settings[kind].stage}")
            return [call.answer(Words("stage-line", detector=words[0], stage=stage), personal=True)]
        if words[1] not in STAGES or len(words) > 2:
            raise UsageError(Words("stage-unknown"))
        return changed(call, kind, "stage", str(STAGES[words[1]]))
