"""`innkeeper migrate`: bring the database up to date."""

import typer

from bot.config import load_config
from storage.schema import migrate as migrate_database


def migrate() -> None:
    """Bring the database up to this version's form, after a backup into DATA_DIR/backups."""
    config = load_config()
    config.data_dir.mkdir(parents=True, exist_ok=True)
    typer.echo(str(migrate_database(config.database, config.data_dir / "backups")))
