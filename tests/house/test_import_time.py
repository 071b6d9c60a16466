"""Nothing is built when a module is imported: no client, engine, parser, automaton or file read; constants only."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

# What may be called while a module is imported, each with its reason.
ALLOWED = {
    "re.compile": "a compiled pattern is a constant",
    "frozenset": "a frozen table",
    "tuple": "a frozen table",
    "MappingProxyType": "a frozen table",
    "str.maketrans": "a table for str.translate",
    "dict": "a table",
    "dict.fromkeys": "a table",
    "set": "a table",
    "float": "a number such as infinity",
    "range": "a frozen table",
    "len": "counts a constant",
    "map": "walks a table",
    "zip": "walks tables",
    "enumerate": "walks a table",
    "sorted": "puts a constant in order",
    "max": "the largest of constants",
    "min": "the smallest of constants",
    "chr": "a letter",
    "unicodedata.normalize": "a constant text",
    "struct.Struct": "a compiled layout is a constant",
    "re.escape": "a constant text",
    "IPv4Network": "a range of addresses, as a value",
    "IPv6Network": "a range of addresses, as a value",
    "timedelta": "a value with its unit",
    "datetime": "a fixed moment",
    "date": "a fixed day",
    "Decimal": "an exact number",
    "TypeVar": "typing",
    "ParamSpec": "typing",
    "NewType": "typing",
    "cast": "typing",
    "logging.getLogger": "a name in the logging tree, not a handler",
    "Path": "the address of a file, not the file",
    "dataclass": "declares a value",
    "field": "declares a part of a value",
    "unique": "declares an enum",
    "ContextVar": "the name of a value that each task has for itself",
    "threading.local": "an empty place for each thread; what stands there is built on first use",
    "lru_cache": "declares what is built on first use",
    "cached": "declares what is built on first use",
    "auto": "declares a word of an enum",
    "Field": "pydantic: declares a part of a model",
    "ConfigDict": "pydantic: declares how a model reads",
    "SettingsConfigDict": "pydantic: declares how settings are read",
    "BeforeValidator": "pydantic: declares a check",
    "AfterValidator": "pydantic: declares a check",
    "PlainSerializer": "pydantic: declares how a part is written",
    "field_validator": "pydantic: declares a check",
    "model_validator": "pydantic: declares a check",
    "field_serializer": "pydantic: declares how a part is written",
}

# Methods of a constant: they make another constant, whatever they are called on.
ALLOWED_METHODS = {
    "split": "words of a constant",
    "splitlines": "lines of a constant",
    "join": "words of a constant",
    "items": "walks a table",
    "keys": "walks a table",
    "values": "walks a table",
    "union": "a frozen table",
    "lower": "a constant text",
    "strip": "a constant text",
    "replace": "a constant text",
    "format": "a constant text",
    "encode": "a constant text as bytes",
}

# Whole libraries whose calls declare: nothing is opened until a function is called.
ALLOWED_IN = {
    "src/jseeker/store/schema.py": "tables are declared as SQLAlchemy's own constants",
    "src/jseeker/store/migrations/": "revisions are declared for alembic",
}
# A decorator of a command line declares a command.
GROUPS = ("batch.", "cli.", "config.", "db.", "documents.", "profile.", "schedule.", "template.", "track.")
DECLARING_DECORATORS = ("click.", *GROUPS, "pytest.", "st.")


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def calls_at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Each call that runs when the module is imported; bodies of functions, lambdas and a main guard wait."""
    waiting: list[ast.AST] = [node for node in tree.body if not _is_main_guard(node)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
            continue
        if isinstance(node, ast.Lambda | ast.AnnAssign) and not getattr(node, "value", None):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not _is_annotation(node, child)]


def _is_main_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.dump(node.test)


