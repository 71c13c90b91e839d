"""What was to be reached, beside what is; where the project lacks the data, the nearest that it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.quality.figures import Figure
from bot.quality.report import Report
from bot.quality.sheets import per_cent

HOLDS, FAILS, UNKNOWN = "yes", "**no**", "not measurable here"

_NO_DATA: Final = "no such data is open; nearest: "
_UNSEEN_TALK: Final = ("irc_linux", "irc_ubuntu_a", "irc_ubuntu_b", "lccc", "nus_sms", "Cantonese")
_BY_SOUND: Final = "homophones"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One thing that was to be reached: what, how much, what was measured, and whether it holds."""

    what: str
    aim: str
    measured: str
    holds: str


def aims(report: Report) -> list[Aim]:
    """Give every aim with what the report has to say about it."""
    return [
        *_everyday(report),
        _without_data(
            report,
            "real Telegram spam (ru, en)",
            "AUC ≥ 98.5, caught ≥ 70 % at 0.5 %",
            "seeds_adverts_ru",
            "seeds_adverts_en",
        ),
        _without_data(
            report,
            "Chinese live-chat spam, obfuscated",
            "AUC ≥ 90, caught ≥ 45 % at 0.5 %",
            "seeds_livechat_zh",
            "fbs_sms",
        ),
        _without_data(report, "real Discord scams", "AUC ≥ 95, caught ≥ 75 % at 0.5 %", "seeds_discord_en", "uci_sms"),
        _without_data(report, "crypto talk and scams on X", "AUC ≥ 88", "seeds_crypto_en", "youtube"),
        _adverts(report),
        *_evasions(report),
        *_hostility(report),
        *_forecast(report),
        *_lessons(report),
    ]


def _everyday(report: Report) -> Iterable[Aim]:
    """Compare everyday talk that was acted on and asked about."""
    for row in report.everyday:
        if row.name in _UNSEEN_TALK:
            yield Aim(
                what=f"everyday talk flagged: {row.name}",
                aim="≤ 0.1 % acted on, ≤ 0.5 % asked about",
                measured=f"{per_cent(row.acted, 2)} acted on, {per_cent(row.flagged, 2)} asked about or acted on "
                f"({per_cent(row.as_spam, 2)} as spam)",
                holds=_at_most((row.acted, 0.001), (row.flagged, 0.005)),
            )


def _without_data(report: Report, what: str, aim: str, *nearest: str) -> Aim:
    found = [_told_apart(report, name) for name in nearest]
    return Aim(what=what, aim=aim, measured=_NO_DATA + "; ".join(filter(None, found)), holds=UNKNOWN)


def _told_apart(report: Report, name: str) -> str:
    row = report.row(name)
    if not row or not row.auc or not row.at:
        return ""
    return f"{name}: AUC {per_cent(row.auc)}, caught {per_cent(row.at[1].caught)}"


def _adverts(report: Report) -> Aim:
    row = report.row("seeds_adverts_zh")
    caught = per_cent(row.caught) if row else "–"
    return Aim(
        what="today's Chinese Telegram adverts",
        aim="8 of 8 asked about or removed",
        measured=f"{_NO_DATA}{caught} % of the project's own, left out of training",
        holds=UNKNOWN,
    )


def _evasions(report: Report) -> Iterable[Aim]:
    """Name the evasion that costs most; homophones, which may cost more, by themselves."""
    by_sound = [row for row in report.evasions if row.evasion == _BY_SOUND]
    others = [row for row in report.evasions if row.evasion != _BY_SOUND]
    for what, rows, most in (("any one evasion", others, 0.02), ("homophones", by_sound, 0.04)):
        if rows:
            worst = max(rows, key=lambda row: row.auc_lost.value)
            yield Aim(
                what=f"AUC lost under {what}",
                aim=f"≤ {most * 100:.0f} points",
                measured=f"at worst {per_cent(worst.auc_lost)} ({worst.evasion}, {worst.language})",
                holds=_at_most((worst.auc_lost, most)),
            )


def _hostility(report: Report) -> Iterable[Aim]:
    for name, what, least in (
        ("cold", "hostility, Chinese", 0.76),
        ("davidson", "hostility, English social (hate and offence against neither)", 0.945),
        ("olid", "hostility, English social (any offence)", 0.945),
    ):
        row = report.row(name, "conflict")
        if row and row.auc:
            yield Aim(
                what=f"{what}: {name}",
                aim=f"AUC ≥ {least * 100:.1f}",
                measured=f"AUC {per_cent(row.auc)}",
                holds=HOLDS if row.auc.value >= least else FAILS,
            )
    yield Aim(what="abuse to bots", aim="AUC ≥ 94", measured="no such data is open", holds=UNKNOWN)


def _forecast(report: Report) -> Iterable[Aim]:
    for row in report.forecast:
        yield Aim(
            what=f"attack forecast: {row.name}",
            aim="≥ 62 % right",
            measured=f"{per_cent(row.right)} % right, AUC {per_cent(row.auc)}",
            holds=HOLDS if row.right.value >= 0.62 else FAILS,
        )


def _lessons(report: Report) -> Iterable[Aim]:
    for row in report.lessons:
        least = 0.36 if row.name == "fbs_sms" else 0.55
        if row.verdicts == 50:
            yield Aim(
                what=f"50 verdicts of one group: {row.name}",
                aim=f"caught ≥ {least * 100:.0f} % at 1 %",
                measured=f"from {per_cent(row.before)} to {per_cent(row.after)}",
                holds=HOLDS if row.after.value >= least else FAILS,
            )


def _at_most(*found: tuple[Figure, float]) -> str:
    return HOLDS if all(figure.value <= most for figure, most in found) else FAILS
