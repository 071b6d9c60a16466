"""What the tagger looks at."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.requirements.parts import split_lines
from jseeker.core.skills.features import TEMPLATES, TaggedLine, tagged_lines
from jseeker.core.skills.lexicon import lexicon
from jseeker.core.skills.terms import LearntTerms, TermCount

TERMS = LearntTerms({("docker",): TermCount(4, 4)})


def lines_of(text: str) -> list[TaggedLine]:
    return tagged_lines(text, split_lines(text), lexicon(), TERMS)


def values_of(text: str, word: str) -> dict[str, str | None]:
    for line in lines_of(text):
        for token, values in zip(line.tokens, line.values, strict=True):
            if token.written == word:
                return dict(zip(TEMPLATES, values, strict=True))
    raise LookupError(word)


def test_a_token_sees_its_neighbours_its_part_and_its_cue() -> None:
    values = values_of("Requirements\n• Experience with Docker and grit", "Docker")

    assert (values["word-1"], values["word+0"], values["word+1"]) == ("with", "docker", "and")
    assert values["words-1+0"] == "with|docker"
    assert (values["lexicon+0"], values["family"]) == ("B", "BSoftware")
    assert values["term+0"] == "Bh4"
    assert values["part"] == "must"
    assert (values["cue"], values["cue_distance"]) == ("with", "1")
    assert values["line_above"] == "requirements"


def test_commas_change_nothing_but_walls() -> None:
    with_commas, without = lines_of("Docker, Python, Go")[0], lines_of("Docker  Python  Go")[0]

    assert with_commas.values == without.values
    assert [token.after_wall for token in with_commas.tokens] == [False, True, True]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_every_token_has_a_value_for_every_template(text: str) -> None:
    for line in lines_of(text):
        assert len(line.tokens) == len(line.values)
        assert all(len(values) == len(TEMPLATES) for values in line.values)
