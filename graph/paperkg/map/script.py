"""The script of the page: its modules in one, in the order that their imports ask for.

The modules are ES modules, which linters, type checkers and Node's test runner read as they are. A
page that opens from disk can load none of them: browsers refuse modules from ``file:`` addresses.
So they are put one after another into one scope, each after those it imports; a name may be
declared by one of them only.
"""

from __future__ import annotations

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

__all__ = ["bundle_script"]

_IMPORT = re.compile(r'^import (?:\{ ([\w, ]+) \} from )?"\./(\w+)\.js";\n', re.MULTILINE)
_DECLARATION = re.compile(r"^(export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ ]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@cache
def bundle_script(folder: Path, entry: str) -> str:
    """Put a module and all that it imports into one script.

    Parameters
    ----------
    folder
        Where the modules are.
    entry
        The name of the module that the page starts with, without its suffix.

    Raises
    ------
    ValueError
        An import or export has a form that is not known here, a module imports what another does
        not export, or two modules declare the same name.
    graphlib.CycleError
        Modules import each other in a circle.
    """
    sources = _read_modules(folder, entry)
    _check_names(sources)
    imports = {name: [file for _, file in _IMPORT.findall(text)] for name, text in sources.items()}
    order = TopologicalSorter(imports).static_order()
    modules = "\n".join(_strip(name, sources[name]) for name in order)
    return f'(() => {{\n"use strict";\n{modules}}})();'


def _read_modules(folder: Path, entry: str) -> dict[str, str]:
    """Read a module and all that it imports, directly and through others."""
    sources: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in sources:
            sources[name] = (folder / f"{name}.js").read_text(encoding="utf-8")
            waiting += [file for _, file in _IMPORT.findall(sources[name])]
    return sources


def _check_names(sources: dict[str, str]) -> None:
    """Check that each name is declared once, and that what is imported is exported."""
    owners: dict[str, str] = {}
    exported: set[tuple[str, str]] = set()
    for module, text in sources.items():
        for export, name in _DECLARATION.findall(text):
            if owners.setdefault(name, module) != module:
                raise ValueError(f"{module}.js and {owners[name]}.js both declare {name}.")
            if export:
                exported.add((module, name))
    for module, text in sources.items():
        for names, file in _IMPORT.findall(text):
            for name in filter(None, names.split(", ")):
                if (file, name) not in exported:
                    raise ValueError(
                        f"{module}.js imports {name}, which {file}.js does not export."
                    )


def _strip(name: str, text: str) -> str:
    """Take out imports, the word export, and what only those read who change the module.

    Comments stand on lines of their own, and no string runs over lines: ESLint wants it so.
    """
    bare = _INDENT.sub("", _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text))))
    if unknown := _UNKNOWN.search(bare):
        raise ValueError(f"{name}.js: this form is not known: {unknown[0]}")
    return bare
