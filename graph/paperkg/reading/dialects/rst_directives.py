"""Frames of reStructuredText around words of a list: ``.. note::``, ``.. dropdown:: Papers``."""

from __future__ import annotations

import re

__all__ = ["open_frames"]

_FRAMES = (
    r"admonition|attention|caution|danger|error|hint|important|note|tip|warning|seealso|topic"
    r"|sidebar|epigraph|highlights|pull-quote|compound|container|only|rubric|dropdown|tab-set"
    r"|tab-item|tabs|tab|card|grid|grid-item|grid-item-card|details|collapse|toggle"
)
# Words behind these name what a page does with them, "html", and are for no reader.
_NAMED = frozenset({"compound", "container", "only", "grid", "grid-item", "tab-set"})
_FRAME = re.compile(rf"[ \t]*\.\. (?P<name>{_FRAMES})::[ \t]*(?P<words>.*)")
_OPTION = re.compile(r"[ \t]+:[\w-]+:(?:[ \t].*)?")
# What such a frame says by the words behind it: its title.
_TITLED = frozenset(
    ("admonition", "topic", "sidebar", "rubric", "dropdown", "tab-item", "tab", "card",
     "grid-item-card", "details", "collapse", "toggle")
)  # fmt: skip


def open_frames(text: str) -> str:
    r"""Move what stands in frames out to where the frame is; each line keeps its number.

    Examples
    --------
    >>> open_frames(".. dropdown:: Papers\n   :open:\n\n    - *Fine Rain*")
    '**Papers**\n\n\n- *Fine Rain*'
    """
    lines = text.split("\n")
    frames: list[tuple[int, int]] = []  # how deep each frame stands, and how deep what it holds
    begun = -1  # the depth of a frame that nothing stands in so far
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        while frames and depth < frames[-1][1]:
            frames.pop()
        if 0 <= begun < depth and _OPTION.fullmatch(line) and lines[place - 1 : place] != [""]:
            lines[place] = ""
            continue
        if 0 <= begun < depth:
            frames.append((begun, depth))
        found = _FRAME.fullmatch(line)
        begun = depth if found else -1
        out = depth - sum(inner - outer for outer, inner in frames)
        lines[place] = f"{' ' * out}{_words_of(found) if found else line.lstrip()}".rstrip()
    return "\n".join(lines)


def _words_of(frame: re.Match[str]) -> str:
    """Give the title of a frame in bold, or what it says; where it is for no reader, nothing."""
    words = frame["words"].strip()
    if not words or frame["name"] in _NAMED:
        return ""
    return f"**{words}**" if frame["name"] in _TITLED else words
