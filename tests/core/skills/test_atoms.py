"""Text as atoms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.skills.atoms import atoms, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("front-end", "Front End"), ("CI/CD", "ci / cd"), ("Node.js", "node.js"), ("R&D", "r & d"), ("C++", "c++")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_what_tells_names_apart_stays() -> None:
    assert len({key_of(name) for name in ("C", "C++", "C#", ".NET", "NET")}) == 5


def test_elided_articles_are_pieces_of_their_own() -> None:
    assert [atom.form for atom in atoms("dell'inglese")][-1] == "inglese"


def test_latin_words_stand_apart_from_scripts_without_blanks() -> None:
    assert "aws" in [atom.form for atom in atoms("AWSおよびGCP")]


@given(st.text(max_size=200))
def test_atoms_stand_where_they_say_and_never_overlap(text: str) -> None:
    end = 0
    for atom in atoms(text):
        assert end <= atom.start < atom.end
        assert text[atom.start : atom.end].lower().replace("’", "'") == atom.form
        end = atom.end
