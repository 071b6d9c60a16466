"""Keeps the table of sources in docs/reading.md as the sources' headers say: `python tools/reading_docs.py`."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = re.compile(r"(\| source \| links .*?\n\|[-|]+\|\n)((?:\|.*\n)*)")


def header(module: Path) -> dict[str, str]:
    """The fields of a source's header by name."""
    doc = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    return dict(re.findall(r"^:(\w+): (.+)$", doc, re.MULTILINE))


def rows(root: Path) -> str:
    """The table's rows, one a source, by name."""
    modules = sorted(path for path in (root / "src/jseeker/sources").glob("*.py") if not path.name.startswith("_"))
    named = ((path.stem, header(path)) for path in modules)
    return "".join(f"| {name} | `{said['links']}` | {said['reads']} | {said['shape']} |\n" for name, said in named)


def with_table(text: str, root: Path) -> str:
    """The page with its table as the headers are now."""
    return TABLE.sub(lambda found: found[1] + rows(root), text)


def main() -> int:
    """Writes the page anew where it is not current."""
    page = ROOT / "docs" / "reading.md"
    page.write_text(with_table(page.read_text("utf-8"), ROOT), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
