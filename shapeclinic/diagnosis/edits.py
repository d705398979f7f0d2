"""Changes to a program's source that touch one call each and leave everything else as it is written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from ..place import Place


class CannotEdit(Exception):
    """The program is not written in a way that this change knows."""


@dataclass(frozen=True)
class SetArgument:
    """Give a call an argument, or another value for one.

    In the code `{}` stands for the old value, `{numpy}` for what the program calls NumPy, `{layers}` as in `Wrap`.
    """

    place: Place
    name: str
    code: str
    position: int | None = None


@dataclass(frozen=True)
class RenameArgument:
    """Spell an argument's name right."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class RemoveArgument:
    """Take an argument out of a call; where it has no name there, the one at `position`."""

    place: Place
    name: str
    position: int | None = None


@dataclass(frozen=True)
class Wrap:
    """Put something around a call. `{}` stands for the call, `{layers}` for where its layers come from."""

    place: Place
    code: str


@dataclass(frozen=True)
class Replace:
    """Put another call in place of a call. `{callee}` stands for what was called, `{layers}` as in `Wrap`, `{keras}` for Keras."""

    place: Place
    code: str


@dataclass(frozen=True)
class Unwrap:
    """Leave of a call only its first argument."""

    place: Place


@dataclass(frozen=True)
class FeedThrough:
    """Send a layer's input (or its output) through another layer. `{layers}` stands as in `Wrap`."""

    place: Place
    code: str
    after: bool = False


@dataclass(frozen=True)
class WrapCallee:
    """Put something around what is called: `{}` stands for it, `{layers}` as in `Wrap`."""

    place: Place
    code: str


@dataclass(frozen=True)
class SetMethodArgument:
    """Give every call of a method of this name an argument; the place is where that is wanted."""

    place: Place
    method: str
    name: str
    code: str


@dataclass(frozen=True)
class WrapElement:
    """Put something around one of two elements of the list that a call is given; `{other}` stands for the other."""

    place: Place
    index: int
    code: str


@dataclass(frozen=True)
class NameResults:
    """Set an argument to some of the results that another call's statement gives names to."""

    place: Place
    argument: str
    source: Place
    indices: tuple[int, ...]
    position: int | None = None


Edit = (
    SetArgument
    | RenameArgument
    | RemoveArgument
    | Wrap
    | Replace
    | Unwrap
    | FeedThrough
    | WrapCallee
    | SetMethodArgument
    | WrapElement
    | NameResults
)


def apply(source: str, edits: Sequence[Edit]) -> str:
    """The source with these changes.

    Raises:
        CannotEdit: if a change finds no place, or not the form that it needs.
    """
    module = MetadataWrapper(cst.parse_module(source))
    editor = _Editor(source, module, edits)
    changed = module.visit(editor)
    if editor.unused:
        raise CannotEdit(f"no place for {editor.unused[0]}")
    return _with_import(changed, editor.imports) if editor.imports else changed.code


