"""Front matter that no plugin of the parser reads: in TOML, without rules, or below empty lines."""

from __future__ import annotations

import re

from paperkg.reading.patterns import TOML_FRONT

__all__ = ["FRONT_TITLE", "take_front"]

FRONT_TITLE = re.compile(r"""(?im)^ ?title\s*[:=]\s*["']?(.+?)["']?\s*$""")
"""The title in front matter: its first group."""

# The keys of a page's generator, which the rule below them would make a heading of.
_OPEN_FRONT = re.compile(
    r"((?:(?:layout|title|subtitle|slug|status|summary|permalink|date|modified|authors?|template"
    r"|categor(?:y|ies)|tags|comments|lang|parent|nav_order|description|published):[^\n]*\n){1,20})"
    r"(?:(?:---[ \t]*(?:\n|$)){1,2}"
    r"|\n{1,3}---[ \t]*\n(?:[a-z][\w-]{0,30}:[^\n]*\n){1,20}---[ \t]*\n)",
    re.IGNORECASE,
)
# The same as Pelican has it, with an empty line below: keys that no note on a work has.
_PELICAN_FRONT = re.compile(
    r"(?=(?:[^\n:]{1,20}:[^\n]*\n){0,12}?(?:layout|modified|permalink|save_as|slug|template):)"
    r"((?:(?:authors?|category|cover|date|lang|layout|modified|permalink|save_as|slug|status|subtitle"
    r"|summary|tags|template|title|url):[^\n]*\n){2,12})[ \t]*\n",
    re.IGNORECASE,
)
# The same between two rules, below empty lines: what stood above is none of the list.
_LOW_FRONT = re.compile(
    r"\n\s{0,200}---[ \t]*\n((?:(?:[a-z][\w-]{0,30}:|[ \t]+\S|- \S)[^\n]*\n){1,40})"
    r"---[ \t]*(?:\n|$)",
    re.IGNORECASE,
)


def take_front(text: str) -> tuple[str, str]:
    r"""Blank out front matter that no plugin reads, and give its title: lines keep their numbers.

    Examples
    --------
    >>> take_front("Title: My Papers\nSlug: papers\n\n- A Fine Title\n")
    ('My Papers', '\n\n\n- A Fine Title\n')
    """
    front = TOML_FRONT.match(text) if text.startswith("+++") else _OPEN_FRONT.match(text)
    front = front or _PELICAN_FRONT.match(text)
    front = front or (_LOW_FRONT.match(text) if text.startswith("\n") else None)
    if not front:
        return "", text
    found = FRONT_TITLE.search(front[1])
    return found[1] if found else "", "\n" * front[0].count("\n") + text[front.end() :]
