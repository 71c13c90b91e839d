"""Made-up places of chats and coins that fill the blanks of seeds: servers, pictures, shops aped, tokens."""

import random
import string

_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiou"]


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables))


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.digits, k=count))


def contract(_kind: str, chance: random.Random) -> str:
    """Return the address of a token: hexadecimal, or letters and digits as the fairs for new coins use."""
    if chance.random() < 0.4:
        return "0x" + "".join(chance.choices("0123456789abcdef", k=40))
    return "".join(chance.choices(string.ascii_letters + string.digits, k=40)) + chance.choice(["pump", "bonk", "moon"])


def server(_kind: str, chance: random.Random) -> str:
    """Return an invitation to a server."""
    code = "".join(chance.choices(string.ascii_letters + string.digits, k=chance.randint(6, 10)))
    if chance.random() < 0.3:
        code = _word(chance, chance.randint(2, 4))
    return chance.choice(["https://discord.gg/", "https://discord.com/invite/", "discord.gg/"]) + code


def bait(_kind: str, chance: random.Random) -> str:
    """Return a link that apes a well-known shop or chat with a letter wrong or a word too many."""
    names = ["disc0rd", "dlscord", "discorcl", "steamcommunlty", "stearncommunity", "steampowerd", "discord-nitro"]
    name = chance.choice([*names, "steam-gift", "discord-app", "nitro-gift", "roblox-free", "telegrarn", "epicgarnes"])
    ending = chance.choice(["com", "gift", "ru.com", "link", "gifts", "site", "ru", "xyz", "app", "click"])
    return f"https://{name}.{ending}/{_word(chance, 3)}"


def gif(_kind: str, chance: random.Random) -> str:
    """Return the link of a moving picture."""
    name = "-".join(_word(chance, 2) for _ in range(chance.randint(2, 4)))
    places = ["https://tenor.com/view/", "https://media.tenor.com/", "https://giphy.com/gifs/", "https://i.imgur.com/"]
    return f"{chance.choice(places)}{name}-{_digits(chance, 8)}"


def repository(_kind: str, chance: random.Random) -> str:
    """Return a link into a repository of source code."""
    ending = chance.choice(
        ["", "", f"/issues/{chance.randint(1, 4000)}", "/releases", f"/pull/{chance.randint(1, 900)}"]
    )
    return f"https://github.com/{_word(chance, 2)}/{_word(chance, 3)}{ending}"


def video(_kind: str, chance: random.Random) -> str:
    """Return the link of a video."""
    code = "".join(chance.choices(string.ascii_letters + string.digits + "-_", k=11))
    return (
        chance.choice(["https://youtu.be/", "https://www.youtube.com/watch?v=", "https://youtube.com/shorts/"]) + code
    )


def user(_kind: str, chance: random.Random) -> str:
    """Return a mention of somebody, as it is typed or as Discord stores it."""
    return chance.choice(
        [f"@{_word(chance, 3)}", f"<@{_digits(chance, 18)}>", f"@{_word(chance, 2)}_{_word(chance, 2)}"]
    )


def cashtag(_kind: str, chance: random.Random) -> str:
    """Return a coin as traders write it, known or made up."""
    coins = ["BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "LINK", "AVAX", "PEPE", "SHIB", "ARB", "SUI", "TON", "BNB"]
    return "$" + chance.choice([*coins, _word(chance, 2).upper(), _word(chance, 1).upper() + _word(chance, 1).upper()])


def promo(_kind: str, chance: random.Random) -> str:
    """Return a code for a discount or a bonus."""
    return f"{_word(chance, chance.randint(2, 3)).upper()}{chance.choice(['', str(chance.randint(5, 999))])}"
