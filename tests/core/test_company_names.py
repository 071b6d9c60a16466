"""A company's name out of the short name in its links, in the spelling of its own text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.company_names import company_from_host, company_from_slug


@pytest.mark.parametrize(
    ("slug", "text", "name"),
    [
        ("amberfoods", "Amber Foods bakes bread. Join Amber Foods.", "Amber Foods"),
        ("amber-foods", "", "Amber Foods"),
        ("amberfoods", "", "Amber Foods"),
        ("lumo", "At lumo we bake. lumo is growing.", "lumo"),
        ("lumo", "At lumo we bake.", "Lumo"),
        ("voltai", "VoltAI makes batteries. VOLTAI IS GREAT. Join VoltAI.", "VoltAI"),
        ("fjrdcareer", "FJRD is a bank. Join FJRD.", "FJRD"),
        ("amberhealth.com.au", "Amber makes clinics calm.", "Amber Health"),
        ("acme", "No mention of it.", "Acme"),
        ("1lock", "1Lock keeps secrets.", "1Lock"),
        ("acmejobs", "", "Acme"),
    ],
)
def test_a_short_name_is_spelled_as_people_write_it(slug: str, text: str, name: str) -> None:
    assert company_from_slug(slug, text) == name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("careers.acme.example", "Acme"),
        ("jobs.acme.co.uk", "Acme"),
        ("www.acmecareers.example", "Acme"),
        ("acme.example", "Acme"),
        ("127.0.0.1", ""),
        ("localhost", ""),
        ("::1", ""),
    ],
)
def test_a_host_belongs_to_a_company(host: str, name: str) -> None:
    assert company_from_host(host) == name


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=200))
def test_any_slug_gives_some_text(slug: str, text: str) -> None:
    assert isinstance(company_from_slug(slug, text), str)
