"""The gate, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth import RefusalKind, check_line
from jseeker.model.profile import SourceLine, Variant

API = "Built REST APIs serving 50K requests/day using Python and FastAPI"


def kind(text: str, source: str, **line: object) -> RefusalKind | None:
    refusal = check_line(text, SourceLine("line", source, **line), (("PostgreSQL", "Postgres"),))  # type: ignore[arg-type] # any field by name
    return refusal.kind if refusal else None


@pytest.mark.parametrize("amount", ["50K", "50,000", "50 000", "fifty thousand"])
def test_a_number_may_be_written_in_another_way(amount: str) -> None:
    assert kind(f"Built REST APIs serving {amount} requests per day", API) is None


@pytest.mark.parametrize("amount", ["60K", "500K", "50K+", "over 50K", "up to 50K", "50K%", "fifty"])
def test_another_number_is_refused(amount: str) -> None:
    assert kind(f"Built REST APIs serving {amount} requests/day", API) in (RefusalKind.NUMBER, RefusalKind.COUNTED)


def test_a_number_counts_what_it_counted() -> None:
    source = "Mentored 3 developers and tested 40 services"

    assert kind("Mentored 40 developers", source) is RefusalKind.COUNTED
    assert kind("Tested 40 services and mentored 3 developers", source) is None


def test_a_change_by_and_a_change_to_are_two_claims() -> None:
    assert kind("Raised coverage by 80%", "Raised coverage to 80%") is RefusalKind.NUMBER


def test_a_verb_of_the_same_strength_may_stand_and_a_stronger_may_not() -> None:
    assert kind(API.replace("Built", "Developed"), API) is None
    assert kind(API.replace("Built", "Led"), API) is RefusalKind.VERB


def test_a_role_of_another_is_not_the_persons_deed() -> None:
    assert kind("Managed sales with reports", "Assisted the manager of sales with reports") is RefusalKind.VERB
    assert kind("Head of sales", "Trained the head of sales") is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Designed a forecast", "Helped design a forecast"),
        ("Opened a unit", "Part of the team that opened a unit"),
        ("Built an engine", "Built a prototype engine"),
        ("Moved 5 services", "Moved 5 services without downtime"),
        ("Ward manager in Utrecht", "Deputy ward manager in Utrecht"),
        ("Wrote Java and Kotlin", "Wrote Java or Kotlin"),
        ("Leitete das Projekt", "Half das Projekt leiten"),
        ("Ouverture d'un magasin à Lyon", "Participé à l'ouverture d'un magasin à Lyon"),
        ("Validé métodos de análisis en un laboratorio", "Ayudé a validar métodos de análisis en un laboratorio"),
    ],
)
def test_what_holds_a_claim_back_may_not_disappear(text: str, source: str) -> None:
    assert kind(text, source) is not None


def test_a_declared_alias_may_stand_and_another_name_may_not() -> None:
    source = "Tuned PostgreSQL for 5 teams"

    assert kind("Tuned Postgres for 5 teams", source) is None
    assert kind("Tuned MySQL for 5 teams", source) is not None


def test_a_common_word_does_not_become_a_name() -> None:
    assert kind("Read Oracle bones", "Read oracle bones") is RefusalKind.NAME


def test_one_thing_does_not_become_several() -> None:
    assert kind("Opened shops in Lyon", "Opened a shop in Lyon") is RefusalKind.PLURAL


def test_from_and_to_keep_their_ends() -> None:
    assert kind("Moved data from Kafka to Oracle", "Moved data from Oracle to Kafka") is RefusalKind.RELATION


def test_a_variant_is_a_source_of_its_own() -> None:
    variants = (Variant("v", "Built Python services for data teams"),)

    assert kind("Developed Python services for data teams", API, variants=variants) is None


def test_strict_lets_through_what_was_left_out_and_nothing_else() -> None:
    line = SourceLine("line", API)

    assert check_line("Built REST APIs using Python", line, (), strict=True) is None
    refusal = check_line("Developed REST APIs using Python", line, (), strict=True)
    assert refusal is not None
    assert refusal.kind is RefusalKind.STRICT


@pytest.mark.parametrize("text", ["", "   ", "...", "and the of"])
def test_a_line_that_says_nothing_is_refused(text: str) -> None:
    assert kind(text, API) is not None


def test_an_endless_answer_is_refused_at_once() -> None:
    assert kind("Built REST APIs " * 100_000, API) is RefusalKind.REPEATED


def test_in_an_unknown_language_only_the_own_wording_passes() -> None:
    source = "Hielp klanten niet met klachten en retouren"

    assert kind("Hielp klanten met klachten en retouren", source, language="nl") is not None
    assert kind(source, source, language="nl") is None


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_the_gate_never_raises_and_lets_no_other_text_through(text: str) -> None:
    refusal = check_line(text, SourceLine("line", API), ())

    assert refusal is not None or set(text.casefold().split()) & set(API.casefold().split())


@given(st.lists(st.sampled_from(API.split()), min_size=1, max_size=12, unique=True))
@settings(max_examples=150, deadline=None)
def test_no_selection_of_words_brings_a_number_to_another_thing(chosen: list[str]) -> None:
    text = " ".join(chosen)

    if kind(text, API) is None and "50K" in chosen:
        assert chosen[chosen.index("50K") + 1 :][:1] in (["requests/day"], []) or "requests/day" in chosen


@given(st.sampled_from(["not", "never", "Google", "led", "100", "expert", "global"]), st.integers(0, 9))
def test_a_word_that_is_not_in_the_source_is_refused_wherever_it_stands(word: str, place: int) -> None:
    words = API.split()
    words.insert(place, word)

    assert kind(" ".join(words), API) is not None
