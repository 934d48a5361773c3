"""Citations as people write them by hand, of works of many kinds, in seven languages."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass

from scripts.drawn_lists.citation_words import TONGUES, Tongue
from scripts.drawn_lists.works import DATA

__all__ = ["Cited", "Style", "cite", "draw_style", "read_cited"]


@dataclass(frozen=True)
class Cited:
    """A work, with all that a bibliography says of it; names have their surnames last."""

    language: str
    kind: str
    authors: tuple[tuple[str, str], ...]
    title: str
    container: str
    editors: tuple[tuple[str, str], ...]
    publisher: str
    place: str
    year: str
    volume: str
    issue: str
    pages: str
    more: dict[str, str]

    @property
    def venue(self) -> str:
        """Name the journal or book that it stands in, or whose it is."""
        return self.container or self.publisher

    @property
    def is_by_people(self) -> bool:
        """Whether people wrote it, and not a group."""
        return "group" not in self.more


def _names(text: str, *, are_people: bool) -> tuple[tuple[str, str], ...]:
    """Cut "Ann Poe; Bo Li" in given names and surnames; an underscore is a space within one."""
    names = []
    for name in filter(None, text.split("; ")):
        given, _, surname = name.rpartition(" ") if are_people else ("", "", name)
        names.append((given, surname.replace("_", " ")))
    return tuple(names)


def read_cited() -> list[Cited]:
    """Read the works that are cited."""
    with (DATA / "cited-works.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        more = dict([row.pop("more").split("=", 1)] if row["more"] else [])
        row.pop("more", "")
        authors = _names(row.pop("authors"), are_people="group" not in more)
        editors = _names(row.pop("editors"), are_people=True)
        found.append(Cited(authors=authors, editors=editors, more=more, **row))
    return found


# How names are written


def _letters(given: str, stop: str, joint: str) -> str:
    return joint.join(f"{word[0]}{stop}" for word in given.replace("-", " ").split())


NAMES: dict[str, Callable[[str, str], str]] = {
    "Ann Poe": lambda given, surname: f"{given} {surname}",
    "A. Poe": lambda given, surname: f"{_letters(given, '.', ' ')} {surname}",
    "Ann POE": lambda given, surname: f"{given} {surname.upper()}",
    "Poe, Ann": lambda given, surname: f"{surname}, {given}",
    "Poe, A.": lambda given, surname: f"{surname}, {_letters(given, '.', ' ')}",
    "Poe, A.B.": lambda given, surname: f"{surname}, {_letters(given, '.', '')}",
    "Poe, A": lambda given, surname: f"{surname}, {_letters(given, '', '')}",
    "Poe A.": lambda given, surname: f"{surname} {_letters(given, '.', '')}",
    "Poe A": lambda given, surname: f"{surname} {_letters(given, '', '')}",
    "Poe (A.)": lambda given, surname: f"{surname} ({_letters(given, '.', ' ')})",
    "POE, Ann": lambda given, surname: f"{surname.upper()}, {given}",
    "POE, A.": lambda given, surname: f"{surname.upper()}, {_letters(given, '.', ' ')}",
    "POE A.": lambda given, surname: f"{surname.upper()} {_letters(given, '.', '')}",
    "POE Ann": lambda given, surname: f"{surname.upper()} {given}",
    "Poe": lambda _, surname: surname,
}
STRAIGHT = {
    "Poe, Ann": "Ann Poe",
    "Poe, A.": "A. Poe",
    "POE, Ann": "Ann POE",
    "Poe, A.B.": "A. Poe",
}
"""How further names are written where only the first is turned."""

# What follows the names, and the title

ORDERS = (
    "{A} ({Y}). {T}. {R}",
    "{A} ({Y}). {T}. {R}",
    "{A} ({Y}) {T}. {R}",
    "{A} ({Y}): {T}. {R}",
    "{A} ({Y}), {T}, {R}",
    "{A} ({Y}) {T}, {R}",
    "{A} {Y}. {T}. {R}",
    "{A}, {Y}. {T}. {R}",
    "{A}. {Y}. {T}. {R}",
    "{A}: {T}. {R}",
    "{A}: {T}, {R}",
    "{A}. {T}. {R}",
    "{A}. {T}. {R}",
    "{A}, {T}, {R}",
    "{A}, {T}. {R}",
    "{A} - {T}. {R}",
    "{T}. {A}. {R}",
    "{T}, {A}, {R}",
    "{T} - {A}, {R}",
    "{T} / {A}. {R}",
    "{T} by {A} ({R})",
)
GOST = ("{A} {T}. — {R}.", "{A} {T}. - {R}.", "{A} {T} // {R}.")
"""How Russian bibliographies part a title from where it appeared."""

YEARS = (", {}", ", {}", " ({})", " {}", ", {}.")
"""How a year stands at the end, behind where it appeared."""


@dataclass(frozen=True)
class Style:
    """How one bibliography is written."""

    language: str
    order: str
    names: str
    joint: str
    is_first_alone: bool
    others: str
    year: str
    article: str
    book: str
    editors: str
    within: str
    volume: str
    pages: str
    thesis: str
    imprint: str
    bracket: bool
    undated: str
    tail: str
    stop: str
    has_extras: bool

    @property
    def tongue(self) -> Tongue:
        """Give the words of its language."""
        return TONGUES[self.language]


def draw_style(draw: random.Random, *, has_marks: bool) -> Style:
    """Draw how a bibliography is written; without marks it has no italics and no bold."""
    language = draw.choice(["en"] * 6 + list(TONGUES))
    tongue = TONGUES[language]
    names = draw.choice(list(NAMES))
    italics = ("{}", "*{}*", "*{}*", "_{}_") if has_marks else ("{}",)
    joint = draw.choice([*tongue.joints, ", ", "; "])
    if language in ("en", "pt") and joint == " - ":
        joint = ", "
    return Style(
        language=language,
        order=draw.choice([*ORDERS, *GOST * 3] if language == "ru" else ORDERS),
        names=names,
        joint=joint,
        is_first_alone=names in STRAIGHT and draw.random() < 0.4,
        others=draw.choice(["", "", *tongue.others]),
        year=draw.choice(YEARS),
        article=draw.choice(["{}", *tongue.quotes]),
        book=draw.choice([*italics, *(["**{}**"] if has_marks else []), "{}", "same"]),
        editors=draw.choice(tongue.editors),
        within=draw.choice(tongue.books),
        volume=draw.choice(tongue.volumes),
        pages=draw.choice(tongue.pages),
        thesis=draw.choice(tongue.theses),
        imprint=draw.choice(tongue.imprints),
        bracket=draw.random() < 0.15,
        undated=draw.choice(tongue.undated),
        tail=draw.choice(["", "", "", "doi:{}", "https://doi.org/{}", "DOI: {}", "ISBN {}"]),
        stop=draw.choice([".", ".", ""]),
        has_extras=draw.random() < 0.5,
    )


def _write_names(names: tuple[tuple[str, str], ...], style: Style, form: str) -> str:
    first, rest = NAMES[form], NAMES[STRAIGHT[form] if style.is_first_alone else form]
    written = [first(*names[0]), *(rest(*name) for name in names[1:])]
    if style.others and len(written) > 2:
        return f"{written[0]} {style.others}"
    is_list = style.joint in (", ", "; ", " - ", " / ")
    is_cut_at_commas = ", " in first("Ann", "Poe") and style.joint == "; "
    between = style.joint if is_list else ("; " if is_cut_at_commas else ", ")
    return between.join(written[:-1]) + style.joint + written[-1] if written[1:] else written[0]


def _people(work: Cited, style: Style) -> str:
    if not work.is_by_people:
        return work.authors[0][1]
    text = _write_names(work.authors, style, style.names)
    if work.kind == "collection":
        text = style.editors.format(text)
        if len(work.authors) == 1:
            text = text.replace("eds", "ed").replace("editors", "editor")
    return text


def _title(work: Cited, style: Style) -> str:
    """Mark a title: articles, chapters and theses one way, whole books another, or all the same."""
    is_part = work.kind not in ("book", "collection", "report")
    mark = style.article if is_part or style.book == "same" else style.book
    text = work.title.replace('"', "'") if '"' in mark or "“" in mark else work.title
    return mark.format(text)


def _container(text: str, style: Style) -> str:
    return style.book.format(text) if "*" in style.book or "_" in style.book else text


def _imprint(work: Cited, style: Style) -> str:
    return style.imprint.format(P=work.place, H=work.publisher)


def _day(work: Cited, tongue: Tongue) -> str:
    year, month, day = (*work.more.get("day", work.year).split("-"), "", "")[:3]
    name = tongue.months.split()[int(month) - 1] if month else ""
    return " ".join(filter(None, (day.lstrip("0"), name, year)))


def _rest(work: Cited, style: Style, year: str) -> str:
    """Write where and when it appeared; the year at the end, where none stands before."""
    tongue, joint = style.tongue, ", " if ", {R}" in style.order else ". "
    pages = style.pages.format(work.pages.replace("-", "–")) if work.pages else ""
    end = style.year.format(year) if year else ""
    parts: list[str]
    if work.kind == "article":
        volume = style.volume.format(v=work.volume, i=work.issue) if work.issue else work.volume
        end = f", {year}" if end and "(" not in end else end
        text = f"{_container(work.venue, style)} {volume}".strip() + end
        parts = [f"{text}, {pages}" if pages else text]
    elif work.kind == "chapter":
        within = style.within if work.editors else style.within.split(" ")[0] + " {B}"
        book = within.format(
            B=_container(work.container, style),
            E=_write_names(work.editors, style, "A. Poe" if style.names == "Poe" else style.names)
            if work.editors
            else "",
        )
        if len(work.editors) == 1:
            book = book.replace("eds.", "ed.").replace("Eds.", "Ed.")
        parts = [f"{book}, {pages}", f"{_imprint(work, style)}{end}"]
    elif work.kind == "thesis":
        parts = [style.thesis.format(work.publisher) + end]
    elif work.kind == "news":
        day = _day(work, tongue) if year else ""
        parts = [f"{_container(work.venue, style)}{', ' if day else ''}{day}"]
    elif work.kind == "preprint":
        parts = [f"arXiv:{work.more['arxiv']}{end}"]
    else:
        extras = []
        if style.has_extras and "edition" in work.more:
            extras.append(tongue.edition.format(work.more["edition"]))
        if style.has_extras and "translator" in work.more:
            extras.append(tongue.translator.format(work.more["translator"].replace("; ", ", ")))
        is_own = work.publisher == work.authors[0][1] if work.authors else False
        imprint = work.place if is_own else _imprint(work, style)
        if style.bracket and year:
            parts = [*extras, f"({imprint}, {year})"]
        else:
            parts = [*extras, imprint + end]
    return joint.join(part.removesuffix(".") if joint == ". " else part for part in parts)


def cite(work: Cited, style: Style, draw: random.Random) -> tuple[str, set[str]]:
    """Write a citation; and name what a person can read there beside its title."""
    shown = {"authors", "year", "venue"}
    year = work.year
    is_again = style.has_extras and work.kind == "book" and draw.random() < 0.1
    if "({Y})" in style.order and is_again and year < "1990":
        year = draw.choice((f"{year}/2003", f"{year} [2003]", f"[{year}] 2003"))
    elif "{Y}" in style.order and style.has_extras and draw.random() < 0.04:
        year = style.undated
        shown.remove("year")
    is_late = "{Y}" not in style.order
    rest = _rest(work, style, year if is_late else "")
    order = style.order
    people = _people(work, style) if work.authors else ""
    title = _title(work, style)
    if not people:
        order = _without_people(order)
    text = order.format(A=people, Y=year, T=title, R=rest)
    for twice, once in (("..", "."), ("?.", "?"), ("!.", "!"), ("?,", "?"), (".,", ".,")):
        text = text.replace(twice, once)
    for sign in "”“»\"'’":
        text = text.replace(f"?{sign}.", f"?{sign}").replace(f".{sign}.", f".{sign}")
    text = text.strip().removesuffix(".") + ("" if text.endswith(")") else style.stop)
    if "doi" in work.more and style.tail and "ISBN" not in style.tail:
        text = f"{text.removesuffix('.')}. {style.tail.format(work.more['doi'])}"
    if "isbn" in work.more and "ISBN" in style.tail:
        text = f"{text.removesuffix('.')}. {style.tail.format(work.more['isbn'])}"
    is_own = bool(work.authors) and work.publisher == work.authors[0][1]
    if is_own or (not work.container and "{H}" not in style.imprint and work.kind != "thesis"):
        shown.discard("venue")
    if work.kind == "preprint":
        shown.discard("venue")
    return text, shown


def _without_people(order: str) -> str:
    """Write a work that nobody is named for: its title stands first."""
    if order.startswith("{T}"):
        return "{T}. {R}" if " by " not in order else "{T} ({R})"
    if "{Y}" in order:
        return "{T} ({Y}). {R}"
    return "{T}" + order.split("{T}")[1]
