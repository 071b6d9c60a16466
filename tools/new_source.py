"""A new job site: writes its source and its test folder, filled with what passes from the first run on.

`make new-source NAME=acme URL=https://jobs.acme.com/positions/4711` writes `src/jseeker/sources/acme.py` (header, the
links' pattern guessed from URL, the general reading of its pages) and `tests/sources/acme/` (links.json with URL, a
sample page and what it says). Then save a real page over the sample and say what it holds.
"""

from __future__ import annotations

import argparse
import json
import keyword
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from reading_docs import with_table

ROOT = Path(__file__).resolve().parents[1]
NAME = re.compile(r"[a-z][a-z0-9]{1,30}")
HOST_LABEL = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z]{0,6}[-_]?\d{2,}[\w-]*|[\w-]+", re.IGNORECASE)

SOURCE = '''"""{title}: postings on {host}.

:site: https://{host}
:links: {scheme}://{host}{shown}
:reads: the page: JobPosting, state, named elements, main text
:shape: unverified: say here where you saw the site's answer (a capture, public code, documentation)
:checked: {month}
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class {class_name}(PatternSource):
    """Claims the links of {title}; the page is read for what it says itself."""

    name = "{name}"
    hosts = re.compile(r"{host_pattern}", re.IGNORECASE)
    path = re.compile(r"{path_pattern}", re.IGNORECASE)
'''

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Head Baker at Harbour Bread</title></head>
<body><header><nav><a href="/jobs">Open jobs</a></nav></header>
<main><h1>Head Baker</h1><p>Company: Harbour Bread</p><p>Location: Whitby</p>
<p>Harbour Bread bakes for two hundred cafés on the coast. You will lead the early shift and teach two apprentices.</p>
<h2>What you will do</h2><ul><li>Plan the dough for each day</li><li>Keep the ovens and the records in order</li></ul>
<h2>Requirements</h2><ul><li>Five years of experience as a baker</li><li>A food hygiene certificate</li></ul>
<p>We offer paid training and bread for your family.</p></main>
<footer><a href="/privacy">Privacy</a></footer></body></html>
"""


class Unusable(ValueError):
    """What was given cannot name a source; the message says why and what to do."""


@dataclass(frozen=True)
class NewSource:
    """A site's name and the link of one of its postings, taken apart."""

    name: str
    url: str
    host: str
    segments: tuple[str, ...]

    @property
    def identifier(self) -> str:
        """The posting's own part of the link: its last segment."""
        return self.segments[-1]

    @property
    def key(self) -> str:
        """The key that the claim gives the link."""
        return f"{self.name}:{self.identifier}".lower()

    @property
    def class_name(self) -> str:
        """The name of the source's class, and of the site until it is given a better one."""
        return self.name.capitalize()


def new_source(name: str, url: str) -> NewSource:
    """The site to be written.

    Raises:
        Unusable: the name is no module's name, or the link names no posting.
    """
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise Unusable(f"{name!r} is no name for a source; take lower-case letters and digits, as in NAME=acme.")
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").lower()
    segments = tuple(part for part in parts.path.split("/") if part)
    if parts.scheme not in ("http", "https") or not HOST_LABEL.fullmatch(host):
        raise Unusable(f"{url!r} is no link; give the link of one posting, as in URL=https://jobs.acme.com/jobs/4711.")
    if not segments or not IDENTIFIER.fullmatch(segments[-1]):
        raise Unusable(f"{url!r} names no posting in its path; give the link of one posting.")
    return NewSource(name, url.strip(), host, segments)


def source_text(site: NewSource, month: str) -> str:
    """The module: its header is complete, its pattern takes every link that has the given one's form."""
    before = "/".join(re.escape(part) for part in site.segments[:-1])
    known = f"/{before}/" if before else "/"
    shown = "/" + "/".join((*site.segments[:-1], "{id}"))
    return SOURCE.format(
        title=site.class_name,
        class_name=site.class_name,
        name=site.name,
        host=site.host,
        scheme=urlsplit(site.url).scheme,
        shown=shown,
        month=month,
        host_pattern=rf"(?:www\.)?{re.escape(site.host.removeprefix('www.'))}",
        path_pattern=known + r"([\w-]+)(?:[/?]|$)",
    )


def files(site: NewSource, month: str) -> dict[str, str]:
    """Every file of the new source by its path inside the repository."""
    folder = f"tests/sources/{site.name}"
    links = {"claims": {site.url: site.key}, "not": [f"https://{site.host}/", "https://other.example/jobs/4711"]}
    expected = {
        "link": site.url,
        "posting": {
            "source": site.name, "key": site.key, "title": "Head Baker", "company": "Harbour Bread",
            "locations": ["Whitby"], "language": "en",
        },
        "says": ["• Plan the dough for each day", "bread for your family"],
        "lacks": ["Open jobs", "Privacy"],
    }  # fmt: skip
    return {
        f"src/jseeker/sources/{site.name}.py": source_text(site, month),
        f"{folder}/links.json": json.dumps(links, ensure_ascii=False, indent=1) + "\n",
        f"{folder}/sample.page.html": PAGE,
        f"{folder}/sample.expected.json": json.dumps(expected, ensure_ascii=False, indent=1) + "\n",
    }


def write(site: NewSource, root: Path, month: str) -> list[str]:
    """The paths written.

    Raises:
        Unusable: one of the files is there already; nothing is written then.
    """
    texts = files(site, month)
    if there := [path for path in texts if (root / path).exists()]:
        raise Unusable(f"{there[0]} is there already; take another name, or edit it.")
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    docs = root / "docs" / "reading.md"
    if docs.is_file():
        docs.write_text(with_table(docs.read_text("utf-8"), root), "utf-8")
    return list(texts)


def main() -> int:
    """Writes the files and says what to do next; 2 where the name or the link will not do."""
    parser = argparse.ArgumentParser(description="Write the source of a new job site and its test folder.")
    parser.add_argument("name", help="the source's name: lower-case letters and digits")
    parser.add_argument("url", help="the link of one posting on the site")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository (default: this one)")
    given = parser.parse_args()
    try:
        site = new_source(given.name, given.url)
        written = write(site, given.root, datetime.now(UTC).strftime("%Y-%m"))
    except Unusable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("".join(f"wrote {path}\n" for path in written))
    sys.stdout.write(
        "Now save a page of the site over the sample, say in the header where you saw it, and run: "
        f'make test ARGS="-k {site.name}"\n'
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
