"""A lock on the data folder: two processes on one SQLite file would both perform its outbox."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.config import ConfigError


@contextmanager
def sole_user(folder: Path) -> Iterator[None]:
    """Hold the folder for this process, making it if need be; raises `ConfigError` when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "innkeeper.lock").open("a+")
    except OSError as error:
        raise ConfigError(f"DATA_DIR: cannot write to {folder} ({error.strerror}); choose another folder") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ConfigError(
                f"DATA_DIR: another innkeeper is running on {folder}; stop it, or choose another folder"
            ) from error
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
