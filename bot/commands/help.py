"""/help: what there is to ask for."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class Help(Command):
    """Lists the commands the caller may use, or explains one."""

    spec = CommandSpec(
        name="help",
        role=Role.MEMBER,
        usage="[command]",
        example="/help why",
        aliases=("帮助", "幫助", "start"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give one command's summary, usage and example, or a line for each there is."""
        asked = call.arguments.lstrip("/").lower()
        if not asked:
            return [call.answer((Words("help-head"), *self._lines(call)), personal=True)]
        command = call.commands.get(asked)
        if command is None or command.spec.role > call.role:
            raise UsageError(Words("help-unknown", name=asked[:64]))
        return [call.answer(explained(command), personal=True)]

    def _lines(self, call: Call) -> Sequence[Words]:
        """Give a line for each command, once, whatever its other names."""
        return [
            Words("help-line", name=name, summary=command.spec.summary)
            for name, command in call.commands.items()
            if name == command.spec.name and command.spec.role <= call.role
        ]


def explained(command: Command) -> tuple[Words, ...]:
    """Give the lines that explain one command."""
    spec = command.spec
    lines = [spec.summary, Words("help-usage", usage=f"/{spec.name} {spec.usage}".strip())]
    if spec.example:
        lines.append(Words("example", example=spec.example))
    if spec.aliases:
        lines.append(Words("help-aliases", names="、".join(spec.aliases)))
    return tuple(lines)
