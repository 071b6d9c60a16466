"""Plain lines of a resume, sorted by their looks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.places import country_of
from jseeker.core.resume_import import ImportFormat, read_foreign
from jseeker.core.resume_import.periods import iso_date
from jseeker.core.text import clean

TITLE_FIRST = """Ana Example
Backend Engineer
ana@org.example | +351 910 000 123 | Lisbon, Portugal
linkedin.com/in/ana-example

PROFILE
Engineer with 8 years in logistics.

WORK EXPERIENCE
Senior Engineer, Acme Corp (Jan 2020 – Present)
• Built an API for 50,000 users a day and moved
  it to the cloud
• Led 4 people
Bolt GmbH | Developer | 03/2016 - 12/2019
- Wrote tests

EDUCATION
MSc Computer Science, University of Jena, 2014 - 2016
GPA: 3.9/4

SKILLS
Languages: Python, SQL
Docker, Kubernetes

LANGUAGES
English (C1), German: native

MEMBERSHIPS
ACM
"""


def read(text: str, tree_of):
    draft = read_foreign(text.encode(), "resume.txt", ImportFormat.TEXT)
    return draft, tree_of(draft)


def test_a_usual_resume_is_understood(tree_of) -> None:
    draft, tree = read(TITLE_FIRST, tree_of)
    assert draft.unplaced == ("MEMBERSHIPS: ACM",)
    basics = tree["basics"]
    assert (basics["name"], basics["label"], basics["email"]) == ("Ana Example", "Backend Engineer", "ana@org.example")
    assert basics["phone"] == "+351 910 000 123"
    assert basics["location"] == {"city": "Lisbon", "countryCode": "PT"}
    assert basics["profiles"][0]["network"] == "LinkedIn"
    first, second = tree["work"]
    assert (first["position"], first["name"], first["startDate"]) == ("Senior Engineer", "Acme Corp", "2020-01")
    assert first["highlights"] == ["Built an API for 50,000 users a day and moved it to the cloud", "Led 4 people"]
    assert (second["position"], second["name"], second["endDate"]) == ("Developer", "Bolt GmbH", "2019-12")
    school = tree["education"][0]
    assert (school["studyType"], school["area"]) == ("MSc", "Computer Science")
    assert (school["institution"], school["score"]) == ("University of Jena", "GPA: 3.9/4")
    assert tree["skills"][0] == {"name": "Languages", "keywords": ["Python", "SQL"]}
    assert [one["language"] for one in tree["languages"]] == ["English", "German"]


@pytest.mark.parametrize(
    ("heading", "section"), [("Berufserfahrung", "work"), ("Formation", "education"), ("Experiencia", "work")]
)
def test_headings_of_other_languages_are_known(heading: str, section: str, tree_of) -> None:
    _, tree = read(f"Ana Example\n{heading}\nBolt, 2019 – 2020\n• Did it\n", tree_of)
    assert section in tree


# Words that say what another one is (a date, an address, a country) are read, not kept.
READ = frozenset(
    "email mail phone tel mobile address web linkedin github since from seit ab depuis desde dal to until till through"
    " bis au al hasta page present now current today ongoing heute jetzt oggi hoje atual actual presente".split()
)
WORDS = st.text(st.characters(categories=("Ll", "Lu")), min_size=1, max_size=9).filter(
    lambda word: word.casefold() not in READ and iso_date(f"{word} 2020") is None
)
LINE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join).filter(lambda line: country_of([line]) is None)
MARKED = st.tuples(st.sampled_from(("", "• ", "- ", "Skills\n", "Experience\n", "EDUCATION\n", "2019 – 2020 ")), LINE)


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKED.map("".join), max_size=25).map("\n".join))
def test_no_word_of_the_document_is_dropped(text: str) -> None:
    told = read_foreign(f"Ana\n{text}".encode(), "x.txt").text.casefold()
    kept = set(re.findall(r"[^\W\d_]+", told))
    headings = {"skills", "experience", "education"}
    # YAML may part a word only where it stands in double quotes with an escape: such words are compared joined
    joined = re.sub(r"\\\n\s*\\?|\s", "", told)
    for word in set(re.findall(r"[^\W\d_]+", clean(text).casefold())) - headings:
        assert word in kept or word in joined, word
