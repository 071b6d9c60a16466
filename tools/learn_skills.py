"""Learns the skill tagger's weights and terms from SkillSpan and writes them as a data file of `core.skills`.

    python tools/learn_skills.py --out src/jseeker/core/skills/data/learnt-skillspan.tsv.gz train.json dev.json
    python tools/learn_skills.py --out tests/quality/skillspan-train.tsv.gz train.json

Input: SkillSpan's JSON lines (MIT licence; Zhang, Jensen, Sonniks, Plank: "SkillSpan: Hard and Soft Skill Extraction
from English Job Postings", NAACL 2022). Only its **knowledge** labels are learnt. The first command makes what ships;
the second, from the train split alone, is what the pinned figure on the dev split is measured with.
The same input gives the same weights (L-BFGS starts from zero; documents are read in the files' order).
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from jseeker.core.requirements.parts import split_lines
from jseeker.core.skills.features import TEMPLATES, Values, tagged_lines
from jseeker.core.skills.lexicon import lexicon
from jseeker.core.skills.model import encoded
from jseeker.core.skills.tagger import LABELS, Row
from jseeker.core.skills.terms import MAX_TERM_TOKENS, TermCount, grade
from jseeker.core.skills.tokens import Token, tokens

L1, L2, ITERATIONS = 0.1, 0.3, 80  # best of a small grid by F1 on the dev split, learnt from train alone
SMALLEST_WEIGHT = 0.02  # below it a weight changes no figure; leaving it out keeps the file small
SOURCE = "Learnt from the knowledge labels of SkillSpan (MIT License, Copyright (c) 2023 Mike Zhang)"
_MARK = re.compile(r"[^\w<+#]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One labelled posting: its text, a line for each row of the data, and the labelled spans of each line."""

    key: tuple[str, int]
    text: str
    spans: list[list[Span]]


