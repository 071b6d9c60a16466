"""Choosing lines under a budget."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.selection import Budget, choose_lines
from jseeker.model.match import Evidence, Match, Requirement, RequirementKind
from jseeker.model.profile import Period, Profile, ProfileItem, Section, SourceLine


def job(number: int, lines: int) -> ProfileItem:
    texts = (f"Task {chr(97 + number)}{at} alpha{number * 10 + at} beta{at * 7}" for at in range(lines))
    own = tuple(SourceLine(f"{number}-{at}", text) for at, text in enumerate(texts))
    return ProfileItem(f"work.{number}", Section.WORK, period=Period(str(2020 - number), str(2021 - number)), lines=own)


def profile(*counts: int) -> Profile:
    return Profile("0" * 64, "A", items=tuple(job(number, lines) for number, lines in enumerate(counts)))


def chosen(own: Profile, match: Match, lines: int) -> list[str]:
    return [choice.line.id for choices in choose_lines(own, match, Budget(lines)).chosen.values() for choice in choices]


MUST = Requirement("must-1", RequirementKind.MUST_SKILL, "Welding", 1.0)
NICE = Requirement("nice-1", RequirementKind.NICE_SKILL, "Painting", 0.4)


def test_a_second_line_for_a_covered_must_have_yields_to_a_nice_to_have() -> None:
    evidence = (
        Evidence("must-1", "0-0", 1.0, ""),
        Evidence("must-1", "0-1", 0.9, ""),
        Evidence("nice-1", "0-2", 1.0, ""),
    )

    assert chosen(profile(4), Match((MUST, NICE), evidence), 2) == ["0-0", "0-2"]


def test_each_recent_job_keeps_its_best_line() -> None:
    evidence = (*tuple(Evidence("must-1", f"0-{at}", 1.0, "") for at in range(4)), Evidence("nice-1", "2-1", 1.0, ""))

    assert {"1-0", "2-1"} <= set(chosen(profile(4, 2, 2), Match((MUST, NICE), evidence), 4))


def test_two_lines_that_say_the_same_do_not_both_stand() -> None:
    lines = (SourceLine("a", "Welded steel frames for bridges"), SourceLine("b", "Welded the steel frames for bridges"),
             SourceLine("c", "Painted boats"))  # fmt: skip
    own = Profile("0" * 64, "A", items=(ProfileItem("work.x", Section.WORK, lines=lines),))
    selection = choose_lines(own, Match(), Budget(2))

    assert [choice.line.id for choice in selection.chosen["work.x"]] == ["a", "c"]
    assert selection.dropped[0][1].startswith("Says nearly the same as")


def test_a_weight_that_the_person_gives_a_kind_of_job_moves_its_lines() -> None:
    lines = (SourceLine("a", "Welded frames", profiles=("yard",)), SourceLine("b", "Painted boats", profiles=("shop",)))
    own = Profile("0" * 64, "A", items=(ProfileItem("work.x", Section.WORK, lines=lines),))
    found = Match((MUST, NICE), (Evidence("must-1", "a", 0.5, ""), Evidence("nice-1", "b", 1.0, "")))

    assert chosen(own, found, 1) == ["a"]
    assert chosen(replace(own, profile_weights=(("shop", 3.0), ("yard", 0.5))), found, 1) == ["b"]


def test_of_several_profiles_of_one_person_the_one_that_is_asked_for_is_preferred() -> None:
    lines = (SourceLine("a", "Welded frames", profiles=("yard",)), SourceLine("b", "Painted boats", profiles=("shop",)))
    own = Profile("0" * 64, "A", items=(ProfileItem("work.x", Section.WORK, lines=lines),))

    for kind, line in (("yard", "a"), ("shop", "b")):
        selection = choose_lines(own, Match(), Budget(1, profile=kind))
        assert [choice.line.id for choice in selection.chosen["work.x"]] == [line]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(0, 20))
@settings(deadline=None)
def test_the_budget_is_used_and_never_exceeded(counts: list[int], lines: int) -> None:
    own = profile(*counts)
    selection = choose_lines(own, Match(), Budget(lines))
    picked = [choice.line.id for choices in selection.chosen.values() for choice in choices]

    assert len(picked) == min(lines, sum(counts))
    assert len(picked) + len(selection.dropped) == sum(counts)
