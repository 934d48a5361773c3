"""Lists in forms drawn at random, as people write them, of works that are well known."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from scripts.drawn_lists.remarks import BADGES, BELOW, LEADS, LINKED, NOTES, SAID, TONGUES
from scripts.drawn_lists.works import (
    DATA,
    LINKS,
    ONLY_WHEN,
    PEOPLE,
    PEOPLE_MARKS,
    VENUE_MARKS,
    VENUES,
    Work,
    address,
)

__all__ = [
    "SAID",
    "TOPICS",
    "Form",
    "Written",
    "draw_form",
    "is_linked",
    "write_entry",
    "write_head",
    "write_list",
    "write_parts",
]

# The title

MARKS = {
    "plain": "{}",
    "bold": "**{}**",
    "italic": "*{}*",
    "quoted": '"{}"',
    "curly": "“{}”",
    "linked": "[{}]({{url}})",
    "bold link": "**[{}]({{url}})**",
    "link in bold": "[**{}**]({{url}})",
    "quoted link": '"[{}]({{url}})"',
    "italic link": "*[{}]({{url}})*",
    "link quoted": '["{}"]({{url}})',
    "<b>": "<b>{}</b>",
    "<a>": '<a href="{{url}}">{}</a>',
}

ORDERS = [group.splitlines() for group in (DATA / "orders.txt").read_text("utf-8").split("\n\n")]
"""In which order, and between which signs: title, authors, venue, year, journal, short name.

