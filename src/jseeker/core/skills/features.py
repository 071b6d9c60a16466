"""What the tagger looks at: for each token of a posting one value for each of `TEMPLATES`.

The same code runs when the weights are learnt (`tools/learn_skills.py`) and when a posting is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.requirements.parts import PostingLine
from jseeker.core.skills.atoms import atoms
from jseeker.core.skills.lexicon import Lexicon
from jseeker.core.skills.terms import TermGrades, term_marks
from jseeker.core.skills.tokens import Token, shape_of, short_shape, tokens

__all__ = ["TEMPLATES", "TaggedLine", "Values", "tagged_lines"]

Values = tuple[str | None, ...]

_OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
_NEAR = (-2, -1, 0, 1, 2)
_BESIDE = (-1, 0, 1)
TEMPLATES: tuple[str, ...] = (
    *(f"word{o:+d}" for o in _OFFSETS),
    *(f"shape{o:+d}" for o in _NEAR),
    *(f"ending{o:+d}" for o in _NEAR),
    *(f"lexicon{o:+d}" for o in _NEAR),
    *(f"term{o:+d}" for o in _BESIDE),
    *(f"term_length{o:+d}" for o in _BESIDE),
    *("always", "long_shape", "start3", "start4", "end2", "end4", "family"),
    *("words-1+0", "words+0+1", "words-2-1", "words+1+2", "shapes-1+0", "lexicon-1+0", "lexicon+0+1"),
    *("part", "cue", "cue_distance", "frequency", "capital_elsewhere", "line_length", "place", "first", "line_above"),
    *("glued", "line_opens"),
)

_CUES = frozenset(
    "experience experienced knowledge understanding proficiency proficient familiar familiarity expertise skills skill "
    "background degree fluent fluency exposure certification certified working with using in of strong good excellent "
    "field e.g. such as including like tools technologies".split()
)
_CUE_REACH = 6  # tokens: beyond that, a cue rarely speaks of the word
_SHORT_LINE = 12


@dataclass(frozen=True, slots=True)
class TaggedLine:
    """One line of the posting: where it starts, its tokens, the values the tagger looks at, and the part each is in."""

    text: str
    start: int
    tokens: list[Token]
    values: list[Values]
    parts: list[str]


@dataclass(frozen=True, slots=True)
class _Document:
    """What is true of the whole posting, and what its words are looked up in."""

    lexicon: Lexicon
    terms: TermGrades
    frequency: Counter[str]
    capitals: frozenset[str]
    parts: Sequence[PostingLine]
    shapes: dict[str, str]
    short_shapes: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """The columns of one line, an entry for each token."""

    forms: list[str]
    shapes: list[str]
    short_shapes: list[str]
    lexicon: list[str]
    families: list[str | None]
    terms: list[tuple[str | None, str | None]]
    parts: list[str]


def tagged_lines(text: str, parts: Sequence[PostingLine], lexicon: Lexicon, terms: TermGrades) -> list[TaggedLine]:
    """The lines of a posting that hold tokens, with their values; `parts` are the same text's `split_lines`."""
    rows: list[tuple[int, str, list[Token]]] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        if found := tokens(line):
            rows.append((position, line, found))
        position += len(raw)
    document = _document(rows, parts, lexicon, terms)
    result: list[TaggedLine] = []
    above = "<>"
    for start, line, row in rows:
        columns = _columns(line, start, row, document)
        result.append(TaggedLine(line, start, row, _values(row, columns, document, above), columns.parts))
        above = " ".join(columns.forms[:3]) if len(row) <= 5 else "<long>"
    return result


def _document(
    rows: list[tuple[int, str, list[Token]]], parts: Sequence[PostingLine], lexicon: Lexicon, terms: TermGrades
) -> _Document:
    frequency = Counter(token.form for _, _, row in rows for token in row)
    capitals = frozenset(token.form for _, _, row in rows for token in row[1:] if token.written[:1].isupper())
    shapes = {written: shape_of(written) for written in {token.written for _, _, row in rows for token in row}}
    short_shapes = {shape: short_shape(shape) for shape in shapes.values()}
    return _Document(lexicon, terms, frequency, capitals, parts, shapes, short_shapes)


