"""The command line: `innkeeper`, which is `python -m bot`."""

import sys

import typer

from adapters.discord.answers import DiscordError
from adapters.playground.book import BookError
from adapters.telegram.platform import StoppedError
from adapters.web.server import PortError
from bot import reference
from bot.cli import answer, check, doctor, evaluate, export, forecast, import_, migrate, replay, run, train
from bot.config import ConfigError
from bot.logs import set_up_logs
from storage.errors import StorageError

cli = typer.Typer(
    name="innkeeper",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Keeps chat groups: removes spam, calms quarrels, answers questions, opens topics. Start with: innkeeper run",
)


@cli.callback()
def log_to_standard_error() -> None:
    """Keep what is said on the way off standard output, which is for answers."""
    set_up_logs("WARNING")


cli.command("run")(run.run)
cli.command("check")(check.check)
cli.command("replay")(replay.replay)
cli.command("answer")(answer.answer)
cli.command("evaluate")(evaluate.evaluate)
cli.command("train")(train.train)
cli.command("forecast")(forecast.forecast)
cli.command("train-forecast")(forecast.train_forecast)
cli.command("migrate")(migrate.migrate)
cli.command("doctor")(doctor.doctor)
cli.command("export")(export.export)
cli.command("import")(import_.import_)
cli.command("reference", hidden=True)(reference.reference)


def main() -> None:
    """Run a subcommand; what an operator can mend is one line on standard error and exit status 1."""
    try:
        cli()
    except (ConfigError, StorageError, BookError, PortError, StoppedError, DiscordError) as error:
        sys.stderr.write(f"innkeeper: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    main()
