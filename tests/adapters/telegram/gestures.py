"""What the small Bot API server does beside messages and rights: pins, polls, emoji, topics, tags, requests to join."""

import json
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.http import Answer

if TYPE_CHECKING:
    from tests.adapters.telegram.server import Chat


class RefusedError(Exception):
    """The server says no."""

    def __init__(self, code: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        told: dict[str, object] = {"ok": False, "error_code": code, "description": description}
        self.answer = Answer(
            code=code, body=json.dumps(told | ({"parameters": parameters} if parameters else {})).encode()
        )


class Gestures:
    """A part of the server; what it does not do itself it asks of the whole."""

    def _chat(self, form: dict[str, str]) -> "Chat":
        raise NotImplementedError

    def _right(self, chat: "Chat", right: str, description: str) -> None:
        raise NotImplementedError

    def _made(self, chat: "Chat", form: dict[str, str], **more: Any) -> dict[str, Any]:
        raise NotImplementedError

    def _found(self, form: dict[str, str], what: str) -> dict[str, Any]:
        message = self._chat(form).messages.get(int(form["message_id"]))
        if message is None:
            raise RefusedError(400, f"Bad Request: {what} not found")
        return message

    def _pin_chat_message(self, form: dict[str, str]) -> Any:
        chat, message = self._chat(form), self._found(form, "message to pin")
        self._right(chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
        if message["message_id"] in chat.pinned:
            raise RefusedError(400, "Bad Request: CHAT_NOT_MODIFIED")
        chat.pinned.append(message["message_id"])
        return True

    def _unpin_chat_message(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        self._right(chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
        if int(form["message_id"]) not in chat.pinned:
            raise RefusedError(400, "Bad Request: message to unpin not found")
        chat.pinned.remove(int(form["message_id"]))
        return True

    def _send_poll(self, form: dict[str, str]) -> Any:
        options = [{**each, "voter_count": 0} for each in json.loads(form["options"])]
        poll = {"id": "1", "question": form["question"], "options": options, "is_closed": False}
        return self._made(self._chat(form), form, poll=poll)

    def _stop_poll(self, form: dict[str, str]) -> Any:
        poll = self._found(form, "message with poll to stop").get("poll")
        if poll is None or poll["is_closed"]:
            raise RefusedError(400, "Bad Request: poll has already been closed")
        poll["is_closed"] = True
        return poll

    def _set_message_reaction(self, form: dict[str, str]) -> Any:
        self._found(form, "message to react")["reactions"] = json.loads(form.get("reaction", "[]"))
        return True

    def _change_topic(self, form: dict[str, str], topic: int, *, closed: bool) -> Any:
        chat = self._chat(form)
        if topic not in chat.topics:
            raise RefusedError(400, "Bad Request: message thread not found")
        self._right(chat, "can_manage_topics", "not enough rights to manage topics")
        if chat.topics[topic] is closed:
            raise RefusedError(400, "Bad Request: TOPIC_NOT_MODIFIED")
        chat.topics[topic] = closed
        return True

    def _close_forum_topic(self, form: dict[str, str]) -> Any:
        return self._change_topic(form, int(form["message_thread_id"]), closed=True)

    def _reopen_forum_topic(self, form: dict[str, str]) -> Any:
        return self._change_topic(form, int(form["message_thread_id"]), closed=False)

    def _close_general_forum_topic(self, form: dict[str, str]) -> Any:
        return self._change_topic(form, 1, closed=True)

    def _reopen_general_forum_topic(self, form: dict[str, str]) -> Any:
        return self._change_topic(form, 1, closed=False)

    def _set_chat_member_tag(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        self._right(chat, "can_manage_tags", "not enough rights to manage tags")
        member = chat.members.get(int(form["user_id"]))
        if member is None:
            raise RefusedError(400, "Bad Request: USER_NOT_PARTICIPANT")
        member["tag"] = form.get("tag", "")
        return True

    def _approve_chat_join_request(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        member = self._asking(chat, int(form["user_id"]))
        chat.members[member["id"]] = {"user": member, "status": "member"}
        return True

    def _decline_chat_join_request(self, form: dict[str, str]) -> Any:
        self._asking(self._chat(form), int(form["user_id"]))
        return True

    def _asking(self, chat: "Chat", account: int) -> dict[str, Any]:
        self._right(chat, "can_invite_users", "not enough rights to manage chat join requests")
        if account not in chat.asking:
            raise RefusedError(400, "Bad Request: HIDE_REQUESTER_MISSING")
        return chat.asking.pop(account)
