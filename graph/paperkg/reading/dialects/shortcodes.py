"""What site generators fill in: an include of Jekyll or a shortcode of Hugo that holds a paper.

``{% include paper.html title="A Fine Paper" authors="Ann Poe" pdf="…" %}`` says in attributes what
an item of a list says in words, and is written as one. Of ``{{< smallcaps "Poe" >}}`` inside a text
what it shows is kept; others, which only set something there, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from paperkg.reading.patterns import YEAR
from paperkg.reading.record_names import names_of
from paperkg.reading.words import words_of

__all__ = ["ASKED", "as_items", "names_work", "show_texts", "write_item"]

# Strings of Hugo may stand in backticks, and words alone in none: class=finished name=`Rain`.
_VALUE = r"(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|`[^`]{0,2000}`|[^\s\"'`<>{}=%]{1,200})"
_ATTRIBUTE = re.compile(rf"([\w-]{{1,30}})\s*=\s*({_VALUE})")
_SHORTCODE = re.compile(
    r"\{(?:%-?|\{[<%])\s*(?:include\s+)?[\w./-]{1,60}((?:\s+[\w-]{1,30}\s*=\s*"
    rf"{_VALUE}){{2,20}})\s*(?:[>%]\}}|-?%)\}}"
)
# One that shows a text of its own, {{< quote "A Title" >}}, or none, {{< icon book >}}; a string
# may go on in the next line.
_INLINE = re.compile(
    r"(?P<address>\]\()?\{\{(?P<sign>[<%])\s*(?P<end>/?)\s*(?P<name>[\w./-]{1,40})"
    r"(?P<said>(?:\s+(?:[\w-]{1,30}=)?(?:\"[^\"{}]{0,500}\"|`[^`{}]{0,500}`|[^\s\"`{}<>%=]{1,200})){0,12})"
    r"\s*/?[>%]\}\}"
)
# The same in Zola: {{ quote(text="A Title") }}.
_CALL = re.compile(r"\{\{-?\s*(?P<name>\w{1,40})\((?P<said>[^(){}]{0,500})\)\s*-?\}\}")
_STRING = re.compile(
    r"(?<![\w-])(?:(?P<key>[\w-]{1,30})\s*=\s*)?[\"`](?P<value>[^\"`]{0,500})[\"`]"
)
# What no address in Markdown may have: {{< ref "posts/Slow Rain (2)" >}} names a file.
_UNLINKED = re.compile(r"[\s()<>]")
_TEXT_KEYS = ("", "text", "title", "content", "quote", "body", "label", "name")
_QUOTES = words_of("shortcodes", "quotes")
_STYLES = words_of("shortcodes", "styles")
_CLOSED = words_of("shortcodes", "closed")
_SAID = {
    "authors": names_of("authors", "authors", "author"),
    "venue": names_of("venue", "venue", "journal", "conference", "booktitle", "publication"),
    "date": names_of("date", "year", "date"),
}
# Who presents a work in a meeting: the date beside them is that of the meeting.
_PRESENTERS = ("presenter", "presenters", "presented_by", "speaker", "speakers", "discussant")
_TITLES = names_of("title", "title", "name", "paper")
_CITATIONS = ("citation", "reference", "cite", "ref", "apa", "mla", "chicago")
"""What holds a work as it is cited, where nothing says what it is called."""

_NOTES = tuple(sorted(words_of("shortcodes", "notes")))
_LABELS = ("text", "title", "label", "name")
_PICTURES = frozenset(("src", "image", "img", "alt", "caption"))
ASKED = frozenset(
    ("title", "name", "paper", "authors", "author", "venue", "journal", "conference", "booktitle",
     "publication", "year", "date", *_CITATIONS)
)  # fmt: skip
"""English names of attributes that say what they hold."""

# From which month to which a work in parts appeared: "1983.3-1984.12".
_PERIOD = re.compile(rf"\W{{0,3}}({YEAR}[./]\d{{1,2}})\s?[-–—~〜～]")

_SPELLED = ("doi", "arxiv", "isbn", "pmid")
_LINKS = (
    "doi",
    "url",
    "link",
    "paper",
    "href",
    "pdf",
    "arxiv",
    "code",
    "slides",
    "video",
    "project",
)


def as_items(text: str) -> str:
    """Write shortcodes that have a title, and say who, where or when, as items of a list.

    Others with attributes, such as pictures, are left out. Lines keep their numbers.

    Examples
    --------
    >>> as_items('{% include paper.html title="A Fine Paper" year="2001" %}')
    '- **A Fine Paper**<br>Date: 2001'
    """
    return _SHORTCODE.sub(_write_shortcode, text)


def show_texts(text: str) -> str:
    """Write what shortcodes in a text show: that of a quotation stands in quotation marks.

    Of those that are no style and no quotation nothing is left but what stands between their two
    ends. Lines keep their numbers.

    Examples
    --------
    >>> show_texts('{{< smallcaps "Poe" >}} (Ann), {{< quote "A Fine Title" >}}')
    'Poe (Ann), “A Fine Title”'
    >>> show_texts("{{% sc %}}Poe{{% /sc %}}, {{< icon book >}}*A Fine Title*")
    'Poe, *A Fine Title*'
    >>> show_texts('{{% details title="Rain" %}}') + show_texts("{{% /details %}}")
    '<details><summary>Rain</summary></details>'
    >>> show_texts('[A Fine Title]({{< ref "notes/A Fine Title" >}})')
    '[A Fine Title](notes/A%20Fine%20Title)'
    """
    text = _INLINE.sub(_show, text) if "{{<" in text or "{{%" in text else text
    return _CALL.sub(_show, text) if ")" in text else text


def _show(match: re.Match[str]) -> str:
    groups, name = match.groupdict(), match["name"].lower()
    strings = {found["key"] or "": found["value"] for found in _STRING.finditer(match["said"])}
    if groups.get("address"):
        address = next(iter(strings.values()), "")
        return f"]({_UNLINKED.sub(lambda sign: f'%{ord(sign[0]):02X}', address.strip())}"
    value = next((strings[key] for key in _TEXT_KEYS if key in strings), "")
    if name in _CLOSED and groups.get("end"):
        shown = "</details>"
    elif name in _CLOSED and value:
        shown = f"<details><summary>{escape(value)}</summary>"
    elif name in _QUOTES and groups.get("end"):
        shown = "”"
    elif name in _QUOTES:
        shown = f"“{value.strip()}”" if value else "“" if "sign" in groups else ""
    else:
        shown = value if name in _STYLES else _write_link(strings)
    return shown + "\n" * (match[0].count("\n") - shown.count("\n"))


def _write_shortcode(match: re.Match[str]) -> str:
    values = {
        found[1].lower(): " ".join(found[2].strip("\"'`").split())
        for found in _ATTRIBUTE.finditer(match[1])
    }
    return (write_item(values) or _write_link(values)) + "\n" * match[0].count("\n")


def _write_link(values: Mapping[str, str]) -> str:
    """Write attributes that only lead somewhere as a link: "[pdf](…)"; empty for others."""
    found = next((name for name in _LINKS if _is_address(values.get(name, ""))), "")
    if not found or not _PICTURES.isdisjoint(values):
        return ""
    kind = values.get("type", "") if values.get("type", "").lower() in _LINKS else found
    label = next((values[name] for name in _LABELS if values.get(name)), kind)
    return f"[{label}]({values[found]})"


def names_work(values: Mapping[str, str]) -> bool:
    """Whether attributes, by names in small letters, say what a work is called, or cite it."""
    return any(map(values.get, (*_TITLES, *_CITATIONS)))


def write_item(values: Mapping[str, str]) -> str:
    """Write the attributes of a paper as an item of a list; empty where they are of something else.

    Parameters
    ----------
    values
        What is said, by names in small letters: its title, and who, where or when.
    """
    title = next((values[name] for name in _TITLES if values.get(name)), "")
    if any(map(values.get, _PRESENTERS)):
        values = {name: value for name, value in values.items() if name != "date"}
    said = [
        f"{label.capitalize()}: {_first_of(value) if label == 'date' else value}"
        for label, names in _SAID.items()
        if (value := next((values[name] for name in names if values.get(name)), ""))
    ]
    links = [f"[{name}]({values[name]})" for name in _LINKS if _is_address(values.get(name, ""))]
    spelled = [f"{name}: {values[name]}" for name in _SPELLED if _is_bare(values, name)]
    fields = [*said, *spelled, " ".join(links)]
    note = next((f"Note: {values[name]}" for name in _NOTES if values.get(name)), "")
    cited = next((values[name] for name in _CITATIONS if " " in values.get(name, "")), "")
    if title and any(fields):
        return "<br>".join(filter(None, (f"- **{title}**", *fields, note)))
    return "<br>".join(filter(None, (f"- {cited}", *fields, note))) if cited else ""


def _first_of(date: str) -> str:
    """Give when the first part of a work appeared; any other date as it is."""
    found = _PERIOD.match(date)
    return found[1] if found else date


def _is_address(value: str) -> bool:
    return "://" in value or value.lower().endswith(".pdf")


def _is_bare(values: Mapping[str, str], name: str) -> bool:
    return bool(values.get(name)) and "://" not in values[name]
