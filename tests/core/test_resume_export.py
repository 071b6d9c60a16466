"""JSON Resume that validates: the rules of the published schemas 1.0.0 and later, formats included."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from jseeker.core.resume_export import ExportFormat, export_resume
from jseeker.core.resume_file import read_resume
from jseeker.core.safe_data import read_data
from jseeker.errors import ResumeInvalid
from jseeker.samples import resume_template, sample_resume

ROOT = set(
    "$schema basics work volunteer education awards certificates publications skills languages interests references"
    " projects meta".split()
)
DATE = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?")
DATES, LISTS = {"startDate", "endDate", "date", "releaseDate"}, {"highlights", "keywords", "courses", "roles"}
ODD = b"""
basics: {name: Jo, email: nobody, url: "example.org/a b", website: x, profiles: [{network: N, url: "jo.example"}]}
work: [{company: Acme, website: acme.example, startDate: "2020-01", endDate: present, highlights: [a, null, ""]}]
education: [{institution: I, gpa: "1.0", courses: [c]}]
certificates: [{name: C, date: "2022-05", url: "not a url"}, {name: D, date: "2020-01-02"}]
languages: [{name: German, level: native}]
skills: [{name: S}, {}]
custom: {a: 1}
meta: {theme: {a: 1}, jseeker: {always: [], weights: {a: 2}}}
"""


def faults(tree: dict[str, Any]) -> list[str]:
    """What a validator with formats would find, against versions 1.0.0 and later."""
    found = [f"{key} at the root" for key in set(tree) - ROOT]
    found += table_faults("basics", tree.get("basics", {}), {"location", "profiles"})
    for section in ROOT - {"$schema", "basics", "meta"}:
        for item in tree.get(section, []):
            found += table_faults(section, item, set())
            if section == "certificates" and len(item.get("date", "2020-01-01")) != 10:
                found.append(f"certificates: {item['date']} is no whole day")
    if "@" not in tree.get("basics", {}).get("email", "@"):
        found.append("email")
    return found


def is_address(text: str) -> bool:
    return bool(urlsplit(text).scheme) and " " not in text


def table_faults(path: str, table: dict[str, Any], other: set[str]) -> list[str]:
    found: list[str] = []
    for key, value in table.items():
        if key.startswith("x-") or key in other:
            continue
        if key in LISTS:
            found += [f"{path}.{key}" for text in value if not isinstance(text, str)]
        elif not isinstance(value, str):
            found.append(f"{path}.{key} is no text")
        elif (key in DATES and not DATE.fullmatch(value)) or (
            key == "url" and (not urlsplit(value).scheme or " " in value)
        ):
            found.append(f"{path}.{key}: {value}")
    return found


@pytest.mark.parametrize("data", [sample_resume(), resume_template(), ODD])
def test_an_export_keeps_the_published_rules(data: bytes) -> None:
    assert faults(json.loads(export_resume(data, "resume.yaml", ExportFormat.JSON).text)) == []


def test_what_the_standard_has_no_room_for_is_told() -> None:
    exported = export_resume(ODD, "resume.yaml", ExportFormat.JSON)
    tree = json.loads(exported.text)
    assert tree["work"][0]["name"] == "Acme"
    assert tree["work"][0]["url"] == "https://acme.example"
    assert tree["education"][0]["score"] == "1.0"
    assert tree["meta"]["other"] == {"custom": {"a": "1"}}
    told = "\n".join(exported.notes)
    for part in ("basics.email", "basics.url", "certificates[0].url", "whole days", "custom"):
        assert part in told


@pytest.mark.parametrize(("form", "name"), [(ExportFormat.JSON, "resume.json"), (ExportFormat.YAML, "resume.yaml")])
def test_an_export_reads_back_as_the_same_profile(form: ExportFormat, name: str) -> None:
    exported = export_resume(sample_resume(), "resume.yaml", form)
    before, after = read_resume(sample_resume(), "resume.yaml"), read_resume(exported.text.encode(), name)
    assert after.items == before.items
    assert (after.summaries, after.skills, after.links) == (before.summaries, before.skills, before.links)
    assert after.profile_weights == before.profile_weights


def test_an_export_of_an_export_is_the_same() -> None:
    once = export_resume(ODD, "resume.yaml", ExportFormat.JSON).text
    assert export_resume(once.encode(), "resume.json", ExportFormat.JSON).text == once


def test_a_resume_that_is_not_valid_is_refused() -> None:
    with pytest.raises(ResumeInvalid, match="startDate"):
        export_resume(b"basics: {name: A}\nwork: [{startDate: 13/2020}]", "resume.yaml", ExportFormat.JSON)


def test_a_rendercv_export_is_yaml_with_a_cv() -> None:
    text = export_resume(sample_resume(), "resume.yaml", ExportFormat.RENDERCV).text
    assert read_data(text.encode(), is_json=False)["cv"]["name"] == "Marta Quintela"


def test_the_rules_find_what_they_look_for() -> None:
    broken = {
        "x": 1,
        "basics": {"email": "a", "url": "b"},
        "work": [{"startDate": "1/2020", "highlights": [1], "name": 2}],
        "certificates": [{"date": "2020"}],
    }
    assert len(faults(broken)) == 7
