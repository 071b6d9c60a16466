"""What changed between two sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.word_diff import Change, Kept, word_diff

SENTENCES = st.lists(st.sampled_from("Built led a the API REST in Python, 50K 50 % _ – é".split()), max_size=12).map(
    " ".join
)


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_both_sentences_can_be_read_off_the_changes(before: str, after: str) -> None:
    changes = word_diff(before, after)
    assert "".join(change.text for change in changes if change.kind is not Kept.ADDED) == before
    assert "".join(change.text for change in changes if change.kind is not Kept.REMOVED) == after
    assert all(change.text for change in changes)


def test_a_changed_word_is_told_whole() -> None:
    assert word_diff("Built APIs in Python", "Built APIs in Python 3") == (
        Change(Kept.SAME, "Built APIs in Python"),
        Change(Kept.ADDED, " 3"),
    )
    assert word_diff("used Postgres daily", "used PostgreSQL daily") == (
        Change(Kept.SAME, "used "),
        Change(Kept.REMOVED, "Postgres"),
        Change(Kept.ADDED, "PostgreSQL"),
        Change(Kept.SAME, " daily"),
    )


def test_equal_sentences_have_one_run() -> None:
    assert word_diff("same", "same") == (Change(Kept.SAME, "same"),)
    assert word_diff("", "") == ()
