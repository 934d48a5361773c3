"""References by name in reStructuredText: "`A Fine Title`_", whose address stands elsewhere.

They are written as links of Markdown. A name that is that of a section leads to it; of one that
nothing in the file defines, the words are left.
"""

from __future__ import annotations

import re

from paperkg.characters import has_sign, join_spaces

__all__ = ["write_references"]

# ".. _A Fine Title: https://…", ".. _`Rain: A History`: https://…", "__ https://…"
_TARGET = re.compile(
    r"^[ \t]{0,8}(?:\.\. _(?:`(?P<quoted>[^`\n]{1,300})`"
    r"|(?P<name>(?![_`])(?:[^:\\\n]|\\.|:(?![ \t\n])){1,300})):"
    r"|(?:\.\. __:|__(?=[ \t])))[ \t]*(?:\n[ \t]+)?(?P<address>[^\s<>]+)[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(
    r"(?<![\w`:\\])`(?![\s`])(?P<text>[^`<>]{1,300}?)(?:\s*<(?P<of>[^`<>\n]{1,300})_>)?`(?P<end>__?)(?![\w`])"
)
_WORD = re.compile(r"(?<![\w`:/.@<\\-])(?P<word>[^\W_][\w.+-]{0,60}?)_(?![\w`])")
_SECTION = re.compile(r"^(?P<title>\S[^\n]{0,200})\n([=~^\"#*+.:'`-])\2{2,}[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"\w+://|[\w./-]*[./][\w/-]")


def write_references(text: str) -> str:
    r"""Write references by name as links; lines keep their numbers.

    Examples
    --------
    >>> write_references("* `A Fine Title`_\n\n.. _A Fine Title: https://example.org").strip()
    '* [A Fine Title](https://example.org)'
    """
    if not has_sign(text, "`_") and not has_sign(text, ".. _"):
        return text
    targets, nameless = _find_targets(text)
    sections = {_key(found["title"]) for found in _SECTION.finditer(text)}
    used: set[str] = set()

    def write(found: re.Match[str]) -> str:
        words = found["text"]
        if found["end"] == "__":
            return f"[{words}]({nameless.pop(0)})" if nameless else f"`{words}`"
        name = _key(found["of"] or words)
        if name in targets:
            used.add(name)
            return f"[{words}]({targets[name]})"
        return f"[{words}](#{name.replace(' ', '-')})" if name in sections else f"`{words}`"

    def write_word(found: re.Match[str]) -> str:
        name = _key(found["word"])
        if name not in targets:
            return found[0]
        used.add(name)
        return f"[{found['word']}]({targets[name]})"

    def drop(found: re.Match[str]) -> str:
        name = _key(found["quoted"] or found["name"] or "")
        return "\n" * found[0].count("\n") if not name or name in used else found[0]

    text = _REFERENCE.sub(write, text)
    text = _WORD.sub(write_word, text) if targets else text
    return _TARGET.sub(drop, text)


def _find_targets(text: str) -> tuple[dict[str, str], list[str]]:
    """Find the addresses by their names, and those without names in their order."""
    targets: dict[str, str] = {}
    nameless: list[str] = []
    for found in _TARGET.finditer(text):
        name, address = _key(found["quoted"] or found["name"] or ""), found["address"]
        if not name:
            nameless.append(address)
        elif _ADDRESS.match(address) or address.endswith("_"):
            targets[name] = address
    for name, address in list(targets.items()):  # ".. _Rain: `A Fine Title`_" has the same address
        if address.endswith("_") and not _ADDRESS.match(address):
            other = targets.get(_key(address.strip("`_")), "")
            if other:
                targets[name] = other
            else:
                del targets[name]
    return targets, nameless


def _key(name: str) -> str:
    return join_spaces(name.replace("\\", "")).strip().casefold()
