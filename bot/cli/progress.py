"""A bar that shows how far a file is read, where somebody is looking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn


@contextmanager
def progress(what: str, size: int, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Show how many of `size` bytes are read; gives what is to be told of it."""
    console = Console(stderr=True)
    columns = ("[progress.description]{task.description}", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as shown:
        task = shown.add_task(what, total=size)
        yield lambda read: shown.update(task, completed=read)
