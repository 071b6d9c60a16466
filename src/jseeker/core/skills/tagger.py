"""The tagger: a linear-chain conditional random field, read here in plain Python (its weights are learnt elsewhere).

It gives each possible skill span of a line its probability. Plain Python because the field is small (five labels), and
because values without state may be used from any thread.
Source for the method: Lafferty, McCallum, Pereira (2001), "Conditional Random Fields"; labels by Ratinov and Roth
(2009): begin, inside, last, outside, unit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jseeker.core.skills.features import TEMPLATES, Values

__all__ = ["LABELS", "Candidate", "Tagger"]

LABELS = ("B", "I", "L", "O", "U")
_B, _I, _L, _O, _U = range(len(LABELS))
_STARTS = (_B, _O, _U)
_ENDS = (_L, _O, _U)
_BEFORE: tuple[tuple[int, ...], ...] = ((_O, _L, _U), (_B, _I), (_B, _I), (_O, _L, _U), (_O, _L, _U))
_INSIDE = (_I, _L)
LEAST_PROBABILITY = 0.03  # spans below it are never chosen, so they need not be listed
MAX_SPAN_TOKENS = 12
_TINY = 1e-300

UNIT = 100  # weights are kept as whole hundredths: finer steps change no figure
_LANE_BITS = 32  # wide enough for the sum of all templates' weights

Row = tuple[float, ...]


def _packed(row: Row) -> int:
    """Five weights in one whole number, a lane each: adding numbers adds the weights, five times faster."""
    return sum(round(weight * UNIT) << (_LANE_BITS * lane) for lane, weight in enumerate(row))


def _unpacked(packed: int) -> list[int]:
    """The five sums in a packed number, in hundredths."""
    half, lane = 1 << (_LANE_BITS - 1), (1 << _LANE_BITS) - 1
    sums: list[int] = []
    for _ in LABELS:
        low = ((packed + half) & lane) - half
        sums.append(low)
        packed = (packed - low) >> _LANE_BITS
    return sums


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible skill: its first and last token and its probability."""

    first: int
    last: int
    probability: float


class Tagger:
    """Gives each span its probability, by the weights it was made with."""

    def __init__(self, weights: Mapping[str, Mapping[str, Row]], transitions: Sequence[Row]) -> None:
        packed: list[dict[str | None, int]] = [
            {value: _packed(row) for value, row in weights.get(template, {}).items()} for template in TEMPLATES
        ]
        self._weights_of = [table.get for table in packed]  # bound once: each is asked once a token
        self._steps = [[math.exp(weight) for weight in row] for row in transitions]

    def candidates(self, values: Sequence[Values], walls: Sequence[bool]) -> list[Candidate]:
        """The spans of a line that may be skills; none crosses a wall (`walls[i]`: one stands before token i)."""
        emissions = [self._emission(row) for row in values]
        forward, scales = self._forward(emissions, walls)
        backward = self._backward(emissions, walls, scales)
        total = sum(a * b for a, b in zip(forward[-1], backward[-1], strict=True)) or _TINY
        found: list[Candidate] = []
        for i, (ahead, behind) in enumerate(zip(forward, backward, strict=True)):
            unit = ahead[_U] * behind[_U] / total
            if unit > LEAST_PROBABILITY:
                found.append(Candidate(i, i, unit))
            if ahead[_B] * behind[_B] / total > LEAST_PROBABILITY:
                found.extend(self._from(i, ahead[_B] / total, emissions, walls, scales, backward))
        return found

    def _emission(self, values: Values) -> list[float]:
        scores = _unpacked(sum([weights(value, 0) for weights, value in zip(self._weights_of, values, strict=True)]))
        top = max(scores)
        return [math.exp((score - top) / UNIT) for score in scores]

    def _forward(self, emissions: list[list[float]], walls: Sequence[bool]) -> tuple[list[list[float]], list[float]]:
        rows: list[list[float]] = []
        scales: list[float] = []
        for t, emission in enumerate(emissions):
            if not rows:
                row = [emission[k] if k in _STARTS else 0.0 for k in range(len(LABELS))]
            else:
                before = rows[-1]
                row = [
                    0.0
                    if walls[t] and k in _INSIDE
                    else emission[k] * sum(before[j] * self._steps[j][k] for j in _BEFORE[k])
                    for k in range(len(LABELS))
                ]
            scale = sum(row) or _TINY
            rows.append([value / scale for value in row])
            scales.append(scale)
        return rows, scales

    def _backward(self, emissions: list[list[float]], walls: Sequence[bool], scales: list[float]) -> list[list[float]]:
        rows = [[1.0 if k in _ENDS else 0.0 for k in range(len(LABELS))]]
        for t in range(len(emissions) - 1, 0, -1):
            after, emission = rows[-1], emissions[t]
            row = [0.0] * len(LABELS)
            for k in range(len(LABELS)):
                if walls[t] and k in _INSIDE:
                    continue
                share = emission[k] * after[k] / scales[t]
                for j in _BEFORE[k]:
                    row[j] += self._steps[j][k] * share
            rows.append(row)
        rows.reverse()
        return rows

    def _from(
        self,
        first: int,
        mass: float,
        emissions: list[list[float]],
        walls: Sequence[bool],
        scales: list[float],
        backward: list[list[float]],
    ) -> list[Candidate]:
        """The spans of two tokens or more that begin at `first`; `mass` is the probability of the paths so far."""
        found: list[Candidate] = []
        label = _B
        for t in range(first + 1, min(len(emissions), first + MAX_SPAN_TOKENS)):
            if walls[t]:
                break
            here = mass / scales[t]
            ends = here * self._steps[label][_L] * emissions[t][_L] * backward[t][_L]
            if ends > LEAST_PROBABILITY:
                found.append(Candidate(first, t, ends))
            mass = here * self._steps[label][_I] * emissions[t][_I]
            if mass * backward[t][_I] < LEAST_PROBABILITY:
                break
            label = _I
        return found
