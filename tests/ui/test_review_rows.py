"""What the Review page shows, as values."""

from __future__ import annotations

from dataclasses import replace

from jseeker.core.explain import ExplainedLine, Explanation
from jseeker.core.word_diff import word_diff
from jseeker.model.match import Band, Evidence, Gap, Match, Requirement, RequirementKind, Score
from jseeker.model.profile import Profile, ProfileItem, Section, SkillGroup, SourceLine, Variant
from jseeker.model.resume import DroppedLine
from jseeker.model.revision import BY_MODEL, Choices, ReviewItem
from jseeker.ui.review_rows import (
    accepted,
    changed_rows,
    diff_markdown,
    fit_bands,
    fit_colour,
    in_own_words,
    job_rows,
    matched_names,
    missing_rows,
    neighbours,
    option_name,
    toggled,
    worded,
)

A = SourceLine("a", "Built REST APIs", variants=(Variant("a.es", "Desarrollé API REST"),))
B = SourceLine("b", "Cut query time by half for the shops")
HIDDEN = SourceLine("h", "Hidden", never=True)
PROFILE = Profile(
    "0" * 64,
    "Ana",
    items=(
        ProfileItem("job", Section.WORK, "Engineer", "Acme", lines=(A, B, HIDDEN)),
        ProfileItem("school", Section.EDUCATION, "Physics", "Tejo"),
    ),
    skills=(SkillGroup("s", "Data", ("PostgreSQL",), (("PostgreSQL", "Postgres"),)),),
)
CHOICES = Choices(("a", "b"), wordings=(("a", "a.es"), ("b", BY_MODEL)))


def line(source_id: str, text: str, own: str, mode: str, section: str = "work") -> ExplainedLine:
    changes = word_diff(own, text) if own != text else ()
    return ExplainedLine(section, text, source_id, own, mode, "Answers Python.", changes)


SHORTER = "Cut query time by half"
EXPLANATION = Explanation(
    (
        line("a.es", "Desarrollé API REST", A.text, "variant"),
        line("b", SHORTER, B.text, "rewritten"),
        line("s", "Data: Postgres", "Data: PostgreSQL", "alias", "skills"),
    ),
    (DroppedLine("c", "Other", "No room."),),
    is_exact=True,
)


def test_the_bands_of_a_fit_are_shares_between_nothing_and_all() -> None:
    bands = fit_bands(Score(50, (Band("Form", 7.5, 15, ("Good.",)), Band("Odd", 3, 0), Band("Over", 9, 5))))

    assert [(band.share, band.points) for band in bands] == [(0.5, "7.5 of 15"), (0.0, "3 of 0"), (1.0, "9 of 5")]
    assert bands[0].reasons == ("Good.",)


def test_a_fit_has_a_colour_that_says_how_good_it_is() -> None:
    assert [fit_colour(fit) for fit in (None, 0, 49, 50, 74, 75, 100)] == [
        "gray", "red", "red", "orange", "orange", "green", "green",
    ]  # fmt: skip


def test_matched_are_the_answered_skills_must_haves_first_and_missing_the_gaps_with_the_nearest_line() -> None:
    nice = Requirement("n", RequirementKind.NICE_SKILL, "Kafka", 0.5)
    must = Requirement("m", RequirementKind.MUST_SKILL, "Python", 1)
    weak = Requirement("w", RequirementKind.MUST_SKILL, "Rust", 1)
    match = Match(
        (nice, must, weak), (Evidence("n", "a", 0.9, ""), Evidence("m", "a", 0.5, ""), Evidence("w", "a", 0.2, ""))
    )
    gaps = (Gap(weak, "a", "Built REST APIs"), Gap(replace(weak, kind=RequirementKind.RESPONSIBILITY, text="Bake")))

    assert matched_names(match) == ("Python", "Kafka")
    rows = missing_rows(Score(1, gaps=gaps))
    assert [(row.name, row.kind, row.nearest) for row in rows] == [
        ("Rust", "must-have", "Built REST APIs"),
        ("Bake", "task", ""),
    ]


