"""Our own pages: templates in which all text is escaped, and the files that they load."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from paperkg.map.script import bundle_script

__all__ = ["read_asset", "render_page"]

HERE = Path(__file__).parent
PAGE, VENDOR = HERE / "page", HERE / "vendor"

SCRIPTS = {"query.js": "query", "site.js": "site", "worker.js": "worker"}
"""Our own scripts, each put together from the modules that the named one imports."""


@cache
def read_asset(name: str) -> bytes:
    """Read a file that pages load.

    Parameters
    ----------
    name
        One of our own scripts, a file of ``page`` or one of ``vendor``; never what a client says.
    """
    if name in SCRIPTS:
        return bundle_script(PAGE, SCRIPTS[name]).encode()
    return (VENDOR / name if (VENDOR / name).exists() else PAGE / name).read_bytes()


def render_page(template: str, **values: Any) -> str:
    """Render one of our pages; all text is escaped.

    Parameters
    ----------
    template
        The file in ``page``.
    values
        What stands in it; ``known``, if there, is JSON for its script.
    """
    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["script_json"] = _to_script_json
    return environment.get_template(template).render(**values)


def _to_script_json(data: Any) -> Markup:
    """Write JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped
