"""The tests mirror the source: who looks for the test of a module knows its path."""

from __future__ import annotations

import ast
from collections.abc import Iterable

# Modules without a test file of their own, each with the reason.
EXEMPT = {
    "errors.py": "the tree is compared with its drawing by tests/house/test_errors_drawn.py",
}

# Folders whose modules are tested by data or as a whole, each with the reason.
EXEMPT_FOLDERS = {
    "sources/": "a site is tested by its data folder, tests/sources/<name>/",
    "store/migrations/": "migrations are tested together, by opening older databases",
    "samples/": "invented data: tested by everything that reads it",
}

ROOM_DEPTH = "src/jseeker/core".count("/")


def expected_test(module: str) -> str:
    """`tests/core/test_match.py` for `src/jseeker/core/match.py`."""
    *rooms, name = module.removeprefix("src/jseeker/").split("/")
    return "/".join(["tests", *rooms, f"test_{name}"])


def expected_tests(module: str) -> tuple[str, ...]:
    """The module's own test, or for a part of a package inside a room, the one test of that package."""
    own, package = expected_test(module), module.rpartition("/")[0]
    inside_a_room = package.count("/") > ROOM_DEPTH
    return (own, expected_test(f"{package}.py")) if inside_a_room else (own,)


def declares_only(tree: ast.Module) -> bool:
    """Whether a module holds no statement that could be wrong in itself: values, words and promises, no behaviour."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return all(
        isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for f in functions for line in f.body
    )


def untested(modules: Iterable[str], tests: Iterable[str]) -> list[str]:
    there = set(tests)
    return [
        f"{module}: {expected_test(module)} is missing"
        for module in modules
        if not module.endswith(("__init__.py", "__main__.py"))
        and not module.removeprefix("src/jseeker/").startswith(tuple(EXEMPT_FOLDERS))
        and module.removeprefix("src/jseeker/") not in EXEMPT
        and not there.intersection(expected_tests(module))
    ]


def test_every_module_has_its_test_where_one_looks_for_it(source_trees, test_texts) -> None:
    behaving = [path for path, tree in source_trees.items() if not declares_only(tree)]
    missing = untested(behaving, test_texts)
    assert not missing, "\n".join(missing)


def sites_without_data(docstrings: dict[str, str], files: Iterable[str]) -> list[str]:
    """Modules of sources/ whose header names a site, but which have no links.json and no page in tests/sources."""
    there = list(files)
    sites = [path.rpartition("/")[2].removesuffix(".py") for path, text in docstrings.items() if ":site:" in text]
    folders = {name: [path for path in there if path.startswith(f"tests/sources/{name}/")] for name in sites}
    whole = {name for name, paths in folders.items() if any(path.endswith("/links.json") for path in paths)}
    return sorted(set(sites) - {name for name in whole if any(".page." in path for path in folders[name])})


def test_every_site_has_its_folder_of_data(source_trees, committed_files) -> None:
    sources = {path: tree for path, tree in source_trees.items() if path.startswith("src/jseeker/sources/")}
    headers = {path: ast.get_docstring(tree) or "" for path, tree in sources.items()}
    assert any(":site:" in header for header in headers.values())
    assert sites_without_data(headers, committed_files) == []


def test_every_exemption_is_still_needed(source_texts, test_texts) -> None:
    assert {name for name in EXEMPT if f"src/jseeker/{name}" not in source_texts} == set()
    assert {name for name in EXEMPT if expected_test(f"src/jseeker/{name}") in test_texts} == set()


def test_a_module_without_test_is_found() -> None:
    modules = ["src/jseeker/core/match.py", "src/jseeker/app.py", "src/jseeker/core/__init__.py"]
    assert untested(modules, ["tests/core/test_match.py"]) == ["src/jseeker/app.py: tests/test_app.py is missing"]
    assert untested(["src/jseeker/core/deep/x.py"], ["tests/core/test_deep.py"]) == []
    assert untested(["src/jseeker/core/x.py"], ["tests/test_core.py"]) != []
    assert untested(["src/jseeker/core/deep/x.py"], []) == [
        "src/jseeker/core/deep/x.py: tests/core/deep/test_x.py is missing"
    ]


def test_a_module_that_only_declares_needs_no_test() -> None:
    assert declares_only(ast.parse('class Port(Protocol):\n    def f(self):\n        """What you get."""\n        ...'))
    assert declares_only(ast.parse("@dataclass\nclass Page:\n    text: str"))
    assert not declares_only(
        ast.parse("class Page:\n    @property\n    def size(self):\n        return len(self.text)")
    )


def test_a_site_without_data_is_found() -> None:
    headers = {"src/jseeker/sources/lever.py": ":site: x", "src/jseeker/sources/_web.py": "Helps."}
    links, page = "tests/sources/lever/links.json", "tests/sources/lever/a.page.json"
    assert sites_without_data(headers, [links]) == ["lever"]
    assert sites_without_data(headers, [links, page]) == []
