from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.naming import MAX_NAME_BYTES, folder_name, slug

ANY_TEXT = st.text(max_size=500) | st.text(alphabet="ab-/.\\ 🚀ñ中:*?", max_size=60)


@given(company=ANY_TEXT, role=ANY_TEXT, key=st.text(max_size=200))
def test_every_name_is_safe_on_every_system(company: str, role: str, key: str) -> None:
    name = folder_name(company, role, key)

    assert set(name) <= set(string.ascii_lowercase + string.digits + "-")
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert not name.startswith("-")
    assert name == folder_name(company, role, key)


@given(company=ANY_TEXT, role=ANY_TEXT)
def test_another_key_gives_another_name(company: str, role: str) -> None:
    assert folder_name(company, role, "greenhouse:a:1") != folder_name(company, role, "greenhouse:a:2")


@given(company=ANY_TEXT, role=ANY_TEXT)
def test_no_name_is_one_that_windows_keeps_for_itself(company: str, role: str) -> None:
    reserved = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}

    assert folder_name(company, role, "k") not in reserved
    assert not folder_name(company, role, "k").endswith(("-", ".", " "))


@given(company=ANY_TEXT, role=ANY_TEXT)
def test_however_its_letters_are_composed_a_company_has_one_folder(company: str, role: str) -> None:
    names = {
        folder_name(unicodedata.normalize(form, company), unicodedata.normalize(form, role), "k")
        for form in ("NFC", "NFD")
    }

    assert len(names) == 1


@given(keys=st.lists(st.text(alphabet="aAbB:1", max_size=6), unique=True, max_size=8))
def test_names_that_differ_do_so_in_more_than_their_case(keys: list[str]) -> None:
    names = {folder_name("Acme", "Clerk", key) for key in keys}

    assert len({name.casefold() for name in names}) == len(names) == len(keys)


@given(text=ANY_TEXT)
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("company", "role", "start"),
    [
        ("Northwind Affiliates", "Staff Platform Engineer", "northwind-affiliates-staff-platform-engineer-"),
        ("../..", "CON", "company-con-"),
        ("CON", "NUL", "con-nul-"),
        ("", "", "company-role-"),
        ("🚀", "💻✅", "company-role-"),
        ("Fjord & Søn A/S", "Größe", "fjord-and-son-a-s-grosse-"),
        ("Błękitny Las", "C++ developer", "blekitny-las-c-plus-plus-developer-"),
        ("Пример ООО", "Инженер", "primer-ooo-inzhener-"),
        ("Παράδειγμα", "Μηχανικός", "paradeigma-michanikos-"),
        ("例示株式会社", "エンジニア", "company-role-"),
        ("\x00\ud800a\u202eb", "x\ny", "a-b-x-y-"),
    ],
)
def test_names_read_as_the_company_and_role_do(company: str, role: str, start: str) -> None:
    name = folder_name(company, role, "generic:example.org:1")

    assert name.startswith(start)
    assert len(name) == len(start) + 8


def test_a_long_company_ends_at_a_word_and_leaves_room_for_the_role() -> None:
    name = folder_name("Very Long Name " * 40, "R" * 400, "k")

    assert len(name) <= MAX_NAME_BYTES
    assert name.startswith("very-long-name-very-long-name-")
    assert "-rrrrrrrrrr" in name
