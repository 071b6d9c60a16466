"""Applications out of files of other programs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.text import clean
from jseeker.core.tracking_files import as_csv, as_json, as_xlsx
from jseeker.core.tracking_import import read_applications, status_of
from jseeker.errors import UsageError
from jseeker.model.application import Application, ApplicationStatus, StatusChange

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=25).map(clean)
NAMES = TEXTS.filter(bool)
APPLICATIONS = st.builds(
    Application,
    id=st.just(3),
    company=NAMES,
    role=NAMES,
    status=st.sampled_from(ApplicationStatus),
    url=st.sampled_from(("", "https://a.example/1")),
    key=st.just("k"),
    created_at=st.just(NOW),
    date_applied=st.none() | st.dates(date(1995, 1, 1), date(2090, 1, 1)),
    location=st.none() | NAMES,
    salary=st.none() | NAMES,
    notes=TEXTS,
    follow_up=st.none() | st.dates(date(1995, 1, 1), date(2090, 1, 1)),
)


def as_row(one) -> tuple[object, ...]:
    told = (one.company, one.role, one.status, one.url, one.date_applied, one.location, one.salary, one.notes)
    return (*told, one.follow_up)


@settings(deadline=None)
@given(st.lists(APPLICATIONS, max_size=4))
def test_what_we_export_we_import(applications: list[Application]) -> None:
    for data, name in ((as_csv(applications).encode(), "x.csv"), (as_json(applications).encode(), "x.json")):
        found = read_applications(data, name)
        assert [as_row(one) for one in found.applications] == [as_row(one) for one in applications]
        assert found.notes == ()


def test_history_comes_back_where_it_leads_to_the_status() -> None:
    moves = (StatusChange(ApplicationStatus.SAVED, NOW), StatusChange(ApplicationStatus.OFFER, NOW))
    one = Application(1, "A", "B", ApplicationStatus.OFFER, "", "k", NOW, history=moves)
    for data, name in (
        (as_csv([one]).encode(), "x.csv"),
        (as_json([one]).encode(), "x.json"),
        (as_xlsx([one]), "x.xlsx"),
    ):
        assert read_applications(data, name).applications[0].history == moves
    forged = as_csv([one]).replace(",offer,", ",rejected,")
    assert read_applications(forged.encode(), "x.csv").applications[0].history == ()


@pytest.mark.parametrize(
    "text",
    [
        "Company;Job Title;Link;Stage;Applied on\nAcme;Engineer;https://a.example/1;Phone screen;2026-11-02\n",
        "Employer\tPosition\tURL\tStatus\tDate Applied\nAcme\tEngineer\thttps://a.example/1\tSCREENING\t02.11.2026\n",
        "firma|stelle|link|status|datum\nAcme|Engineer|https://a.example/1|screen|2 November 2026\n",
        '\ufeff\n"company","title","job url","application status","applied"\n"Acme","Engineer",'
        '"=HYPERLINK(""https://a.example/1"",""see"")","Screening","2026-11-02T10:00:00Z"\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_delimiter_mark_and_column_names_are_found_out(text: str, encoding: str) -> None:
    data = text.lstrip("\ufeff" if encoding == "cp1252" else "").encode(encoding)
    (one,) = read_applications(data, "list.csv").applications
    assert (one.company, one.role, one.url) == ("Acme", "Engineer", "https://a.example/1")
    assert (one.status, one.date_applied) == (ApplicationStatus.SCREENING, date(2026, 11, 2))


def test_what_is_not_clear_is_kept_in_the_notes_and_said() -> None:
    text = "company,role,status,applied,recruiter\nAcme,Eng,maybe,03/04/2026,Ann\n,,,,\nBolt,Dev,,,\n,,,,x\n"
    found = read_applications(text.encode(), "x.csv")
    first, second = found.applications
    assert (first.status, first.date_applied) == (ApplicationStatus.SAVED, None)
    for told in ("recruiter: Ann", "Status: maybe", "Date applied: 03/04/2026"):
        assert told in first.notes
    assert (second.company, second.status, second.notes) == ("Bolt", ApplicationStatus.SAVED, "")
    assert len(found.notes) == 3


@pytest.mark.parametrize("status", ApplicationStatus)
def test_every_status_is_known_by_its_own_name(status: ApplicationStatus) -> None:
    assert status_of(status.value.upper().replace("_", " ")) is status


def test_words_of_other_programs_are_known() -> None:
    assert status_of("Ghosted") is ApplicationStatus.NO_ANSWER
    assert status_of("Wishlist") is ApplicationStatus.SAVED
    assert status_of("purple") is None


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"a,b\n1,2\n", "x.csv", "no column"),
        (b"", "x.csv", "no column"),
        (b"{", "x.json", "not valid JSON"),
        (b"[1]", "x.json", "no list"),
        (json.dumps([{"a": 1}]).encode(), "x.json", "names no company"),
        (b"x", "x.ics", "cannot be read from"),
        (b"PK\x03\x04", "x.xlsx", "Excel"),
    ],
)
def test_another_file_is_refused_in_one_sentence(data: bytes, name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_applications(data, name)