class _Editor(cst.CSTTransformer):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, source: str, module: MetadataWrapper, edits: Sequence[Edit]) -> None:
        super().__init__()
        self._lines = source.splitlines()
        self._module = module.module
        self._edits = edits
        self.unused: list[Edit] = list(edits)
        self.imports = ""
        self._named: dict[Place, list[str]] = {}

    def visit_Module(self, node: cst.Module) -> None:
        for assignment in _assignments(node):
            if isinstance(assignment.value, cst.Call) and isinstance(assignment.targets[0].target, cst.Tuple):
                place = self._place(assignment.value)
                self._named[place] = [self._code(e.value) for e in assignment.targets[0].target.elements]

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        result: cst.BaseExpression = updated_node
        for edit in self._edits:
            func = updated_node.func
            if (
                isinstance(edit, SetMethodArgument)
                and isinstance(func, cst.Attribute)
                and func.attr.value == edit.method
            ):
                result = self._set(updated_node, edit.name, edit.code, None)
                self._use(edit)
        for edit in self._at(original_node):
            if isinstance(edit, FeedThrough | SetMethodArgument):
                continue
            assert isinstance(result, cst.Call)
            result = self._change(edit, original_node, result)
        if isinstance(original_node.func, cst.Call) and isinstance(result, cst.Call):
            result = self._feed_functional(original_node, result)
        return result

    def leave_List(self, original_node: cst.List, updated_node: cst.List) -> cst.List:
        elements: list[cst.BaseElement] = []
        for before, after in zip(original_node.elements, updated_node.elements, strict=True):
            news = [edit for edit in self._at(before.value) if isinstance(edit, FeedThrough)]
            comma = self._comma(original_node)
            made = [cst.Element(self._expression(edit.code, before.value), comma=comma) for edit in news]
            if news and news[0].after:
                elements += [after.with_changes(comma=comma), *made]
            else:
                elements += [*made, after]
            self._use(*news)
        return updated_node.with_changes(elements=elements)

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        call = original_node.body[0].value if isinstance(original_node.body[0], cst.Expr) else None
        if not (isinstance(call, cst.Call) and isinstance(call.func, cst.Attribute) and call.func.attr.value == "add"):
            return updated_node
        if len(call.args) != 1:
            return updated_node
        news = [edit for edit in self._at(call.args[0].value) if isinstance(edit, FeedThrough)]
        made: list[cst.BaseStatement] = []
        for edit in news:
            layer = self._code(self._expression(edit.code, call.args[0].value))
            made.append(cst.parse_statement(f"{self._code(call.func)}({layer})"))
        self._use(*news)
        if not made:
            return updated_node
        return cst.FlattenSentinel([updated_node, *made] if news[0].after else [*made, updated_node])

    def _feed_functional(self, original: cst.Call, updated: cst.Call) -> cst.Call:
        """`Layer(…)(x)`: send x, or what comes out, through another layer first."""
        for edit in self._at(original.func):
            if isinstance(edit, FeedThrough) and updated.args:
                layer = self._expression(edit.code, original.func)
                self._use(edit)
                if edit.after:
                    updated = cst.Call(layer, [cst.Arg(updated)])
                else:
                    first = updated.args[0].with_changes(value=cst.Call(layer, [cst.Arg(updated.args[0].value)]))
                    updated = updated.with_changes(args=[first, *updated.args[1:]])
        return updated

    def _change(self, edit: Edit, original: cst.Call, call: cst.Call) -> cst.BaseExpression:
        if isinstance(edit, SetArgument):
            call = self._set(call, edit.name, edit.code, edit.position)
        elif isinstance(edit, RenameArgument):
            named = [arg for arg in call.args if arg.keyword and arg.keyword.value == edit.old]
            among = named or [arg for arg in call.args if arg.star == "**"]
            call = call.with_changes(args=[self._renamed(arg, edit) if arg in among else arg for arg in call.args])
        elif isinstance(edit, RemoveArgument):
            kept = [arg for arg in call.args if not (arg.keyword and arg.keyword.value == edit.name)]
            place = edit.position
            if len(kept) == len(call.args) and place is not None and _has_plain(call.args, place):
                kept = [*kept[:place], *kept[place + 1 :]]
            if len(kept) == len(call.args):
                kept = [self._without(arg, edit.name) if arg.star == "**" else arg for arg in call.args]
            if kept == list(call.args):
                raise CannotEdit(f"the call has no {edit.name}=")
            if kept:
                kept[-1] = kept[-1].with_changes(comma=call.args[-1].comma)
            call = call.with_changes(args=kept)
        elif isinstance(edit, Wrap):
            self._use(edit)
            return self._expression(edit.code.replace("{}", self._code(call)), original)
        elif isinstance(edit, Replace):
            self._use(edit)
            return self._expression(edit.code.replace("{callee}", self._code(call.func)), original)
        elif isinstance(edit, Unwrap):
            self._use(edit)
            if not call.args:
                raise CannotEdit("the call has no argument")
            return call.args[0].value
        elif isinstance(edit, WrapCallee):
            call = call.with_changes(func=self._expression(edit.code.replace("{}", self._code(call.func)), call.func))
        elif isinstance(edit, WrapElement):
            call = self._wrap_element(edit, original, call)
        elif isinstance(edit, NameResults):
            names = self._named.get(edit.source)
            if names is None or max(edit.indices) >= len(names):
                raise CannotEdit("the other call's results have no names of their own")
            code = f"[{', '.join(names[index] for index in edit.indices)}]"
            call = self._set(call, edit.argument, code, edit.position)
        self._use(edit)
        return call

    def _set(self, call: cst.Call, name: str, code: str, position: int | None) -> cst.Call:
        if "{numpy}" in code:
            code = code.replace("{numpy}", self._numpy())
        code = self._with_layers(code, call.func)
        args = list(call.args)
        place = next((i for i, arg in enumerate(args) if arg.keyword and arg.keyword.value == name), None)
        if place is None and position is not None and _has_plain(args, position):
            place = position
        settings = next((i for i, arg in enumerate(args) if arg.star == "**"), None)
        if place is not None:
            old = self._code(args[place].value)
            args[place] = args[place].with_changes(value=cst.parse_expression(code.replace("{}", old)))
        elif settings is not None:  # it may hold the argument: what stands behind in a dictionary wins
            given = self._code(args[settings].value)
            value = code.replace("{}", f'{given}["{name}"]')
            args[settings] = args[settings].with_changes(
                value=cst.parse_expression(f'{{**{given}, "{name}": {value}}}')
            )
        else:
            if "{}" in code:
                raise CannotEdit(f"the call has no {name}=")
            equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
            new = cst.Arg(cst.parse_expression(code), keyword=cst.Name(name), equal=equal)
            if args:
                last = args[-1]
                new = new.with_changes(comma=last.comma, whitespace_after_arg=last.whitespace_after_arg)
                args[-1] = last.with_changes(
                    comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" ")),
                    whitespace_after_arg=cst.SimpleWhitespace(""),
                )
            args.append(new)
        return call.with_changes(args=args)

    def _renamed(self, arg: cst.Arg, edit: RenameArgument) -> cst.Arg:
        """An argument under its new name, also among `**settings`."""
        if arg.keyword:
            return arg.with_changes(keyword=cst.Name(edit.new))
        given = self._code(arg.value)
        code = f'{{"{edit.new}" if name == "{edit.old}" else name: value for name, value in {given}.items()}}'
        return arg.with_changes(value=cst.parse_expression(code))

    def _without(self, settings: cst.Arg, name: str) -> cst.Arg:
        """`**settings` but for one of them."""
        given = self._code(settings.value)
        code = f'{{name: value for name, value in {given}.items() if name != "{name}"}}'
        return settings.with_changes(value=cst.parse_expression(code))

    def _wrap_element(self, edit: WrapElement, original: cst.Call, call: cst.Call) -> cst.Call:
        if not call.args or not isinstance(call.args[0].value, cst.List | cst.Tuple):
            raise CannotEdit("the call is not given a list")
        given = call.args[0].value
        elements = list(given.elements)
        old = self._code(elements[edit.index].value)
        other = self._code(elements[1 - edit.index].value) if len(elements) == 2 else "None"
        inner = original.func if isinstance(original.func, cst.Call) else original
        elements[edit.index] = elements[edit.index].with_changes(
            value=self._expression(edit.code.replace("{other}", other).replace("{}", old), inner)
        )
        first = call.args[0].with_changes(value=given.with_changes(elements=elements))
        return call.with_changes(args=[first, *call.args[1:]])

    def _expression(self, code: str, beside: cst.BaseExpression) -> cst.BaseExpression:
        """Parse code in which `{layers}` stands for the module that the layer beside it comes from."""
        return cst.parse_expression(self._with_layers(code, beside))

    def _with_layers(self, code: str, beside: cst.BaseExpression) -> str:
        if "{keras}" in code:
            self._import_keras()
            code = code.replace("{keras}", "keras.")
        if "{layers}" not in code:
            return code
        while isinstance(beside, cst.Call):
            beside = beside.func
        if isinstance(beside, cst.Attribute) and beside.attr.value[0].isupper():  # a class of layers, by its module
            return code.replace("{layers}", self._code(beside.value) + ".")
        self._import_keras()
        return code.replace("{layers}", "keras.layers.")

    def _import_keras(self) -> None:
        if not any(line.split("#")[0].strip() == "import keras" for line in self._lines):
            self.imports = "import keras\n"

    def _numpy(self) -> str:
        imported = re.search(r"^import numpy(?: as (\w+))?", "\n".join(self._lines), re.MULTILINE)
        if imported is None:
            self.imports = "import numpy as np\n"
            return "np"
        return imported[1] or "numpy"

    def _at(self, node: cst.CSTNode) -> list[Edit]:
        place = self._place(node) if isinstance(node, cst.Call) else None
        return [edit for edit in self._edits if edit.place == place]

    def _use(self, *edits: Edit) -> None:
        self.unused = [edit for edit in self.unused if edit not in edits]

    def _place(self, node: cst.CSTNode) -> Place:
        span = self.get_metadata(PositionProvider, node)
        assert isinstance(span, CodeRange)
        return Place(
            span.start.line,
            span.end.line,
            self._bytes(span.start.line, span.start.column),
            self._bytes(span.end.line, span.end.column),
        )

    def _bytes(self, line: int, column: int) -> int:
        """Python counts columns in bytes, libcst in characters."""
        return len(self._lines[line - 1][:column].encode())

    def _code(self, node: cst.CSTNode) -> str:
        return self._module.code_for_node(node)

    def _comma(self, node: cst.List) -> cst.Comma:
        commas = [e.comma for e in node.elements if isinstance(e.comma, cst.Comma)]
        return commas[0] if commas else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))


def _has_plain(args: Sequence[cst.Arg], position: int) -> bool:
    """True if an argument stands at this position without a name."""
    plain = [arg.keyword is None and not arg.star for arg in args]
    return position < len(args) and all(plain[: position + 1])


def _assignments(node: cst.Module) -> list[cst.Assign]:
    found: list[cst.Assign] = []

    class Finder(cst.CSTVisitor):
        def visit_Assign(self, node: cst.Assign) -> None:
            found.append(node)

    node.visit(Finder())
    return found


def _with_import(module: cst.Module, line: str) -> str:
    """Put an import in front of the first statement that is neither docstring nor `from __future__`."""
    is_first: Callable[[str], bool] = lambda code: code.startswith(("'", '"', "from __future__"))  # noqa: E731
    body = list(module.body)
    place = next((i for i, s in enumerate(body) if not is_first(module.code_for_node(s).lstrip())), len(body))
    statement = cst.parse_statement(line)
    return module.with_changes(body=[*body[:place], statement, *body[place:]]).code