def _is_annotation(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(parent, ast.AnnAssign) and child is parent.annotation


Functions = dict[str, tuple[ast.FunctionDef, str]]


class Project:
    """The modules of the project, and which of their names are values and functions of its own."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.trees = trees
        self.values = values_of(trees)
        self._functions: dict[str, Functions] = {}

    def functions(self, path: str) -> Functions:
        """The project's functions by the names that a module calls them by, each with the path of its home."""
        if path not in self._functions:
            self._functions[path] = self._own(path) | self._imported(path)
        return self._functions[path]

    def _own(self, path: str) -> Functions:
        return {node.name: (node, path) for node in self.trees[path].body if isinstance(node, ast.FunctionDef)}

    def _imported(self, path: str) -> Functions:
        found: Functions = {}
        for node in self.trees[path].body:
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("jseeker"):
                continue
            home = f"src/{node.module}".replace(".", "/")
            for alias in node.names:
                name = alias.asname or alias.name
                if (module := f"{home}/{alias.name}.py") in self.trees:
                    found |= {f"{name}.{other}": function for other, function in self._own(module).items()}
                elif f"{home}.py" in self.trees and alias.name in (theirs := self._own(f"{home}.py")):
                    found[name] = theirs[alias.name]
        return found

    def states_a_constant(self, call: ast.Call, path: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a call is a listed one, makes a value, or is to a function of ours that makes only such calls."""
        name, ours = dotted(call.func), self.functions(path)
        if name in ours:
            function, home = ours[name]
            inner = [node for node in ast.walk(function) if isinstance(node, ast.Call)] if name not in seen else []
            return all(self.states_a_constant(node, home, seen | {name}) for node in inner)
        known = name in ALLOWED or name.split(".")[-1] in ALLOWED or name.split(".")[0] in self.values
        method = isinstance(call.func, ast.Attribute) and call.func.attr in ALLOWED_METHODS
        return known or method or name.startswith(DECLARING_DECORATORS)

    def built_at_import(self, path: str) -> list[str]:
        """The calls that build something when the module is imported."""
        if path.startswith(tuple(ALLOWED_IN)):
            return []
        calls = [call for call in calls_at_import(self.trees[path]) if not self.states_a_constant(call, path)]
        return [f"line {call.lineno}: {ast.unparse(call)[:60]}" for call in calls]


def values_of(trees: dict[str, ast.Module]) -> frozenset[str]:
    """The names of the project's own frozen values, enums and pydantic models: making one is stating a constant."""
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    values = {node.name for node in classes if any("frozen" in ast.dump(mark) for mark in node.decorator_list)}
    known = values | {"StrEnum", "NamedTuple", "BaseModel"}
    while grown := {node.name for node in classes if known & set(map(dotted, node.bases))} - known:
        known |= grown
    return frozenset(known - {"StrEnum", "NamedTuple", "BaseModel"})


def test_importing_a_module_builds_nothing(source_trees) -> None:
    project = Project(source_trees)
    broken = [f"{path}: {found}" for path in source_trees for found in project.built_at_import(path)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    "text",
    [
        "CLIENT = httpx2.Client()",
        "ENGINE: Engine = create_engine('sqlite://')",
        "class A:\n    words = load_words()",
        "def f(clock=Clock()): ...",
        "@register(open('x'))\ndef f(): ...",
        "TABLE = {name: parse(name) for name in NAMES}",
        "TEXT = Path(__file__).with_name('x').read_text()",
        "def load():\n    return open('x')\nTEXT = load()",
        "try:\n    START = time.time()\nfinally:\n    pass",
    ],
)
def test_what_is_built_at_import_is_found(text: str) -> None:
    assert Project({"src/jseeker/x.py": ast.parse(text)}).built_at_import("src/jseeker/x.py")


def test_constants_and_functions_are_let_through() -> None:
    text = """
WORDS = frozenset("a b".split())
PATTERN: Final = re.compile("x")
LIMIT = Limit(5)
def words(text): return frozenset(text.split())
WORDS = words("a b")
@dataclass(frozen=True)
class A:
    x: list[int] = field(default_factory=list)
@functools.cache
def engine(): return create_engine("sqlite://")
key = lambda x: parse(x)
if __name__ == "__main__":
    main()
"""
    trees = {"src/jseeker/x.py": ast.parse(text), "src/jseeker/y.py": ast.parse("class Limit(BaseModel): ...")}
    assert Project(trees).built_at_import("src/jseeker/x.py") == []


def test_a_function_of_another_module_is_followed() -> None:
    text = "from jseeker.core import words as w\nfrom jseeker.core.words import load\nA = w.pure()\nB = load()"
    words = ast.parse(
        "def pure(): return re.compile(escaped())\ndef escaped(): return 'x'\ndef load(): return open('x')"
    )
    project = Project({"src/jseeker/x.py": ast.parse(text), "src/jseeker/core/words.py": words})
    assert project.built_at_import("src/jseeker/x.py") == ["line 4: load()"]


def test_a_frozen_value_of_the_project_is_a_constant() -> None:
    tree = ast.parse(
        "@dataclass(frozen=True)\nclass A: ...\nclass B(StrEnum): ...\n@dataclass\nclass C: ...\nclass D(A): ..."
    )
    assert values_of({"x": tree}) == {"A", "B", "D"}
