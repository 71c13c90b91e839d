"""Links: every address in a message, also where it is disguised."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

import tldextract

from chat.message import Link
from moderation.sites import ENDINGS, FILE_ENDINGS, REDIRECTORS

MOST: Final = 50
"""Links that are read out of one message."""

LONGEST: Final = 4096
"""Characters that are searched."""

_MAYBE = re.compile(
    r"://|[^\W_][\])}】]?\s?[.．。\u2024\uff61][\s\]】)}]{0,2}[^\W\d_]{2}|[\[({]\s?(?:dot|点)\s?[\])}]|xn--",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\b(?:hxxp|h\*\*p|htt\s?p)(s?)\s?(?:\[:\]|：|:)\s?//", re.IGNORECASE)
_DOT = re.compile(
    r"\s?(?:\[\s?(?:\.|dot|点)\s?\]|\(\s?(?:\.|dot|点)\s?\)|【\s?[.点]\s?】|\{\s?\.\s?\})\s?", re.IGNORECASE
)
_WIDE_DOT = re.compile(r"(?<=[A-Za-z0-9])[．。\u2024\uff61](?=[A-Za-z]{2})")
_LABEL = r"[a-z0-9а-яё](?:[a-z0-9а-яё_-]{0,61}[a-z0-9а-яё])?"
_STOP = r"\s<>\"'`|\\^\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201d\u202a-\u202e"
_ADDRESS = re.compile(
    rf"(?<![a-z0-9а-яё@._/-])(?:(?P<scheme>[a-z][a-z0-9+.-]{{1,15}})://(?:(?P<user>[^\s/@]{{1,80}})@)?)?"
    rf"(?P<host>(?:{_LABEL}\.){{1,8}}(?:xn--[a-z0-9-]{{2,59}}|[a-z]{{2,24}}|[а-яё]{{2,12}})\.?(?![a-z0-9а-яё_-])"
    r"|(?<=://)\d{1,3}(?:\.\d{1,3}){3}|(?<=://)\d{8,10}(?=[/:\s]|$)|(?<=://)\[[0-9a-f:.]{2,45}\]|(?<=://)localhost|(?<=tg://)[a-z]+)"
    rf"(?P<rest>(?::\d{{1,5}})?(?:[/?#][^{_STOP}]{{0,500}})?)",
    re.IGNORECASE,
)
_HANDS_ON = frozenset(("q", "url", "u", "to", "target", "redirect", "redirect_uri", "dest", "link", "goto"))
_MOST_FIELDS = 50
_SCHEMED = re.compile(r"https?://", re.IGNORECASE)
_TAIL = ".,;:!?)]}*_~'\""
_INVITE_SITES: Final = {
    "telegram": frozenset({"t.me", "telegram.me", "telegram.dog"}),
    "discord": frozenset({"discord.gg", "discord.com", "discordapp.com", "discord.me", "dsc.gg", "disboard.org"}),
    "other": frozenset(
        {
            "chat.whatsapp.com",
            "wa.me",
            "wa.link",
            "qm.qq.com",
            "jq.qq.com",
            "qun.qq.com",
            "pd.qq.com",
            "line.me",
            "lin.ee",
            "signal.group",
            "open.kakao.com",
            "join.skype.com",
            "u.wechat.com",
        }
    ),
}
_TELEGRAM_OWN = frozenset({"addstickers", "addemoji", "share", "proxy", "socks", "setlanguage", "bg", "iv", "c", "s"})


def find_links(text: str, marked: Sequence[str] = (), hidden: Iterable[str] = ()) -> tuple[Link, ...]:
    """Give the addresses in `text`, those the network `marked` in it, and those `hidden` behind buttons, each once.

    Where an address only hands on to another that stands in it, that one is given as well: nothing is opened.
    """
    links: dict[str, Link] = {}
    plain = _plain(text[:LONGEST]) if _MAYBE.search(text[:LONGEST]) else ""
    if plain:
        for found in _ADDRESS.finditer(plain):
            _add(links, _link(found, hidden=False))
            if len(links) >= MOST:
                break
    if not links and not marked and not hidden:
        return ()
    shown = f"{plain}\n{text}".lower() if marked else ""
    for url in marked:
        _add(links, _marked(url, hidden=_bare(url) not in shown))
    for url in hidden:
        _add(links, _marked(url, hidden=True))
    for link in tuple(links.values()):
        if (target := target_of(link.url)) is not None:
            _add(links, _marked(target, hidden=True))
    return tuple(links.values())[:MOST]


def target_of(url: str) -> str | None:
    """Give the address that a well-known site would hand on to, as it stands in the query, or nothing."""
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    if registrable(parts.hostname or "") not in REDIRECTORS:
        return None
    return next((value for key, value in asked if key.lower() in _HANDS_ON and _SCHEMED.match(value)), None)


def private_invite(link: Link) -> bool:
    """Tell whether an invite lets strangers into a chat that cannot be found by name."""
    return bool(
        re.search(r"/\+[\w-]|joinchat|join\?invite|discord(?:app)?\.(?:gg|com/invite)|whatsapp", link.url.lower())
    )


def _add(links: dict[str, Link], link: Link | None) -> None:
    if link is None:
        return
    known = links.get(_bare(link.url))
    if known is None or (link.hidden and not known.hidden):
        links[_bare(link.url)] = link


def _plain(text: str) -> str:
    """Undo what people write so that an address is no link: hxxp, [.], a Chinese full stop."""
    text = _SCHEME.sub(r"http\1://", text)
    return _WIDE_DOT.sub(".", _DOT.sub(".", text))


def _marked(url: str, *, hidden: bool) -> Link | None:
    found = _ADDRESS.match(_plain(url.strip()[:600])) or _ADDRESS.search(_plain(url.strip()[:600]))
    return _link(found, hidden=hidden, sure=True) if found else None


def _link(found: re.Match[str], *, hidden: bool, sure: bool = False) -> Link | None:
    scheme, host = (found["scheme"] or "").lower(), found["host"].lower().rstrip(".")
    rest = found["rest"].rstrip(_TAIL)
    domain = _domain(scheme, host)
    if not sure and not scheme and not _sounds_like_address(host, domain, rest):
        return None
    if not domain:
        return None
    user = f"{found['user']}@" if found["user"] else ""
    url = f"{scheme or 'http'}://{user}{host}{rest}"
    return Link(url=url, domain=domain, hidden=hidden, invite=_is_invite(scheme, host, rest))


def _domain(scheme: str, host: str) -> str:
    """Give the registrable domain; with a scheme, also one that nobody can register (`nas.local`)."""
    if scheme == "tg":
        return "t.me"
    return registrable(host) or (".".join(host.split(".")[-2:]) if scheme else "")


def _sounds_like_address(host: str, domain: str, rest: str) -> bool:
    """Tell an address without scheme from a file name, a version, or a word after a full stop."""
    if not domain:
        return False
    ending = host.rpartition(".")[2]
    if host.startswith("www.") or host in _INVITE_SITES["telegram"] or domain in _invite_domains():
        return host.startswith("www.") or len(rest) > 1 or domain not in _invite_domains()
    if rest.startswith("/") and len(rest) > 1:
        return ending not in ("py", "md", "rs", "sh", "so") and len(host) > len(ending) + 2
    return (ending in ENDINGS or ending.startswith("xn--")) and ending not in FILE_ENDINGS


def _is_invite(scheme: str, host: str, rest: str) -> bool:
    host, path = host.removeprefix("www."), rest.lstrip("/")
    first = path.partition("/")[0].partition("?")[0].lower()
    if scheme == "tg":
        return host in ("join", "resolve")
    if host in _INVITE_SITES["telegram"]:
        return bool(first) and first not in _TELEGRAM_OWN and not re.fullmatch(r"[\w-]+/\d+.*", path)
    if host.endswith(".t.me"):
        return True
    if host in _INVITE_SITES["discord"]:
        return first == "invite" or (bool(first) and host not in ("discord.com", "discordapp.com"))
    if host == "weixin.qq.com":
        return first == "g"
    return host in _INVITE_SITES["other"] and (bool(first) or host in ("chat.whatsapp.com", "lin.ee"))


@cache
def _invite_domains() -> frozenset[str]:
    return frozenset().union(*_INVITE_SITES.values())


def _bare(url: str) -> str:
    """Give an address without scheme, `www.` and last slash, to compare."""
    bare = url.strip().lower()
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", bare)
    return bare.removeprefix("www.").rstrip("/" + _TAIL)


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Give the registrable domain of a host (`example.co.uk`), punycode decoded; an IP address is its own.

    Empty where the ending is no public one.
    """
    host = unquote(host).lower().strip("[].")
    if host == "localhost" or re.fullmatch(r"[\d.]+|[0-9a-f:.]*:[0-9a-f:.]*", host):
        return host
    found = _extract()(host)
    domain = found.top_domain_under_public_suffix
    if not domain:
        return ""
    return ".".join(_decoded(label) for label in domain.split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@cache
def _extract() -> tldextract.TLDExtract:
    """Make the extractor once, with the suffix list it ships: nothing is fetched and nothing cached on disk."""
    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())
