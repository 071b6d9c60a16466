from __future__ import annotations

import pytest

from jseeker.render import template_names
from jseeker.render.docx_look import look_of


@pytest.mark.parametrize("template", template_names())
def test_a_denser_look_is_smaller_but_never_under_nine_and_a_half_points(template: str) -> None:
    airy, tight = look_of(template, 0.0), look_of(template, 1.0)

    assert airy.size >= tight.size >= 9.5
    assert airy.margin_x > tight.margin_x >= 700
    assert airy.before_heading > tight.before_heading


def test_each_template_has_its_own_look_and_a_persons_own_has_the_classic_one() -> None:
    assert len({look_of(name, 0.0).accent for name in template_names()}) == 3
    assert look_of("mine", 0.3) == look_of("classic", 0.3)
    assert look_of("classic", -5) == look_of("classic", 0)
