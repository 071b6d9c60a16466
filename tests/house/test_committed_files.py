"""No committed file names a package index, a machine's own folders, or is larger than a person would want to clone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# The dots stand in brackets so that this file does not name what it looks for.
INDEX_HOSTS = re.compile(
    r"\b(?:pypi[.](?:org|python[.]org)|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|static[.]crates[.]io|proxy[.]golang)"
)
# A person's home, root's home, and the folders of build machines; an address in a URL (`…com/home/x`) is none of these.
MACHINE_PATHS = re.compile(
    r"(?<![\w.:/-])(?:/(?:root|home/\w+|Users/\w+|opt/\w+)/|/(?:work|builds|workspace)/(?:main|shared|[.]\w))"
)
FILE_BYTES_MAX = 1_500_000


def test_no_committed_file_names_a_package_index(committed_texts) -> None:
    assert len(committed_texts) > 20
    found = {path: INDEX_HOSTS.search(text) for path, text in committed_texts.items()}
    assert {path: match.group() for path, match in found.items() if match} == {}


def test_no_committed_file_names_a_folder_of_one_machine(committed_texts) -> None:
    found = {path: MACHINE_PATHS.search(text) for path, text in committed_texts.items()}
    assert {path: match.group() for path, match in found.items() if match} == {}


def test_no_committed_file_is_too_large_to_clone_gladly(committed_files, root: Path) -> None:
    sizes = {path: (root / path).stat().st_size for path in committed_files}
    assert {path: size for path, size in sizes.items() if size > FILE_BYTES_MAX} == {}


@pytest.mark.parametrize(
    "host", ["https://pypi" + ".org/simple", "files.python" + "hosted.org", "http://deb.debian" + ".org/debian"]
)
def test_an_index_host_is_found(host: str) -> None:
    assert INDEX_HOSTS.search(f"--index-url {host}")


@pytest.mark.parametrize(
    "path", ["/ro" + "ot/.cache", "/ho" + "me/ann/resume.yaml", "/wo" + "rk/main/src", "(/wo" + "rk/shared)"]
)
def test_a_machine_path_is_found(path: str) -> None:
    assert MACHINE_PATHS.search(f"see {path} there")


@pytest.mark.parametrize(
    "text", ["https://acme.example/home/jobs/1", "/work/0/highlights", "a root/folder", "~/resume.yaml"]
)
def test_an_address_or_a_pointer_is_no_machine_path(text: str) -> None:
    assert not MACHINE_PATHS.search(text)
