"""`jseeker documents` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_the_files_of_every_template_are_listed_and_there(jseeker, home: Path) -> None:
    done = jseeker("documents", "preview")

    names = [f"{name}.{ending}" for name in ("classic", "compact", "serif") for ending in ("pdf", "png")]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(home / "previews" / name) for name in names]
    assert sorted(path.name for path in (home / "previews").iterdir()) == names


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--template", "nope"], 2, "There is no template 'nope'; use one of classic, compact, serif."),
        (["--template", "../classic"], 2, "There is no template '../classic'; use one of"),
        (["--resume", "missing.yaml"], 3, "jseeker profile init"),
        (["--paper", "a3"], 2, "see jseeker documents preview --help."),
    ],
)  # fmt: skip
def test_what_a_person_can_mend_is_one_sentence(say, arguments: list[str], code: int, words: str) -> None:
    found, out, err = say("documents", "preview", *arguments)

    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert err.endswith(".\n")
