"""The promises of the port `Source`, kept by every source there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.errors import PostingError
from jseeker.model.page import Page
from jseeker.model.posting import Posting
from jseeker.ports import Claim, Follow, Source
from jseeker.sources import all_sources, claim_link, posting_key

FOLDER = Path(__file__).parent
LINK = "https://jobs.acme.example/job/4711"
CLAIMS = [
    (link, key)
    for path in sorted(FOLDER.glob("*/links.json"))
    for link, key in json.loads(path.read_text("utf-8"))["claims"].items()
]
KEYS = (
    "jobs data result jobOpening offer items content jobUrl title text hostedUrl jobPostingInfo jobDescription name"
    " shortcode id location jobAd sections"
).split()
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20))
bodies = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")),
    st.recursive(
        leaves,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner)),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode()),
)


@pytest.fixture(params=all_sources(), ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Source:
    found: Source = request.param
    return found


def test_a_source_has_a_name(source: Source) -> None:
    assert source.name == source.name.lower().strip() != ""


def test_a_claim_has_a_key_and_a_first_request(source: Source) -> None:
    for link, _ in CLAIMS:
        claim = source.claim(link)
        assert claim is None or (isinstance(claim, Claim) and claim.key and claim.request.url.startswith("http"))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_source_fails_on_a_link_of_any_shape(text: str) -> None:
    link = "https://jobs.example/" + text.replace("#", "").replace("\\", "")
    for source in all_sources():
        assert source.claim(link) is None or source.name


@settings(deadline=None, max_examples=40)
@given(bodies, st.sampled_from(["text/html", "application/json", "text/xml", ""]))
def test_any_answer_is_a_posting_a_link_to_follow_or_one_of_our_errors(body: bytes, content_type: str) -> None:
    for source in all_sources():
        try:
            assert isinstance(source.read(Page(LINK, 200, content_type, body), LINK), Posting | Follow)
        except PostingError as error:
            assert isinstance(error, PostingError) and error.message  # noqa: PT017, PT018 - any of the tree will do


@settings(deadline=None)
@given(st.sampled_from([link for link, _ in CLAIMS]), st.sampled_from(["/", "#top", "?utm_source=x", "//"]))
def test_two_spellings_of_one_link_have_one_key(link: str, tail: str) -> None:
    plain = link if "?" in link or "#" in link else link + tail
    assert posting_key(plain, all_sources()) == posting_key(link, all_sources())


def test_two_postings_never_share_a_key() -> None:
    """The folders name each posting once for each of its spellings: as many keys as postings, none across sources."""
    owner: dict[str, str] = {}
    for link, key in CLAIMS:
        name = claim_link(link, all_sources(), has_page=True)[0].name
        assert owner.setdefault(key, name) == name
    numbered = [f"https://jobs.lever.co/acme/{number:08d}-0000-4000-8000-000000000000" for number in range(50)]
    assert len({posting_key(link, all_sources()) for link in numbered}) == 50


def test_the_same_answer_gives_the_same_posting(source: Source) -> None:
    expected_file = next(FOLDER.glob(f"{source.name}/*.expected.json"))
    page_file = next(FOLDER.glob(f"{source.name}/{expected_file.name.replace('.expected.json', '.page.*')}"))
    expected = json.loads(expected_file.read_text("utf-8"))
    page = Page(expected.get("answered_by", expected["link"]), 200, "", page_file.read_bytes())

    def read() -> object:
        try:
            return source.read(page, expected["link"])
        except PostingError as error:
            return type(error), error.message

    assert read() == read()