def test_each_changed_line_leads_from_the_person_s_words_to_the_document_s() -> None:
    rows = {row.line: row for row in changed_rows(EXPLANATION.printed, PROFILE, CHOICES, {})}

    assert [(row.own, row.changed, row.choice) for row in rows.values()] == [
        (A.text, "Desarrollé API REST", "a.es"),
        (B.text, SHORTER, BY_MODEL),
        ("Data: PostgreSQL", "Data: Postgres", ""),
    ]
    assert not any(row.is_own or row.is_accepted for row in rows.values())


def test_the_original_and_the_change_can_be_chosen_back_and_forth() -> None:
    rows = {row.line: row for row in changed_rows(EXPLANATION.printed, PROFILE, CHOICES, {})}

    own = in_own_words(accepted(CHOICES, rows["b"]), rows["b"])
    back = accepted(own, rows["b"])
    alias = in_own_words(CHOICES, rows["s"])

    assert (dict(own.wordings)["b"], own.accepted) == ("b", ())
    assert (dict(back.wordings)["b"], back.accepted) == (BY_MODEL, ("b",))
    assert dict(alias.wordings)["s"] == "s"
    assert "s" not in dict(accepted(alias, rows["s"]).wordings)
    states = {row.line: (row.is_own, row.is_accepted) for row in changed_rows(EXPLANATION.printed, PROFILE, own, {})}
    assert states["b"] == (True, False)


def test_a_model_s_wording_that_was_set_back_is_still_offered_and_that_of_a_hidden_line_is_not() -> None:
    plain = Explanation((line("b", B.text, B.text, "verbatim"),), (), is_exact=True)
    choices = Choices(("b",), wordings=(("b", "b"),))

    rows = changed_rows(plain.printed, PROFILE, choices, {"b": SHORTER, "a": "Other"})

    assert [(row.line, row.changed, row.is_own) for row in rows] == [("b", SHORTER, True)]


def test_lines_stand_under_their_jobs_with_their_reasons_and_hidden_ones_do_not() -> None:
    (job,) = job_rows(PROFILE, EXPLANATION, toggled(CHOICES, "b", is_shown=False), {})

    assert job.name == "Engineer · Acme"
    assert [(row.id, row.is_shown, row.reason) for row in job.lines] == [
        ("a", True, "Answers Python."),
        ("b", False, "Answers Python."),
    ]
    assert toggled(toggled(CHOICES, "b", is_shown=False), "b", is_shown=True).shown == ("a", "b")


def test_a_line_with_several_wordings_names_them_and_the_chosen_one() -> None:
    (job,) = job_rows(PROFILE, EXPLANATION, CHOICES, {"b": SHORTER})
    first, second = job.lines

    assert (first.wordings, first.wording) == ((("a", A.text), ("a.es", "Desarrollé API REST")), "a.es")
    assert (second.wordings, second.wording) == ((("b", B.text), (BY_MODEL, SHORTER)), BY_MODEL)
    assert job_rows(PROFILE, EXPLANATION, CHOICES, {})[0].lines[1].wordings == ()
    chosen = worded(replace(CHOICES, accepted=("a", "b")), "a", "a")
    assert (dict(chosen.wordings)["a"], chosen.accepted) == ("a", ("b",))


def test_a_difference_is_marked_and_its_words_are_safe() -> None:
    shown = diff_markdown(word_diff("Cut costs by *half* in Porto", "Cut costs by *half* in Lisbon"))

    assert shown == r"Cut costs by \*half\* in :red[~~Porto~~]:green[**Lisbon**]"


def test_a_line_in_another_language_stands_whole_above_the_other() -> None:
    shown = diff_markdown(word_diff(A.text, "Hoy lavo platos"))

    assert shown == ":red[~~Built REST APIs~~]  \n:green[**Hoy lavo platos**]"


def test_an_application_is_named_and_has_neighbours_in_its_list() -> None:
    assert option_name(ReviewItem(1, "Acme", "Cook", 81, is_approved=True)) == "✓ Acme · Cook · fit 81"
    assert option_name(ReviewItem(1, "Acme", "Cook")) == "Acme · Cook"
    assert [neighbours([3, 2, 1], one) for one in (3, 2, 1, 9)] == [(None, 2), (3, 1), (2, None), (None, None)]
