"""The server of the invented sites."""

from __future__ import annotations

import http.client
import time

from jseeker.demo import POSTINGS, DemoSite


def asked(site: DemoSite, host: str, path: str) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(*site.address.split(":"), timeout=10)  # type: ignore[arg-type] # a port as text
    connection.request("GET", path, headers={"host": host})
    answer = connection.getresponse()
    found = (answer.status, answer.headers["content-type"], answer.read())
    connection.close()
    return found


def test_each_posting_stands_at_its_address_and_nowhere_else() -> None:
    with DemoSite(latency_s=0) as site:
        for posting in POSTINGS:
            assert asked(site, posting.host, posting.path) == (200, posting.content_type, posting.body())
        assert asked(site, POSTINGS[0].host, "/")[0] == 404
        assert asked(site, "other.example", POSTINGS[0].path)[0] == 404
        assert site.asked == len(POSTINGS) + 2


def test_parameters_of_the_request_do_not_matter() -> None:
    with DemoSite(latency_s=0) as site:
        assert asked(site, POSTINGS[0].host, POSTINGS[0].path + "?content=true")[0] == 200


def test_the_host_map_names_every_site_at_one_loopback_port() -> None:
    with DemoSite() as site:
        assert {name for name, _ in site.host_map} == {posting.host for posting in POSTINGS}
        assert {address for _, address in site.host_map} == {site.address}
        assert site.address.startswith("127.0.0.1:")


def test_an_answer_takes_a_little_while() -> None:
    with DemoSite(latency_s=0.1) as site:
        start = time.monotonic()
        asked(site, POSTINGS[0].host, POSTINGS[0].path)
        assert time.monotonic() - start >= 0.1
