"""Must or nice by the words around."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.parts import Part
from jseeker.core.requirements.strength import Strength, sentences, strength_at


def strength_of(word: str, line: str, part: Part = Part.OPEN) -> Strength:
    start = line.index(word)
    return strength_at(line, start, start + len(word), part)


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("Go", "Go is a plus"),
        ("Rust", "Ideally you know Rust"),
        ("Kafka", "Python; Kafka a plus"),
        ("Docker", "Python, Docker (nice to have), SQL"),
        ("Terraform", "Experience with Terraform preferred"),
        ("Spanish", "Spanish would be an advantage"),
        ("Scala", "Bonus points for Scala"),
        ("SAP", "SAP-Kenntnisse sind von Vorteil"),
        ("Power BI", "Idealerweise Kenntnisse in Power BI"),
        ("Excel", "La maîtrise de Excel serait un plus"),
        ("inglés", "Se valorará inglés"),
        ("tedesco", "La conoscenza del tedesco è gradita"),
        ("Docker", "Conhecimentos de Docker serão um diferencial"),
        ("Vue", "Vue or Svelte is desirable"),
    ],
)
def test_an_optional_cue_makes_it_nice(word: str, line: str) -> None:
    assert strength_of(word, line) is Strength.NICE


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("Python", "Python; Kafka a plus"),
        ("Python", "Python, Docker (nice to have), SQL"),
        ("SQL", "Python, Docker (nice to have), SQL"),
        ("Python", "Python is required, Go is a plus"),
        ("Python", "You know Python. Ideally you know Go."),
        ("Java", "Five years of Java"),
    ],
)
def test_what_no_cue_reaches_is_a_must(word: str, line: str) -> None:
    assert strength_of(word, line) is Strength.MUST


def test_below_a_nice_heading_all_is_nice_unless_demanded() -> None:
    assert strength_of("Go", "Some Go", Part.NICE) is Strength.NICE
    assert strength_of("Go", "Go is required", Part.NICE) is Strength.MUST


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert len(sentences("Tools, e.g. Figma. You draw.")) == 2
