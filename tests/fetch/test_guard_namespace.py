"""The corpus again, with the system's own resolver and a network on which every address, private or not, answers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jseeker.fetch.addresses import is_public

SCENE = Path(__file__).with_name("inside_namespace.py")
PUBLIC = "93.184.215.14"
REBINDING = [
    {"link": "http://rebinding.example.com/", "answers": [[PUBLIC], ["127.0.0.1"]]},
    {"link": "http://rebinding.example.com/", "answers": [[PUBLIC], ["169.254.169.254"]]},
    {"link": "http://rebinding.example.com/", "answers": [[PUBLIC], [PUBLIC, "10.0.0.1"]]},
]


def namespace_command() -> list[str]:
    """The command that runs another in a network of its own; skips where the machine cannot, except in CI."""
    command = ["unshare", "--net", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    can = all(map(shutil.which, ("unshare", "ip", "mount")))
    can = can and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    if not can and not os.environ.get("CI"):
        pytest.skip("network namespaces need Linux, iproute2 and the right to make one")
    return command


def can_be_answered(answers: tuple[tuple[str, ...], ...]) -> bool:
    """False for the answers that no name server can give (a zone id, what is no address)."""
    return not any("%" in address or "not" in address for look_up in answers for address in look_up)


@pytest.mark.slow
def test_in_a_world_where_every_address_answers_only_public_ones_are_called(tricky_links, tmp_path) -> None:
    corpus = [{"link": t.link, "answers": t.answers} for t in tricky_links if can_be_answered(t.answers)]
    done = subprocess.run(
        [*namespace_command(), sys.executable, str(SCENE), str(tmp_path)],
        input=json.dumps(corpus + REBINDING),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["control"] == ["page", PUBLIC]
    reached_naively = [entry for entry in report["links"] if entry["naive"]]
    assert len(reached_naively) >= 50, "the network of the test answers nobody"
    for entry in report["links"][: len(corpus)]:
        assert entry["visit"] == [], entry
        assert entry["end"] == "refused", entry
    for entry in report["links"][len(corpus) :]:
        assert all(map(is_public, entry["visit"])), entry
