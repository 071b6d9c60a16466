"""What is said in several places is said the same: versions, rooms, limits, targets, links between pages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def rooms(lines: list[str]) -> list[set[str]]:
    """The names on each line of layers, without brackets, bars and the words beside them."""
    return [set(re.findall(r"[a-z]\w*", re.split(r" {2,}|(?<=\w) (?=[a-z])", line)[0])) for line in lines]


def drawn_rooms(page: str) -> list[set[str]]:
    """The layers of the first code block under the heading Rooms."""
    block = page.split("## Rooms", 1)[1].split("```")[1]
    return rooms(block.strip().splitlines())


def dead_links(path: str, text: str, root: Path) -> list[str]:
    """Links from one page to files of the repository that are not there."""
    targets = re.findall(r"\]\((?!\w+:|#)([^)\s#]+)", text) + re.findall(r"<img[^>]+src=\"(?!\w+:)([^\"]+)\"", text)
    return [f"{path}: {target}" for target in targets if not (root / PurePosixPath(path).parent / target).exists()]


def unknown_targets(text: str, makefile: str) -> set[str]:
    """`make x` in a page's code that the Makefile does not know."""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    return set(re.findall(r"\bmake ([a-z-]+)\b", code)) - set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_the_drawn_rooms_are_the_layers_that_are_checked(pyproject, root: Path) -> None:
    layers = pyproject["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = drawn_rooms((root / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert len(drawn) >= 8
    assert drawn == rooms(layers)


def test_the_oldest_python_is_the_same_everywhere(pyproject, committed_texts) -> None:
    floor = pyproject["project"]["requires-python"].removeprefix(">=")
    makefile = committed_texts["Makefile"]
    assert pyproject["tool"]["ruff"]["target-version"] == "py" + floor.replace(".", "")
    assert pyproject["tool"]["mypy"]["python_version"] == floor
    assert f"({floor.replace('.', ', ')})" in makefile
    assert f"--python-version {floor}" in makefile
    assert f"Programming Language :: Python :: {floor}" in pyproject["project"]["classifiers"]
    assert f"Python {floor}+" in committed_texts["CONTRIBUTING.md"]


def test_the_version_is_the_same_everywhere(pyproject, committed_texts) -> None:
    version = pyproject["project"]["version"]
    assert f'__version__ = "{version}"' in committed_texts["src/jseeker/__init__.py"]
    assert re.findall(r"^## \[(\d[^\]]*)\]", committed_texts["CHANGELOG.md"], re.MULTILINE)[0] == version


def test_the_extra_and_the_group_for_tests_are_the_same(pyproject) -> None:
    assert pyproject["project"]["optional-dependencies"]["test"] == pyproject["dependency-groups"]["test"]


def test_the_lock_holds_every_dependency_with_hashes(pyproject, committed_texts) -> None:
    lock = committed_texts["requirements.lock"]
    wanted = [
        *pyproject["project"]["dependencies"],
        *filter(lambda d: isinstance(d, str), pyproject["dependency-groups"]["dev"]),
    ]
    wanted += [d for extra in pyproject["project"]["optional-dependencies"].values() for d in extra]
    names = {re.split(r"[\[<>=!~ ;]", requirement)[0].lower() for requirement in wanted}
    pinned = set(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", lock, re.MULTILINE))
    assert names - pinned == set()
    assert lock.count("--hash=sha256:") >= len(pinned) > 50


def test_the_stated_limits_are_those_that_are_checked(committed_texts) -> None:
    limits = dict(re.findall(r"^(\w+)_LINES_MAX = (\d+)", committed_texts["tests/house/test_size.py"], re.MULTILINE))
    page = committed_texts["CONTRIBUTING.md"]
    assert f"at most {limits['FUNCTION']} lines" in page
    assert f"files at most {limits['FILE']}" in page


def test_no_page_links_to_a_file_that_is_not_there(committed_texts, root: Path) -> None:
    pages = {path: text for path, text in committed_texts.items() if path.endswith(".md")}
    broken = [link for path, text in pages.items() for link in dead_links(path, text, root)]
    assert not broken, "\n".join(broken)


def test_every_make_target_that_a_page_names_is_there(committed_texts) -> None:
    pages = "\n".join(text for path, text in committed_texts.items() if path.endswith(".md") or path == ".ci/run")
    assert unknown_targets(pages, committed_texts["Makefile"]) == set()


def test_decisions_are_numbered_without_a_gap(committed_files) -> None:
    decisions = [PurePosixPath(path).name for path in committed_files if path.startswith("docs/decisions/")]
    numbers = sorted(int(name.split("-")[0]) for name in decisions if name != "README.md")
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_rules_find_what_they_look_for(root: Path) -> None:
    page = "## Rooms\n```\ncli | ui    doors\ncore        verbs, pure\nwalk one posting\n```\n"
    assert drawn_rooms(page) == [{"cli", "ui"}, {"core"}, {"walk"}]
    assert rooms(["(cli) | (ui)", "core"]) == [{"cli", "ui"}, {"core"}]
    assert dead_links("docs/x.md", "[a](../Makefile) [b](gone.md#part) [c](https://x.example)", root) == [
        "docs/x.md: gone.md"
    ]
    assert unknown_targets("`make tests`, ```\nmake test\n``` and make sure", "test: x\n") == {"tests"}
