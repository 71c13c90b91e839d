"""Topics for a group that has none of its own yet."""

from typing import Final

DEFAULT_TOPICS: Final = (
    "topic-small-joy",
    "topic-learnt-lately",
    "topic-window-view",
    "topic-best-meal",
    "topic-song-on-repeat",
    "topic-useful-tool",
    "topic-weekend-plan",
    "topic-book-or-film",
    "topic-first-job",
    "topic-hometown",
    "topic-changed-mind",
    "topic-good-habit",
    "topic-bargain",
    "topic-old-photo",
    "topic-question-for-all",
    "topic-small-mistake",
    "topic-thanks-to-someone",
    "topic-ten-minutes",
    "topic-comfort-food",
    "topic-next-goal",
)
"""Keys in `chat/locales/*/engagement.ftl`, in the order they are posted in at first."""
