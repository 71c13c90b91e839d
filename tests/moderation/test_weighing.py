"""The laws of weighing."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chat.case import Finding, Label, Stage, Step
from chat.words import Words
from moderation.clues import CLUES
from moderation.detectors import DETECTORS
from moderation.weighing import READER, WEIGHED, Limits, combined, weigh

LIMITS = Limits(review_above=0.6, remove_above=0.9)
HEAVIER = {Step.NONE: 0, Step.ASK: 1, Step.DELETE: 2}

findings = st.builds(
    Finding,
    detector=st.sampled_from(["links", "learned", "flood", "heat", "names", "offers"]),
    label=st.sampled_from([Label.SPAM, Label.FLOOD, Label.CONFLICT]),
    score=st.floats(0, 1),
    reason=st.just(Words("found-flood")),
    stage=st.sampled_from(Stage),
)
evidence = st.lists(findings, max_size=6, unique_by=lambda each: each.detector)


@given(evidence, st.randoms())
def test_the_order_of_findings_does_not_matter(found, chance) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    one, other = weigh(found, LIMITS), weigh(shuffled, LIMITS)
    assert one.scores == other.scores
    assert (one.label, one.step, one.score) == (other.label, other.step, other.score)


@given(evidence, findings)
def test_more_evidence_never_lowers_a_score_or_a_step(found, more) -> None:
    """The model's chance is no further evidence: it takes the place of the clues it was made of."""
    assume(more.detector not in {each.detector for each in found} | {READER})
    before, after = weigh(found, LIMITS), weigh([*found, more], LIMITS)
    for label, score in before.scores.items():
        assert after.scores[label] >= score
    assert HEAVIER[after.step] >= HEAVIER[before.step]


@given(evidence, st.integers(0, 5), st.floats(0, 1))
def test_stronger_evidence_never_lowers_a_score(found, at, score) -> None:
    assume(at < len(found))
    stronger = [*found[:at], replace(found[at], score=max(score, found[at].score)), *found[at + 1 :]]
    before, after = weigh(found, LIMITS), weigh(stronger, LIMITS)
    for label in before.scores:
        assert after.scores[label] >= before.scores[label] - 1e-12


def test_clues_that_the_model_has_weighed_do_not_count_twice() -> None:
    learned = Finding(detector=READER, label=Label.SPAM, score=0.1, reason=Words("x"))
    faint, plain = (replace(learned, detector="links", score=score) for score in (0.35, 0.8))
    assert combined([learned, faint]) == pytest.approx(0.1)
    assert combined([learned, plain]) == pytest.approx(0.8)
    assert combined([faint]) == pytest.approx(0.35)


def test_the_clues_of_the_model_are_those_it_has_weighed() -> None:
    assert {name for name in CLUES if name in {kind.section for kind in DETECTORS}} == WEIGHED


@given(evidence)
def test_scores_stay_between_the_strongest_finding_and_one(found) -> None:
    verdict = weigh(found, LIMITS)
    for label, score in verdict.scores.items():
        lit = [each for each in found if each.label == label and each.stage is not Stage.SHADOW]
        read = any(each.detector == READER for each in lit)
        heard = [each.score for each in lit if not (read and each.detector in WEIGHED)]
        assert max(heard, default=0.0) - 1e-9 <= score <= 1.0


@given(evidence)
def test_what_is_in_shadow_changes_nothing_but_is_kept(found) -> None:
    lit = [each for each in found if each.stage is not Stage.SHADOW]
    one, other = weigh(found, LIMITS), weigh(lit, LIMITS)
    assert (one.label, one.step, one.score, one.without) == (other.label, other.step, other.score, other.without)
    assert set(one.findings) >= {each for each in found if each.stage is Stage.SHADOW}


@given(evidence)
def test_what_may_only_ask_never_acts(found) -> None:
    asking = [replace(each, stage=Stage.REVIEW) for each in found]
    assert weigh(asking, LIMITS).step is not Step.DELETE


@given(evidence)
def test_a_quarrel_is_never_acted_upon(found) -> None:
    assert weigh([replace(each, label=Label.CONFLICT) for each in found], LIMITS).step is not Step.DELETE


@given(evidence)
def test_the_counterfactual_is_the_verdict_without_the_finding(found) -> None:
    verdict = weigh(found, LIMITS)
    for detector, score in verdict.without.items():
        rest = [each for each in found if each.detector != detector]
        assert score == weigh(rest, LIMITS).scores.get(verdict.label, 0.0)


@given(evidence)
def test_spam_and_conflict_always_have_a_score(found) -> None:
    assert {"spam", "conflict"} <= set(weigh(found, LIMITS).scores)


def test_two_halves_are_three_quarters() -> None:
    half = Finding(detector="links", label=Label.SPAM, score=0.5, reason=Words("x"))
    assert combined([half, replace(half, detector="names")]) == 0.75
    assert combined([]) == 0.0


def test_between_labels_that_may_act_the_graver_one_counts() -> None:
    spam = Finding(detector="offers", label=Label.SPAM, score=0.91, reason=Words("x"))
    flood = Finding(detector="flood", label=Label.FLOOD, score=0.98, reason=Words("x"))
    assert weigh([flood, spam], LIMITS).label is Label.SPAM
    assert weigh([flood, replace(spam, stage=Stage.REVIEW)], LIMITS).label is Label.FLOOD
