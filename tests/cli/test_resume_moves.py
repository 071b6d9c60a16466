"""A resume file brought in, sent out, changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jseeker.samples import sample_resume

Say = Callable[..., tuple[int, str, str]]
FOREIGN = {"basics": {"name": "Jo"}, "work": [{"company": "Acme", "startDate": "long ago"}]}


@pytest.fixture
def foreign(tmp_path: Path) -> str:
    path = tmp_path / "foreign.json"
    path.write_text(json.dumps(FOREIGN))
    return str(path)


def test_an_import_never_replaces_a_resume_in_silence(say: Say, home: Path, foreign: str) -> None:
    code, out, err = say("profile", "import", foreign)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert (home / "resume.yaml").read_bytes() == sample_resume()
    code, out, _ = say("profile", "import", foreign, "--force")
    assert code == 0
    assert (home / "resume.yaml.old1").read_bytes() == sample_resume()
    assert "name: Jo" in (home / "resume.yaml").read_text()


def test_the_list_of_what_was_left_stands_in_the_file_and_in_the_advice(say: Say, home: Path, foreign: str) -> None:
    (home / "resume.yaml").unlink()
    code, out, _ = say("profile", "import", foreign)
    assert code == 0
    assert "1 text was not understood" in out
    assert "work[0].startDate: long ago" in out
    assert "long ago" in (home / "resume.yaml").read_text()
    assert "meta.jseeker.unsorted" in say("profile", "check")[1]


def test_an_import_into_a_json_file_is_json(say: Say, home: Path, foreign: str, monkeypatch) -> None:
    monkeypatch.setenv("JSEEKER_RESUME", str(home / "mine.json"))
    assert say("profile", "import", foreign)[0] == 0
    assert json.loads((home / "mine.json").read_text())["basics"]["name"] == "Jo"
    assert say("profile", "check")[0] == 0


@pytest.mark.parametrize("name", ["none.json", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(say: Say, home: Path, name: str) -> None:
    code, out, err = say("profile", "import", name)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_an_export_goes_out_and_its_notes_aside(say: Say, home: Path, tmp_path: Path) -> None:
    code, out, err = say("profile", "export")
    assert code == 0
    assert json.loads(out)["basics"]["name"] == "Marta Quintela"
    assert "certificates" in err
    file = tmp_path / "cv.yaml"
    assert say("profile", "export", "--format", "rendercv", "-o", str(file))[1] == f"{file}\n"
    assert file.read_text().startswith("cv:")
    assert say("profile", "export", "-o", str(file))[0] == 0
    assert file.read_text().startswith("#")
    assert say("profile", "export", "-o", str(home / "resume.yaml"))[0] == 2
    assert (home / "resume.yaml").read_bytes() == sample_resume()
    assert say("profile", "export", "-o", str(tmp_path / "no" / "x.json"))[0] == 3


def test_an_edit_is_checked_and_the_old_file_kept(say: Say, home: Path, tmp_path: Path, monkeypatch) -> None:
    # given editors: one that changes nothing, one that breaks a date, one that fails
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[2])\np.write_text(eval(sys.argv[1])(p.read_text()))"
    )
    command = f"{sys.executable} {editor}"
    monkeypatch.delenv("VISUAL", raising=False)
    # when nothing changes
    monkeypatch.setenv("EDITOR", f"{command} 'lambda text: text'")
    assert say("profile", "edit")[:2] == (0, "Nothing was changed.\n")
    assert not (home / "resume.yaml.bak").exists()
    # when it is broken
    monkeypatch.setenv("EDITOR", f'{command} \'lambda text: text.replace("2021-03", "13/2021")\'')
    code, out, err = say("profile", "edit")
    assert code == 1
    assert "13/2021" in err
    assert "resume.yaml.bak" in out
    assert (home / "resume.yaml.bak").read_bytes() == sample_resume()
    # when the editor fails
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c 'import sys; sys.exit(3)'")
    assert say("profile", "edit")[0] == 3
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert say("profile", "edit")[0] == 3


def test_there_is_nothing_to_edit_without_a_resume(say: Say, home: Path) -> None:
    (home / "resume.yaml").unlink()
    assert say("profile", "edit")[0] == 3
    assert say("profile", "export")[0] == 3
