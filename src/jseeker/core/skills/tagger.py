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
LEAST_PROBABILITY = 0.03  # spans below it are never chosen, so they need not be listed
MAX_SPAN_TOKENS = 12
_TINY = 1e-300

UNIT = 100  # weights are kept as whole hundredths: finer steps change no figure
_NO_WEIGHTS = (0,) * len(TEMPLATES)
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


@dataclass(frozen=True, slots=True)
class _Lattice:
    """What the two passes over a line left, an entry for each token."""

    emissions: list[list[float]]
    walls: Sequence[bool]
    scales: list[float]
    backward: list[list[float]]


class Tagger:
    """Gives each span its probability, by the weights it was made with."""

    def __init__(self, weights: Mapping[str, Mapping[str, Row]], transitions: Sequence[Row]) -> None:
        self._tables: list[dict[str | None, int]] = [
            {value: _packed(row) for value, row in weights.get(template, {}).items()} for template in TEMPLATES
        ]
        self._steps = [[math.exp(weight) for weight in row] for row in transitions]

    def candidates(self, values: Sequence[Values], walls: Sequence[bool]) -> list[Candidate]:
        """The spans of a line that may be skills; none crosses a wall (`walls[i]`: one stands before token i)."""
        emissions = [self._emission(row) for row in values]
        forward, scales = self._forward(emissions, walls)
        backward = self._backward(emissions, walls, scales)
        total = sum(a * b for a, b in zip(forward[-1], backward[-1], strict=True)) or _TINY
        lattice = _Lattice(emissions, walls, scales, backward)
        found: list[Candidate] = []
        for i, (ahead, behind) in enumerate(zip(forward, backward, strict=True)):
            unit = ahead[_U] * behind[_U] / total
            if unit > LEAST_PROBABILITY:
                found.append(Candidate(i, i, unit))
            if ahead[_B] * behind[_B] / total > LEAST_PROBABILITY:
                found.extend(self._from(i, ahead[_B] / total, lattice))
        return found

    def _emission(self, values: Values) -> list[float]:
        scores = _unpacked(sum(map(dict.get, self._tables, values, _NO_WEIGHTS)))
        top = max(scores)
        return [math.exp((score - top) / UNIT) for score in scores]

    def _forward(self, emissions: list[list[float]], walls: Sequence[bool]) -> tuple[list[list[float]], list[float]]:
        (_, b_i, b_l, _, _), (_, i_i, i_l, _, _), from_l, from_o, from_u = self._steps
        b, i, last, o, u = emissions[0][_B], 0.0, 0.0, emissions[0][_O], emissions[0][_U]
        rows: list[list[float]] = []
        scales: list[float] = []
        for t, emission in enumerate(emissions):
            if t:
                inner = 0.0 if walls[t] else 1.0
                b, i, last, o, u = (
                    emission[_B] * (last * from_l[_B] + o * from_o[_B] + u * from_u[_B]),
                    emission[_I] * (b * b_i + i * i_i) * inner,
                    emission[_L] * (b * b_l + i * i_l) * inner,
                    emission[_O] * (last * from_l[_O] + o * from_o[_O] + u * from_u[_O]),
                    emission[_U] * (last * from_l[_U] + o * from_o[_U] + u * from_u[_U]),
                )
            scale = (b + i + last + o + u) or _TINY
            b, i, last, o, u = b / scale, i / scale, last / scale, o / scale, u / scale
            rows.append([b, i, last, o, u])
            scales.append(scale)
        return rows, scales

    def _backward(self, emissions: list[list[float]], walls: Sequence[bool], scales: list[float]) -> list[list[float]]:
        (_, b_i, b_l, _, _), (_, i_i, i_l, _, _), from_l, from_o, from_u = self._steps
        row = [0.0, 0.0, 1.0, 1.0, 1.0]  # a line may end after a last, an outside or a unit
        rows = [row]
        for t in range(len(emissions) - 1, 0, -1):
            b, i, last, o, u = (e * r / scales[t] for e, r in zip(emissions[t], row, strict=True))
            inner = 0.0 if walls[t] else 1.0
            row = [
                (b_i * i + b_l * last) * inner,
                (i_i * i + i_l * last) * inner,
                from_l[_B] * b + from_l[_O] * o + from_l[_U] * u,
                from_o[_B] * b + from_o[_O] * o + from_o[_U] * u,
                from_u[_B] * b + from_u[_O] * o + from_u[_U] * u,
            ]
            rows.append(row)
        rows.reverse()
        return rows

    def _from(self, first: int, mass: float, lattice: _Lattice) -> list[Candidate]:
        """The spans of two tokens or more that begin at `first`; `mass` is the probability of the paths so far."""
        found: list[Candidate] = []
        label = _B
        for t in range(first + 1, min(len(lattice.emissions), first + MAX_SPAN_TOKENS)):
            if lattice.walls[t]:
                break
            emission, after = lattice.emissions[t], lattice.backward[t]
            here = mass / lattice.scales[t]
            ends = here * self._steps[label][_L] * emission[_L] * after[_L]
            if ends > LEAST_PROBABILITY:
                found.append(Candidate(first, t, ends))
            mass = here * self._steps[label][_I] * emission[_I]
            if mass * after[_I] < LEAST_PROBABILITY:
                break
            label = _I
        return found
