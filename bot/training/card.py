"""What is to be known of a trained model: for machines beside the weights, for people in the documentation."""

from collections.abc import Mapping, Sequence

from bot.training.corpus import SEEDS, SOURCES
from bot.training.measures import ACT, ASK, TOLERATED, Measures
from moderation.clues import CLUES
from moderation.sentences import NAME, SIZE, TOKENS
from moderation.text_model import BENDS


def provenance(
    *, seed: int, scikit_learn: str, inputs: Mapping[str, str], texts: int, measures: Sequence[Measures]
) -> dict[str, object]:
    """Return the part of the model's JSON card that says where it came from."""
    return {
        "seed": seed,
        "scikit_learn": scikit_learn,
        "texts": texts,
        "licences": {f"{source.folder}/{source.file}": source.licence for source in SOURCES}
        | dict.fromkeys(SEEDS, "CC0-1.0"),
        "inputs_sha256": dict(sorted(inputs.items())),
        "left_out": [line.as_dict() for line in measures],
    }


def model_card(card: Mapping[str, object], measures: Sequence[Measures]) -> str:
    """Return the model card in Markdown."""
    data = "\n".join(f"| {source.name} | {source.folder}/{source.file} | {source.licence} |" for source in SOURCES)
    return _CARD.format(
        seed=card["seed"],
        scikit_learn=card["scikit_learn"],
        texts=card["texts"],
        data=data,
        bends=BENDS,
        size=SIZE,
        encoder=NAME,
        tokens=TOKENS,
        clues=", ".join(CLUES),
        ask=ASK,
        act=ACT,
        tolerated={label: [f"{shares[at] * 100:.2g} %" for at in (ASK, ACT)] for label, shares in TOLERATED.items()},
        spam="\n".join(_row(line) for line in measures if line.label == "spam"),
        conflict="\n".join(_row(line) for line in measures if line.label == "conflict"),
    )


def _row(line: Measures) -> str:
    """Write a line of the table; everyday seeds are told apart by their source's name."""
    figures = (line.auc, line.caught_ask, line.caught_act, line.wrong_ask, line.wrong_act)
    cells = [f"{figures[0] * 100:.1f}" if figures[0] is not None else "–"]
    cells += ["–" if figure is None else f"{figure * 100:.2f} %" for figure in figures[1:]]
    return f"| {line.name} | {line.texts:,} | {line.positives:,} | {' | '.join(cells)} |"


_CARD = """\
# Model card: the text model

Written by `innkeeper train`; do not edit by hand.

**What it is.** Two heads, `spam` (adverts and scams) and `conflict` (attacks on a person or a group), each blended of

- *letters*: a linear model of hashed character runs (1 to 5 characters) and nine counts (length, digits, links …) of
  the folded text;
- *meaning*: a straight line and a bent one ({bends} bends) on the vector of the text, {size} numbers, that
  `{encoder}` gives (Google's multilingual Universal Sentence Encoder, 16 languages, Apache-2.0, not trained further),
  and on counts of rude words;
- *clues*: what the detectors see in the text alone ({clues}); none can count for its contrary.

Trained with scikit-learn {scikit_learn} (seed {seed}, {texts:,} texts) and scored by a few lines of numpy. Where the
meaning is not looked at (regulars with nothing suspicious, or `SENTENCES=off`) letters and clues are calibrated by
themselves. The weights lie in `moderation/models/text.npz`, as plain arrays without pickle; the card beside them,
`text.json`, holds their SHA-256 and that of every input. The same inputs and seed give the same file.

**What it is for.** One finding among others. A score of {act} or more is meant to be practically never reached
by everyday talk; from {ask} on a moderator is worth asking. A single message never shows a quarrel: `conflict`
may only ever ask.

## What it learnt from

| name | data | licence |
|---|---|---|
{data}
| seeds_* | own sentences (`bot/training/seeds`) and their variants | CC0 1.0 |

The sets themselves are not part of this repository. COLD and Davidson are about race, region and gender and
were sampled by keyword; Davidson's "offensive" tweets, mostly profanity, count little.

## How well it does on what it has not seen

Every source, a public set or a file of own sentences, was left out whole with a fourth of the others, a model was
trained on the rest, and tried on what was left out; blend and calibration were learnt on these unseen texts.
*Caught* is the share of the label's texts at or above the score, *wrong* the share of all other texts. Rows
named `seeds_*` hold, beside adverts, the hardest everyday sentences we could think of: prices, links, invitations,
contacts, quoted spam. The final model has seen all sources, and so errs less on talk like theirs.

### spam

| left out | texts | spam | AUC | caught at {ask} | caught at {act} | wrong at {ask} | wrong at {act} |
|---|---|---|---|---|---|---|---|
{spam}

### conflict

| left out | texts | conflict | AUC | caught at {ask} | caught at {act} | wrong at {ask} | wrong at {act} |
|---|---|---|---|---|---|---|---|
{conflict}

## Limits

- Chances are calibrated so that everyday talk of left-out sources, averaged over the sources, reaches {ask} in
  {tolerated[spam][0]} (spam) and {tolerated[conflict][0]} (conflict) of cases, and {act} in {tolerated[spam][1]}
  and {tolerated[conflict][1]}. A group's own talk may differ: calibrate on it.
- Quoted spam, irony and new genres of advert are where it fails; talk that is full of links and numbers is the
  hardest to tell from adverts.
- Chinese (both scripts), English and Russian were trained, eleven more languages with a few own sentences each; the
  rest by what the encoder knows of them.
- Of Chinese and Russian adverts no open set exists: what is learnt of them rests on own sentences alone.
- Of a text of more than {tokens} pieces of words the meaning of its beginning and end is looked at.
"""
