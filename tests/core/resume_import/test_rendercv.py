"""RenderCV files, read; and those that we wrote, read back."""

from __future__ import annotations

import pytest

from jseeker.core.resume_export import ExportFormat, export_resume
from jseeker.core.resume_file import read_resume
from jseeker.core.resume_import import ImportFormat, read_foreign
from jseeker.errors import ResumeInvalid
from jseeker.samples import sample_resume

FILE = """
cv:
  name: Jo Marsh
  headline: Analyst
  location: Porto, Portugal
  email: [jo@marsh.example, second@marsh.example]
  phone: tel:+351-910-000-000
  website: https://marsh.example/
  photo: jo.jpg
  social_networks:
    - {network: GitHub, username: jomarsh}
  sections:
    about_me:
      - I count **things**.
      - And I count well.
    experience:
      - {company: "[Acme](https://acme.example)", position: Analyst, start_date: 2020-01, end_date: present,
         location: Porto, summary: All reports., highlights: ["Wrote *30* reports", Trained 4 people]}
    education:
      - {institution: University of Porto, area: Statistics, degree: BSc, start_date: 2012, end_date: 2015,
         highlights: ["GPA: 17/20", "Courses: Algebra, Games", "Thesis: On counting"]}
    projects:
      - {name: "[Tally](https://tally.example)", date: 2019, summary: A counter, highlights: [Used by 3 shops]}
    skills:
      - {label: Languages, details: "Python, R"}
    languages:
      - {label: English, details: C2}
    certifications:
      - {name: Cert A, date: 2021-05, location: Board}
    selected_honors:
      - bullet: Best counter 2018
    publications:
      - {title: On sums, authors: ["*Jo Marsh*", A. Lee], journal: Sums, date: 2018-02, doi: 10.1/x}
    parties:
      - bullet: Organised 5 parties
design: {theme: classic}
"""


def test_every_kind_of_entry_finds_its_section(tree_of) -> None:
    draft = read_foreign(FILE.encode(), "jo.yaml")
    tree = tree_of(draft)
    assert (draft.form, draft.problems) == (ImportFormat.RENDERCV, ())
    assert tree["basics"]["summary"] == "I count things. And I count well."
    assert tree["basics"]["phone"] == "+351-910-000-000"
    assert tree["basics"]["location"] == {"city": "Porto", "countryCode": "PT"}
    job = tree["work"][0]
    assert (job["name"], job["url"], job["startDate"]) == ("Acme", "https://acme.example", "2020-01")
    assert "endDate" not in job
    assert job["highlights"] == ["Wrote 30 reports", "Trained 4 people"]
    school = tree["education"][0]
    assert (school["studyType"], school["score"], school["courses"]) == ("BSc", "17/20", ["Algebra", "Games"])
    assert tree["projects"][0]["description"] == "A counter"
    assert tree["skills"] == [{"name": "Languages", "keywords": ["Python", "R"]}]
    assert tree["languages"] == [{"language": "English", "fluency": "C2"}]
    assert tree["certificates"][0]["issuer"] == "Board"
    assert tree["awards"][0]["title"] == "Best counter 2018"
    assert tree["publications"][0]["url"] == "https://doi.org/10.1/x"


def test_what_no_resume_has_is_left_and_told(tree_of) -> None:
    draft = read_foreign(FILE.encode(), "jo.yaml")
    left = "\n".join(draft.unplaced)
    for told in ("Organised 5 parties", "Thesis: On counting", "second@marsh.example", "jo.jpg", "A. Lee"):
        assert told in left
    assert any("design" in note for note in draft.notes)


def test_our_own_export_reads_back_with_the_same_lines() -> None:
    exported = export_resume(sample_resume(), "resume.yaml", ExportFormat.RENDERCV)
    before = read_resume(sample_resume(), "resume.yaml")
    after = read_resume(read_foreign(exported.text.encode(), "cv.yaml").text.encode(), "resume.yaml")
    assert (after.name, after.label, after.email, after.phone) == (
        before.name,
        before.label,
        before.email,
        before.phone,
    )
    assert after.place == before.place
    for section in {item.section for item in before.items}:
        old, new = before.section(section), after.section(section)
        assert [(one.title, one.organization, one.period) for one in new] == [
            (one.title, one.organization, one.period) for one in old
        ]
        assert [line.text for one in new for line in one.lines] == [line.text for one in old for line in one.lines]
    assert [(group.name, group.skills) for group in after.skills] == [
        (group.name, group.skills) for group in before.skills
    ]


@pytest.mark.parametrize("text", ["cv: []", "cv: text", "a: &a [*a]"])
def test_a_file_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ResumeInvalid):
        read_foreign(text.encode(), "x.yaml", ImportFormat.RENDERCV)
