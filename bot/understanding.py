"""Understanding: a message read whole for a command, with its meaning, whoever wrote it."""

from collections.abc import Callable
from dataclasses import replace

from chat.message import Message
from moderation.reading import read, written
from moderation.sentences import Sentences, packed
from moderation.text_model import TextModel


def understanding(model: TextModel | None) -> Callable[[Message], Message]:
    """Give the function that reads one message: links, folded text, scores, meaning."""
    sentences = Sentences()

    def understood(message: Message) -> Message:
        [found] = read([message], model)
        if found.reading.vector or not found.reading.folded:
            return found
        vector = packed(sentences.embed([written(message)])[0])
        return replace(found, reading=replace(found.reading, vector=vector))

    return understood
