"""What there is to say about the reading of an export, beside what was in it."""

from adapters.history.export import Export
from chat.words import Words


def notes(export: Export) -> list[Words]:
    """Give the notes, what matters most first."""
    said = []
    if export.broken:
        key = "export-note-truncated" if export.broken.truncated else "export-note-broken"
        said.append(Words(key, messages=export.messages, byte=export.broken.at))
    if export.flaws:
        first = export.flaws[0]
        said.append(
            Words(
                "export-note-malformed", count=export.malformed, number=first.number, id=first.id or "–", byte=first.at
            )
        )
    if personal := export.left_out["personal"]:
        said.append(Words("export-note-personal", count=personal))
    if channels := export.left_out["channels"]:
        said.append(Words("export-note-channels", count=channels))
    if guessed := sum(chat.guessed_times for chat in export.chats):
        said.append(Words("export-note-local-times", count=guessed))
    if passed := sum(chat.passed.total() for chat in export.chats):
        kinds = {kind for chat in export.chats for kind in chat.passed}
        said.append(Words("export-note-passed", count=passed, kinds=", ".join(sorted(kinds)[:8])))
    said.append(Words("export-note-no-roles"))
    return said
