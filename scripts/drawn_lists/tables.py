"""Tables in forms drawn at random: columns, their names, and what stands in their cells."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.drawn_lists.forms import SAID, TOPICS, Written
from scripts.drawn_lists.works import DATA, PEOPLE, Work, address

__all__ = ["TableForm", "draw_table", "write_table"]

NAMES: dict[str, dict[str, list[str]]] = tomllib.loads((DATA / "columns.toml").read_text("utf-8"))
"""What columns are called, by language."""

LANGUAGES = ("en",) * 10 + ("de", "es", "fr", "ja", "zh", "ko")
HEADS = ("named",) * 8 + ("empty", "none", "topic", "letters")
"""Names, none but bars, none at all (HTML), the topic over the titles, names that say nothing."""

ORDERS = (
    "number title authors venue date paper code note",
    "number date title paper authors seat venue",
    "date title authors venue paper code",
    "title authors venue date paper code",
    "title venue date code note",
    "title venue date code stars",
    "short title venue date paper code",
    "short title authors seat venue paper code",
    "date short title paper code",
    "date venue short title code",
    "venue date title authors paper",
    "venue title paper code tags",
    "authors date title venue paper",
    "authors title date",
    "title paper code",
    "title paper note",
    "title note",
    "title date tags note paper",
    "paper title authors date",
    "number short title date venue paper code stars",
    "date seat short title code",
    "title short date venue paper",
    "title authors date venue tags note",
    "category title authors date paper",
    "title category date code",
    "number category title authors venue",
    "tags title date paper",
    "stars title authors paper code",
    "title",
    "title date",
    "title authors",
    "date title",
    "short title paper",
)
"""Columns from left to right; those beside the title may be left out."""

TITLES = {
    "plain": "{T}",
    "bold": "**{T}**",
    "linked": "[{T}]({U})",
    "bold link": "**[{T}]({U})**",
    "link in bold": "[**{T}**]({U})",
    "quoted": '"{T}"',
    "italic": "*{T}*",
    "badge<br>link": "![Star](https://img.shields.io/github/stars/some/p{n}.svg?style=social)"
    " <br> [**{T}**]({U}) <br>",
    "title [pdf]": "{T} [[pdf]({U})]",
    "title<br>[pdf]": "{T}<br>[[pdf]({U})]",
    "title<br>authors": "{T}<br>*{A}*",
    "link<br>authors": "[{T}]({U})<br>{A}",
    "bold<br>authors<br>[pdf]": "**{T}**<br>{A}<br>[pdf]({U})",
    "short: title": "**{S}**: {T}",
    "title :star:": "[{T}]({U}) :star:",
}
LINKED = frozenset(name for name, text in TITLES.items() if "{U}" in text)
PAPERS = (
    "[Paper]({U})", "[PDF]({U})", "[Link]({U})", "[link]({U})", "[arXiv]({U})", "<{U}>", "{U}",
    "[![arXiv](https://img.shields.io/badge/arXiv-paper-b31b1b.svg)]({U})", "[📄]({U})",
    "[[pdf]({U})]", "[:link:]({U})", "[Paper]({U}) [Slides]({P})", "[Paper]({U})<br>[Slides]({P})",
    "[PDF]({U}), [Video]({P})", '<a href="{U}">pdf</a>', "[{V} {Y}]({U})",
)  # fmt: skip
CODES = (
    "[Code]({C})", "[GitHub]({C})", "[code]({C})", "[link]({C})", "[official]({C})", "<{C}>", "{C}",
    "[![Star](https://img.shields.io/github/stars/somebody/p{n}.svg)]({C})",
    "[:octocat:]({C})", "[PyTorch]({C})", "[Github]({C}) [Demo]({P})", "✓", "Yes",
)  # fmt: skip
DATES = {
    "2014": "{Y}",
    "2014-05-10": "{Y}-05-10",
    "May 2014": "May {Y}",
    "2014.05": "{Y}.05",
    "2014/05": "{Y}/05",
    "05/2014": "05/{Y}",
    "10 May 2014": "10 May {Y}",
    "(2014)": "({Y})",
    "`2014`": "`{Y}`",
}
VENUES = {
    "ICML": "{V}",
    "ICML 2014": "{V} {Y}",
    "*ICML*": "*{V}*",
    "`ICML`": "`{V}`",
    "ICML'14": "{V}'{y}",
    "[ICML](…)": "[{V}]({U})",
    "ICML (2014)": "{V} ({Y})",
    "**ICML**": "**{V}**",
}
SEATS = (
    "Google",
    "MIT",
    "University of Oxford",
    "Stanford University",
    "DeepMind",
    "CMU",
    "Microsoft Research",
)
TAGS = (
    "vision",
    "theory",
    "`survey`, `theory`",
    "optimization",
    "#classic",
    "graphs; language",
    "benchmark",
)
EMPTY = ("", "", "", "-", "N/A", "–", "—", "/", "✗", "TBD")
SECTIONS = ("## {}", "## {}", "### {}", "**{}**", "<h3>{}</h3>", "none", "year")
BARS = ("|", "|", "|", "tight", "open", "html", "html", "csv")
_AS_HTML = (
    (r"!\[([^\]]*)\]\(([^)]*)\)", r'<img src="\2" alt="\1">'),
    (r"\[([^\[\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>'),
    (r"<(\{.\})>", r'<a href="\1">\1</a>'),
    (r"\*\*(.+?)\*\*", r"<b>\1</b>"),
    (r"\*(.+?)\*", r"<i>\1</i>"),
    (r"`(.+?)`", r"<code>\1</code>"),
)
FILLED = ("number", "date", "authors", "venue")
"""Columns without empty cells, beside the title."""

LINES = ("---", "---", ":---:", ":--", "-", "-----------")


@dataclass(frozen=True)
class TableForm:
    """How the tables of one list are written."""

    columns: tuple[str, ...]
    names: tuple[str, ...]
    language: str
    head: str
    bars: str
    line: str
    section: str
    title: str
    people: str
    venue: str
    date: str
    paper: str
    code: str
    empty: str
    gaps: float
    file: str

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""
        return [
            "all",
            "kind: tables",
            f"columns: {' '.join(self.columns)}",
            f"language: {self.language}",
            f"head: {self.head}",
            f"bars: {self.bars}",
            f"section: {self.section}",
            f"title: {self.title}",
            *(
                f"{name}: {getattr(self, name)}"
                for name in ("venue", "date", "paper", "code")
                if name in self.columns
            ),
            f"people: {self.people}" if self.has_people else "people: none",
            *(f"column: {name}" for name in self.columns),
        ]

    @property
    def has_people(self) -> bool:
        """Whether authors are named, in a column or below the title."""
        return "authors" in self.columns or "{A}" in TITLES[self.title]


def draw_table(draw: random.Random) -> TableForm:
    """Draw how tables are written; what nobody could read is not drawn."""
    while True:
        order = draw.choice(ORDERS).split()
        columns = tuple(name for name in order if name == "title" or draw.random() < 0.85)
        bars = draw.choice(BARS)
        language = draw.choice(LANGUAGES)
        form = TableForm(
            columns=columns,
            names=tuple(draw.choice(NAMES[language][name]) for name in columns),
            language=language,
            head=draw.choice(HEADS),
            bars=bars,
            line=draw.choice(LINES),
            section=draw.choice(SECTIONS),
            title=draw.choice(list(TITLES)),
            people=draw.choice(list(PEOPLE)),
            venue=draw.choice(list(VENUES)),
            date=draw.choice(list(DATES)),
            paper=draw.choice(PAPERS),
            code=draw.choice(CODES),
            empty=draw.choice(EMPTY),
            gaps=draw.choice((0.0, 0.1, 0.3)),
            file="list.csv" if bars == "csv" else "list.md",
        )
        if _is_readable(form):
            return form


def _is_readable(form: TableForm) -> bool:
    """Whether a person could tell what the columns hold, and that the rows are works."""
    columns, cell = form.columns, TITLES[form.title]
    has_linked_venue = form.venue == "[ICML](…)" and "venue" in columns
    leads = [form.title in LINKED, "paper" in columns, has_linked_venue]
    is_linked = any(leads)
    is_riddle = (
        len(set(form.names)) < len(form.names)
        or ("Source" in form.names and form.code in ("✓", "Yes"))
        or ("{A}" in cell and "authors" in columns)
        or ("{S}" in cell and "short" in columns)
        or sum(leads) > 1
        or ("{V}" in form.paper and ("venue" in columns or "date" in columns))
        or (form.head != "named" and not (is_linked and form.code not in ("✓", "Yes")))
        or (form.head == "none" and form.bars != "html")
        or (form.head == "topic" and form.section != "none")
        or (form.section == "year" and "date" in columns)
        or (len(columns) == 1 and not is_linked)
    )
    if is_riddle:
        return False
    if form.bars == "open":  # bars or "-" at the start are something else
        is_open = len(columns) > 1 and form.head != "empty" and form.line != "-"
        return is_open and columns[0] in ("title", *FILLED)
    return form.bars != "csv" or _is_plain(form)


def _is_plain(form: TableForm) -> bool:
    """Whether nothing is marked as in Markdown, and rows say who or where."""
    is_simple = form.title == "plain" and form.head == "named" and form.section == "none"
    is_marked = any(sign in form.code + form.paper for sign in "[<") or form.date[0] in "(`"
    is_told = "paper" in form.columns or "authors" in form.columns
    return is_simple and not is_marked and is_told and form.venue in ("ICML", "ICML 2014")


def write_table(
    form: TableForm, works: list[Work], draw: random.Random
) -> tuple[str, list[Written]]:
    """Write works in tables; the text, and where each of them stands."""
    if form.bars == "csv":
        return _write_csv(form, works, draw)
    lines = ["# Reading list", ""]
    written: list[Written] = []
    for place, (topic, part) in enumerate(_split(form, works)):
        if form.section != "none":
            heading = "## {}" if form.section == "year" else form.section
            lines += [heading.format(topic), ""]
        lines += _head(form, topic)
        for number, work in enumerate(part):
            topics = () if form.section == "none" and form.head != "topic" else (topic,)
            entry = Written(work, topics, first=len(lines) + 1)
            cells = _write_cells(form, entry, draw, 7 * place + number)
            lines += _write_row(form, cells)
            entry.last = len(lines)
            written.append(entry)
        lines += ["</table>", ""] if form.bars == "html" else [""]
    return "\n".join(lines) + "\n", written


def _split(form: TableForm, works: list[Work]) -> list[tuple[str, list[Work]]]:
    if form.section == "year":
        years = sorted({work.year for work in works}, reverse=True)
        return [(year, [work for work in works if work.year == year]) for year in years]
    if form.section == "none" and form.head != "topic":
        return [("", works)]
    size = -(-len(works) // len(TOPICS))
    return [(topic, works[n * size : (n + 1) * size]) for n, topic in enumerate(TOPICS)]


def _head(form: TableForm, topic: str) -> list[str]:
    names: Sequence[str] = form.names
    if form.head == "empty":
        names = [" "] * len(names)
    elif form.head == "letters":
        names = [f"Column {chr(65 + n)}" for n in range(len(names))]
    elif form.head == "topic":
        names = [topic if name == "title" else " " for name in form.columns]
    if form.bars == "html":
        if form.head == "none":
            return ["<table>"]
        return ["<table>", "<tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"]
    return [_join(form, names), _join(form, [form.line] * len(names))]


def _join(form: TableForm, cells: Sequence[str]) -> str:
    if form.bars == "open":
        return " | ".join(cells).rstrip() if cells[-1].strip() else " | ".join(cells)
    return "|" + "|".join(cells) + "|" if form.bars == "tight" else "| " + " | ".join(cells) + " |"


def _write_row(form: TableForm, cells: list[str]) -> list[str]:
    if form.bars != "html":
        return [_join(form, cells)]
    return ["<tr>", *(f"<td>{cell}</td>" for cell in cells), "</tr>"]


def _as_html(cell: str) -> str:
    """Write the marks of Markdown as those of HTML, before the parts are put in."""
    for pattern, html in _AS_HTML:
        cell = re.sub(pattern, html, cell)
    return cell


def _write_cells(form: TableForm, entry: Written, draw: random.Random, number: int) -> list[str]:
    """Write the cells of a row; some are empty."""
    work = entry.work
    name = "" if work.title.startswith(work.short) else work.short
    parts = {
        "T": work.title.replace('"', "'") if form.title == "quoted" else work.title,
        "A": PEOPLE[form.people](work),
        "V": work.venue,
        "Y": work.year,
        "y": work.year[2:],
        "U": address(work, number),
        "C": f"https://github.com/somebody/project-{number}",
        "P": f"https://www.example.org/talks/{number}.pdf",
        "S": name or "-",
        "n": str(number),
    }
    title = TITLES[form.title]
    if "{S}" in title and not name:
        title = title.replace("**{S}**: ", "")
    written = {"title": title}
    for column in form.columns:
        if column != "title":
            is_empty = column not in FILLED and draw.random() < form.gaps
            written[column] = "" if is_empty else _cell(form, column, name, draw)
    said = "".join(written.values())
    for sign, shown in (("{A}", "authors"), ("{V}", "venue"), ("{Y}", "year"), ("{y}", "year")):
        entry.shows |= {shown} if sign in said else set()
    if written.get("category") and form.head == "named":
        entry.topics += (written["category"],)
    if form.section == "year":
        entry.shows.add("year")
    entry.people = 1 if "et al." in form.people else len(work.authors)
    entry.name = name
    order = ["title", *(column for column in form.columns if column != "title")]
    entry.addresses = _addresses([written[column] for column in order], parts)
    if form.bars == "html":
        written = {column: _as_html(text) for column, text in written.items()}
    cells = [written[column].format(**parts) for column in form.columns]
    return [cell or form.empty for cell in cells]


def _cell(form: TableForm, column: str, name: str, draw: random.Random) -> str:
    simple = {
        "number": "{n}",
        "date": DATES[form.date],
        "authors": "{A}",
        "venue": VENUES[form.venue],
        "short": name,
        "paper": form.paper,
        "code": form.code,
        "stars": "![](https://img.shields.io/github/stars/somebody/p{n})",
        "category": "Theory",
    }
    choices = {"seat": SEATS, "note": SAID, "tags": TAGS}
    return draw.choice(choices[column]) if column in choices else simple[column]


def _addresses(cells: Sequence[str], parts: dict[str, str]) -> list[str]:
    """Give the addresses that cells lead to, in order."""
    found = []
    for cell in cells:
        for place, sign in enumerate(cell):
            if sign == "{" and cell[place + 1] in "UCP":
                found.append(parts[cell[place + 1]])
    return found


def _write_csv(
    form: TableForm, works: list[Work], draw: random.Random
) -> tuple[str, list[Written]]:
    lines = [",".join(form.names)]
    written = []
    for number, work in enumerate(works):
        entry = Written(work, (), first=len(lines) + 1, last=len(lines) + 1)
        cells = _write_cells(form, entry, draw, number)
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
        written.append(entry)
    return "\n".join(lines) + "\n", written