def documents(paths: Iterable[Path]) -> list[Document]:
    """The documents of the files, in their order."""
    rows: dict[tuple[str, str, int], list[tuple[str, list[Span]]]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.setdefault((path.name, row["source"], row["idx"]), []).append(_row(row))
    return [
        Document((f"{name}:{source}", idx), "\n".join(text for text, _ in lines), [spans for _, spans in lines])
        for (name, source, idx), lines in rows.items()
    ]


def _row(row: dict[str, list[str]]) -> tuple[str, list[Span]]:
    text = ""
    spans: list[Span] = []
    before = "O"
    for word, tag in zip(row["tokens"], row["tags_knowledge"], strict=True):
        start = len(text) + 1 if text else 0
        text = f"{text} {word}" if text else word
        if tag == "B" or (tag == "I" and before == "O"):
            spans.append((start, len(text)))
        elif tag == "I":
            spans[-1] = (spans[-1][0], len(text))
        before = tag
    return re.sub(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text), spans


def labels(row: Sequence[Token], spans: Sequence[Span]) -> list[str]:
    """One of `LABELS` for each token; marks at a span's end are left outside."""
    result = ["O"] * len(row)
    for start, end in spans:
        inside = [i for i, token in enumerate(row) if token.start < end and token.end > start]
        while inside and _MARK.fullmatch(row[inside[-1]].written):
            inside.pop()
        while inside and _MARK.fullmatch(row[inside[0]].written):
            inside.pop(0)
        for i in inside:
            result[i] = "I"
        if len(inside) == 1:
            result[inside[0]] = "U"
        elif inside:
            result[inside[0]], result[inside[-1]] = "B", "L"
    return result


class TermCounts:
    """How often each labelled term was labelled and seen, in each document and in all."""

    def __init__(self, docs: Sequence[Document]) -> None:
        self._labelled: dict[tuple[str, ...], Counter[tuple[str, int]]] = defaultdict(Counter)
        self._seen: dict[tuple[str, ...], Counter[tuple[str, int]]] = defaultdict(Counter)
        rows = [(doc.key, tokens(line), spans) for doc in docs for line, spans in _lines(doc)]
        for key, row, spans in rows:
            for term in _terms(row, labels(row, spans)):
                self._labelled[term][key] += 1
        for key, row, _ in rows:
            forms = [token.form for token in row]
            for i in range(len(forms)):
                for length in range(1, MAX_TERM_TOKENS + 1):
                    term = tuple(forms[i : i + length])
                    if len(term) == length and term in self._labelled:
                        self._seen[term][key] += 1
        self._labels_in_all = {term: counts.total() for term, counts in self._labelled.items()}
        self._seen_in_all = {term: counts.total() for term, counts in self._seen.items()}

    def all(self) -> dict[tuple[str, ...], TermCount]:
        """The counts over all documents: what ships."""
        return {
            term: TermCount(count, self._seen_in_all.get(term, 0))
            for term, count in self._labels_in_all.items()
            if len(term) <= MAX_TERM_TOKENS
        }

    def without(self, key: tuple[str, int], term: tuple[str, ...]) -> TermCount:
        """The count over all documents but one, so that no document teaches the tagger its own labels."""
        labelled = self._labels_in_all.get(term, 0) - self._labelled[term][key] if term in self._labels_in_all else 0
        return TermCount(labelled, self._seen_in_all.get(term, 0) - self._seen[term][key] if labelled else 0)


@dataclass(frozen=True, slots=True)
class OtherDocuments:
    """The grades of terms by all documents but one."""

    counts: TermCounts
    key: tuple[str, int]

    def grade(self, term: tuple[str, ...]) -> str | None:
        """The grade, None where no other document has the term labelled."""
        return grade(self.counts.without(self.key, term))


def _lines(doc: Document) -> list[tuple[str, list[Span]]]:
    return list(zip(doc.text.split("\n"), doc.spans, strict=True))


def _terms(row: Sequence[Token], tags: Sequence[str]) -> Iterable[tuple[str, ...]]:
    current: list[str] = []
    for token, tag in zip(row, tags, strict=True):
        if tag in "BIL":
            current.append(token.form)
        if tag == "U":
            yield (token.form,)
        if tag == "L":
            yield tuple(current)
            current = []


def learn(docs: Sequence[Document]) -> tuple[list[Row], dict[str, dict[str, Row]], TermCounts]:
    """The transitions, the weights by template and value, and the term counts."""
    counts = TermCounts(docs)
    trainer = pycrfsuite.Trainer(verbose=False)
    for doc in docs:
        spans = [row for row, line in zip(doc.spans, doc.text.split("\n"), strict=True) if tokens(line)]
        lines = tagged_lines(doc.text, split_lines(doc.text), lexicon(), OtherDocuments(counts, doc.key))
        for line, row in zip(lines, spans, strict=True):
            trainer.append([attributes(values) for values in line.values], labels(line.tokens, row))
    trainer.set_params(
        {"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.possible_transitions": True},
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    steps = [tuple(info.transitions.get((a, b), 0.0) for b in LABELS) for a in LABELS]
    return steps, _tables(info.state_features), counts


def attributes(values: Values) -> list[str]:
    """The values as the trainer names them: `template=value`."""
    return [f"{name}={value}" for name, value in zip(TEMPLATES, values, strict=True) if value is not None]


def _tables(features: dict[tuple[str, str], float]) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, list[float]]] = {}
    for (attribute, label), weight in features.items():
        if abs(weight) >= SMALLEST_WEIGHT:
            template, _, value = attribute.partition("=")
            row = found.setdefault(template, {}).setdefault(value, [0.0] * len(LABELS))
            row[LABELS.index(label)] = weight
    return {name: {value: tuple(row) for value, row in table.items()} for name, table in found.items()}


def main() -> None:
    """Reads the files named on the command line and writes the model."""
    parser = argparse.ArgumentParser(description="Learn the skill tagger from SkillSpan's JSON lines.")
    parser.add_argument("files", nargs="+", type=Path, help="train.json, and dev.json for what ships")
    parser.add_argument("--out", required=True, type=Path, help="the data file to write")
    options = parser.parse_args()
    steps, tables, counts = learn(documents(options.files))
    names = ", ".join(path.stem for path in options.files)
    options.out.write_bytes(encoded(f"{SOURCE}; splits: {names}", counts.all(), steps, tables))
    print(f"{options.out}: {options.out.stat().st_size // 1024} KB, {sum(map(len, tables.values()))} values")


if __name__ == "__main__":
    main()
