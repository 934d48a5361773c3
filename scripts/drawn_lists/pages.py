"""HTML in forms drawn at random: whole pages, and parts of lists in Markdown."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from scripts.drawn_lists.forms import SAID, TOPICS, Written
from scripts.drawn_lists.works import ONLY_WHEN, PEOPLE, VENUES, Work, address, are_people

__all__ = ["PageForm", "draw_page", "write_page"]

ENTRIES: dict[str, tuple[str, str, str]] = {
    "<ul><li>": ("<ul>", "<li>{}</li>", "</ul>"),
    "<ol><li>": ("<ol>", "<li>{}</li>", "</ol>"),
    "<li> unclosed": ("<ul>", "<li>{}", "</ul>"),
    "<li><p>": ("<ul>", "<li><p>{}</p></li>", "</ul>"),
    "<p>": ("", "<p>{}</p>", ""),
    "<div class>": ('<div class="publications">', '<div class="pub">\n{}\n</div>', "</div>"),
    "<div><div>": ("<div>", '<div class="row"><div class="col">{}</div></div>', "</div>"),
    "<p class>": ("", '<p class="publication">{}</p>', ""),
    "<br><br>": ("<p>", "{}<br><br>", "</p>"),
    "<blockquote>": ("<blockquote>", "<p>{}</p>", "</blockquote>"),
    "<dl><dd>": ("<dl>", "<dt>[{n}]</dt>\n<dd>{}</dd>", "</dl>"),
    "<dl><dt>": ("<dl>", "<dt>{T}</dt>\n<dd>{R}</dd>", "</dl>"),
    "<tr>": ("<table>", "<tr><td>{}</td></tr>", "</table>"),
    "<tr> number": ("<table>", "<tr><td>[{n}]</td><td>{}</td></tr>", "</table>"),
    "<tr> picture": (
        "<table>",
        '<tr>\n<td><img src="images/{n}.png" width="160"></td>\n<td>{}</td>\n</tr>',
        "</table>",
    ),
    "<article>": ("", "<article>{}</article>", ""),
    "<li><details>": (
        "<ul>",
        "<li>{}<details><summary>Abstract</summary>{D}</details></li>",
        "</ul>",
    ),
}
"""What stands around the entries, and around each of them."""

STACKS = {
    "<br>": "<br>\n",
    "<br/>": "<br/>",
    "<div>": "<div>{}</div>",
    "<span class>": '<span class="{c}">{}</span> ',
    "<div class>": '<div class="{c}">{}</div>',
    "<p>": "<p>{}</p>",
}
"""How the parts of an entry are parted, each on a line of its own."""

LINES = (
    "{T}, {A}, {V}",
    "{T}. {A}. {V}.",
    "{A}. {T}. {V}.",
    "{A}, {T}, {V}",
    "{A} ({Y}). {T}. {J}.",
    "{A}: {T}. {V}",
    "{T} ({V})",
    "{T} by {A}",
    "{T} - {A} - {V}",
    "[{Y}] {T}. {A}. {J}",
    "{Y}. {T}. {A}",
    "{T}",
)
RIDDLES = ("{A}, {T}, {V}", "{T} by {A}", "A T V", "V T A", "T")
"""Orders in which a title is not told from what is around it, where nothing marks it."""

STACKED = ("T A V", "T A", "T V", "A T V", "V T A", "T A J Y", "T V A", "Y T A", "T")
TITLES = {
    "plain": "{}",
    "<b>": "<b>{}</b>",
    "<strong>": "<strong>{}</strong>",
    "<i>": "<i>{}</i>",
    "<em>": "<em>{}</em>",
    "<cite>": "<cite>{}</cite>",
    "quoted": "“{}”",
    "&ldquo;": "&ldquo;{}&rdquo;",
    "<a>": '<a href="{U}">{}</a>',
    "<a class>": '<a class="title" href="{U}" target="_blank">{}</a>',
    "<b><a>": '<b><a href="{U}">{}</a></b>',
    "<a><b>": '<a href="{U}"><b>{}</b></a>',
    "<span class>": '<span class="title">{}</span>',
    "<span class><a>": '<span class="papertitle"><a href="{U}">{}</a></span>',
    "<h4>": "<h4>{}</h4>",
    "<h3><a>": '<h3><a href="{U}">{}</a></h3>',
    "<font>": '<font size="4">{}</font>',
}
PEOPLE_MARKS = ("{}",) * 6 + (
    "<i>{}</i>",
    "<em>{}</em>",
    '<span class="authors">{}</span>',
    "<small>{}</small>",
    "own",
    "links",
)
"""How authors are marked; the owner of a page alone in "own", all but the first in "links"."""

VENUE_MARKS = ("{}",) * 4 + (
    "<i>{}</i>",
    "<em>{}</em>",
    "<b>{}</b>",
    '<span class="venue">{}</span>',
    "<cite>{}</cite>",
)
LINKS = {
    "": "",
    "[pdf]": '[<a href="{U}">pdf</a>]',
    "[pdf] [code]": '[<a href="{U}">pdf</a>] [<a href="{C}">code</a>]',
    "pdf | code": '<a href="{U}">PDF</a> | <a href="{C}">Code</a>',
    "pdf / slides": '<a href="{U}">Paper</a> / <a href="{P}">Slides</a>',
    "(pdf, slides)": '(<a href="{U}">pdf</a>, <a href="{P}">slides</a>)',
    "button": '<a class="btn" href="{U}" role="button">PDF</a> <a class="btn" href="{C}">Code</a>',
    "arXiv": '<a href="{U}">arXiv</a>',
    "icon": '<a href="{U}"><i class="fa fa-file-pdf"></i> PDF</a>',
    "<b>[pdf]": '<b>[<a href="{U}">Paper</a>]</b>',
}
SECTIONS = {
    "<h2>": "<h2>{}</h2>",
    "<h3>": "<h3>{}</h3>",
    "<h2 id>": '<h2 id="s{n}">{}</h2>',
    "<p><b>": "<p><b>{}</b></p>",
    "<hr><h3>": "<hr>\n<h3>{}</h3>",
    "<details>": "<details>\n<summary>{}</summary>\n",
    "<details open><b>": "<details open>\n<summary><b>{}</b></summary>\n",
    "<details><h3>": "<details>\n<summary><h3>{}</h3></summary>\n",
    "<center>": "<center><h2>{}</h2></center>",
    "none": "",
}
NAVIGATION = (
    "",
    '<nav><ul><li><a href="index.html">Home</a></li><li><a href="people.html">People</a></li>'
    '<li><a href="pubs.html">Publications</a></li></ul></nav>',
    '<div id="menu"><a href="/">Home</a> | <a href="/people">People</a> | <a href="/news">News</a>'
    "</div>",
    '<ul class="nav"><li><a href="/">Home</a></li><li><a href="/teaching">Teaching</a></li></ul>',
)
ABOVE = (
    "",
    "<p>We study how machines learn. Our group is part of the Faculty of Science.</p>",
    '<p>See also <a href="https://scholar.google.com/citations?user=x">Google Scholar</a>.</p>',
    "<p>(* denotes equal contribution)</p>",
)
FRAMES = {
    "": "",
    "<div>": '<div id="wrapper">\n<div class="content">\n{}\n</div>\n</div>',
    "<main>": "<main>\n{}\n</main>",
    "<table>": '<table width="800"><tr><td>\n{}\n</td></tr></table>',
    "<td><td>": '<table><tr><td><a href="index.html">Home</a><br><a href="cv.pdf">CV</a></td>\n'
    "<td>\n{}\n</td></tr></table>",
    "<center><table>": "<center><table><tbody><tr><td>\n{}\n</td></tr></tbody></table></center>",
}
"""What stands around the list, so that it stands where it should."""

BELOW = (
    "",
    "<footer><p>&copy; 2024 Reading Group. Last updated May 2024.</p></footer>",
    '<hr>\n<address>Room 12, <a href="mailto:g@example.edu">g@example.edu</a></address>',
    '<p>Last modified: May 2024. <a href="https://validator.w3.org/check">Valid HTML</a></p>',
)


@dataclass(frozen=True)
class PageForm:
    """How the entries of one page are written."""

    file: str
    entry: str
    stack: str
    template: str
    title: str
    people: str
    people_mark: str
    venue: str
    venue_mark: str
    links: str
    link_line: bool
    note: bool
    section: str
    navigation: str
    above: str
    below: str
    frame: str
    on_one_line: bool

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""
        return [
            "all",
            "kind: pages",
            f"file: {self.file}",
            f"entry: {self.entry}",
            f"stack: {self.stack}",
            f"order: {self.template}",
            f"title: {self.title}",
            f"people: {self.people}" if "A" in self.template else "people: none",
            f"people mark: {self.people_mark}",
            f"venue mark: {self.venue_mark}",
            f"links: {self.links}",
            f"section: {self.section}",
            f"frame: {self.frame}",
            f"on one line: {self.on_one_line}",
            f"navigation: {self.navigation[:12]}",
            f"note: {self.note}",
        ]

    @property
    def shown(self) -> set[str]:
        """Say what a person can read of each work, beside its title."""
        signs = {sign for sign in "AVJY" if sign in self.template}
        shows = {
            "authors": "A" in signs,
            "venue": "J" in signs or ("V" in signs and self.venue not in ONLY_WHEN),
            "year": "Y" in signs or ("V" in signs and self.venue != "ICML"),
        }
        return {name for name, is_shown in shows.items() if is_shown}


def draw_page(draw: random.Random) -> PageForm:
    """Draw how a page is written; what nobody could read is not drawn."""
    while True:
        stack = draw.choice(["", "", "", *STACKS])
        form = PageForm(
            file=draw.choice(("list.html", "list.html", "list.md")),
            entry=draw.choice(list(ENTRIES)),
            stack=stack,
            template=draw.choice(STACKED if stack else LINES),
            title=draw.choice(list(TITLES)),
            people=draw.choice(list(PEOPLE)),
            people_mark=draw.choice(PEOPLE_MARKS),
            venue=draw.choice(list(VENUES)),
            venue_mark=draw.choice(VENUE_MARKS),
            links=draw.choice(list(LINKS)),
            link_line=draw.random() < 0.5,
            note=draw.random() < 0.15,
            section=draw.choice(list(SECTIONS)),
            navigation=draw.choice(NAVIGATION),
            above=draw.choice(ABOVE),
            below=draw.choice(BELOW),
            frame=draw.choice(["", "", "", *FRAMES]),
            on_one_line=draw.random() < 0.1,
        )
        if _is_readable(form):
            return form


def _is_readable(form: PageForm) -> bool:
    """Whether a person could tell titles from the rest, and an entry from a sentence."""
    plain = form.title in ("plain", "<font>")
    is_heading = form.title in ("<h4>", "<h3><a>")
    is_told = "{U}" in TITLES[form.title] or form.links or "A" in form.template
    in_blocks = form.stack in ("<p>", "<div>", "<div class>")
    in_lines = form.entry in ("<br><br>", "<blockquote>", "<p>", "<p class>", "<li><p>")
    may_head = form.entry in ("<div class>", "<article>", "<ul><li>", "<tr> picture")
    starts_with_title = form.template.startswith("T")
    return bool(is_told) and not (
        (plain and form.template in RIDDLES)
        or (is_heading and not (may_head and form.stack.startswith("<div") and starts_with_title))
        or (form.people_mark in ("own", "links") and not form.people.startswith(("Ann", "A.")))
        or ((form.frame or form.on_one_line) and form.file == "list.md")
        or (form.entry == "<dl><dt>" and not (form.stack and starts_with_title))
        or (in_blocks and in_lines)  # no element of lines holds these
        or (form.entry == "<br><br>" and form.stack == "<span class>")
        or (form.stack == "<span class>" and (plain or "Y" in form.template))
        or (form.venue in ONLY_WHEN and form.template.startswith(("V", "{V")))
        or (form.file == "list.md" and form.section == "<center>")
        or (form.section.startswith("<details") and form.entry == "<blockquote>")
    )


def write_page(form: PageForm, works: list[Work], draw: random.Random) -> tuple[str, list[Written]]:
    """Write works in a page; the text, and where each of them stands."""
    is_page = form.file == "list.html"
    opening, _, ending = FRAMES[form.frame].partition("{}")
    lines = ["# Reading list", ""]
    if is_page:
        lines = ["<!DOCTYPE html>", "<html><head><title>Reading list</title></head>", "<body>"]
        lines += [form.navigation, *opening.split("\n"), "<h1>Reading list</h1>", form.above]
    written: list[Written] = []
    size = -(-len(works) // len(TOPICS))
    for place, topic in enumerate(TOPICS):
        if form.section != "none":
            lines += [*SECTIONS[form.section].format(topic, n=place).split("\n"), ""]
        head, _, end = ENTRIES[form.entry]
        lines += [head] if head else []
        for number, work in enumerate(works[place * size : (place + 1) * size]):
            topics = () if form.section == "none" else (topic,)
            entry = Written(work, topics, first=len(lines) + 1, shows=form.shown)
            lines += _write_entry(form, entry, draw, 7 * place + number)
            entry.last = len(lines)
            lines += [""] if not is_page and not head else []
            written.append(entry)
        lines += [end] if end else []
        lines += ["</details>"] if form.section.startswith("<details") else []
        lines += [""]
    lines += [ending, form.below, "</body></html>"] if is_page else []
    if form.on_one_line:
        for entry in written:
            entry.first = entry.last = 1
        return " ".join(lines), written
    return "\n".join(lines) + "\n", written


def _write_entry(form: PageForm, entry: Written, draw: random.Random, number: int) -> list[str]:
    work = entry.work
    found = {
        "U": address(work, number),
        "C": f"https://github.com/somebody/project-{number}",
        "P": f"https://www.example.org/talks/{number}.pdf",
    }
    links = LINKS[form.links] if draw.random() < 0.9 else ""
    title = TITLES[form.title]
    if "{U}" in title:
        entry.addresses.append(found["U"])
        links = '[<a href="{C}">code</a>]' if "{C}" in links else ""
    entry.addresses += [found[sign] for sign in found if f"{{{sign}}}" in links]
    entry.people = 1 if "et al." in form.people else len(work.authors)
    people = _mark_people(form, work)
    parts = {
        "T": title.replace("{U}", found["U"]).format(work.title),
        "A": people.removesuffix(".") if "{A}." in form.template else people,
        "V": form.venue_mark.format(VENUES[form.venue](work)),
        "J": form.venue_mark.format(work.venue),
        "Y": work.year,
    }
    links = links.format(**found)
    note = f"{draw.choice(SAID)}." if form.note and draw.random() < 0.7 else ""
    text, rest = _join(form, parts, links, note)
    shell = (
        ENTRIES[form.entry][1].replace("{n}", str(number + 1)).replace("{D}", f"<p>{SAID[2]}.</p>")
    )
    if "{T}" in shell:
        return shell.replace("{T}", parts["T"]).replace("{R}", rest).split("\n")
    return shell.replace("{}", text).split("\n")


def _mark_people(form: PageForm, work: Work) -> str:
    people = PEOPLE[form.people](work)
    if form.people_mark not in ("own", "links"):
        return form.people_mark.format(people)
    if not are_people(work):
        return people
    joints = r"( et al\.|, and |, | and | & |; )"
    names = re.split(joints, people)
    for place in range(0, len(names), 2):
        if form.people_mark == "own" and not place:
            names[place] = f"<b>{names[place]}</b>"
        elif form.people_mark == "links" and place and names[place]:
            names[place] = f'<a href="https://people.example.org/~{place}">{names[place]}</a>'
    return "".join(names)


def _join(form: PageForm, parts: dict[str, str], links: str, note: str) -> tuple[str, str]:
    """Join the parts of an entry: the whole, and the whole without its title."""
    if not form.stack:
        text = form.template.format(**parts)
        text += (("<br>" if form.link_line else " ") + links) if links else ""
        return text + (f"<br>{note}" if note else ""), ""
    keys = form.template.split()
    texts = (
        [(key, parts[key]) for key in keys]
        + [("L", links)] * bool(links)
        + [("N", note)] * bool(note)
    )
    return _stack(form, texts), _stack(form, [row for row in texts if row[0] != "T"])


def _stack(form: PageForm, texts: list[tuple[str, str]]) -> str:
    sign = STACKS[form.stack]
    if "{}" not in sign:
        return sign.join(text for _, text in texts)
    names = {
        "T": "title",
        "A": "authors",
        "V": "venue",
        "J": "journal",
        "Y": "year",
        "L": "links",
        "N": "note",
    }
    return "\n".join(sign.replace("{c}", names[key]).replace("{}", text) for key, text in texts)
