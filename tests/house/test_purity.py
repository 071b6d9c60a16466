"""core and model stay pure, and each outside library has one room: what import-linter cannot see."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

PURE_ROOMS = ("src/jseeker/core/", "src/jseeker/model/")

IMPURE_CALLS = frozenset(
    {"open", "input", "print", "exec", "eval", "__import__", "datetime.now", "datetime.utcnow", "datetime.today"}
    | {"date.today", "Path.cwd", "Path.home", "time.time", "time.monotonic", "uuid.uuid4", "uuid4"}
)
IMPURE_METHODS = frozenset(
    {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "mkdir", "unlink", "is_file"}
)
# Tables that ship inside the package are constants kept in their own files; these functions read them, once.
PACKAGE_DATA = {
    "src/jseeker/core/skills/lexicon.py": "_shipped_names",
    "src/jseeker/core/skills/model.py": "shipped_model",
}

# Which room may import a library; every other room speaks to it through a port.
OWNERS = {
    "alembic": ("store",),
    "click": ("cli",),
    "httpcore2": ("fetch",),
    "genai_prices": ("llm",),
    "httpx2": ("fetch", "llm"),
    "psycopg": ("store",),
    "pydantic_ai": ("llm",),
    "rich": ("cli",),
    "sqlalchemy": ("store",),
    "stamina": ("fetch", "llm"),
    "streamlit": ("ui",),
    "typst": ("render",),
}


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a name or a chain of attributes; what is not a name is left out (`f().read` is `read`)."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def impure_calls(tree: ast.Module, reader_of_package_data: str = "") -> list[str]:
    """Calls that read, write or look at a clock; those of one function are let through if it uses package data."""
    exempt = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == reader_of_package_data
    ]
    exempt = [node for node in exempt if "resources.files(" in ast.unparse(node)]
    allowed = {id(node) for function in exempt for node in ast.walk(function)}
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in allowed):
        name = dotted(call.func)
        tail = ".".join(name.split(".")[-2:])
        if name in IMPURE_CALLS or tail in IMPURE_CALLS or ("." in name and name.split(".")[-1] in IMPURE_METHODS):
            found.append(f"line {call.lineno}: {name}()")
        elif isinstance(call.func, ast.Attribute) and call.func.attr in IMPURE_METHODS:
            found.append(f"line {call.lineno}: .{call.func.attr}()")
    return found


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each imported top-level package with its line, imports inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def strangers(path: str, tree: ast.Module) -> list[str]:
    """Imports of a library that belongs to another room."""
    room = path.removeprefix("src/jseeker/").split("/")[0].removesuffix(".py")
    return [f"line {line}: {name}" for name, line in imported(tree) if name in OWNERS and room not in OWNERS[name]]


def test_core_and_model_neither_read_nor_look_at_a_clock(source_trees) -> None:
    pure = {path: tree for path, tree in source_trees.items() if path.startswith(PURE_ROOMS)}
    assert len(pure) > 10
    broken = [
        f"{path}: {found}" for path, tree in pure.items() for found in impure_calls(tree, PACKAGE_DATA.get(path, ""))
    ]
    assert not broken, "\n".join(broken)


def test_a_library_is_imported_only_in_the_room_that_owns_it(source_trees) -> None:
    broken = [f"{path}: {found}" for path, tree in source_trees.items() for found in strangers(path, tree)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "time.time()",
        "open('x')",
        "Path('x').read_text()",
        "folder.read_bytes()",
        "uuid.uuid4()",
        "date.today()",
    ],
)
def test_an_impure_call_is_found(line: str) -> None:
    assert impure_calls(ast.parse(line))


def test_a_pure_call_is_let_through() -> None:
    assert impure_calls(ast.parse("re.compile('x'); text.strip(); datetime.fromisoformat(s); opened(now)")) == []


def test_only_the_packages_own_data_may_be_read() -> None:
    own = ast.parse("def f():\n    return resources.files(__package__).joinpath('x').read_text()")
    other = ast.parse("def f():\n    return Path('x').read_text()")
    assert impure_calls(own)
    assert not impure_calls(own, "f")
    assert impure_calls(other, "f")


def test_a_library_in_the_wrong_room_is_found() -> None:
    inside = ast.parse("def f():\n    from sqlalchemy.engine import Engine")
    assert strangers("src/jseeker/app.py", inside) == ["line 2: sqlalchemy"]
    assert strangers("src/jseeker/store/rows.py", inside) == []
