"""RenderCV files that render: the rules of RenderCV, as its documentation has them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jseeker.core.rendercv_file import rendercv_tree
from jseeker.core.resume_file import read_resume
from jseeker.samples import resume_template, sample_resume

ODD = b"""
basics: {name: "Zo\xc3\xab Star", email: zoe@acme.test, phone: "12", url: "nowhere", label: "C# #rust",
  profiles: [{network: Blog, url: "https://blog.example.org/(x)"}, {network: X, username: zoe}]}
work:
  - {name: "- Dash", position: "1. Lead", startDate: "2022-02-31", endDate: "2021-01", highlights: ["- dash", "# x"]}
  - {position: Only, startDate: "2019"}
  - {name: Early, endDate: "2018-05"}
languages: [{language: German, fluency: native}, {language: English}]
interests: [{name: Chess, keywords: [blitz]}, {name: Go}]
publications: [{name: Pub, publisher: Nature, releaseDate: "2020-02"}]
references: [{name: R, reference: Great}]
"""
REQUIRED = (
    frozenset({"company", "position"}),
    frozenset({"institution", "area"}),
    frozenset({"label", "details"}),
    frozenset({"name"}),
)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def faults(tree: dict[str, Any]) -> list[str]:
    """What RenderCV would refuse in a file."""
    cv = tree["cv"]
    allowed = {"name", "headline", "location", "email", "phone", "website", "social_networks", "custom_connections"}
    found = [f"unknown key {key}" for key in set(cv) - allowed - {"sections"}]
    for title, entries in cv["sections"].items():
        kinds = {isinstance(entry, str) or tuple(key for key in REQUIRED if key <= set(entry))[:1] for entry in entries}
        if len(kinds) != 1 or () in kinds:
            found.append(f"{title}: entries of several kinds")
        for entry in entries:
            found += entry_faults(title, entry) if isinstance(entry, dict) else []
    for connection in cv.get("custom_connections", []):
        if set(connection) != {"fontawesome_icon", "placeholder", "url"}:
            found.append(f"{connection}")
    return found


def entry_faults(title: str, entry: dict[str, Any]) -> list[str]:
    found = [f"{title}: {key} is no text" for key, value in entry.items() if not isinstance(value, str | list)]
    start, end = entry.get("start_date", ""), entry.get("end_date", "")
    found += [f"{title}: {day}" for day in (start, end) if day and day != "present" and not DATE.fullmatch(day)]
    if start and end != "present" and end and start[:7] > end[:7]:
        found.append(f"{title}: ends before it starts")
    return found


@pytest.mark.parametrize("data", [sample_resume(), resume_template(), ODD])
def test_a_file_keeps_the_rules_of_rendercv(data: bytes) -> None:
    tree, _ = rendercv_tree(read_resume(data, "resume.yaml"))
    assert faults(tree) == []


def test_what_rendercv_would_refuse_stands_where_it_takes_any_text() -> None:
    cv = rendercv_tree(read_resume(ODD, "resume.yaml"))[0]["cv"]
    shown = [connection["placeholder"] for connection in cv["custom_connections"]]
    assert shown == ["zoe@acme.test", "12", "nowhere", "blog.example.org/(x)", "X: zoe"]
    assert not {"email", "phone", "website"} & set(cv)
    assert cv["sections"]["Experience"][0]["date"] == "2022-02 – 2021-01"


def test_what_the_person_never_shows_is_left_out_and_said() -> None:
    data = b"basics: {name: A}\nwork: [{name: B, highlights: [x, y], x-jseeker: {id: b, bullets: [{never: true}]}}]"
    tree, notes = rendercv_tree(read_resume(data, "resume.yaml"))
    assert tree["cv"]["sections"]["Experience"][0]["highlights"] == ["y"]
    assert any("never" in note for note in notes)


def test_the_rules_find_what_they_look_for() -> None:
    broken = {"cv": {"name": "A", "odd": 1, "sections": {"X": ["a", {"name": "b"}], "Y": [{"company": "c"}]}}}
    assert len(faults(broken)) == 3
