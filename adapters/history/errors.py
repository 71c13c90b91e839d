"""What can be wrong with an export, in words for whoever asked for it to be read."""

from chat.words import Words


class ExportError(Exception):
    """A file cannot be read as an export at all; `words` says why and what to do, in one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.key)
        self.words = words


class BrokenJsonError(Exception):
    """The JSON stops making sense at byte `at`; everything before it was good."""

    def __init__(self, at: int, truncated: bool) -> None:
        super().__init__(f"byte {at}")
        self.at = at
        self.truncated = truncated
