"""Understanding: a message read whole for a command, with its meaning, whoever wrote it."""

from collections.abc import Callable
from dataclasses import replace

from chat.message import Message
from moderation.reading import meant_text, read
from moderation.sentences import Sentences, packed
from moderation.text_model import TextModel


def understanding(model: TextModel | None, sentences: Sentences | None = None) -> Callable[[Message], Message]:
    """Give the function that reads one message: links, folded text, scores, meaning.

    The meaning is read by the model's own encoder, or by `sentences` where there is no model.
    """

    def understood(message: Message) -> Message:
        [found] = read([message], model)
        if found.reading.vector or not found.reading.folded or sentences is None:
            return found
        vector = packed(sentences.embed([meant_text(found)])[0])
        return replace(found, reading=replace(found.reading, vector=vector))

    return understood
