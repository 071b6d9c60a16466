"""LinkedIn's data export."""

from __future__ import annotations

import pytest

from jseeker.core.resume_import import ImportFormat, read_foreign
from jseeker.errors import ResumeInvalid

PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\n"
    'Ina,Vogt,,,,Nurse and teacher,"Ten years on wards.\nNow I teach.",Health,,"Jena, Thuringia, Germany",'
    "[inavogt],[PERSONAL:https://ina.example],\n"
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Klinik Ost,Head Nurse,"• Led a team of 12\n• Cut waiting by 20%","Jena, Germany",Mar 2019,\n'
    'Klinik West,Nurse,"- Cared for 30 patients\nPlanned shifts",Erfurt,Sep 2012,Feb 2019\n'
)
FILES = {
    "Basic/Profile.csv": "\ufeff" + PROFILE,
    "Basic/Positions.csv": POSITIONS,
    "Basic/Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        'University of Jena,2008,2012,With honours,"BSc, Nursing Science",Choir\n'
    ),
    "Basic/Skills.csv": "Name\nWound care\nTeaching\n",
    "Basic/Languages.csv": "Name,Proficiency\nGerman,Native or bilingual proficiency\nEnglish,\n",
    "Basic/Email Addresses.csv": (
        "Email Address,Confirmed,Primary,Updated On\nold@ina.example,Yes,No,1/1/20\nina@ina.example,Yes,Yes,1/1/21\n"
    ),
    "Basic/Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "First aid,https://c.example,Red Cross,May 2022,May 2024,77\n"
    ),
    "Basic/Connections.csv": 'Notes:\n"Preamble"\n\nFirst Name,Last Name\nA,B\n',
    "Basic/messages.csv": "FROM,TO\na,b\n",
}


def test_an_export_becomes_a_resume(zipped, tree_of) -> None:
    draft = read_foreign(zipped(FILES), "export.zip")
    tree = tree_of(draft)
    assert (draft.form, draft.problems) == (ImportFormat.LINKEDIN, ())
    assert tree["basics"]["name"] == "Ina Vogt"
    assert tree["basics"]["email"] == "ina@ina.example"
    assert tree["basics"]["location"] == {"city": "Jena", "region": "Thuringia", "countryCode": "DE"}
    assert tree["basics"]["summary"] == "Ten years on wards. Now I teach."
    jobs = tree["work"]
    assert [(job["name"], job["position"], job["startDate"], job.get("endDate")) for job in jobs] == [
        ("Klinik Ost", "Head Nurse", "2019-03", None),
        ("Klinik West", "Nurse", "2012-09", "2019-02"),
    ]
    assert jobs[0]["highlights"] == ["Led a team of 12", "Cut waiting by 20%"]
    assert jobs[1]["highlights"] == ["Cared for 30 patients", "Planned shifts"]
    assert tree["education"][0]["studyType"] == "BSc"
    assert tree["education"][0]["area"] == "Nursing Science"
    assert [skill["name"] for skill in tree["skills"]] == ["Wound care", "Teaching"]


def test_what_has_no_place_is_listed_and_kept_and_other_files_are_named(zipped, tree_of) -> None:
    draft = read_foreign(zipped(FILES), "export.zip")
    left = "\n".join(draft.unplaced)
    for told in ("Choir", "With honours", "Health", "old@ina.example", "77"):
        assert told in left
    assert tree_of(draft)["meta"]["jseeker"]["unsorted"] == list(draft.unplaced)
    assert any("Connections.csv" in note and "messages.csv" in note for note in draft.notes)


def test_every_line_and_item_gets_an_id_of_its_own(zipped, tree_of) -> None:
    jobs = tree_of(read_foreign(zipped(FILES), "export.zip"))["work"]
    assert jobs[0]["x-jseeker"] == {"id": "klinik-ost", "bullets": [{"id": "klinik-ost-1"}, {"id": "klinik-ost-2"}]}


def test_another_archive_is_refused(zipped) -> None:
    with pytest.raises(ResumeInvalid, match="LinkedIn"):
        read_foreign(zipped({"readme.txt": "x"}), "some.zip")
