"""A profile gives its items by section, in the file's order."""

from __future__ import annotations

from jseeker.model.profile import Profile, ProfileItem, Section


def test_a_section_holds_its_items_in_order_and_no_others() -> None:
    items = (
        ProfileItem("work.b", Section.WORK),
        ProfileItem("education.a", Section.EDUCATION),
        ProfileItem("work.a", Section.WORK),
    )

    profile = Profile("0" * 64, "Ana Example", items=items)

    assert [item.id for item in profile.section(Section.WORK)] == ["work.b", "work.a"]
    assert profile.section(Section.PROJECTS) == ()
