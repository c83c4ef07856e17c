"""The house stays as it was built: one way for imports, small modules, pure rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.cli import COMMANDS, group

PACKAGE = Path(__file__).parent.parent / "checklist"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}

# Rooms from the outside to the inside; a module imports from its own level or further in.
LEVELS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("app",),
    ("interview", "report", "followup", "store"),
    ("rules", "format"),
    ("model",),
    ("errors", ""),
)
LEVEL = {room: number for number, rooms in enumerate(LEVELS) for room in rooms}
PURE = ("model", "format", "rules")
# What the pure rooms may import of the standard library and of others: no outside among them.
OUTSIDE = {
    "click", "git", "os", "pathlib", "io", "shutil", "tempfile", "subprocess", "sys", "time",
    "glob", "socket", "urllib", "random", "platformdirs", "sqlite3", "jinja2", "logging", "locale",
}  # fmt: skip
OUTSIDE_CALLS = {
    "open", "print", "input", "date.today", "datetime.now", "datetime.today", "datetime.utcnow",
    "time.time",
}  # fmt: skip
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(path: Path) -> str:
    """The path of a module from the package's folder, as pytest shows it."""
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    """The room that a module belongs to: its folder, or its own name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imports(tree: ast.Module, *, at_run_time: bool = False) -> Iterator[str]:
    """The modules that a module imports; at run time without those for the type checker alone."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if at_run_time and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            skipped.update(inner for part in node.body for inner in ast.walk(part))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative imports hide where a module lives"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def public(tree: ast.Module) -> Iterator[ast.AST]:
    """The public functions and classes of a module, with the public methods of those classes."""
    nodes = list(tree.body)
    for node in nodes:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                nodes += [inner for inner in node.body if isinstance(inner, FUNCTIONS)]


@pytest.fixture(params=MODULES, ids=name)
def module(request: pytest.FixtureRequest) -> Path:
    """Each module of the package."""
    path: Path = request.param
    return path


def test_every_room_has_its_level() -> None:
    rooms = {room(path) for path in MODULES}
    assert rooms <= set(LEVEL), f"say in LEVELS where {rooms - set(LEVEL)} stands"


def test_imports_point_one_way(module: Path) -> None:
    own = LEVEL[room(module)]
    for imported in imports(TREES[module], at_run_time=True):
        top, *rest = imported.split(".")
        if top != "checklist":
            continue
        inner = rest[0] if rest and rest[0] in LEVEL else ""
        assert LEVEL[inner] >= own, f"imports {imported}, which is further out"


def test_pure_rooms_do_not_touch_the_outside(module: Path) -> None:
    if room(module) not in PURE:
        return
    tree = TREES[module]
    assert not {imported.split(".")[0] for imported in imports(tree)} & OUTSIDE
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & OUTSIDE_CALLS


def test_only_the_repository_imports_the_git_library(module: Path) -> None:
    if name(module) != "store/hooked.py":
        assert "git" not in {imported.split(".")[0] for imported in imports(TREES[module])}


def test_the_clock_is_read_in_one_place(module: Path) -> None:
    if name(module) == "app.py":
        return
    clock = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow"}
    called = {
        ast.unparse(node.func) for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)
    }
    assert not called & clock


def test_only_the_entry_exits(module: Path) -> None:
    if name(module) in ("cli.py", "__main__.py"):
        return
    exits = {"sys.exit", "exit", "quit", "os._exit", "SystemExit"}
    if name(module) == "store/glance.py":
        exits -= {"os._exit"}  # where a second process began, it ends
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in exits, f"line {node.lineno}"
        if isinstance(node, ast.Raise) and node.exc:
            raised = ast.unparse(node.exc)
            assert not raised.startswith(("click.", "SystemExit")), f"line {node.lineno}"


def test_lines_end_at_newlines_only(module: Path) -> None:
    # `splitlines` also splits at U+2028, form feeds and more, which are text in an answer.
    methods = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.Attribute)]
    assert not [node.lineno for node in methods if node.attr == "splitlines"]


def test_modules_are_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").split("\n")) <= 301


def test_functions_are_small(module: Path) -> None:
    for node in ast.walk(TREES[module]):
        if isinstance(node, FUNCTIONS):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def test_everything_public_says_what_it_is(module: Path) -> None:
    tree = TREES[module]
    assert ast.get_docstring(tree), "the module has no docstring"
    for node in public(tree):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_there_are_no_rooms_for_leftovers() -> None:
    leftovers = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
    assert not leftovers & {part for path in MODULES for part in (path.stem, path.parent.name)}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_module_and_help(command: str) -> None:
    found = group.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    assert found.name == command
    assert found.help, "the command has no help"
    for parameter in found.params:
        described = parameter.to_info_dict()
        if described["param_type_name"] == "option" and not described["hidden"]:
            assert described["help"], f"{described['opts']} has no help"
