"""Links: what is refused and why, and that all spellings of a link meet while two postings never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.links import MAX_LINK_CHARS, canonical_link, clean_link, link_parts, parts_or_none
from jseeker.errors import ErrorKind, Refused

NOT_HTTP = "Only http and https links can be fetched; for a saved page give its file."
TRACKING = (
    "utm_source=x",
    "gh_src=1",
    "src=LinkedIn",
    "ref=a",
    "trk=b",
    "lever-source[]=c",
    "gclid=d",
    "step=1",
    "_ga=e",
)
IDENTITY = ("gh_jid", "ashby_jid", "jobSeqNo", "jobId", "job_id", "jid", "id", "pid", "reqId", "jk", "currentJobId")

words = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789-._~%é/+ ", max_size=20)
pairs = st.lists(st.tuples(st.sampled_from([*IDENTITY, "page", "utm_medium", "ref", "q"]), words), max_size=4)


@pytest.mark.parametrize("text", ["file:///etc/passwd", "ftp://a.example/x", "data:text/html,x", "javascript:alert(1)"])
def test_a_link_of_another_scheme_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_link(text)
    assert refusal.value.message == NOT_HTTP
    assert refusal.value.kind is ErrorKind.REFUSED


@pytest.mark.parametrize("text", ["", "   ", "not-a-link", "resume.pdf", "//host/x", "http:", "https://", "http:///x"])
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        clean_link(text)


@pytest.mark.parametrize("link", ["https://me:pw@jobs.example/1", "http://me@jobs.example/1", "http://@jobs.example/"])
def test_a_link_with_a_user_name_is_refused(link: str) -> None:
    with pytest.raises(Refused, match="Links with a user name in them are refused"):
        clean_link(link)


@pytest.mark.parametrize(
    "link", ["http://[::1", "http://a.example:99999/", "http://a\\b.example/", "http://%61.example/"]
)
def test_a_malformed_link_is_refused(link: str) -> None:
    with pytest.raises(Refused):
        clean_link(link)


def test_a_link_is_refused_from_4097_characters_on() -> None:
    longest = "https://a.example/" + "x" * (MAX_LINK_CHARS - len("https://a.example/"))
    assert clean_link(longest) == longest
    with pytest.raises(Refused, match=r"4,096"):
        clean_link(longest + "x")


def test_a_link_is_trimmed_and_otherwise_left_as_given() -> None:
    assert clean_link(" <https://A.Example/Job/1?gh_src=x#app>\u200b\n") == "https://A.Example/Job/1?gh_src=x#app"
    assert clean_link("jobs.acme.example/o/x") == "https://jobs.acme.example/o/x"
    assert clean_link("https://a.example/two words") == "https://a.example/two%20words"


@pytest.mark.parametrize(
    "spelling",
    [
        "https://Jobs.Acme.example:443/o/Baker/?utm_source=x&ref=y",
        "http://jobs.acme.example/o/Baker",
        "http://jobs.acme.example:80/o/Baker#apply",
        "https://jobs.acme.example./o/Baker?",
        "https://jobs.acme.example/o/%42aker;jsessionid=A1",
        "https://jobs.acme.example/o/Baker#:~:text=hello",
    ],
)
def test_spellings_of_one_link_meet(spelling: str) -> None:
    assert canonical_link(spelling) == "https://jobs.acme.example/o/Baker"


@pytest.mark.parametrize("parameter", TRACKING)
def test_where_the_reader_came_from_does_not_matter(parameter: str) -> None:
    assert canonical_link(f"https://a.example/j?id=7&{parameter}") == "https://a.example/j?id=7"


@pytest.mark.parametrize("name", IDENTITY)
def test_what_names_the_posting_is_kept(name: str) -> None:
    assert canonical_link(f"https://a.example/j?{name}=1") != canonical_link(f"https://a.example/j?{name}=2")


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical_link("https://a.example/j?b=2&a=1") == canonical_link("https://a.example/j?a=1&b=2")


def test_a_fragment_stays_only_where_it_carries_the_id() -> None:
    assert canonical_link("https://a.example/jobs#/job/4711") == "https://a.example/jobs#/job/4711"
    assert canonical_link("https://a.example/jobs#4711") != canonical_link("https://a.example/jobs#4712")
    assert canonical_link("https://a.example/jobs#benefits") == "https://a.example/jobs"


def test_an_address_and_a_port_keep_their_scheme() -> None:
    assert canonical_link("http://127.0.0.1:8801/job/1/") == "http://127.0.0.1:8801/job/1"
    assert canonical_link("http://localhost/job/1") == "http://localhost/job/1"
    assert canonical_link("http://[::1]:8080/x") == "http://[::1]:8080/x"


def test_escapes_are_kept_where_they_matter() -> None:
    assert canonical_link("https://a.example/a%2fb") == "https://a.example/a%2Fb"
    assert canonical_link("https://a.example/a%2fb") != canonical_link("https://a.example/a/b")
    assert canonical_link("https://a.example/100%") == "https://a.example/100%25"


@settings(deadline=None)
@given(path=words, query=pairs, fragment=words)
def test_a_canonical_link_is_its_own_canonical_link(path: str, query: list[tuple[str, str]], fragment: str) -> None:
    link = f"https://a.example/{path}?{'&'.join(f'{name}={value}' for name, value in query)}#{fragment}"
    once = canonical_link(link)
    assert canonical_link(once) == once


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_link_or_refused(text: str) -> None:
    try:
        link = clean_link(text)
    except Refused:
        return
    assert clean_link(link) == link
    assert canonical_link(canonical_link(link)) == canonical_link(link)


@settings(deadline=None)
@given(first=st.integers(0, 10**9), second=st.integers(0, 10**9), name=st.sampled_from(IDENTITY))
def test_two_numbers_are_two_links(first: int, second: int, name: str) -> None:
    in_path = canonical_link(f"https://a.example/job/{first}") == canonical_link(f"https://a.example/job/{second}")
    in_query = canonical_link(f"https://a.example/?{name}={first}") == canonical_link(
        f"https://a.example/?{name}={second}"
    )
    assert in_path == in_query == (first == second)


def test_a_link_is_taken_apart() -> None:
    parts = link_parts("HTTPS://Jobs.Acme.example/o/B%20C/?ID=7&id=8#top")
    assert (parts.host, parts.segments, parts.query) == ("jobs.acme.example", ("o", "B C"), {"id": "7"})
    assert parts.origin == "https://jobs.acme.example"
    assert parts.tenant_of("acme.example") == "jobs"
    assert parts.tenant_of("other.example") is None


def test_what_is_no_link_has_empty_parts() -> None:
    assert parts_or_none("https://jobs.acme.example/1").segments == ("1",)
    assert parts_or_none("saved page.html").host == parts_or_none("").origin == ""
