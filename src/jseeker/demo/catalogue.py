"""The invented postings: each link in its true shape, and the request that its site answers."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

__all__ = ["DOUBLE", "POSTINGS", "DemoPosting", "demo_links"]

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class DemoPosting:
    """One posting: the `link` a person would paste, the `host` and `path` that jSeeker asks for it, the answer's file.

    `title` and `company` are what the posting says.
    """

    link: str
    host: str
    path: str
    file: str
    title: str
    company: str
    content_type: str = HTML

    def body(self) -> bytes:
        """The answer of the site."""
        return files(__package__).joinpath("postings", self.file).read_bytes()


POSTINGS: tuple[DemoPosting, ...] = (
    DemoPosting(
        "https://boards.greenhouse.io/bramblecourtfreight/jobs/4410277008",
        "boards-api.greenhouse.io",
        "/v1/boards/bramblecourtfreight/jobs/4410277008",
        "greenhouse.json",
        "Senior Backend Engineer",
        "Bramblecourt Freight",
        JSON,
    ),
    DemoPosting(
        "https://jobs.ashbyhq.com/quillmarket/2f0c3a7e-8d5b-4e8b-b1de-7a0a6e0b9c44",
        "api.ashbyhq.com",
        "/posting-api/job-board/quillmarket",
        "ashby.json",
        "Data Engineer",
        "Quillmarket",
        JSON,
    ),
    DemoPosting(
        "https://jobs.lever.co/halcyonward/6b1f6d0e-3d52-4b0e-9a3c-52f4f0a7c9d1",
        "api.lever.co",
        "/v0/postings/halcyonward/6b1f6d0e-3d52-4b0e-9a3c-52f4f0a7c9d1",
        "lever.json",
        "Platform Engineer",
        "Halcyon Ward",
        JSON,
    ),
    DemoPosting(
        "https://careers.fernhollow-energy.example/jobs/machine-learning-engineer-ml-07",
        "careers.fernhollow-energy.example",
        "/jobs/machine-learning-engineer-ml-07",
        "fernhollow.html",
        "Machine Learning Engineer",
        "Fernhollow Energy",
    ),
    DemoPosting(
        "https://www.rioclaro-viajes.example/empleo/desarrollador-backend-python-0412",
        "www.rioclaro-viajes.example",
        "/empleo/desarrollador-backend-python-0412",
        "rioclaro.html",
        "Desarrollador/a Backend Python",
        "Rioclaro Viajes",
    ),
    DemoPosting(
        "https://aldwynhospitals.wd3.myworkdayjobs.com/en-US/Careers/job/Dublin-Ireland/Ward-Nurse-Manager--Respiratory_R-20418",
        "aldwynhospitals.wd3.myworkdayjobs.com",
        "/wday/cxs/aldwynhospitals/Careers/job/Dublin-Ireland/Ward-Nurse-Manager--Respiratory_R-20418",
        "workday.json",
        "Ward Nurse Manager, Respiratory",
        "Aldwyn Hospitals",
        JSON,
    ),
    DemoPosting(
        "https://jobs.larkspur-council.example/vacancies/management-accountant-2291",
        "jobs.larkspur-council.example",
        "/vacancies/management-accountant-2291",
        "larkspur.html",
        "Management Accountant",
        "Larkspur District Council",
    ),
    DemoPosting(
        "https://www.brackenhall-coldchain.example/careers/logistics-coordinator-118",
        "www.brackenhall-coldchain.example",
        "/careers/logistics-coordinator-118",
        "brackenhall.html",
        "Logistics Coordinator",
        "Brackenhall Cold Chain",
    ),
)

DOUBLE = "https://job-boards.greenhouse.io/bramblecourtfreight/jobs/4410277008?gh_src=newsletter&utm_source=mail"
"""Another spelling of the first link, as a newsletter would give it: jSeeker sees that it is the same posting."""


def demo_links() -> tuple[str, ...]:
    """The links of the demonstration, in order, the double spelling last."""
    return (*(posting.link for posting in POSTINGS), DOUBLE)
