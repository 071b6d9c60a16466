"""Every source keeps the contract, and reads what its data folder says it reads."""

from __future__ import annotations

import ast
import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from jseeker.errors import PostingError
from jseeker.model.page import Page
from jseeker.model.posting import Posting
from jseeker.ports import Follow, Source
from jseeker.sources import all_sources, claim_link, posting_key

FOLDER = Path(__file__).parent
NAMES = sorted(source.name for source in all_sources())
HEADER = ("site", "links", "reads", "shape", "checked")
TRACKING = "utm_source=x&utm_campaign=y&gh_src=abc&ref=z"


def source_named(name: str) -> Source:
    return next(source for source in all_sources() if source.name == name)


def links_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / name / "links.json").read_text("utf-8"))
    return data


def claimed_links() -> list[tuple[str, str, str]]:
    return [(name, link, key) for name in NAMES for link, key in links_of(name)["claims"].items()]


def unclaimed_links() -> list[tuple[str, str]]:
    return [(name, link) for name in NAMES for link in links_of(name)["not"]]


def cases() -> list[tuple[str, str]]:
    return [
        (path.parent.name, path.name.removesuffix(".expected.json"))
        for path in sorted(FOLDER.glob("*/*.expected.json"))
    ]


def read_case(name: str, case: str) -> tuple[Posting | Follow | PostingError, dict[str, Any]]:
    """What the source makes of a recorded page, and what it should."""
    expected: dict[str, Any] = json.loads((FOLDER / name / f"{case}.expected.json").read_text("utf-8"))
    page_file = next((FOLDER / name).glob(f"{case}.page.*"))
    types = {".json": "application/json", ".html": "text/html; charset=utf-8", ".xml": "application/xml"}
    link = expected["link"]
    source, claim = claim_link(link, all_sources(), has_page=True)
    assert source.name == expected.get("claimed_by", name)
    page = Page(expected.get("answered_by", claim.request.url), 200, types[page_file.suffix], page_file.read_bytes())
    try:
        return source.read(page, link), expected
    except PostingError as error:
        return error, expected


def as_plain(value: Any) -> Any:
    """Values of a posting as JSON has them."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("name", NAMES)
def test_the_header_says_what_the_site_is(name: str) -> None:
    module = importlib.import_module(type(source_named(name)).__module__)
    header = module.__doc__ or ""
    assert [field for field in HEADER if not re.search(rf"^:{field}: \S", header, re.MULTILINE)] == []
    assert re.search(r":checked: \d{4}-\d{2}$", header, re.MULTILINE)


def test_the_docs_name_every_source_as_its_header_does() -> None:
    table = (FOLDER.parents[1] / "docs" / "reading.md").read_text("utf-8")
    for name in NAMES:
        header = importlib.import_module(type(source_named(name)).__module__).__doc__ or ""
        said = dict(re.findall(r"^:(\w+): (.+)$", header, re.MULTILINE))
        row = f"| {name} | `{said['links']}` | {said['reads']} | {said['shape']} |"
        assert row in table, f"{name}: run python tools/reading_docs.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_source_has_its_folder_of_data(name: str) -> None:
    assert links_of(name)["claims"]
    assert any((FOLDER / name).glob("*.page.*"))
    assert any((FOLDER / name).glob("*.expected.json"))


def test_no_folder_is_without_its_source() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/links.json")}
    assert folders == set(NAMES)


def test_the_source_that_takes_any_link_is_asked_last() -> None:
    assert [source.name for source in all_sources()][-1] == "generic"
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(("name", "link", "key"), claimed_links())
def test_a_source_claims_its_links_under_their_key(name: str, link: str, key: str) -> None:
    source, claim = claim_link(link, all_sources(), has_page=True)
    assert (source.name, claim.key) == (name, key)
    assert claim.request.url.startswith(("https://", "http://"))


@pytest.mark.parametrize(("name", "link", "key"), [claim for claim in claimed_links() if claim[0] != "generic"])
def test_where_the_reader_came_from_does_not_change_the_key(name: str, link: str, key: str) -> None:
    tracked = link + ("&" if "?" in link else "?") + TRACKING
    assert posting_key(tracked, all_sources()) == key


@pytest.mark.parametrize(("name", "link"), unclaimed_links())
def test_a_source_leaves_other_links_alone(name: str, link: str) -> None:
    assert source_named(name).claim(link) is None


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_page_says_what_is_expected(name: str, case: str) -> None:
    result, expected = read_case(name, case)
    if "error" in expected:
        assert isinstance(result, PostingError)
        assert result.kind.value == expected["error"]
        assert as_plain(getattr(result, "postings", ())) == expected.get("postings", [])
        return
    if "follow" in expected:
        assert isinstance(result, Follow)
        assert result.link == expected["follow"]
        assert (result.request.url if result.request else None) == expected.get("follow_request")
        return
    assert isinstance(result, Posting), result
    fields = as_plain(result)
    names = set(expected["posting"])
    assert {field: fields[field] for field in names} == expected["posting"]
    missing = [words for words in expected.get("says", ()) if words not in result.description]
    unwanted = [words for words in expected.get("lacks", ()) if words in result.description]
    assert (missing, unwanted) == ([], [])


@pytest.mark.parametrize(("name", "case"), cases())
def test_every_field_of_a_posting_says_where_it_came_from(name: str, case: str) -> None:
    result, _ = read_case(name, case)
    if isinstance(result, Posting):
        named = dict(result.origins)
        fields = as_plain(result)
        present = [field for field in named if fields[field] in (None, "", [])]
        assert present == []
        assert {"title", "description"} <= set(named)
        assert result.url == read_case(name, case)[1]["link"]


def test_a_source_imports_nothing_that_fetches() -> None:
    package = Path(importlib.import_module("jseeker.sources").__file__ or "").parent
    for module in package.glob("*.py"):
        imported = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else
                         [alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
        }  # fmt: skip
        assert not imported & {"httpx2", "httpcore2", "socket", "urllib.request", "time", "random", "asyncio"}, module
