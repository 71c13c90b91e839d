"""Pages: the page itself, its files, its sentences and its socket."""

import re
from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import FastAPI, HTTPException, WebSocket
from fastapi.responses import FileResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles

from adapters.playground.visit import House, Visit
from chat.language import LANGUAGES, LOCALES, language
from chat.words import Words

STATIC: Final = Path(__file__).parent / "static"
MOST_VISITS: Final = 50
"""Pages that may be open at a time."""

_KEY: Final = re.compile(r"^(playground-[a-z0-9-]+) =", re.MULTILINE)
_GAPS: Final = {gap: "{" + gap + "}" for gap in ("name", "time", "count")}
"""Gaps that the page fills in by itself."""


def pages(house: House) -> FastAPI:
    """Make the application that serves the playground."""
    app = FastAPI(title="Innkeeper playground", docs_url=None, redoc_url=None, openapi_url=None)
    visits: set[Visit] = set()

    @app.get("/")
    async def page() -> FileResponse:
        return FileResponse(STATIC / "index.html", media_type="text/html; charset=utf-8")

    @app.get("/health")
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok", "visits": len(visits)})

    @app.get("/words/{tag}.json")
    async def words(tag: str) -> JSONResponse:
        if tag not in LANGUAGES:
            raise HTTPException(404, f"there are {', '.join(LANGUAGES)}")
        return JSONResponse(sentences(tag))

    @app.get("/pictures/{post}.png")
    async def picture(post: str) -> Response:
        found = house.world.posts.get(post)
        if found is None or not found.picture:
            raise HTTPException(404, "there is no such picture")
        return Response(b64decode(found.picture), media_type="image/png", headers={"Cache-Control": "no-store"})

    @app.websocket("/socket")
    async def socket(websocket: WebSocket) -> None:
        await _receive(Visit(house, websocket), visits, websocket)

    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


async def _receive(visit: Visit, visits: set[Visit], websocket: WebSocket) -> None:
    """Serve one more page, unless there are too many."""
    if len(visits) >= MOST_VISITS:
        await websocket.close(1013, "too many pages are open")
        return
    visits.add(visit)
    try:
        await visit.run()
    finally:
        visits.discard(visit)


@cache
def sentences(tag: str) -> dict[str, str]:
    """Give the page's own sentences in a language, without the prefix of their keys; gaps look like `{name}`."""
    keys = _KEY.findall((LOCALES / "en" / "playground.ftl").read_text(encoding="utf-8"))
    speech = language(tag)
    return {key.removeprefix("playground-"): speech.say(Words(key, _GAPS)) for key in keys}