def _columns(line: str, start: int, row: list[Token], document: _Document) -> _Line:
    forms = [token.form for token in row]
    shapes = [document.shapes[token.written] for token in row]
    marks, families = _lexicon_marks(line, row, document.lexicon)
    return _Line(
        forms=forms,
        shapes=shapes,
        short_shapes=[document.short_shapes[shape] for shape in shapes],
        lexicon=marks,
        families=families,
        terms=term_marks(forms, document.terms),
        parts=_parts(start, row, line, document.parts),
    )


def _lexicon_marks(line: str, row: list[Token], lexicon: Lexicon) -> tuple[list[str], list[str | None]]:
    marks = ["-"] * len(row)
    families: list[str | None] = [None] * len(row)
    matches = lexicon.find(line, atoms(line))
    index = 0
    for match in matches:
        while index < len(row) and row[index].end <= match.start:
            index += 1
        place = "B"
        inside = index
        while inside < len(row) and row[inside].start < match.end:
            marks[inside] = place + ("?" if match.shy else "")
            families[inside] = place + match.name.family
            place = "I"
            inside += 1
    return marks, families


def _parts(start: int, row: list[Token], line: str, parts: Sequence[PostingLine]) -> list[str]:
    here = [piece for piece in parts if piece.start < start + len(line) and start <= piece.start]
    found: list[str] = []
    for token in row:
        place = start + token.start
        piece = next((p for p in here if p.start <= place < p.start + len(p.text)), None)
        found.append("?" if piece is None else ("heading " if piece.is_heading else "") + piece.part.value)
    return found


def _values(row: list[Token], line: _Line, document: _Document, above: str) -> list[Values]:
    forms = ["<>"] * 3 + line.forms + ["<>"] * 3
    shapes = _padded(line.short_shapes, 2)
    endings = _padded([form[-3:] for form in line.forms], 2)
    lexicon = _padded(line.lexicon, 2)
    terms = _padded([first for first, _ in line.terms], 1)
    lengths = _padded([second for _, second in line.terms], 1)
    cues = _cues(line.forms)
    return [
        (
            *forms[i : i + 7],
            *shapes[i : i + 5],
            *endings[i : i + 5],
            *lexicon[i : i + 5],
            *terms[i : i + 3],
            *lengths[i : i + 3],
            *_own(line, i),
            *_pairs(line, i),
            line.parts[i],
            *cues[i],
            *_standing(row, i, document, above),
        )
        for i in range(len(row))
    ]


def _padded(column: Sequence[str | None], by: int) -> list[str | None]:
    return [None] * by + list(column) + [None] * by


def _own(line: _Line, i: int) -> Values:
    form = line.forms[i]
    return ("", line.shapes[i][:6], form[:3], form[:4], form[-2:], form[-4:], line.families[i])


def _pairs(line: _Line, i: int) -> Values:
    forms, lexicon, last = line.forms, line.lexicon, len(line.forms) - 1
    return (
        f"{forms[i - 1]}|{forms[i]}" if i else None,
        f"{forms[i]}|{forms[i + 1]}" if i < last else None,
        f"{forms[i - 2]}|{forms[i - 1]}" if i > 1 else None,
        f"{forms[i + 1]}|{forms[i + 2]}" if i + 1 < last else None,
        f"{line.short_shapes[i - 1]}|{line.short_shapes[i]}" if i else None,
        lexicon[i - 1] + lexicon[i] if i else None,
        lexicon[i] + lexicon[i + 1] if i < last else None,
    )


def _standing(row: list[Token], i: int, document: _Document, above: str) -> Values:
    count, form, opens = len(row), row[i].form, row[0].form
    length = "1" if count <= 3 else "2" if count <= 8 else "3" if count <= 25 else "4" if count < 80 else "5"
    before = "1" if i and row[i - 1].end == row[i].start else "0"
    after = "1" if i + 1 < count and row[i + 1].start == row[i].end else "0"
    return (
        str(min(document.frequency[form], 5)),
        "1" if form in document.capitals else "0",
        length,
        str(min(i, 3)),
        "" if i == 0 else None,
        above if count <= _SHORT_LINE else None,
        before + after,
        opens,
    )


def _cues(forms: list[str]) -> list[Values]:
    """For each token the nearest cue word before it, and how far before."""
    found: list[Values] = []
    cue, since = "-", _CUE_REACH + 1
    for form in forms:
        since += 1
        found.append((cue if since <= _CUE_REACH else "-", str(min(since, _CUE_REACH + 1))))
        if form in _CUES:
            cue, since = form, 0
    return found
