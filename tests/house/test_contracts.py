"""Every Protocol of ports.py is held by a contract test that its implementations join."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath


def protocols(tree: ast.Module) -> list[str]:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return [node.name for node in classes if any("Protocol" in ast.dump(base) for base in node.bases)]


def unheld(names: list[str], tests: dict[str, str]) -> list[str]:
    """The protocols that no `test_*_contract.py` names."""
    contracts = [
        text for path, text in tests.items() if re.fullmatch(r"test_\w*contract\.py", PurePosixPath(path).name)
    ]
    return [name for name in names if not any(re.search(rf"\b{name}\b", text) for text in contracts)]


def test_every_port_has_a_contract_test(source_trees, test_texts) -> None:
    names = protocols(source_trees["src/jseeker/ports.py"])
    assert len(names) >= 5
    missing = unheld(names, test_texts)
    assert not missing, f"no test_*_contract.py names {', '.join(missing)}"


def test_a_port_without_contract_test_is_found() -> None:
    names = protocols(ast.parse("class Clock(Protocol): ...\nclass Box(Protocol[T]): ...\nclass Value: ..."))
    assert names == ["Clock", "Box"]
    tests = {"tests/x/test_clock_contract.py": "def test_x(clock: Clock): ...", "tests/x/test_box.py": "Box"}
    assert unheld(names, tests) == ["Box"]
