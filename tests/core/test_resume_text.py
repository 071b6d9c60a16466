"""A resume tree as YAML."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.resume_text import resume_yaml, with_ids
from jseeker.core.safe_data import read_data
from jseeker.core.text import clean

TEXTS = st.text(max_size=60).map(clean)


@settings(deadline=None)
@given(
    name=TEXTS.filter(bool), lines=st.lists(TEXTS, max_size=5), date=st.sampled_from(("2020", "2020-01", "2020-01-31"))
)
def test_what_is_written_reads_back_the_same(name: str, lines: list[str], date: str) -> None:
    tree = {"basics": {"name": name}, "work": [{"name": name, "startDate": date, "highlights": lines}]}
    assert read_data(resume_yaml(tree).encode(), is_json=False) == tree


def test_sections_and_keys_stand_in_the_usual_order_and_empty_ones_nowhere() -> None:
    text = resume_yaml({"skills": [], "work": [{"endDate": "", "position": "P", "name": "N"}], "basics": {"name": "A"}})
    assert [text.index(word) for word in ("basics", "name: N", "position")] == sorted(
        text.index(word) for word in ("basics", "name: N", "position")
    )
    assert "endDate" not in text


def test_ids_are_given_where_there_are_none_and_never_twice() -> None:
    item = {"name": "Acme", "highlights": ["a", "b"]}
    own = {"name": "Bolt", "highlights": ["c"], "x-jseeker": {"id": "acme", "bullets": [{"id": "acme-2"}]}}
    made = with_ids({"work": [item, own]})["work"]
    ids = [one["x-jseeker"]["id"] for one in made] + [b["id"] for one in made for b in one["x-jseeker"]["bullets"]]
    assert len(set(ids)) == len(ids)
    assert made[1]["x-jseeker"] == own["x-jseeker"]
