"""A real person's list of links: each is routed to its source, or refused with the sentence that helps."""

from __future__ import annotations

import pytest

from jseeker.errors import LoginWall, NotAPosting, Refused
from jseeker.ports import Claim
from jseeker.sources import all_sources, claim_link, posting_key

UUID = "21708d37-6d3c-4a3e-9d51-0a1b2c3d4e5f"
ORACLE = "fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites"

ROUTES = [
    ("careers.ey.com/ey/job/New-York-Director-NY-10001/1258467501/", "successfactors"),
    ("http://job-boards.greenhouse.io/acmeyoutube/jobs/5727615004?gh_src=114e62fd4us", "greenhouse"),
    ("careers.adobe.com/us/en/apply?jobSeqNo=ADOBUSR1649EXTERNALENUS&step=1&stepname=personalInformation", "phenom"),
    ("www.lego.com/en-dk/careers/job/director-innovation-c7a84b01?cmp=SOC&source=LinkedIn&locale=en-dk", "generic"),
    (f"jobs.ashbyhq.com/phantom/{UUID}?src=LinkedIn", "ashby"),
    (f"jobs.ashbyhq.com/kraken.com/{UUID}/application?utm_source=x", "ashby"),
    (f"jobs.ashbyhq.com/Strava/{UUID}?utm_source=x", "ashby"),
    ("careers.expediagroup.com/job/director-of-product-design/new-york-NY/R-99376-2/", "generic"),
    ("www.capitalonecareers.com/job/-/-/234/86329394656?p_sid=a&ss=paid&utm_source=x", "radancy"),
    ("jobs.us.pwc.com/job/-/-/932/90837388800?x=1&gad_source=7&dclid=z", "radancy"),
    ("recruiting.paylocity.com/Recruiting/Jobs/Details/3516263?src=LinkedIn", "paylocity"),
    ("www.google.com/about/careers/applications/jobs/results/77930450399437510", "google"),
    (f"eofe.{ORACLE}/CX_1001/job/73137?utm_medium=jobshare", "oracle"),
    (f"eeho.{ORACLE}/jobsearch/job/319353", "oracle"),
    ("careers.activisionblizzard.com/job/ACCOUSR026669EXTERNAL/Associate-Director-of-Product", "phenom"),
    ("genesys.wd1.myworkdayjobs.com/en-US/Genesys/job/AI-and-Experience-Lead_JR109569-1", "workday"),
    (f"jobs.lever.co/zoox/{UUID}/apply?source=LinkedIn", "lever"),
    ("konfio.bamboohr.com/careers/1136", "bamboohr"),
    ("lovable.dev/careers", "generic"),
]


@pytest.mark.parametrize(("link", "source"), ROUTES)
def test_a_link_of_the_list_is_routed(link: str, source: str) -> None:
    assert claim_link(link, all_sources())[0].name == source


def test_a_link_behind_a_wall_is_refused_with_what_to_do() -> None:
    link = "www.theladders.com/linkedin/84814945?src=LinkedIn"
    with pytest.raises(LoginWall, match=r"save the page or paste the text, or give the employer’s own link\.$"):
        claim_link(link, all_sources())
    assert claim_link(link, all_sources(), has_page=True)[0].name == "theladders"
    assert posting_key(link, all_sources()) == "theladders:84814945"


@pytest.mark.parametrize("host", ["www.linkedin.com", "de.linkedin.com", "uk.indeed.com", "www.glassdoor.de"])
def test_no_link_of_a_walled_site_is_asked_for(host: str) -> None:
    with pytest.raises(LoginWall):
        claim_link(f"https://{host}/company/acme", all_sources())


def test_a_link_whose_id_is_missing_is_no_posting() -> None:
    with pytest.raises(NotAPosting, match=r"what comes after “position” is missing"):
        claim_link("www.deel.com/careers/position/", all_sources())
    assert claim_link("https://acme.example/careers/position/4711", all_sources())[0].name == "generic"
    assert claim_link("https://acme.example/careers/position?id=4711", all_sources())[0].name == "generic"


def test_a_link_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="Only http and https links can be fetched"):
        claim_link("ftp://acme.example/job/1", all_sources())


def test_an_application_form_of_phenom_leads_to_the_posting() -> None:
    claim = claim_link("https://careers.acme.example/us/en/apply?jobSeqNo=ACMEUSR1649EXTERNALENUS", all_sources())[1]
    assert claim.request.url == "https://careers.acme.example/us/en/job/ACMEUSR1649EXTERNALENUS"


def test_a_whole_board_may_be_large_and_shared() -> None:
    claim = claim_link(f"https://jobs.ashbyhq.com/acme/{UUID}", all_sources())[1]
    assert claim.request.cache_for_board
    assert claim.request.max_bytes > 20_000_000


class _Own:
    """A source as another package would offer it."""

    name = "own"

    def claim(self, link: str) -> Claim | None:
        return None if "own.example" not in link else claim_link(link, all_sources())[1]


def test_the_first_source_that_claims_a_link_has_it() -> None:
    own = _Own()
    assert claim_link("https://own.example/1", (own, *all_sources()))[0] is own  # type: ignore[arg-type]  # reads nothing
    assert claim_link("https://acme.example/1", (own, *all_sources()))[0].name == "generic"  # type: ignore[arg-type]  # as above
