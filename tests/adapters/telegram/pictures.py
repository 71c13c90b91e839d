"""What the small Bot API server does with pictures: uploaded, shown above a caption, changed for others."""

import json
from typing import Any

from tests.adapters.telegram.gestures import Gestures, RefusedError

PNG = "89504e470d0a1a0a"
"""What every picture of that kind begins with."""


class Pictures(Gestures):
    """A part of the server, as `Gestures` is."""

    def _send_photo(self, form: dict[str, str]) -> Any:
        if not form["photo"].startswith(f"photo.png:{PNG}:"):
            raise RefusedError(400, "Bad Request: wrong remote file identifier specified")
        if len(form["caption"].encode("utf-16-le")) > 1024 * 2:
            raise RefusedError(400, "Bad Request: message caption is too long")
        markup = {"reply_markup": json.loads(form["reply_markup"])} if "reply_markup" in form else {}
        shown = {"caption": form["caption"], "photo": [{"file_id": form["photo"]}], **markup}
        return self._made(self._chat(form), form, **shown)

    def _edit_message_media(self, form: dict[str, str]) -> Any:
        message, media = self._found(form, "message to edit"), json.loads(form["media"])
        file = form[media["media"].removeprefix("attach://")]
        if "photo" not in message or not file.startswith(f"picture.png:{PNG}:"):
            raise RefusedError(400, "Bad Request: file must be non-empty")
        markup = json.loads(form.get("reply_markup", "null"))
        message.update(caption=media["caption"], photo=[{"file_id": file}], reply_markup=markup)
        return message
