"""What the same documents cost other engines: `python documents.py ENGINE < contents.json`, where they are installed.

Standard input holds a list of {"html": page, "cv": RenderCV's dictionary}; standard output gets the milliseconds of
each document but the first two, as a JSON list.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Write = Callable[[dict[str, Any]], object]
WARM_UP = 2
ICONS = '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "lib.typ"\n'
"""Stands in for the icons that RenderCV would fetch from the network; nothing to draw is less work for it."""


@contextmanager
def weasyprint() -> Iterator[Write]:
    """WeasyPrint, its fonts found once."""
    from weasyprint import HTML  # type: ignore[import-not-found]  # noqa: PLC0415 - only in its own environment
    from weasyprint.text.fonts import (  # type: ignore[import-not-found]  # noqa: PLC0415 - the same
        FontConfiguration,
    )

    fonts = FontConfiguration()
    yield lambda content: HTML(string=content["html"]).write_pdf(font_config=fonts, pdf_tags=True)


@contextmanager
def rendercv() -> Iterator[Write]:
    """RenderCV's own function for Python programs, which keeps its compiler where it can."""
    from rendercv.api import functions  # type: ignore[import-not-found]  # noqa: PLC0415 - only in its own environment

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "cv.pdf")
        os.environ["XDG_DATA_HOME"] = folder  # where typst looks for packages before it asks the network
        icons = Path(folder, "typst/packages/preview/fontawesome/0.5.0")
        icons.mkdir(parents=True)
        icons.joinpath("typst.toml").write_text(ICONS)
        icons.joinpath("lib.typ").write_text("#let fa-icon(..any) = []\n")

        def write(content: dict[str, Any]) -> int:
            faults = functions.create_a_pdf_from_a_python_dictionary(content["cv"], file)
            if faults:
                raise SystemExit(f"RenderCV refuses the content: {faults}")
            return file.stat().st_size

        yield write


@contextmanager
def playwright() -> Iterator[Write]:
    """Chromium, one page for all documents."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only in its own environment

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()

        def write(content: dict[str, Any]) -> bytes:
            page.set_content(content["html"])
            return page.pdf(format="A4", tagged=True)

        yield write
        browser.close()


ENGINES = {"weasyprint": weasyprint, "rendercv": rendercv, "playwright": playwright}


def main() -> int:
    """Measures one engine."""
    contents = json.load(sys.stdin)
    times = []
    with ENGINES[sys.argv[1]]() as write:
        for content in contents:
            start = time.perf_counter()
            write(content)
            times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times[WARM_UP:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
