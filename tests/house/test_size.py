"""Functions fit on a screen, files on a desk, the root on a glance; every module says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterable

FUNCTION_LINES_MAX = 60
FILE_LINES_MAX = 400
ROOT_ENTRIES_MAX = 14
RECORDED = "src/jseeker/store/migrations/versions/"  # a migration is a list of what was done, never read as one thought


def long_functions(tree: ast.Module) -> list[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {f"{node.name} (line {node.lineno})": (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    return [f"{name} has {lines} lines" for name, lines in sizes.items() if lines > FUNCTION_LINES_MAX]


def long_file(text: str) -> list[str]:
    lines = len(text.splitlines())
    return [f"{lines} lines"] if lines > FILE_LINES_MAX else []


def without_docstring(tree: ast.Module) -> list[str]:
    return [] if not tree.body or ast.get_docstring(tree) else ["no module docstring"]


def visible_entries(paths: Iterable[str]) -> list[str]:
    return sorted({path.split("/")[0] for path in paths if not path.startswith(".")})


def test_every_function_fits_on_a_screen(source_trees, test_trees) -> None:
    trees = {path: tree for path, tree in (source_trees | test_trees).items() if not path.startswith(RECORDED)}
    broken = [f"{path}: {found}" for path, tree in trees.items() for found in long_functions(tree)]
    assert not broken, "\n".join(broken)


def test_every_file_has_at_most_400_lines(source_texts, test_texts) -> None:
    texts = source_texts | test_texts
    broken = [f"{path}: {found}" for path, text in texts.items() for found in long_file(text)]
    assert not broken, "\n".join(broken)


def test_every_module_begins_with_what_it_is(source_trees) -> None:
    """A test needs no such line: its path says whose test it is."""
    broken = [f"{path}: {found}" for path, tree in source_trees.items() for found in without_docstring(tree)]
    assert not broken, "\n".join(broken)


def test_the_root_shows_at_most_14_entries(committed_files) -> None:
    shown = visible_entries(committed_files)
    assert 5 <= len(shown) <= ROOT_ENTRIES_MAX, shown


def test_the_rules_find_what_they_look_for() -> None:
    lines = ["    pass"] * FUNCTION_LINES_MAX
    assert long_functions(ast.parse("\n".join(["def long():", *lines])))
    assert long_functions(ast.parse("\n".join(["class A:", "  async def long(self):", *lines])))
    assert not long_functions(ast.parse("\n".join(["def fits():", *lines[1:]])))
    assert long_file("x\n" * (FILE_LINES_MAX + 1))
    assert not long_file("x\n" * FILE_LINES_MAX)
    assert without_docstring(ast.parse("x = 1"))
    assert not without_docstring(ast.parse('"""Says what it is."""'))
    assert visible_entries(["src/a.py", "src/b.py", ".ci/run", "Makefile"]) == ["Makefile", "src"]
