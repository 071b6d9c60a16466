"""`jseeker read` as a process."""

from __future__ import annotations

import json


def test_links_and_files_are_read_in_order(jseeker, site, saved) -> None:
    done = jseeker("read", "--json", "--allow-host", site.host, site.link(1), saved(2), site.gone)
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert (first["url"], first["company"], first["method"]) == (site.link(1), "Example 1 Ltd", "json_ld")
    assert (second["title"], second["method"], second["source"]) == ("Data Engineer 2", "file", second["source"])
    assert second["key"].startswith("file:")
    assert third["error"] == {"kind": "posting_gone", "message": third["error"]["message"], "retryable": False}
    assert {"Python", "SQL"} <= {skill["skill"] for skill in first["parsed"]["must_skills"]}


def test_a_private_address_is_refused_without_a_word_from_the_person(jseeker, site) -> None:
    done = jseeker("read", "--json", site.link(1))
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["kind"] == "refused"
    assert site.asked == []
