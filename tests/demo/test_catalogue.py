"""The invented postings."""

from __future__ import annotations

from jseeker.demo import DOUBLE, POSTINGS, demo_links
from jseeker.sources import all_sources, claim_link, posting_key


def test_each_link_leads_to_the_request_that_its_site_answers() -> None:
    for posting in POSTINGS:
        _, claim = claim_link(posting.link, all_sources())
        host, _, path = claim.request.url.partition("://")[2].partition("/")
        assert (host, "/" + path.partition("?")[0]) == (posting.host, posting.path)


def test_the_kinds_and_trades_are_many() -> None:
    sources = {claim_link(posting.link, all_sources())[0].name for posting in POSTINGS}
    assert sources == {"greenhouse", "lever", "ashby", "workday", "generic"}
    assert len(POSTINGS) == 8
    bodies = [posting.body().decode() for posting in POSTINGS]
    assert sum("application/ld+json" in body for body in bodies) == 2
    assert sum(word in body for body in bodies for word in ("NMBI", "ACCA", "Incoterms")) == 3


def test_the_double_is_the_first_posting_in_another_spelling() -> None:
    sources = all_sources()
    assert POSTINGS[0].link != DOUBLE
    assert posting_key(DOUBLE, sources) == posting_key(POSTINGS[0].link, sources)
    assert demo_links()[-1] == DOUBLE
    assert len({posting_key(link, sources) for link in demo_links()}) == len(POSTINGS)


def test_every_site_of_our_own_is_of_a_domain_that_cannot_exist() -> None:
    boards = ("greenhouse.io", "lever.co", "ashbyhq.com", "myworkdayjobs.com")
    own = [posting.host for posting in POSTINGS if not posting.host.endswith(boards)]
    assert own
    assert all(host.endswith(".example") for host in own)
