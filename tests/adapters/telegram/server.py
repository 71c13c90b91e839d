"""A small Bot API server over real HTTP: it remembers chats, rights, members and messages, and can be made to fail."""

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.adapters.telegram.gestures import RefusedError
from tests.adapters.telegram.http import Answer, Http
from tests.adapters.telegram.pictures import Pictures
from tests.adapters.telegram.poster import Poster
from tests.adapters.telegram.specification import wrong

TOKEN = "123456789:made-up-token-of-no-bot-at-all-0123456"
ME: dict[str, Any] = {"id": 123456789, "is_bot": True, "first_name": "Innkeeper", "username": "innkeeper_bot"}
RIGHTS = {
    "can_delete_messages": True,
    "can_restrict_members": True,
    "can_change_info": False,
    "can_invite_users": True,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_manage_tags": True,
}


async def _nothing(method: str, moment: str) -> None:
    """Let every call be."""


@dataclass
class Chat:
    """One chat as the server knows it: memberships by account, messages by id."""

    id: int
    type: str = "supergroup"
    title: str = "The Inn"
    members: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    banned_channels: set[int] = field(default_factory=set)
    linked: int = 0
    by_request: bool = False
    pinned: list[int] = field(default_factory=list)
    topics: dict[int, bool] = field(default_factory=dict)
    """Topic → whether it is closed."""
    asking: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Who asks to be let in."""

    @property
    def shown(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.type, "title": self.title}


class BotApi(Pictures):
    """The server. `calls` are those that were made, `faults` what was wrong with them by the specification."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.answered: list[str] = []
        self.alerts: dict[str, str] = {}
        """What was shown to whoever pressed, by press."""
        self.offset = 0
        self.webhook = ""
        self.about_me: dict[str, Any] = {}
        self.menus: dict[str, list[dict[str, str]]] = {}
        self._updates: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = defaultdict(lambda: 100)
        self._trouble: dict[str, deque[tuple[Answer, bool]]] = defaultdict(deque)
        self._news = asyncio.Event()
        self.poster = Poster(self._updates)
        self.hook: Callable[[str, str], Awaitable[None]] = _nothing
        """Told of every call, before it is done and after."""
        self.http = Http(self._respond)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.port}"

    def count(self, what: str) -> int:
        self._numbers[what] += 1
        return self._numbers[what]

    def chat(self, number: int, **about: Any) -> Chat:
        """Make a chat in which the bot is an administrator."""
        chat = self.chats[number] = Chat(id=number, **about)
        chat.members[ME["id"]] = {"user": ME, "status": "administrator", **RIGHTS}
        return chat

    def deliver(self, **update: Any) -> dict[str, Any]:
        """Let an update wait for the bot."""
        update.setdefault("update_id", self.count("update"))
        self._updates.append(update)
        self._news.set()
        self.poster.wake.set()
        return update

    def post(self, chat: int, sender: Mapping[str, Any], text: str = "", **more: Any) -> dict[str, Any]:
        """Let somebody write, and let the bot hear of it."""
        message = self.message(chat, sender, **({"text": text} if text else {}), **more)
        self.deliver(message=message)
        return message

    def message(self, chat: int, sender: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        kept = self.chats[chat]
        kept.members.setdefault(sender["id"], {"user": dict(sender), "status": "member"})
        message = {
            "message_id": self.count("message"),
            "from": dict(sender),
            "chat": kept.shown,
            "date": int(time.time()),
        }
        message.update(more)
        kept.messages[message["message_id"]] = message
        return message

    def trouble(self, method: str, *answers: Answer, after: bool = False) -> None:
        """Answer the next calls of a method with these instead; `after`: once they have been done."""
        self._trouble[method].extend((answer, after) for answer in answers)

    def flood(self, method: str, wait: object) -> None:
        """Refuse the next call of a method: too many requests."""
        self.trouble(method, RefusedError(429, f"Too Many Requests: retry after {wait}", retry_after=wait).answer)

    def made(self, method: str) -> list[dict[str, str]]:
        return [form for name, form in self.calls if name == method]

    def said(self, chat: int) -> list[str]:
        own = [m for m in self.chats[chat].messages.values() if m["from"]["id"] == ME["id"]]
        return [m.get("text") or m["caption"] for m in own if "text" in m or "caption" in m]

    async def _respond(self, path: str, form: dict[str, str]) -> Answer:
        _, _, rest = path.partition("/bot")
        token, _, method = rest.partition("/")
        if token != TOKEN:
            return RefusedError(401, "Unauthorized").answer
        self.calls.append((method, form))
        self.faults += wrong(method, form)
        instead, after = self._trouble[method].popleft() if self._trouble[method] else (None, False)
        if instead is not None and not after:
            return instead
        await self.hook(method, "before")
        try:
            result = await self._do(method, form)
            await self.hook(method, "after")
        except RefusedError as refused:
            return instead or refused.answer
        return instead or Answer(body=json.dumps({"ok": True, "result": result}).encode())

    async def _do(self, method: str, form: dict[str, str]) -> Any:
        do = getattr(self, "_" + re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", method), None)
        if do is None:
            raise RefusedError(404, "Not Found: method not found")
        result = do(form)
        return await result if asyncio.iscoroutine(result) else result

    # what the methods do

    def _get_me(self, form: dict[str, str]) -> Any:
        return {**ME, "can_join_groups": True, "can_read_all_group_messages": False, **self.about_me}

    def _get_webhook_info(self, form: dict[str, str]) -> Any:
        url = self.poster.url or self.webhook
        told = {"url": url, "has_custom_certificate": False, "pending_update_count": len(self._updates)}
        return told | self.poster.last_error

    async def _set_webhook(self, form: dict[str, str]) -> Any:
        if not form["url"].startswith(("https://", "http://127.0.0.1")):
            raise RefusedError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        await self.poster.post_to(form["url"], form.get("secret_token", ""))
        return True

    async def _delete_webhook(self, form: dict[str, str]) -> Any:
        self.webhook = ""
        await self.poster.post_to("", "")
        return True

    async def _get_updates(self, form: dict[str, str]) -> Any:
        if self.poster.url or self.webhook:
            raise RefusedError(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
            )
        self.offset = int(form.get("offset", self.offset))
        deadline = time.monotonic() + int(form.get("timeout", 0))
        while True:
            self._updates[:] = [each for each in self._updates if self._waits(each)]
            if self._updates or time.monotonic() >= deadline:
                return self._updates[: int(form.get("limit", 100))]
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), deadline - time.monotonic())
            except TimeoutError:
                return []

    def _waits(self, update: dict[str, Any]) -> bool:
        """Tell whether an update is not confirmed yet; one with a broken number is given once."""
        number = update["update_id"]
        if isinstance(number, int):
            return number >= self.offset
        given = update.get("given", False)
        update["given"] = True
        return not given

    def _chat(self, form: dict[str, str]) -> Chat:
        chat = self.chats.get(int(form["chat_id"]))
        if chat is None:
            raise RefusedError(400, "Bad Request: chat not found")
        if chat.members.get(ME["id"], {}).get("status") in ("left", "kicked"):
            raise RefusedError(403, "Forbidden: bot was kicked from the supergroup chat")
        return chat

    def _right(self, chat: Chat, right: str, description: str) -> None:
        if not chat.members[ME["id"]].get(right):
            raise RefusedError(400, f"Bad Request: {description}")

    def _send_message(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        if len(form["text"].encode("utf-16-le")) > 4096 * 2:
            raise RefusedError(400, "Bad Request: message is too long")
        more: dict[str, Any] = {"text": form["text"]}
        if "reply_markup" in form:
            more["reply_markup"] = json.loads(form["reply_markup"])
        return self._made(chat, form, **more)

    def _made(self, chat: Chat, form: dict[str, str], **more: Any) -> dict[str, Any]:
        """Let the bot's post stand, in the topic it is meant for; the general one must not be named."""
        topic = int(form.get("message_thread_id", 0))
        if topic and (topic == 1 or topic not in chat.topics):
            raise RefusedError(400, "Bad Request: message thread not found")
        about = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        return self.message(chat.id, ME, **about, **more)

    def _edit_message_text(self, form: dict[str, str]) -> Any:
        message = self._found(form, "message to edit")
        if "text" not in message:
            raise RefusedError(400, "Bad Request: there is no text in the message to edit")
        markup = json.loads(form.get("reply_markup", "null"))
        if message["text"] == form["text"] and message.get("reply_markup") == markup:
            raise RefusedError(400, "Bad Request: message is not modified: specified new message content is the same")
        message.update(text=form["text"], reply_markup=markup)
        return message

    def _delete_message(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        message = chat.messages.get(int(form["message_id"]))
        if message is None:
            raise RefusedError(400, "Bad Request: message to delete not found")
        if message["from"]["id"] != ME["id"]:
            self._right(chat, "can_delete_messages", "message can't be deleted")
        del chat.messages[message["message_id"]]
        return True

    def _delete_messages(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        self._right(chat, "can_delete_messages", "message can't be deleted")
        for id_ in json.loads(form["message_ids"]):
            chat.messages.pop(id_, None)
        return True

    def _target(self, chat: Chat, form: dict[str, str]) -> dict[str, Any]:
        self._right(chat, "can_restrict_members", "not enough rights to restrict/unrestrict chat member")
        member = chat.members.get(int(form["user_id"]))
        if member is None:
            raise RefusedError(400, "Bad Request: PARTICIPANT_ID_INVALID")
        if member["status"] == "creator":
            raise RefusedError(400, "Bad Request: can't remove chat owner")
        if member["status"] == "administrator":
            raise RefusedError(400, "Bad Request: user is an administrator of the chat")
        return member

    def _ban_chat_member(self, form: dict[str, str]) -> Any:
        member = self._target(self._chat(form), form)
        member.update(status="kicked", until_date=int(form.get("until_date", 0)))
        return True

    def _unban_chat_member(self, form: dict[str, str]) -> Any:
        member = self._target(self._chat(form), form)
        if member["status"] == "kicked" or form.get("only_if_banned") != "true":
            member["status"] = "left"
        return True

    def _restrict_chat_member(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        member, permissions = self._target(chat, form), json.loads(form["permissions"])
        if chat.type != "supergroup":
            raise RefusedError(400, "Bad Request: method is available only for supergroups")
        member["status"] = "member" if all(permissions.values()) else "restricted"
        member.update(permissions=permissions, until_date=int(form.get("until_date", 0)))
        return True

    def _ban_chat_sender_chat(self, form: dict[str, str]) -> Any:
        self._chat(form).banned_channels.add(int(form["sender_chat_id"]))
        return True

    def _unban_chat_sender_chat(self, form: dict[str, str]) -> Any:
        self._chat(form).banned_channels.discard(int(form["sender_chat_id"]))
        return True

    def _get_chat(self, form: dict[str, str]) -> Any:
        chat = self._chat(form)
        return {
            **chat.shown,
            **({"linked_chat_id": chat.linked} if chat.linked else {}),
            **({"join_by_request": True} if chat.by_request else {}),
        }

    def _get_chat_administrators(self, form: dict[str, str]) -> Any:
        members = self._chat(form).members.values()
        return [each for each in members if each["status"] in ("creator", "administrator")]

    def _get_chat_member(self, form: dict[str, str]) -> Any:
        member = self._chat(form).members.get(int(form["user_id"]))
        if member is None:
            raise RefusedError(400, "Bad Request: PARTICIPANT_ID_INVALID")
        return member

    def _answer_callback_query(self, form: dict[str, str]) -> Any:
        self.answered.append(form["callback_query_id"])
        self.alerts[form["callback_query_id"]] = form.get("text", "")
        return True

    def _where(self, form: dict[str, str]) -> str:
        return f"{form.get('language_code', '')}:{json.loads(form.get('scope', '{}')).get('type', 'default')}"

    def _get_my_commands(self, form: dict[str, str]) -> Any:
        return self.menus.get(self._where(form), [])

    def _set_my_commands(self, form: dict[str, str]) -> Any:
        self.menus[self._where(form)] = json.loads(form["commands"])
        return True
