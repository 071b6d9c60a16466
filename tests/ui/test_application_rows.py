"""What the Applications page shows, as values: the board, what to do today, the table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.model.application import Application, ApplicationStatus, Move, StatusChange
from jseeker.model.revision import DocumentVersion
from jseeker.ui.application_rows import (
    BOARD,
    CARDS_AT_FIRST,
    BoardColumn,
    board,
    due_words,
    found,
    list_name,
    moves_from,
    sent_version,
    status_word,
    table_rows,
    to_do,
    undo_words,
)

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
S = ApplicationStatus


def one(number: int = 1, status: ApplicationStatus = S.TAILORED, **facts: Any) -> Application:
    made: dict[str, Any] = {"company": f"Company {number}", "role": "Engineer", "url": "", "key": f"k{number}"}
    return Application(id=number, status=status, created_at=NOW, **{**made, **facts})


def test_every_status_has_its_place_on_the_board() -> None:
    placed = [status for statuses in BOARD.values() for status in statuses]

    assert sorted(placed) == sorted(S)
    assert [name.value for name in BOARD] == ["Saved", "Tailored", "Applied", "Interview", "Offer", "Closed"]


@given(st.lists(st.sampled_from(list(S)), max_size=60), st.integers(1, 20))
def test_the_board_holds_every_application_once_and_draws_no_more_than_the_limit(
    statuses: list[ApplicationStatus], limit: int
) -> None:
    applications = [one(number, status) for number, status in enumerate(statuses)]

    columns = board(applications, TODAY, dict.fromkeys(BoardColumn, limit))

    assert sum(column.count for column in columns) == len(applications)
    assert all(len(column.cards) == min(limit, column.count) for column in columns)
    assert all(column.more == column.count - len(column.cards) for column in columns)
    for column in columns:
        assert {applications[card.id].status for card in column.cards} <= set(BOARD[column.name])


def test_a_thousand_applications_draw_a_few_cards() -> None:
    columns = board([one(number, list(S)[number % len(S)]) for number in range(1000)], TODAY)

    assert sum(len(column.cards) for column in columns) == len(BOARD) * CARDS_AT_FIRST


def test_what_is_due_stands_first_in_its_column_then_the_newest() -> None:
    applications = [one(1), one(2, follow_up=TODAY), one(3), one(4, follow_up=TODAY - timedelta(days=1))]

    tailored = board(applications, TODAY)[1]

    assert [card.id for card in tailored.cards] == [4, 2, 3, 1]


def test_a_card_says_its_fit_where_it_stands_within_the_column_and_what_is_due() -> None:
    screened = one(1, S.SCREENING, ats_score=80, follow_up=TODAY + timedelta(days=1))
    late = one(2, S.APPLIED, follow_up=TODAY - timedelta(days=3))
    closed = one(3, S.NO_ANSWER, follow_up=TODAY)

    badges = {
        card.id: [(badge.text, badge.colour) for badge in card.badges]
        for column in board([screened, late, closed], TODAY)
        for card in column.cards
    }

    assert badges == {
        1: [("fit 80", "green"), ("Screening", "violet"), ("due tomorrow", "blue")],
        2: [("3 days late", "red")],
        3: [("No answer", "gray")],
    }


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (3, "Thu"), (6, "Sun"), (7, "30 Nov")],
)
def test_a_day_is_said_as_people_say_it(days: int, words: str) -> None:
    assert due_words(TODAY + timedelta(days=days), TODAY) == words


def test_a_day_of_another_year_names_it() -> None:
    assert due_words(date(2027, 2, 1), TODAY) == "1 Feb 2027"


def test_today_names_what_presses_most_first_and_each_application_once() -> None:
    applications = [
        one(1, S.TAILORED, ats_score=60),
        one(2, S.TAILORED, ats_score=90),
        one(3, S.OFFER),
        one(4, S.INTERVIEW),
        one(5, S.INTERVIEW, next_action="Prepare"),
        one(6, S.APPLIED, follow_up=TODAY),
        one(7, S.INTERVIEW, follow_up=TODAY - timedelta(days=2), next_action="Send the sketch"),
        one(8, S.REJECTED, follow_up=TODAY),
        one(9, S.APPLIED, follow_up=TODAY + timedelta(days=1)),
    ]

    entries = to_do(applications, TODAY)

    assert [(entry.application_id, entry.what, entry.is_late) for entry in entries] == [
        (7, "Send the sketch (2 days late).", True),
        (6, "Follow up (today).", False),
        (4, "Write down the next action for this interview.", False),
        (3, "Answer the offer.", False),
        (2, "The documents are ready; review and send them.", False),
        (1, "The documents are ready; review and send them.", False),
    ]


def test_a_hundred_documents_to_send_are_no_list_of_a_hundred() -> None:
    assert len(to_do([one(number) for number in range(100)], TODAY)) == 6


def test_the_search_finds_all_words_anywhere_in_an_application() -> None:
    applications = [one(1, notes="Called Ana"), one(2, role="Émigré Cook"), one(3, S.NO_ANSWER)]

    assert [item.id for item in found(applications, "ana company")] == [1]
    assert [item.id for item in found(applications, "émigré COOK")] == [2]
    assert [item.id for item in found(applications, "no answer")] == [3]
    assert len(found(applications, "  ")) == 3
    assert found(applications, "nothing") == ()


def test_the_next_step_is_offered_first_and_never_the_place_it_stands_at() -> None:
    for status in S:
        offered = moves_from(status)
        assert status not in offered
        assert len(offered) == len(set(offered)) == len(S) - 1
    assert [moves_from(status)[0] for status in (S.TAILORED, S.APPLIED, S.INTERVIEW)] == [
        S.APPLIED,
        S.INTERVIEW,
        S.OFFER,
    ]


def test_a_row_of_the_table_links_only_to_the_web() -> None:
    rows = table_rows([one(1, url="https://a.example/1", ats_score=70), one(2, url="javascript:alert(1)")])

    assert [row["Link"] for row in rows] == ["https://a.example/1", None]
    assert (rows[0]["Fit"], rows[0]["Status"], rows[1]["Fit"]) == (70, "Tailored", None)


def test_a_list_has_another_name_when_its_rows_stand_elsewhere() -> None:
    names = {list_name(ids) for ids in ([1, 2], [2, 1], [3, 1, 2], [12], [1], [])}

    assert len(names) == 6
    assert list_name([1, 2]) == list_name((1, 2))


def test_undo_says_what_it_would_do_and_is_not_offered_for_what_is_long_ago() -> None:
    move = Move(5, 1, S.SAVED, S.APPLIED, NOW - timedelta(hours=1))

    assert undo_words([move], {1: "Acme"}, NOW) == "Acme back to Saved"
    assert undo_words([move, move], {}, NOW) == "2 applications back to where they were"
    assert undo_words([move], {}, NOW + timedelta(days=1)) == ""
    assert undo_words([], {}, NOW) == ""
    assert status_word(S.NO_ANSWER) == "No answer"


def test_the_version_that_was_sent_is_the_latest_of_the_moment_of_applying() -> None:
    def version(number: int, hours: int) -> DocumentVersion:
        return DocumentVersion(number, 1, number, "", (), "", NOW + timedelta(hours=hours))

    versions = [version(1, 0), version(2, 1), version(3, 5)]
    applied = one(1, S.APPLIED, history=(StatusChange(S.APPLIED, NOW + timedelta(hours=2)),))

    assert sent_version(versions, applied) == 2
    assert sent_version(versions, one(1)) is None
    assert sent_version([], applied) is None
