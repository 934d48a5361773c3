"""Bibliographies written by hand: in items, numbered, by keys, in paragraphs, in plain text."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass

from scripts.drawn_lists.citations import Cited, Style, cite, draw_style, read_cited
from scripts.drawn_lists.forms import Written
from scripts.drawn_lists.works import Work

__all__ = ["draw_bibliography"]

LAYOUTS = {
    "- ": 4,
    "* ": 3,
    "1. ": 4,
    "paragraph": 4,
    "[1] ": 2,
    "[Poe20] ": 1,
    "text, a paragraph each": 2,
    "text, hanging": 2,
    "text, hanging, no blanks": 1,
    "text, a line each": 1,
    "text, [1]": 1,
}
"""Where a citation stands, and how often such a bibliography is drawn."""

SECTIONS = ("## {}", "## {}", "### {}", "**{}**", "none", "none")
TOPICS = {
    "en": ("Theory", "History and Society", "Methods"),
    "de": ("Theorie", "Geschichte und Gesellschaft", "Methoden"),
    "fr": ("Théorie", "Histoire et société", "Méthodes"),
    "es": ("Teoría", "Historia y sociedad", "Métodos"),
    "it": ("Teoria", "Storia e società", "Metodi"),
    "pt": ("Teoria", "História e sociedade", "Métodos"),
    "ru": ("Теория", "История и общество", "Методы"),
}
HEADS = {
    "en": ("Bibliography", "References", "Further reading", "Works cited"),
    "de": ("Literatur", "Literaturverzeichnis"),
    "fr": ("Bibliographie",),
    "es": ("Bibliografía",),
    "it": ("Bibliografia",),
    "pt": ("Referências", "Bibliografia"),
    "ru": ("Литература", "Список литературы"),
}
SAID = (
    "The book that gave the field its name, and still the best way into it.",
    "Argues that the usual reading is wrong, and shows why with cases from three countries.",
    "Read chapters 1 and 2 only. The rest repeats the argument at length.",
    "Short and clear. Compare it with what we read last week.",
    "Hard at first, but everything later in the course builds on it.",
)
"""What an annotated bibliography says below a citation, in English alone."""

WORKS = [work for work in read_cited() if work.title]
SHOWN = 12


@dataclass(frozen=True)
class Bibliography:
    """How a bibliography is written."""

    style: Style
    layout: str
    section: str
    is_noted: bool

    @property
    def file(self) -> str:
        """Name a file of its format."""
        return "list.txt" if self.layout.startswith("text") else "list.md"

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""
        style = self.style
        return [
            "all",
            "kind: bibliographies",
            f"hand layout: {self.layout}",
            f"hand order: {style.order}",
            f"hand names: {style.names}",
            f"hand language: {style.language}",
            f"hand title: {style.article} {style.book}",
            f"hand section: {self.section}",
            f"hand imprint: {style.imprint}",
            f"hand note: {self.is_noted}",
        ]


def draw_bibliography(draw: random.Random) -> tuple[Bibliography, str, list[Written]]:
    """Draw how a bibliography is written, and write a dozen works of its language so."""
    while True:
        layout = draw.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
        style = draw_style(draw, has_marks=not layout.startswith("text"))
        if not _is_riddle(style):
            break
    section = draw.choice(SECTIONS) if not layout.startswith("text") else "none"
    fitting = [work for work in WORKS if work.language == style.language]
    works = draw.sample(fitting, min(SHOWN, len(fitting)))
    is_by_names = draw.random() < 0.5 and style.order.startswith("{A}")
    if is_by_names:
        works.sort(key=lambda work: (work.authors or (("", work.title),))[0][1])
    is_noted = style.language == "en" and not layout.startswith("text") and draw.random() < 0.25
    lines = _opening(style, layout, draw)
    written: list[Written] = []
    names = ("",) if section == "none" else TOPICS[style.language]
    size = -(-len(works) // len(names))
    for place, topic in enumerate(names):
        lines += [section.format(topic), ""] if topic else []
        for number, work in enumerate(works[place * size : (place + 1) * size]):
            text, shown = cite(work, style, draw)
            topics = (topic,) if topic else ()
            entry = Written(_as_work(work), topics, first=len(lines) + 1, shows=shown)
            if "https://doi.org" in text:
                entry.addresses.append(text.split(" ")[-1])
            entry.hints = {"venue"}
            entry.people = 1 if style.others and len(work.authors) > 2 else len(work.authors)
            lines += _lay_out(text, layout, work, place * size + number + 1)
            if is_noted and draw.random() < 0.8:
                while not lines[-1]:
                    lines.pop()
                lines += _note(layout, draw.choice(SAID))
            entry.last = len(lines)
            written.append(entry)
        lines.append("")
    form = Bibliography(style, layout, section, is_noted)
    return form, "\n".join(lines) + "\n", written


def _is_riddle(style: Style) -> bool:
    """Whether nobody could say where names, title and the rest part."""
    if "//" in style.order or "—" in style.order or ". - " in style.order:
        return style.names not in ("Poe A.", "Poe, A.", "POE A.", "Poe, A.B.")
    is_bare = style.article == "{}" or style.book in ("{}", "same")
    if style.joint == ", " and style.order.startswith(("{A}, {T}", "{A} - {T}", "{A}: {T}")):
        return is_bare and style.names in ("Poe", "Poe A", "POE Ann")
    if style.order.startswith("{T}"):
        if style.names not in ("Ann Poe", "A. Poe", "Ann POE", "Poe"):
            return True  # nobody turns names, or puts initials in brackets, after titles
        return is_bare and (", " in style.order[:6] or style.names == "Poe")
    return is_bare and style.names == "Poe" and "{Y}" not in style.order


def _opening(style: Style, layout: str, draw: random.Random) -> list[str]:
    head = draw.choice(HEADS[style.language])
    return [head, ""] if layout.startswith("text") else [f"# {head}", ""]


def _as_work(work: Cited) -> Work:
    names = tuple(f"{given} {surname}".strip() for given, surname in work.authors) or ("",)
    return Work(work.language, "", work.title, names, work.venue, work.year, "", "")


def _lay_out(text: str, layout: str, work: Cited, number: int) -> list[str]:
    if layout in ("- ", "* "):
        return [layout + text]
    if layout == "1. ":
        return [f"{number}. {text}"]
    if layout in ("[1] ", "text, [1]"):
        return [f"[{number}] {text}", ""]
    if layout == "[Poe20] ":
        surname = work.authors[0][1] if work.authors else work.title.removeprefix("The ")
        return [f"[{surname.replace(' ', '')[:3]}{work.year[2:]}] {text}", ""]
    if layout == "text, a line each":
        return [text]
    if layout == "text, hanging, no blanks":
        return textwrap.wrap(text, 78, subsequent_indent="    ", break_on_hyphens=False)
    if layout == "text, hanging":
        return [*textwrap.wrap(text, 78, subsequent_indent="    ", break_on_hyphens=False), ""]
    if layout == "text, a paragraph each":
        return [*textwrap.wrap(text, 78, break_on_hyphens=False), ""]
    return [text, ""]


def _note(layout: str, said: str) -> list[str]:
    """Say something below a citation: in its item, or in a paragraph after it."""
    if layout in ("- ", "* ", "1. "):
        indent = " " * (3 if layout == "1. " else 2)
        return ["", indent + said, ""]
    return ["", f"> {said}", ""]