Of those with the same parts in the same order, groups parted by an empty line, one is drawn.
"""

# How a list is laid out

MARKERS = ("- ", "* ", "+ ", "1. ", "- [ ] ", "* [x] ", "  * ", "1) ")
LAYOUTS = {
    "item": 8,
    "below": 2,
    "lines": 2,
    "paragraph": 2,
    "heading": 2,
    "table": 2,
    "lines of a paragraph": 1,
    "paragraphs of an item": 1,
    "<li>": 1,
}
"""Where an entry stands, and how often such a list is drawn."""

INLINE = ("item", "paragraph", "<li>")
HEADINGS = ("### {}", "### {}", "### {}", "#### {}", "### {n}. {}", "### {n}) {}")
LABELS = ("{}",) * 5 + ("Authors: {}", "**Authors**: {}", "**Authors:** {}", "*Authors*: {}")
"""How the lines of a stack begin, where each part of an entry has its own."""

LABELLED = {"A": "Authors", "V": "Venue", "J": "Journal", "L": "Links", "N": "Notes"}
SECTIONS = (
    "## {}",
    "## {}",
    "## {}",
    "### {}",
    "**{}**",
    "<h2>{}</h2>",
    "{}\n---",
    "nested",
    "none",
)
OPENINGS = ("", "Papers that our group has read, newest last.\n\n", "## Contents\n\n{contents}\n\n")
ENDINGS = (
    "",
    "",
    "## Contributing\n\nFork the list, add your paper to its section and open a pull request.\n\n"
    "1. Check that it is not on the list yet\n2. Keep the order of the years\n\n## License\n\nCC0",
    "## Contact\n\nWrite to [the group](mailto:group@example.edu) with questions.",
)
TOPICS = ("Foundations", "Methods", "Applications and limits")


@dataclass(frozen=True)
class Form:
    """How the entries of one list are written."""

    layout: str
    section: str
    template: str
    mark: str
    people: str
    people_mark: str
    venue: str
    venue_mark: str
    links: str
    note: str
    lead: str
    badge: str
    tongue: str
    marker: str
    opening: str
    ending: str
    heading: str
    label: str
    file: str = "list.md"

    @property
    def traits(self) -> list[str]:
        """Name what a row of the table is about."""
        return [
            "all",
            "kind: lines",
            f"layout: {self.layout}",
            f"section: {self.section.strip()}",
            f"title: {self.mark}",
            f"people: {self.people}" if "{A}" in self.template else "people: none",
            f"venue: {self.venue}" if "{V}" in self.template else "venue: none",
            f"links: {self.links}",
            f"note: {self.note}",
            f"lead: {self.lead}",
            f"badge: {self.badge}",
            f"tongue: {self.tongue}",
            f"{'order: ' + self.template if self.layout in INLINE else 'label: ' + self.label}",
            *([f"heading: {self.heading}"] if self.layout == "heading" else []),
        ]


@dataclass
class Written:
    """A work as it is written in a list: its lines, and what a person can read there.

    ``hints`` is what may be read or not, ``people`` how many authors are named; ``name`` the short
    name, where nothing tells it from the first words of the title: "PPO: Proximal Policy ..." has
    it, "LLVM: A Compilation ..." not.
    """

    work: Work
    topics: tuple[str, ...]
    first: int = 0
    last: int = 0
    addresses: list[str] = field(default_factory=list)
    shows: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)
    people: int = 0
    name: str = ""


def draw_form(draw: random.Random) -> Form:
    """Draw how a list is written; what nobody could read is not drawn."""
    while True:
        tongue = draw.choice([""] * 12 + list(TONGUES))
        notes = list(TONGUES[tongue][2]) if tongue else list(NOTES)
        form = Form(
            layout=draw.choices(list(LAYOUTS), list(LAYOUTS.values()))[0],
            section=draw.choice(SECTIONS),
            template=draw.choice(draw.choice(ORDERS)),
            mark=draw.choice(list(MARKS)),
            people=draw.choice(list(PEOPLE)),
            people_mark=draw.choice(["plain"] * 6 + list(PEOPLE_MARKS)),
            venue=draw.choice(list(VENUES)),
            venue_mark=draw.choice(["plain"] * 4 + list(VENUE_MARKS)),
            links=draw.choice(list(LINKS)),
            note=draw.choice([*[""] * (len(notes) // 2), *notes]),
            lead=draw.choice(LEADS),
            badge=draw.choice(BADGES),
            tongue=tongue,
            marker=draw.choice(MARKERS),
            opening=draw.choice(OPENINGS),
            ending=draw.choice(ENDINGS),
            heading=draw.choice(HEADINGS),
            label=draw.choice(LABELS),
        )
        if _is_readable(form) and not _is_riddle(form):
            return form


def _is_riddle(form: Form) -> bool:
    """Whether contents name sections without headings, or two numbers or bars stand in a row."""
    if form.layout == "heading" and "{n}" in form.heading and "{Y}" in form.template:
        return True
    if form.layout == "table" and " | " in LINKS[form.links]:
        return True  # a bar ends a cell
    return form.section in ("none", "nested") and "{contents}" in form.opening


def is_linked(form: Form) -> bool:
    return "url" in MARKS[form.mark]


def _is_html(form: Form) -> bool:
    """Whether nothing is marked as in Markdown, which HTML does not know."""
    is_marked = "*" in form.template or "*" in MARKS[form.mark] or "](" in MARKS[form.mark]
    is_marked = is_marked or form.people_mark in ("italic", "bold")
    is_marked = is_marked or form.venue_mark in ("italic", "bold", "code")
    return not is_marked and form.links in ("", "<a>")


def _is_readable(form: Form) -> bool:
    """Whether a person could read a list: "Random Forests, Leo Breiman" alone is a riddle."""
    plain = form.mark == "plain"
    if plain and form.template in (
        "{A}, {T}",
        "{A}, {T}, {V}",
        "{T}: {A}",
        "{V}: {T}",
        "{T} / {A}",
        "{S}, {T}",
    ):
        return False
    if form.venue in ONLY_WHEN and form.template in ("{V}: {T}", "{V} - {T}"):
        return False
    if (
        form.layout in INLINE
        and plain
        and form.note in (". N.", ": N.", "：N", "，N", " N")
        and "{A}" not in form.template
    ):
        return False
    if form.layout not in ("item", "below", "<li>") and form.section == "nested":
        return False
    if form.layout == "<li>" and not _is_html(form):
        return False
    if form.layout == "heading" and not form.section.startswith(("## ", "<h2>", "{}")):
        return False
    if form.note in BELOW and form.layout != "item":
        return False
    is_title_alone = plain and form.template == "{T}"
    if is_title_alone or (form.layout == "paragraph" and not is_linked(form)):
        return bool(form.links) or "{A}" in form.template or form.layout == "item"
    if form.layout in ("lines of a paragraph", "paragraphs of an item") and not is_linked(form):
        return bool(form.links)
    return True


def write_list(form: Form, works: list[Work], draw: random.Random) -> tuple[str, list[Written]]:
    """Write works in a form; the text, and where each of them stands."""
    topics = TONGUES[form.tongue][0] if form.tongue else TOPICS
    contents = "\n".join(f"- [{topic}](#{topic.lower().replace(' ', '-')})" for topic in topics)
    lines = ["# Reading list", "", *form.opening.format(contents=contents).splitlines()]
    written: list[Written] = []
    size = -(-len(works) // len(topics))
    for place, topic in enumerate(topics):
        if form.section == "nested":
            lines.append(f"- {topic}")
        elif form.section != "none":
            lines += [*form.section.format(topic).split("\n"), ""]
        lines += write_head(form)
        for number, work in enumerate(works[place * size : (place + 1) * size]):
            above = () if form.section == "none" else (topic,)
            entry = Written(work, above, first=len(lines) + 1)
            parts = write_parts(form, entry, draw, 7 * place + number)
            indent = "  " if form.section == "nested" else ""
            lines += [indent + line for line in write_entry(form, parts, number + 1)]
            entry.last = len(lines)
            written.append(entry)
        lines += ["</ul>"] if form.layout == "<li>" else []
        lines += [""] if form.section != "nested" else []
    return "\n".join([*lines, "", form.ending]) + "\n", written


def write_head(form: Form) -> list[str]:
    if form.layout == "<li>":
        return ["<ul>"]
    if form.layout != "table":
        return []
    names = [name for name, _ in _cells(form)]
    return [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]


def _cells(form: Form) -> list[tuple[str, str]]:
    """Give the columns of a table."""
    before = [("Year", "{Y}")] if "{Y}" in form.template else []
    before = [("Name", "{S}")] if "{S}" in form.template else before
    named = [("Authors", "A"), ("Venue", "V"), ("Journal", "J")]
    middle = [(name, f"{{{key}}}") for name, key in named if f"{{{key}}}" in form.template]
    after = [("Links", "{L}")] * bool(form.links) + [("Notes", "{N}")] * bool(form.note)
    return [*before, ("Title", "{T}"), *middle, *after]


def write_entry(form: Form, parts: dict[str, str], number: int) -> list[str]:
    """Write an entry as the lines of its layout."""
    if form.layout == "table":
        return ["| " + " | ".join(text.format(**parts) for _, text in _cells(form)) + " |"]
    marker = form.marker.replace("1", str(number))
    indent = " " * (len(marker.split("[")[0]))
    if form.layout in INLINE:
        text = form.lead + _write_line(form, parts)
        if form.layout == "<li>":
            return [f"<li>{text}</li>"]
        return (
            [marker + text, *_write_below(form, parts, indent)]
            if form.layout == "item"
            else [text, ""]
        )
    year = f"{parts['Y']}. " if "{Y}" in form.template else ""
    name = f"{parts['S']}: " if "{S}" in form.template and parts["S"] else ""
    title = form.lead + year + name + parts["T"]
    rest = _write_stack(form, parts)
    if form.layout == "heading":
        head = form.heading.format(title, n=number)
        return [head, "", *(f"- {text}" for text in rest), ""]
    if form.layout == "below":
        return [marker + title, *(f"{indent}- {text}" for text in rest)]
    if form.layout == "lines of a paragraph":
        return [*(f"{text}  " for text in (title, *rest)), ""]
    if form.layout == "paragraphs of an item":
        return [marker + title, "", *(line for text in rest for line in (indent + text, ""))]
    return [f"{marker}{title}  ", *(f"{indent}{text}  " for text in rest)]


def _write_stack(form: Form, parts: dict[str, str]) -> list[str]:
    """Write each part of an entry below its title, with a label or without."""
    keys = [key for key in "AVJ" if f"{{{key}}}" in form.template]
    names = LABELLED | ({"V": "Year"} if form.venue in ONLY_WHEN else {})
    return [
        form.label.replace("Authors", names[key]).format(parts[key])
        for key in (*keys, "L", "N")
        if parts[key]
    ]


def _write_line(form: Form, parts: dict[str, str]) -> str:
    """Write an entry in a line: its parts between their signs, its links, and the remark."""
    text = _fill(form.template, parts)
    links = f" {parts['L']}" if parts["L"] else ""
    is_after = parts["N"] and form.note not in BELOW
    said = _signs(form).format(parts["N"]) if is_after else ""
    if said.startswith(".") and text.endswith(".") and not links and not form.badge:
        said = said[1:]
    return f"{text}{links}{form.badge}{said}"


def _write_below(form: Form, parts: dict[str, str], indent: str) -> list[str]:
    if not parts["N"] or form.note not in BELOW:
        return []
    return [indent + BELOW[form.note] + _signs(form).format(parts["N"])]


def _signs(form: Form) -> str:
    return (TONGUES[form.tongue][2] if form.tongue else NOTES)[form.note]


def _fill(template: str, parts: dict[str, str]) -> str:
    """Put the parts in their places; the signs around a short name go where there is none."""
    if not parts["S"]:
        template = template.replace("({S}, ", "(")
        for lead in (
            "**{S}**: ",
            "**{S}** - ",
            "**{S}** ",
            "{S}: ",
            "{S} - ",
            "[{S}] ",
            "({S}) ",
            " ({S})",
            " [{S}]",
            " (**{S}**)",
            "`{S}` ",
            "【{S}】",
            "<{S}> ",
            "{S}, ",
            "{S} | ",
            "{S} — ",
        ):
            template = template.replace(lead, "")
    return template.format(**parts)


def write_parts(form: Form, entry: Written, draw: random.Random, number: int) -> dict[str, str]:
    """Write the parts of an entry; some entries have no links, and some no remark."""
    work = entry.work
    has_links, has_note = bool(form.links) and draw.random() < 0.9, draw.random() < 0.7
    found = {
        "paper": address(work, number),
        "code": f"https://github.com/somebody/project-{number}",
        "slides": f"https://www.example.org/talks/{number}.pdf",
    }
    links = LINKS[form.links] if has_links else ""
    if is_linked(form):
        entry.addresses.append(found["paper"])
        links = "[code]({code})" if "{code}" in links else ""
    entry.addresses += [found[name] for name in found if f"{{{name}}}" in links]
    remarks = TONGUES[form.tongue][1] if form.tongue else (*SAID, *LINKED)
    said = draw.choice(remarks).replace("{n}", str(number)) if form.note and has_note else ""
    if form.layout == "<li>" or form.note == " [N]":
        said = said if "](" not in said else SAID[0]
    if "](" in said:
        entry.addresses.append(said.split("](")[1].split(")")[0])
    entry.shows |= _shown(form)
    entry.people = 1 if "et al." in form.people else len(work.authors)
    title = work.title if form.mark in ("plain", "bold", "linked") else work.title.replace('"', "'")
    people = PEOPLE[form.people](work)
    name = "" if work.title.startswith(work.short) else work.short
    is_told = form.mark != "plain" or (
        form.layout in INLINE
        and not any(sign in form.template for sign in ("{S}: {T}", "{S}, {T}"))
    )
    entry.name = "" if is_told or "{S}" not in form.template else name
    return {
        "T": MARKS[form.mark].format(title).replace("{url}", found["paper"]),
        "A": PEOPLE_MARKS[form.people_mark].format(
            people.removesuffix(".") if "{A}." in form.template else people
        ),
        "V": VENUE_MARKS[form.venue_mark].format(VENUES[form.venue](work)),
        "J": VENUE_MARKS[form.venue_mark].format(work.venue),
        "Y": work.year,
        "S": name,
        "L": links.format(**found),
        "N": said,
    }


def _shown(form: Form) -> set[str]:
    """Say what a person can read of each work, beside its title."""
    has_venue = "{V}" in form.template
    shows = {
        "authors": "{A}" in form.template,
        "venue": (has_venue and form.venue not in ONLY_WHEN) or "{J}" in form.template,
        "year": (has_venue and form.venue != "ICML") or "{Y}" in form.template,
    }
    return {name for name, is_shown in shows.items() if is_shown}
