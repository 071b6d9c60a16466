"""The gate on a frozen set: fabrications of many kinds over many trades, and honest edits of the same lines."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from jseeker.core.truth import RefusalKind, check_line
from jseeker.model.profile import SourceLine

FOLDER = Path(__file__).parent / "truth"
ALIASES = (("PostgreSQL", "Postgres"),)
LANGUAGES = {"german": "de", "french": "fr", "spanish": "es"}

# Pinned figures; they may rise, never fall. On the first fifteen trades 2.9 % of the honest edits are refused. The
# others were written unseen, in three batches: of their attacks by hand 24 of 148, 21 of 148 and 5 of 29 got through
# before the gate was mended, each time by general rules. Nine of those were taken out again: they lie about nothing, or
# only leave out a limit in time or a tool, which no gate can tell from an honest shortening.
LEAST_ATTACKS, LEAST_KINDS, LEAST_TRADES, LEAST_HONEST = 6_050, 73, 29, 438
MOST_HONEST_REFUSED = 0.042


@dataclass(frozen=True)
class Edit:
    """One reworded line with its source."""

    trade: str
    kind: str
    source: str
    text: str

    def refused(self, *, strict: bool = False) -> bool:
        line = SourceLine("line", self.source, language=LANGUAGES.get(self.trade, "en"))
        return check_line(self.text, line, ALIASES, strict=strict) is not None


@pytest.fixture(scope="module")
def attacks() -> list[Edit]:
    rows = (FOLDER / "attacks.jsonl").read_text(encoding="utf-8").splitlines()
    return [Edit(**json.loads(row)) for row in rows]


def honest_edits() -> Iterator[Edit]:
    for path in sorted((FOLDER / "trades").glob("*.txt")):
        source = ""
        for row in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = row.partition(" ")
            if mark == "=":
                source = text
            elif mark == "+":
                yield Edit(path.stem, "honest", source, text.split(" | ")[0])


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_attacks", FOLDER / "make_attacks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["make_attacks"] = module
    spec.loader.exec_module(module)
    return module


def test_no_fabricated_line_gets_through(attacks: list[Edit]) -> None:
    escaped = [edit for edit in attacks if not edit.refused()]

    assert escaped == []


def test_the_frozen_set_is_large_and_of_many_kinds(attacks: list[Edit]) -> None:
    kinds = Counter(edit.kind for edit in attacks)

    assert len(attacks) >= LEAST_ATTACKS
    assert len(kinds) >= LEAST_KINDS
    assert len({edit.trade for edit in attacks}) >= LEAST_TRADES


def test_few_honest_edits_are_refused() -> None:
    edits = list(honest_edits())
    refused = [edit for edit in edits if edit.refused()]

    assert len(edits) >= LEAST_HONEST
    assert len(refused) / len(edits) <= MOST_HONEST_REFUSED, refused


def test_the_frozen_set_is_what_its_script_writes(attacks: list[Edit]) -> None:
    module = script()
    written = [row for path in sorted((FOLDER / "trades").glob("*.txt")) for row in module.attacks_of(path)]

    assert [Edit(**row) for row in written] == attacks


def test_every_line_of_the_person_passes_as_it_is(attacks: list[Edit]) -> None:
    for source in {edit.source for edit in attacks}:
        assert check_line(source, SourceLine("line", source), ALIASES, strict=True) is None


def test_strict_refuses_whatever_is_refused_otherwise(attacks: list[Edit]) -> None:
    assert all(edit.refused(strict=True) for edit in attacks[::7])


def test_every_refusal_has_a_sentence_for_people(attacks: list[Edit]) -> None:
    kinds: set[RefusalKind] = set()
    for edit in attacks[::5]:
        refusal = check_line(edit.text, SourceLine("line", edit.source), ALIASES)
        assert refusal is not None
        assert refusal.sentence.endswith(".")
        assert refusal.sentence[0].isupper() or refusal.sentence[0] in "“0123456789$€£"
        kinds.add(refusal.kind)
    assert len(kinds) >= 8
