"""The error tree drawn at the top of errors.py is the tree of its classes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

BRANCH = re.compile(r"^(?P<indent>[│ ]*)[├└]── (?P<name>\w+)", re.MULTILINE)
INDENT_COLUMNS = 4


def drawn(docstring: str, base: str) -> dict[str, str]:
    """Each class of the drawing with its parent."""
    above, tree = [base], {}
    for match in BRANCH.finditer(docstring):
        depth = len(match["indent"]) // INDENT_COLUMNS + 1
        del above[depth:]
        tree[match["name"]] = above[depth - 1]
        above.append(match["name"])
    return tree


def written(tree: ast.Module, base: str) -> dict[str, str]:
    """Each error class of a module with its first base."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    parents = {node.name: node.bases[0].id for node in classes if node.bases and isinstance(node.bases[0], ast.Name)}
    errors = {base}
    for name, parent in parents.items():
        if parent in errors:
            errors.add(name)
    return {name: parent for name, parent in parents.items() if name in errors - {base}}


def test_the_drawn_error_tree_is_the_tree_of_the_classes(source_trees) -> None:
    errors = source_trees["src/jseeker/errors.py"]
    classes = written(errors, "JSeekerError")
    assert len(classes) > 20
    assert drawn(ast.get_docstring(errors) or "", "JSeekerError") == classes


def strays(tree: ast.Module, errors: Iterable[str]) -> list[str]:
    """Classes of a module that would belong into the drawing."""
    known = set(errors)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return [node.name for node in classes if known & {ast.unparse(base).split(".")[-1] for base in node.bases}]


def test_no_error_of_the_tree_is_hidden_in_another_module(source_trees) -> None:
    errors = {"JSeekerError", *written(source_trees["src/jseeker/errors.py"], "JSeekerError")}
    others = {path: tree for path, tree in source_trees.items() if path != "src/jseeker/errors.py"}
    hidden = [f"{path}: {name}" for path, tree in others.items() for name in strays(tree, errors)]
    assert not hidden, "\n".join(hidden)


def test_a_class_that_is_not_drawn_is_found() -> None:
    drawing = "Tree.\n\nBase\n├── A     words\n│   └── B\n└── C\n"
    module = ast.parse("class Base(Exception): ...\nclass A(Base): ...\nclass B(A): ...")
    assert drawn(drawing, "Base") == {"A": "Base", "B": "A", "C": "Base"}
    assert written(module, "Base") == {"A": "Base", "B": "A"}
    assert strays(ast.parse("class X(errors.A): ...\nclass Y(ValueError): ..."), ["A"]) == ["X"]
