"""Every exception to a rule has its reason beside it: a lint rule off, a type ignored, a net for all errors."""

from __future__ import annotations

import ast
import io
import re
import tokenize

SILENCER = re.compile(
    r"""[#]\s*(?: noqa (?: :\s*[A-Z]+\d* (?:\s*,\s*[A-Z]+\d*)* )?
    | type:\s*ignore (?: \[ [\w\-,\ ]* \] )?
    | pragma:\s*no\ cover )""",
    re.VERBOSE,
)
BLANKET = re.compile(r"#\s*(?:noqa(?!:)|type:\s*ignore(?!\[))")
REASON_LETTERS_MIN = 6  # two short words ("as above"): fewer cannot say why

# The places where any error at all may be caught, because the work beside it must go on. Nowhere else.
BOUNDARIES = {
    ("src/jseeker/batch/runner.py", "run"): "the worker loop: one job's fault never ends the others",
    ("src/jseeker/ui/places.py", "drawn"): "a page: whatever happened, a person gets a sentence and keeps the menu",
    ("src/jseeker/cli/group.py", "run_command"): "the command line: a person gets one sentence, whatever happened",
    ("src/jseeker/batch/warm_pool.py", "_run_first"): "a pool hands a step's fault on to whoever waits for the step",
    ("src/jseeker/batch_processor.py", "_tell"): "the callback is the caller's code: if it raises, the batch goes on",
}


def comments(text: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}


def has_reason(comment: str) -> bool:
    return sum(map(str.isalpha, SILENCER.sub("", comment))) >= REASON_LETTERS_MIN


def silent_without_reason(text: str) -> list[str]:
    """Silencers whose line gives no reason, nor the comment line above it (or above a run of such lines)."""
    if not SILENCER.search(text):  # most files: telling comments from strings would take far longer
        return []
    lines, notes, found = text.splitlines(), comments(text), []
    for line, comment in notes.items():
        if not SILENCER.search(comment):
            continue
        above = line - 1
        while SILENCER.search(notes.get(above, "")) and not lines[above - 1].lstrip().startswith("#"):
            above -= 1
        explained_above = above in notes and lines[above - 1].lstrip().startswith("#") and has_reason(notes[above])
        if BLANKET.search(comment) or not (has_reason(comment) or explained_above):
            found.append(f"line {line}: {comment}")
    return found


def catch_alls(tree: ast.Module) -> list[tuple[str, int]]:
    """The function (or "<module>") and line of each handler that catches every error and does not raise it again."""
    found = []

    def visit(node: ast.AST, function: str) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        if isinstance(node, ast.ExceptHandler) and catches_all(node.type) and not raises_again(node):
            found.append((function, node.lineno))
        for child in ast.iter_child_nodes(node):
            visit(child, function)

    visit(tree, "<module>")
    return found


def catches_all(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(map(catches_all, kind.elts))
    return kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})


def raises_again(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def test_every_silenced_rule_has_its_reason_beside_it(source_texts, test_texts) -> None:
    texts = source_texts | test_texts
    broken = [f"{path}: {found}" for path, text in texts.items() for found in silent_without_reason(text)]
    assert not broken, "\n".join(broken)


def test_only_the_named_boundaries_catch_every_error(source_trees) -> None:
    caught = {(path, name): line for path, tree in source_trees.items() for name, line in catch_alls(tree)}
    strays = [f"{path}:{line} in {name}" for (path, name), line in caught.items() if (path, name) not in BOUNDARIES]
    assert not strays, "\n".join(strays)
    assert set(BOUNDARIES) - set(caught) == set(), "a boundary that is no more: take it off the list"


def test_a_silenced_rule_without_reason_is_found() -> None:
    for line in (
        "import x  # noqa: PLC0415",
        "x = f()  # type: ignore[arg-type]",
        "x = 1  # noqa",
        "x = 1  # noqa - the whole world",
    ):
        assert silent_without_reason(line), line
    for text in (
        "import x  # noqa: PLC0415 - slow to import",
        "# The extra may be missing.\nimport x  # noqa: PLC0415\nimport y  # noqa: PLC0415",
        "x = f()  # type: ignore[arg-type] # mypy doubts that types hash",
        "text = '# noqa: E501'",
    ):
        assert silent_without_reason(text) == [], text


def test_a_net_for_all_errors_is_found() -> None:
    for handler in ("except Exception:", "except:", "except (ValueError, BaseException) as e:"):
        assert catch_alls(ast.parse(f"def f():\n  try:\n    g()\n  {handler}\n    pass")) == [("f", 4)]
    for handler in ("except (ValueError, OSError):\n  pass", "except BaseException:\n  undo()\n  raise"):
        assert catch_alls(ast.parse(f"try:\n  g()\n{handler}")) == []
