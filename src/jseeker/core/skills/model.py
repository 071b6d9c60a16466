"""The learnt weights and terms as a data file: written by `tools/learn_skills.py`, read once when first needed.

The file is gzipped UTF-8 text. Its lines, fields parted by tabs: `source` and a sentence; `term`, the words, labelled,
seen; `step`, a label and the five weights from it; `weight`, template, value and the five weights by label. Weights are
in hundredths.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jseeker.core.skills.tagger import LABELS, UNIT, Row, Tagger
from jseeker.core.skills.terms import LearntTerms, TermCount

__all__ = ["SkillModel", "decoded", "encoded", "shipped_model"]

MODEL_FILE = "learnt-skillspan.tsv.gz"


@dataclass(frozen=True, slots=True)
class SkillModel:
    """The tagger, the terms that its features need, and where both come from."""

    tagger: Tagger
    terms: LearntTerms
    source: str


def encoded(
    source: str,
    terms: Mapping[tuple[str, ...], TermCount],
    transitions: Sequence[Row],
    weights: Mapping[str, Mapping[str, Row]],
) -> bytes:
    """The file's bytes; the same for the same values."""
    lines = [f"source\t{source}"]
    lines += [f"term\t{' '.join(term)}\t{count.labelled}\t{count.seen}" for term, count in sorted(terms.items())]
    lines += [f"step\t{label}\t{_whole(row)}" for label, row in zip(LABELS, transitions, strict=True)]
    lines += [
        f"weight\t{template}\t{value}\t{_whole(row)}"
        for template, table in sorted(weights.items())
        for value, row in sorted(table.items())
    ]
    return gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)


def decoded(data: bytes) -> SkillModel:
    """The model that a file's bytes hold."""
    source = ""
    terms: dict[tuple[str, ...], TermCount] = {}
    steps: dict[str, Row] = {}
    weights: dict[str, dict[str, Row]] = {}
    for line in gzip.decompress(data).decode().split("\n"):
        kind, _, rest = line.partition("\t")
        fields = rest.split("\t")
        if kind == "weight":
            weights.setdefault(fields[0], {})[fields[1]] = _row(fields[2:])
        elif kind == "term":
            terms[tuple(fields[0].split(" "))] = TermCount(int(fields[1]), int(fields[2]))
        elif kind == "step":
            steps[fields[0]] = _row(fields[1:])
        else:
            source = rest
    return SkillModel(Tagger(weights, [steps[label] for label in LABELS]), LearntTerms(terms), source)


@cache
def shipped_model() -> SkillModel:
    """The model that comes with the package, read once."""
    return decoded(resources.files(__package__).joinpath("data").joinpath(MODEL_FILE).read_bytes())


def _whole(row: Row) -> str:
    return "\t".join(str(round(weight * UNIT)) for weight in row)


def _row(fields: Sequence[str]) -> Row:
    return tuple(int(field) / UNIT for field in fields)
