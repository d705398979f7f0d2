"""What in a learner's code is worth a look: names that the worked solution does without, and that tampering needs.

It is a hint for the instructor and no more. Marks do not depend on it: they are kept by where the tests run.
"""

import ast
from collections.abc import Collection, Iterable, Iterator

_NAMES = frozenset(
    {
        # IPython and the kernel
        *("input_transformers_cleanup", "input_transformers_post", "ast_transformers", "transform_cell", "ast_parse"),
        *(
            "showtraceback",
            "displayhook",
            "run_cell",
            "user_ns",
            "iopub_socket",
            "get_parent",
            "events",
            "history_manager",
        ),
        # what judges
        *("telling", "outcome_of", "Outcome", "LiveAnswers", "deliver", "Result", "sys.modules", "AnswerProblem"),
        # the interpreter
        *("settrace", "setprofile", "_getframe", "get_objects", "__code__", "atexit", "builtins", "linecache"),
        *("__eq__", "__array_function__", "__reduce__", "__array__"),
        # the system
        *("ctypes", "socket", "subprocess", "urllib", "requests", "multiprocessing", "resource", "sqlite3", "pickle"),
        *(
            "fork",
            "kill",
            "symlink",
            "link",
            "rename",
            "truncate",
            "chmod",
            "utime",
            "mkfifo",
            "mknod",
            "setresuid",
            "walk",
        ),
        *(
            "rmtree",
            "system",
            "popen",
            "execve",
            "memfd_create",
            "_exit",
            "environ",
            "getoutput",
            "read_file",
            "write_file",
        ),
        *("glob", "rglob", "open", "write_text", "read_text"),
    }
)
_WORDS = (
    "/proc",
    "gradebook",
    "solutions",
    "submitted",
    "/dev/",
    "/etc/",
    "autograder.",
    "getoutput",
    "%%bash",
    "%%sh",
)
_MOST = 8


def names_worth_a_look(sources: Iterable[str]) -> dict[str, None]:
    """The names in these cells that tampering needs, in their order."""
    return dict.fromkeys(name for source in sources for name in _names(source))


def worth_a_look(sources: Iterable[str], usual: Collection[str] = frozenset()) -> str | None:
    """A sentence that names what was found in these cells; None if there is nothing but what is usual there."""
    found = [name for name in names_worth_a_look(sources) if name not in usual]
    if not found:
        return None
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"Worth a look: the notebook speaks of {', '.join(found[:_MOST])}{more}, which no exercise needs."


def _names(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        yield from (word for word in (*_WORDS, *_NAMES) if word in source and len(word) > len("open"))
        return
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) if name in _NAMES:
                yield name
            case ast.alias(name=name):
                yield from (part for part in name.split(".") if part in _NAMES)
                if name.startswith("autograder") and name != "autograder.checks":
                    yield name
            case ast.ImportFrom(module=str(module)):
                yield from (part for part in module.split(".") if part in _NAMES)
                if module.startswith("autograder"):
                    yield module
            case ast.Constant(value=str(text)):
                yield from (word for word in _WORDS if word in text)
            case ast.ClassDef(name="check"):
                yield "a class named check"
