"""Templates on each kind of database."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jseeker.errors import UnknownId, UsageError
from jseeker.model.schedule import Schedule, TemplateOptions
from jseeker.store import Store

LINKS = ("https://a.example/1", "/saved/posting.html")


def test_a_template_comes_back_as_it_was_saved(store: Store, now: datetime) -> None:
    options = TemplateOptions(workers=3, allow_hosts=("127.0.0.1:80",), strict=True, name="Mornings")

    assert store.templates.save("daily", LINKS, options, now) is False

    found = store.templates.get("daily")
    assert (found.name, found.links, found.options) == ("daily", LINKS, options)
    assert (found.created_at, found.updated_at) == (now, now)


def test_a_name_that_is_taken_is_kept_unless_replacing_is_asked_for(store: Store, now: datetime) -> None:
    store.templates.save("daily", LINKS, TemplateOptions(), now)

    with pytest.raises(UsageError, match=r"There is a template 'daily' already; --force replaces it."):
        store.templates.save("daily", ("https://b.example/2",), TemplateOptions(), now)
    assert store.templates.get("daily").links == LINKS

    later = now + timedelta(days=1)
    assert store.templates.save("daily", ("https://b.example/2",), TemplateOptions(), later, replace=True) is True
    found = store.templates.get("daily")
    assert (found.links, found.created_at, found.updated_at) == (("https://b.example/2",), now, later)


def test_templates_are_listed_by_name(store: Store, now: datetime) -> None:
    for name in ("weekly", "daily"):
        store.templates.save(name, LINKS, TemplateOptions(), now)
    assert [template.name for template in store.templates.all()] == ["daily", "weekly"]


def test_a_template_that_a_schedule_runs_is_not_removed(store: Store, now: datetime) -> None:
    store.templates.save("daily", LINKS, TemplateOptions(), now)
    store.schedules.add(Schedule("at seven", "daily", "0 7 * * *", "UTC", now, now))

    with pytest.raises(UsageError, match=r"The schedule 'at seven' runs 'daily'; .*jseeker schedule rm 'at seven'"):
        store.templates.remove("daily")

    store.schedules.remove("at seven")
    store.templates.remove("daily")
    assert store.templates.all() == ()


def test_an_unknown_name_is_refused(store: Store) -> None:
    for call in (store.templates.get, store.templates.remove):
        with pytest.raises(UnknownId, match=r"There is no template 'x'; see them with jseeker template list."):
            call("x")
