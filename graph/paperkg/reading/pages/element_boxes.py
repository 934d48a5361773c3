"""Boxes to tick in pages that programs for notes write: of Evernote, Notion and task lists."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

__all__ = ["write_boxes"]

_BOXES = 'input[type="checkbox"], en-todo, div.checkbox'
"""Notion gives one a class, "checkbox-on"; Evernote has an element of its own."""

_SIGNS = ("checkbox", "en-todo")
_HOLDERS = frozenset({"div", "li", "p"})


def write_boxes(body: LexborNode, html: str) -> None:
    """Write boxes at the starts of lines as Markdown does, "[x] "."""
    if not any(sign in html for sign in _SIGNS):
        return
    for node in filter(_begins_line, body.css(_BOXES)):
        node.insert_before("[x] " if _is_ticked(node) else "[ ] ")
        if node.tag == "div":
            node.decompose()


def _is_ticked(node: LexborNode) -> bool:
    if node.tag == "div":
        return "checkbox-on" in (node.attributes.get("class") or "").split()
    said = node.attributes
    return said.get("checked") == "true" if node.tag == "en-todo" else "checked" in said


def _begins_line(node: LexborNode) -> bool:
    """Whether an element is the first in a line, and words follow it.

    A box with a label that is no item may say how a page is shown: "Show abstracts".
    """
    parent, before = node.parent, node.prev
    while before is not None and before.tag == "-text" and not before.text().strip():
        before = before.prev
    if before is not None or parent is None or (node.tag == "div" and node.text().strip()):
        return False
    if parent.tag == "label":
        return parent.prev is None and parent.parent is not None and parent.parent.tag == "li"
    return parent.tag in _HOLDERS and bool(parent.text().strip())
