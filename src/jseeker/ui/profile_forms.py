"""The forms of the Profile page: each field writes what it holds into the draft as soon as it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from jseeker.ui.profile_desk import Desk, Sheet
from jseeker.ui.profile_edits import (
    Path,
    Tree,
    line_notes,
    moved,
    value_at,
    with_line,
    with_line_moved,
    with_line_note,
    with_value,
    without_line,
)
from jseeker.ui.profile_rows import (
    Block,
    Field,
    Kind,
    aliases_of,
    aliases_text,
    entry_label,
    number_table_of,
    shown,
    variants_of,
    variants_text,
    when_used,
)
from jseeker.ui.words import plain

__all__ = ["ROUND", "Forms"]

ROUND = "profile.round"
"""Grows whenever the whole sheet is another one: its fields then forget what stood in them."""
EXTRA = "x-jseeker"
USES = ("as it fits", "always", "never")
LINE_HEIGHT_PX, TEXT_HEIGHT_PX = 72, 110


class Forms:
    """Fields for the values of one sheet."""

    def __init__(self, desk: Desk, sheet: Sheet, tree: Tree) -> None:
        self._desk, self._sheet, self._tree = desk, sheet, tree
        self._stamp = f"profile.{st.session_state.get(ROUND, 0)}.{desk.stamp(sheet)}"

    def fields(self, path: Path, fields: tuple[Field, ...]) -> None:
        """The fields of one table, the short ones in two columns."""
        short = [field for field in fields if field.kind is Kind.LINE]
        for start in range(0, len(short), 2):  # row by row: on a phone they stand below each other in this order
            for column, field in zip(st.columns(2), short[start : start + 2], strict=False):
                with column:
                    self._field((*path, field.key), field)
        for field in fields:
            if field.kind is not Kind.LINE:
                self._field((*path, field.key), field)

    def entries(self, block: Block) -> None:
        """The entries of a block: which one, and its fields."""
        entries = _entries(self._tree, block.path)
        picker = f"profile.place.{block.title}"
        place = min(st.session_state.get(picker, 0), max(0, len(entries) - 1))
        left, right = st.columns([2, 5])
        with left:
            if entries:
                self._pick(block, entries, place, picker)
            else:
                st.caption(f"No {block.entry} yet.")
            self._button(
                f"Add a {block.entry}" if block.entry[0] not in "aeiou" else f"Add an {block.entry}",
                ":material/add:",
                f"add.{block.title}",
                lambda tree: with_value(tree, block.path, [*_entries(tree, block.path), {}]),
                block,
                (picker, len(entries)),
            )
        if entries:
            with right.container(border=True):
                self._entry(block, entries, place, picker)

    def _pick(self, block: Block, entries: list[Any], place: int, picker: str) -> None:
        key = f"{self._stamp}.pick.{block.title}"

        def keep() -> None:
            st.session_state[picker] = st.session_state[key]

        st.radio(
            block.title,
            range(len(entries)),
            index=place,
            format_func=lambda number: plain(entry_label(block, entries[number], number)),
            label_visibility="collapsed",
            key=key,
            on_change=keep,
        )

    def _entry(self, block: Block, entries: list[Any], place: int, picker: str) -> None:
        path = (*block.path, place)
        self.fields(path, block.fields)
        if block.title == "Skills":
            self._aliases(path)
        item = entries[place] if isinstance(entries[place], dict) else {}
        if block.has_lines:
            self._lines(block, path, item)
        with st.container(horizontal=True):
            for label, icon, by in (("Up", ":material/arrow_upward:", -1), ("Down", ":material/arrow_downward:", 1)):
                if 0 <= place + by < len(entries):
                    self._button(
                        label,
                        icon,
                        f"move.{block.title}.{place}.{by}",
                        _mover(block.path, place, by),
                        block,
                        (picker, place + by),
                    )
            self._button(
                f"Remove this {block.entry}",
                ":material/delete:",
                f"remove.{block.title}.{place}",
                lambda tree: with_value(tree, block.path, _without(_entries(tree, block.path), place)),
                block,
                (picker, max(0, place - 1)),
            )

    def _lines(self, block: Block, path: Path, item: Tree) -> None:
        """The lines of what was done, each with what is said about it."""
        st.markdown("**What you did**")
        st.caption(
            "One line for each thing, with a number in it where you can. Documents show these words and no others."
        )
        lines, notes = item.get("highlights") or [], line_notes(item)
        for number, line in enumerate(lines):
            key = f"{self._stamp}.{path}.line.{number}"
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                st.text_area(
                    f"Line {number + 1}",
                    str(line),
                    height=LINE_HEIGHT_PX,
                    label_visibility="collapsed",
                    key=key,
                    on_change=self._set_line,
                    args=(key, path, number),
                )
                with st.popover("", icon=":material/tune:", help=f"More about line {number + 1}"):
                    self._line_notes(block, path, number, notes[number], len(lines))
        self._button(
            "Add a line",
            ":material/add:",
            f"add.{path}",
            lambda tree: with_value(
                tree, path, with_line(_item(tree, path), len(lines), "What you did, and what came of it")
            ),
            block,
        )

    def _line_notes(self, block: Block, path: Path, number: int, notes: Tree, count: int) -> None:
        """Skills, profiles, other wordings and use of one line."""
        for field in (Field("skills", "Skills that it shows", Kind.LIST), Field("profiles", "Profiles", Kind.LIST)):
            key = f"{self._stamp}.{path}.{number}.{field.key}"
            self._list(field, notes.get(field.key), key, self._set_note, (key, path, number, field.key))
        key = f"{self._stamp}.{path}.{number}.variants"
        st.text_area(
            "The same in other words of yours, one a line",
            variants_text(notes.get("variants")),
            height=TEXT_HEIGHT_PX,
            key=key,
            on_change=self._set_variants,
            args=(key, path, number, notes.get("variants")),
            help="A document may print one of them instead. Which profile or language each is for stands in the file.",
        )
        key = f"{self._stamp}.{path}.{number}.use"
        used = USES.index(when_used(notes))
        st.selectbox("Print it", USES, index=used, key=key, on_change=self._set_use, args=(key, path, number))
        with st.container(horizontal=True):
            for label, by in (("Up", -1), ("Down", 1)):
                if 0 <= number + by < count:
                    self._button(
                        label,
                        None,
                        f"line.{path}.{number}.{by}",
                        _line_mover(path, number, by),
                        block,
                    )
            self._button(
                "Remove this line",
                ":material/delete:",
                f"line.{path}.{number}.remove",
                lambda tree: with_value(tree, path, without_line(_item(tree, path), number)),
                block,
            )

    def _aliases(self, path: Path) -> None:
        where = (*path, EXTRA, "aliases")
        key = f"{self._stamp}.{where}"
        st.text_area(
            "Other names that you accept for a skill, one skill a line",
            aliases_text(value_at(self._tree, where)),
            height=TEXT_HEIGHT_PX,
            placeholder="PostgreSQL = Postgres, psql",
            key=key,
            on_change=self._set,
            args=(key, where, aliases_of),
            help="Where a posting says Postgres, the document may, too: you said that it is the same.",
        )

    def _field(self, path: Path, field: Field) -> None:
        value, key = value_at(self._tree, path), f"{self._stamp}.{path}"
        if field.kind is Kind.LIST:
            self._list(field, value, key, self._set, (key, path, list))
            return
        parse: Callable[[str], Any] = number_table_of if field.kind is Kind.NUMBERS else str.strip
        looks: dict[str, Any] = {
            "placeholder": field.example,
            "key": key,
            "on_change": self._set,
            "args": (key, path, parse),
        }
        if field.kind is Kind.LINE:
            st.text_input(field.label, shown(value, field.kind), **looks)
        else:
            st.text_area(field.label, shown(value, field.kind), height=TEXT_HEIGHT_PX, **looks)

    def _list(self, field: Field, value: Any, key: str, on_change: Callable[..., None], args: tuple[Any, ...]) -> None:
        """Words as chips; a new one is typed."""
        words = [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
        words = list(dict.fromkeys(words))
        st.multiselect(
            field.label,
            words,
            words,
            accept_new_options=True,
            placeholder="Type one and press Enter",
            key=key,
            on_change=on_change,
            args=args,
        )

    def _button(
        self,
        label: str,
        icon: str | None,
        key: str,
        change: Callable[[Tree], Tree],
        block: Block,
        chosen: tuple[str, int] | None = None,
    ) -> None:
        """A press that moves places; `chosen` is which entry is shown afterwards."""

        def press() -> None:
            if self._edit(change, str(block.path[0]), moves=True) and chosen is not None:
                st.session_state[chosen[0]] = chosen[1]

        st.button(label, icon=icon, key=f"{self._stamp}.{key}", on_click=press)

    def _set(self, key: str, path: Path, parse: Callable[[Any], Any]) -> None:
        value = parse(st.session_state[key])
        self._edit(lambda tree: with_value(tree, path, value), str(path[0]))

    def _set_line(self, key: str, path: Path, number: int) -> None:
        text = " ".join(st.session_state[key].split())
        if text:
            self._edit(lambda tree: with_value(tree, path, with_line(_item(tree, path), number, text)), str(path[0]))
        else:  # an emptied line is one that is taken out
            self._edit(
                lambda tree: with_value(tree, path, without_line(_item(tree, path), number)), str(path[0]), moves=True
            )

    def _set_note(self, key: str, path: Path, number: int, name: str) -> None:
        value = list(st.session_state[key])
        self._note(path, number, name, value)

    def _set_variants(self, key: str, path: Path, number: int, before: Any) -> None:
        self._note(path, number, "variants", variants_of(st.session_state[key], before))

    def _set_use(self, key: str, path: Path, number: int) -> None:
        used = st.session_state[key]

        def change(tree: Tree) -> Tree:
            item = _item(tree, path)
            for name in ("always", "never"):
                item = with_line_note(item, number, name, True if used == name else None)
            return with_value(tree, path, item)

        self._edit(change, str(path[0]))

    def _note(self, path: Path, number: int, name: str, value: Any) -> None:
        self._edit(
            lambda tree: with_value(tree, path, with_line_note(_item(tree, path), number, name, value)), str(path[0])
        )

    def _edit(self, change: Callable[[Tree], Tree], section: str, *, moves: bool = False) -> bool:
        done = self._desk.edit(self._sheet.turn, change, section, moves=moves)
        if not done:
            st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
            st.toast("This was changed in another window meanwhile; look at it again.", icon=":material/sync_problem:")
        return done


def _mover(path: Path, place: int, by: int) -> Callable[[Tree], Tree]:
    """Moves an entry up or down."""
    return lambda tree: with_value(tree, path, moved(_entries(tree, path), place, by))


def _line_mover(path: Path, number: int, by: int) -> Callable[[Tree], Tree]:
    """Moves a line up or down."""
    return lambda tree: with_value(tree, path, with_line_moved(_item(tree, path), number, by))


def _entries(tree: Tree, path: Path) -> list[Any]:
    """The entries at that place, as they are now."""
    found = value_at(tree, path)
    return found if isinstance(found, list) else []


def _without(entries: list[Any], place: int) -> list[Any]:
    return entries[:place] + entries[place + 1 :]


def _item(tree: Tree, path: Path) -> Tree:
    """The entry at that place, as it is now."""
    item = value_at(tree, path)
    return item if isinstance(item, dict) else {}
