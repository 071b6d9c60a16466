"""Which of a board's postings a person means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.listed import PostingFilter
from jseeker.errors import ListedPosting

NAMED = st.builds(ListedPosting, st.text(), st.text(max_size=40), st.text(max_size=40))


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("engineer", "Senior Data Engineer"),
        ("data engineer", "Engineer, Data Platform"),
        ("engineers", "Data Engineer (m/f/d)"),
        ("entwickler", "Softwareentwickler:in (m/w/d)"),
        ("ingenieur", "Ingénieur logiciel"),
        ("c++", "C++ Developer"),
        ("HEAD baker", "Head  Baker"),
    ],
)
def test_a_title_with_all_the_words_fits(wish: str, title: str) -> None:
    assert PostingFilter(titles=(wish,)).fits(ListedPosting("u", title))


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("java", "JavaScript Developer"),
        ("data engineer", "Data Scientist"),
        ("c", "C++ Developer"),
        ("baker", ""),
        ("lead", "Team Leader of Bakers"),
    ],
)
def test_a_title_without_one_of_the_words_does_not(wish: str, title: str) -> None:
    assert not PostingFilter(titles=(wish,)).fits(ListedPosting("u", title))


@pytest.mark.parametrize(
    ("wish", "place", "fits"),
    [
        ("Leeds", "Leeds, UK", True),
        ("germany", "Berlin, Deutschland", True),
        ("Germany", "Paris, France; Munich, Germany", True),
        ("remote", "Remote (EU)", True),
        ("zurich", "Zürich", True),
        ("York", "New York", True),
        ("Leeds", "London", False),
        ("Leeds", "", False),
        ("France", "Berlin, Germany", False),
    ],
)
def test_a_place_fits_by_its_words_or_its_country(wish: str, place: str, fits: bool) -> None:
    assert PostingFilter(places=(wish,)).fits(ListedPosting("u", "Baker", place)) is fits


def test_one_of_several_wishes_is_enough_but_title_and_place_both_count() -> None:
    wish = PostingFilter(("baker", "miller"), ("Leeds", "York"))
    postings = [
        ListedPosting("1", "Miller", "York"),
        ListedPosting("2", "Baker", "London"),
        ListedPosting("3", "Driver", "York"),
        ListedPosting("4", "Head Baker", "Leeds"),
    ]
    assert [posting.url for posting in wish.chosen(postings)] == ["1", "4"]


@given(st.lists(NAMED))
def test_no_wish_lets_every_posting_pass(postings: list[ListedPosting]) -> None:
    assert not PostingFilter()
    assert PostingFilter().chosen(postings) == tuple(postings)


@given(st.lists(NAMED), st.text(max_size=20), st.text(max_size=20))
def test_what_is_chosen_was_there_in_that_order(postings: list[ListedPosting], title: str, place: str) -> None:
    chosen = PostingFilter((title,), (place,)).chosen(postings)
    rest = iter(postings)
    assert all(posting in rest for posting in chosen)
