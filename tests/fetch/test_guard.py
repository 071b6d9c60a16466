"""The guard: which links may be opened, and what the one seam connects to."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter

import httpcore2
import pytest

from jseeker.errors import PostingError, Refused, Unreachable
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.fetch.addresses import is_public
from jseeker.fetch.guard import GuardedBackend, NameNotFound, check_link, check_redirect, port_of
from jseeker.model.page import PageRequest

PRIVATE = "This link points to an address on a private network, so it was not opened."
PUBLIC = "93.184.215.14"


class World:
    """A name server with recorded answers, and a network that notes who was called and refuses everyone."""

    ssl_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, answers: dict[str, tuple[tuple[str, ...], ...]]) -> None:
        self.answers = answers
        self.look_ups: Counter[str] = Counter()
        self.connected: list[tuple[str, int]] = []

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.look_ups[host] += 1
        answers = self.answers.get(host)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answers[min(self.look_ups[host], len(answers)) - 1]

    async def connect(self, address: str, port: int) -> httpcore2.AsyncNetworkStream:
        self.connected.append((address, port))
        raise httpcore2.ConnectError("nobody is at home")

    def fetch(self, link: str, policy: FetchPolicy | None = None) -> PostingError:
        """The error that fetching the link ends with."""

        async def no_sleep(_: float) -> None: ...

        async def scene() -> None:
            fetcher = HttpFetcher(
                policy or FetchPolicy(),
                resolver=self.resolve,
                connector=self.connect,
                ssl_context=self.ssl_context,
                sleep=no_sleep,
                monotonic=iter(range(0, 10**6, 100)).__next__,
            )
            try:
                await fetcher.fetch(PageRequest(link))
            finally:
                await fetcher.aclose()

        with pytest.raises(PostingError) as raised:
            asyncio.run(scene())
        return raised.value


class AnyName(dict[str, tuple[tuple[str, ...], ...]]):
    """Gives the same answers for whatever name is asked."""

    def get(self, key, default=None):
        return self["*"]


def test_none_of_the_tricky_links_leads_to_a_connection(tricky_links) -> None:
    assert len({entry.link for entry in tricky_links}) >= 120
    escaped = []
    for entry in tricky_links:
        world = World(AnyName({"*": entry.answers or ((PUBLIC,),)}))
        error = world.fetch(entry.link)
        if world.connected or not isinstance(error, Refused):
            escaped.append((entry.link, world.connected, error))
        elif not entry.answers:
            assert not world.look_ups, entry.link
    assert not escaped


def test_a_redirect_to_a_tricky_link_leads_to_no_connection(tricky_links, serve) -> None:
    async def scene() -> None:
        links = [entry.link for entry in tricky_links if not entry.answers and entry.link.isascii()]
        links = [link for link in links if "://" in link]

        async def redirect(asked, writer) -> None:
            link = links[int(asked.path[1:])]
            writer.write(f"HTTP/1.1 302 Found\r\nlocation: {link}\r\ncontent-length: 0\r\n\r\n".encode())

        async with serve(lambda _: redirect) as site:
            world = World(AnyName({"*": ((PUBLIC,),)}))

            async def connect(address: str, port: int) -> httpcore2.AsyncNetworkStream:
                if (address, port) == ("127.0.0.1", site.port):
                    return await httpcore2.AnyIOBackend().connect_tcp(address, port)
                return await world.connect(address, port)

            policy = FetchPolicy(allow_hosts=(site.host,), per_host_gap_s=0)
            fetcher = HttpFetcher(policy, resolver=world.resolve, connector=connect)
            for number, link in enumerate(links):
                with pytest.raises(Refused):
                    await fetcher.fetch(PageRequest(f"{site.url}/{number}"))
                assert not world.connected, link
            await fetcher.aclose()
            assert len(links) > 100
            assert len(site.asked) == len(links)

    asyncio.run(scene())


@pytest.mark.parametrize(
    "answers",
    [
        ((PUBLIC,), ("127.0.0.1",)),
        ((PUBLIC,), ("169.254.169.254",)),
        ((PUBLIC,), (PUBLIC,), ("10.0.0.1",)),
        ((PUBLIC,), (PUBLIC, "192.168.0.1")),
        (("2606:4700::6810:84e5",), ("::1",)),
    ],
)
def test_a_name_that_rebinds_is_only_ever_called_at_its_public_address(answers) -> None:
    world = World({"rebinding.example.com": answers})
    error = world.fetch("http://rebinding.example.com/job/1")
    assert isinstance(error, Refused)
    assert error.message == PRIVATE
    assert world.connected
    assert {address for address, _ in world.connected} == {answers[0][0]}


def test_each_connection_looks_up_once_and_goes_to_that_very_answer() -> None:
    world = World({"jobs.example.com": ((PUBLIC,), ("93.184.215.99",))})
    backend = GuardedBackend(FetchPolicy(), resolver=world.resolve, connector=world.connect)

    async def scene() -> None:
        with pytest.raises(httpcore2.ConnectError):
            await backend.connect_tcp("jobs.example.com", 443)

    asyncio.run(scene())
    assert world.look_ups == {"jobs.example.com": 1}
    assert world.connected == [(PUBLIC, 443)]


def test_further_addresses_are_tried_where_the_first_does_not_answer() -> None:
    addresses = tuple(f"93.184.215.{n}" for n in range(9))
    world = World({"jobs.example.com": (addresses,)})
    error = world.fetch("https://jobs.example.com/", FetchPolicy(tries=1))
    assert isinstance(error, Unreachable)
    assert world.connected == [(address, 443) for address in addresses[:4]]


def test_the_seam_applies_the_rules_itself() -> None:
    world = World(AnyName({"*": ((PUBLIC,),)}))
    backend = GuardedBackend(FetchPolicy(), resolver=world.resolve, connector=world.connect)

    async def scene() -> None:
        for host, port in [("127.0.0.1", 80), ("localhost", 80), ("0x7f.1", 80), ("::1", 80), ("a.example.com", 22)]:
            with pytest.raises(Refused):
                await backend.connect_tcp(host, port)
        with pytest.raises(Refused):
            await backend.connect_unix_socket("/var/run/docker.sock")

    asyncio.run(scene())
    assert not world.connected


def test_an_unknown_name_is_tried_three_times_and_named() -> None:
    world = World({})
    error = world.fetch("https://nobody.example.com/")
    assert error.message == "The site failed 3 times: its name was not found."
    assert world.look_ups == {"nobody.example.com": 3}


def test_a_name_without_any_address_is_not_found() -> None:
    backend = GuardedBackend(FetchPolicy(), resolver=World({"empty.example.com": ((),)}).resolve)

    async def scene() -> None:
        with pytest.raises(NameNotFound):
            await backend.connect_tcp("empty.example.com", 443)

    asyncio.run(scene())


def test_an_allowed_host_is_reached_at_its_private_address_and_any_port() -> None:
    world = World({"intranet.example.com": (("10.0.0.5",),)})
    world.fetch("http://intranet.example.com:9000/", FetchPolicy(allow_hosts=("intranet.example.com",), tries=1))
    assert world.connected == [("10.0.0.5", 9000)]


def test_an_allowed_host_with_a_port_is_reached_at_that_port_only() -> None:
    world = World({})
    policy = FetchPolicy(allow_hosts=("10.0.0.5:9000",), tries=1)
    assert isinstance(world.fetch("http://10.0.0.5:9000/", policy), Unreachable)
    assert isinstance(world.fetch("http://10.0.0.5:80/", policy), Refused)
    assert isinstance(world.fetch("http://10.0.0.6:9000/", policy), Refused)
    assert world.connected == [("10.0.0.5", 9000)]


def test_an_invented_name_is_answered_by_its_stand_in_and_never_looked_up() -> None:
    world = World({})
    policy = FetchPolicy(host_map=(("jobs.invented.example", "127.0.0.1:8801"),), tries=1)
    world.fetch("https://jobs.invented.example/job/1", policy)
    assert world.connected == [("127.0.0.1", 8801)]
    assert not world.look_ups
    assert isinstance(world.fetch("http://127.0.0.1:8801/", policy), Refused)


@pytest.mark.parametrize(
    ("link", "host", "port"),
    [
        ("http://jobs.example.com", "jobs.example.com", 80),
        ("HTTPS://Jobs.Example.COM/a", "jobs.example.com", 443),
        ("https://jobs.example.com./a", "jobs.example.com", 443),
        ("  https://jobs.example.com:8443/a#frag\n", "jobs.example.com", 8443),
        ("https://jobs.example.com:443/a", "jobs.example.com", 443),
        ("https://köln.example.com/a", "xn--kln-sna.example.com", 443),
        ("https://jobs。example。com/a", "jobs.example.com", 443),
        ("http://93.184.215.14:8080/", "93.184.215.14", 8080),
        ("http://[2606:4700::6810:84e5]/", "2606:4700::6810:84e5", 80),
        ("https://jobs.example.com/@acme/1?a=b@c", "jobs.example.com", 443),
        ("https://7.example.com/", "7.example.com", 443),
    ],
)
def test_an_ordinary_link_may_be_opened(link: str, host: str, port: int) -> None:
    url = check_link(link, FetchPolicy())
    assert url.raw_host.decode() == host
    assert port_of(url) == port
    assert not url.fragment


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("file:///etc/passwd", "Only http and https links can be fetched; for a saved page give its file."),
        ("jobs.example.com/1", "Only http and https links can be fetched; for a saved page give its file."),
        ("http://10.0.0.1/", PRIVATE),
        ("http://10.0.0.1:22/", PRIVATE),
        ("http://0x7f.1/", PRIVATE),
        ("http://0177.0.0.1/", PRIVATE),
        ("http://１２７.0.0.1/", PRIVATE),
        ("http://localhost:9/", PRIVATE),
        ("http://a:b@jobs.example.com/", "Links with a user name in them are refused."),
        ("https://jobs.example.com/" + "x" * 4096, "Links longer than 4,096 characters are refused."),
        ("https://jobs.example.com:22/", "Links to port 22 are refused; only 80, 443, 8080, 8443 are opened."),
        ("https:///job", "This link is not a valid web address; check it."),
        ("https://jobs.exa\0mple.com/", "This link is not a valid web address; check it."),
    ],
)
def test_a_refusal_says_why(link: str, words: str) -> None:
    with pytest.raises(Refused) as raised:
        check_link(link, FetchPolicy())
    assert raised.value.message == words


def test_a_link_of_4096_characters_is_still_opened() -> None:
    link = "https://jobs.example.com/".ljust(4096, "x")
    assert str(check_link(link, FetchPolicy())) == link


def test_a_redirect_may_not_pick_a_port_of_a_host_that_is_allowed_without_one() -> None:
    policy = FetchPolicy(allow_hosts=("127.0.0.1", "10.0.0.1:9000"))
    page = check_link("http://127.0.0.1:8801/", policy)
    assert check_link("http://127.0.0.1:1/admin", policy)
    for location in ("/b", "http://127.0.0.1:8801/b", "http://127.0.0.1/b", "http://10.0.0.1:9000/"):
        assert check_redirect(page, location, policy)
    with pytest.raises(Refused, match="private network"):
        check_redirect(page, "http://127.0.0.1:1/admin", policy)


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://jobs.example.com/b"),
        ("b?x=1", "https://jobs.example.com/a/b?x=1"),
        ("//www.example.com/b", "https://www.example.com/b"),
        ("https://www.example.com", "https://www.example.com"),
        ("?page=2", "https://jobs.example.com/a/1?page=2"),
        ("#part", "https://jobs.example.com/a/1"),
        ("", "https://jobs.example.com/a/1"),
    ],
)
def test_a_redirect_is_read_relative_to_its_page(location: str, leads_to: str) -> None:
    page = check_link("https://jobs.example.com/a/1", FetchPolicy())
    assert str(check_redirect(page, location, FetchPolicy())) == leads_to


@pytest.mark.parametrize("location", ["//[127.0.0.1]/", "//[::1", "//127.0.0.1/", "//a@b/", "//2130706433/", "http://"])
def test_a_malformed_redirect_is_refused(location: str) -> None:
    page = check_link("https://jobs.example.com/a/1", FetchPolicy())
    with pytest.raises(Refused):
        check_redirect(page, location, FetchPolicy())


def test_the_corpus_answers_hold_at_least_one_private_address_each(tricky_links) -> None:
    named = [entry for entry in tricky_links if entry.answers and ":" not in entry.link[6:]]
    assert len(named) >= 20
    assert all(not all(map(is_public, entry.answers[0])) for entry in named)
