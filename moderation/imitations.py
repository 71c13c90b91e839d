"""Domains that are made to be taken for another: paypa1.com, steamcomrnunity.ru, discord-nitro.gift."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from moderation.folding.lookalikes import as_latin
from moderation.text import fold

_BRANDS = """
    steamcommunity.com steampowered.com discord.com telegram.org paypal.com binance.com coinbase.com metamask.io
    trustwallet.com opensea.io uniswap.org google.com youtube.com facebook.com instagram.com whatsapp.com microsoft.com
    apple.com icloud.com amazon.com netflix.com roblox.com epicgames.com github.com twitter.com tiktok.com alipay.com
    taobao.com weixin.qq.com tencent.com kraken.com ledger.com trezor.io phantom.app etherscan.io pancakeswap.finance
    sberbank.ru gosuslugi.ru avito.ru wildberries.ru ozon.ru openai.com chatgpt.com twitch.tv spotify.com minecraft.net
    rockstargames.com faceit.com bybit.com kucoin.com revolut.com walletconnect.com
"""
BRANDS: Final = tuple(_BRANDS.split())
"""Sites that are imitated to get at accounts and money."""

_BAIT_WORDS = """
    airdrop account app appeal auth bonus claim connect dapp event free gift gifts give giveaway help id login mint
    nitro official pay premium promo prize refund register restore reward rewards secure security service sign
    signin support trade unlock update validate verification verify vip wallet web
"""
_BAIT: Final = frozenset(_BAIT_WORDS.split())
"""Words that are set beside a name to borrow its trust."""

_SHORTEST_NEAR: Final = 7
"""Letters from which on a name that differs by one letter can be no other word."""

_SHORTEST_SEEN: Final = 4
"""Letters from which on a name that looks the same is no accident."""

_SHORTEST_ENDING: Final = 6
"""Letters from which on a brand may stand at the end of a name, behind bait."""

_ALIKE: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_LETTERS: Final = str.maketrans("013457l|", "oieastii")
_BORDER: Final = re.compile(r"[-_.]+")


def imitated(domain: str, own: Iterable[str] = ()) -> str:
    """Give the site that a registrable domain imitates, of the well-known ones and the group's `own`, or nothing."""
    if not domain or ":" in domain or domain.replace(".", "").isdigit():
        return ""
    return _imitated(domain, tuple(own))


@lru_cache(maxsize=4096)
def _imitated(domain: str, own: tuple[str, ...]) -> str:
    name = domain.partition(".")[0]
    for site in (*own, *BRANDS):
        brand = _name(site)
        if name == brand or domain == site:
            return ""
    return next((site for site in (*own, *BRANDS) if _imitates(name, _name(site))), "")


def _imitates(name: str, brand: str) -> bool:
    """Tell whether a name reads as the brand, differs from it by a slip, or sets bait beside it."""
    if len(brand) >= _SHORTEST_SEEN and _seen(name) == _seen(brand):
        return True
    if len(brand) >= _SHORTEST_NEAR and DamerauLevenshtein.distance(name, brand, score_cutoff=1) == 1:
        return name not in (f"{brand}s", f"my{brand}")
    words = _BORDER.split(name)
    if len(words) > 1 and any(_seen(word) == _seen(brand) for word in words):
        return any(word in _BAIT for word in words)
    ending = len(brand) >= _SHORTEST_ENDING and name.endswith(brand) and name.removesuffix(brand) in _BAIT
    return ending or (name.startswith(brand) and name.removeprefix(brand) in _BAIT)


@lru_cache(maxsize=4096)
def _seen(name: str) -> str:
    """Give a name as the eye takes it: look-alike letters as one, hyphens gone."""
    seen = as_latin(fold(name).text).translate(_LETTERS)
    for pair, letter in _ALIKE:
        seen = seen.replace(pair, letter)
    return _BORDER.sub("", seen)


def _name(site: str) -> str:
    """Give the part of a site that people know it by."""
    return site.partition(".")[0]
