"""What stands around entries in forms drawn at random: sections, contents, what is no paper."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from scripts.drawn_lists.forms import (
    SAID,
    TOPICS,
    Form,
    Written,
    draw_form,
    is_linked,
    write_entry,
    write_head,
    write_parts,
)
from scripts.drawn_lists.works import DATA, Work

__all__ = ["FramedForm", "draw_framed", "write_framed"]

SECTIONS: dict[str, tuple[str, ...]] = {
    "## ": ("## {}",),
    "# ": ("# {}",),
    "#### ": ("#### {}",),
    "## 1.": ("## {n}. {}",),
    "## 🚀": ("## 🚀 {}",),
    "## <a>": ('<a name="s{n}"></a>\n## {}',),
    "## **": ("## **{}**",),
    "## ↑": ("## {} [↑](#contents)",),
    "## (4)": ("## {} (4)",),
    "## ##": ("## {} ##",),
    "---": ("{}\n---",),
    "===": ("{}\n=====",),
    "**": ("**{}**",),
    "__": ("__{}__",),
    "**:**": ("**{}:**",),
    "*": ("*{}*",),
    "bare:": ("{}:",),
    "bare": ("{}",),
    "rule **": ("---\n\n**{}**",),
    "rule ##": ("---\n\n## {}",),
    "<details>": ("<details>\n<summary>{}</summary>",),
    "<details><b>": ("<details>\n<summary><b>{}</b></summary>",),
    "<h3>": ('<h3 align="center">{}</h3>',),
    "year": ("## {}",),
    "### year": ("### {}",),
    "**year**": ("**{}**",),
    "- year": ("- {}",),
    "- ": ("- {}",),
    "- **": ("- **{}**",),
    "* :": ("* {}:",),
    "1. ": ("{n}. {}",),
    "- ##": ("- ## {}",),
    "##, ###": ("## {}", "### {}"),
    "##, ####": ("## {}", "#### {}"),
    "#, ##": ("# {}", "## {}"),
    "1., 1.1": ("## {n}. {}", "### {n}.{m} {}"),
    "1, 1.1": ("## {n} {}", "### {n}.{m}. {}"),
    "I., A.": ("## {r}. {}", "### {l}. {}"),
    "##, **": ("## {}", "**{}**"),
    "##, *": ("## {}", "*{}*"),
    "##, - ": ("## {}", "- {}"),
    "##, - **": ("## {}", "- **{}**"),
    "##, <details>": ("## {}", "<details>\n<summary>{}</summary>"),
    "<details>, ###": ("<details>\n<summary>{}</summary>", "### {}"),
    "**, - ": ("**{}**", "- {}"),
    "- , - ": ("- {}", "- {}"),
    "- **, - ": ("- **{}**", "- {}"),
    "* **, * *": ("* **{}**", "* *{}*"),
    "1., - ": ("{n}. {}", "- {}"),
}
"""How sections are marked, and those below them."""

BELOW = ("",) * 6 + ("remarks", "deep remarks", "roles", "follow-ups")
"""What stands below an item: remarks, remarks on them, what it is in two levels, later works."""

PARTS = {
    TOPICS[0]: ("Early work", "Theory"),
    TOPICS[1]: ("Training", "Optimization"),
    TOPICS[2]: ("Vision", "Language and speech"),
}
CONTENTS = ("", "", "flat", "nested", "numbered", "details", "line")
ABOUT = (
    "",
    "",
    "Papers that our group has read, newest last.",
    "> Pull requests are welcome.",
    "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re) "
    "![](https://img.shields.io/badge/PRs-welcome-brightgreen)",
    "A list of papers on learning. If you find it useful, please give us a star ⭐. See "
    "[the survey](#survey) for more, and write to us with questions.",
)
OTHERS = {
    name: lines
    for part in (DATA / "sections.md").read_text("utf-8").split("## ")[1:]
    for name, _, *lines in [part.rstrip().split("\n")]
}
"""Sections of what is no paper, and what stands there."""

FIRST = ("News", "How to read", "Contributing")
HEADED = ("News", "License", "Contact", "Citation", "Star History")
"""What has a heading in any list."""

LAST = tuple(name for name in OTHERS if name not in ("News", "How to read"))


@dataclass(frozen=True)
class FramedForm:
    """How the sections of a list are written, and its entries."""

    form: Form
    section: str
    below: str
    indent: int
    contents: str
    about: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    gap: bool
    file: str = "list.md"

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""
        return [
            "all",
            "kind: frames",
            f"frame: {self.section}",
            f"layout: {self.form.layout}",
            f"below: {self.below}",
            f"contents: {self.contents}",
            f"about: {self.about[:20]}",
            f"gap: {self.gap}",
            *(f"beside: {name}" for name in (*self.before, *self.after)),
        ]


def _is_item(section: str) -> bool:
    return section.startswith(("- ", "* ", "{n}. "))


def _is_headed(section: str) -> bool:
    """Whether sections have headings, of a rank that other sections may have."""
    ranks = SECTIONS[section]
    return "#" in ranks[0] or "\n-" in ranks[0] or "<h3>" in section


def draw_framed(draw: random.Random) -> FramedForm:
    """Draw how sections and entries are written; what nobody could read is not drawn."""
    while True:
        form = replace(draw_form(draw), section="none")
        framed = FramedForm(
            form=form,
            section=draw.choice(list(SECTIONS)),
            below=draw.choice(BELOW),
            indent=draw.choice((0, 0, 4)),
            contents=draw.choice(CONTENTS),
            about=draw.choice(ABOUT),
            before=tuple(draw.sample(FIRST, draw.choice((0, 0, 0, 1)))),
            after=tuple(draw.sample(LAST, draw.choice((0, 0, 1, 2, 3)))),
            gap=draw.random() < 0.2,
        )
        if _is_readable(framed):
            return framed


def _is_readable(framed: FramedForm) -> bool:
    form, ranks, layout = framed.form, SECTIONS[framed.section], framed.form.layout
    in_items, is_year = _is_item(ranks[-1]), "year" in framed.section
    is_listed = layout in ("item", "below", "lines")
    says_year = "{Y}" in form.template or ("{V}" in form.template and form.venue != "ICML")
    is_bare = framed.section in ("bare", "bare:", "*", "##, *")
    return not (
        (in_items and not is_listed)
        or (layout == "heading" and not all(rank.startswith("## ") for rank in ranks))
        or (layout == "heading" and (is_year or "{n}" in form.heading))
        or (framed.below and not _may_hold(framed))
        or (is_bare and not is_listed)
        # what stands below "News" is of it, unless it has a heading, too
        or (framed.before and not _is_headed(framed.section) and not _is_item(ranks[0]))
        or ("**" in framed.section and not (is_listed or layout in ("table", "<li>")))
        or (is_year and says_year)
        or (form.lead and _is_item(ranks[0]))
        or (form.marker.startswith(" ") and (in_items or framed.below))
        or (framed.below == "follow-ups" and "1" in form.marker)  # only 1 begins a list in a text
    )


def _may_hold(framed: FramedForm) -> bool:
    """Whether something may stand below the entries."""
    form = framed.form
    is_linked_item = form.layout == "item" and (is_linked(form) or form.links)
    has_roles = framed.below != "roles" or form.template in ("{T}", "{S}: {T}")
    return bool(is_linked_item) and not form.note and has_roles


def write_framed(
    framed: FramedForm, works: list[Work], draw: random.Random
) -> tuple[str, list[Written]]:
    """Write works in sections; the text, and where each of them stands."""
    lines = ["# Reading list", "", framed.about, ""]
    tree = _split(framed, works)
    names = [*framed.before, *(name for name, _ in tree), *framed.after]
    lines += _contents(framed, names)
    lines += [line for name in framed.before for line in _other(framed, name, 0)]
    written: list[Written] = []
    ranks = SECTIONS[framed.section]
    above: tuple[str, ...] = ()
    if _is_item(ranks[0]) and (framed.before or framed.contents):
        lines += ["## Papers", ""]
        above = ("Papers",)
    for place, (topic, parts) in enumerate(tree, start=1):
        lines += _open(ranks[0], topic, place, 0, 0)
        depth = framed.indent or (3 if "{n}. " in ranks[0][:5] else 2)
        indent = depth if _is_item(ranks[0]) else 0
        for number, (part, some) in enumerate(parts, start=1):
            within = indent
            if part:
                lines += _open(ranks[1], part, place, number, indent)
                within += (framed.indent or 2) if _is_item(ranks[1]) else 0
            topics = (*above, topic, part) if part else (*above, topic)
            _write_works(framed, some, topics, lines, written, draw, within)
            lines += ["</details>", ""] if part and "<details>" in ranks[1] else []
        lines += ["</details>"] if "<details>" in ranks[0] else []
        lines += [""] if not _is_item(ranks[0]) else []
    start = len(tree) + 1
    lines += [
        line
        for number, name in enumerate(framed.after)
        for line in _other(framed, name, start + number)
    ]
    return "\n".join(lines) + "\n", written


def _split(framed: FramedForm, works: list[Work]) -> list[tuple[str, list[tuple[str, list[Work]]]]]:
    """Give sections, with the parts of each, and their works; a part may have no name."""
    if "year" in framed.section:
        years = sorted({work.year for work in works}, reverse=True)
        return [(year, [("", [work for work in works if work.year == year])]) for year in years]
    size = -(-len(works) // len(TOPICS))
    groups = [(topic, works[n * size : (n + 1) * size]) for n, topic in enumerate(TOPICS)]
    if len(SECTIONS[framed.section]) == 1:
        return [(topic, [("", some)]) for topic, some in groups]
    half = size // 2
    return [
        (topic, [(PARTS[topic][0], some[:half]), (PARTS[topic][1], some[half:])])
        for topic, some in groups
    ]


def _open(section: str, name: str, n: int, m: int, indent: int) -> list[str]:
    roman, letter = ("", "I", "II", "III", "IV", "V", "VI", "VII")[min(n, 7)], chr(64 + max(m, 1))
    text = section.format(name, n=n, m=m, r=roman, l=letter)
    lines = [" " * indent + line for line in text.split("\n")]
    return lines if _is_item(section) else [*lines, ""]


def _other(framed: FramedForm, name: str, number: int) -> list[str]:
    """Write a section of what is no paper, as the others are written."""
    section = SECTIONS[framed.section][0]
    if _is_item(section) or (
        not _is_headed(framed.section)
        and name in ("News", "License", "Contact", "Citation", "Star History")
    ):
        section = "## {}"
    end = ["</details>", ""] if "<details>" in section else []
    gap = [""] if section == "## {}" else []
    return [*gap, *_open(section, name, number, 1, 0), *OTHERS[name], "", *end]


def _contents(framed: FramedForm, names: list[str]) -> list[str]:
    """Write a list of the sections."""

    def link(name: str) -> str:
        return f"[{name}](#{name.lower().replace(' ', '-')})"

    if framed.contents == "flat":
        return ["## Contents", "", *(f"- {link(name)}" for name in names), ""]
    if framed.contents == "numbered":
        return [
            "## Table of contents",
            "",
            *(f"{n}. {link(name)}" for n, name in enumerate(names, 1)),
            "",
        ]
    if framed.contents == "nested":
        rows = [(name, PARTS.get(name, ())) for name in names]
        lines = [
            [f"- {link(name)}", *(f"  - {link(part)}" for part in parts)] for name, parts in rows
        ]
        return ["**Contents**", "", *(line for some in lines for line in some), ""]
    if framed.contents == "details":
        inside = [f"- {link(name)}" for name in names]
        return [
            "<details>",
            "<summary>Table of Contents</summary>",
            "",
            *inside,
            "",
            "</details>",
            "",
        ]
    if framed.contents == "line":
        return [" • ".join(link(name) for name in names), ""]
    return []


def _write_works(
    framed: FramedForm,
    works: list[Work],
    topics: tuple[str, ...],
    lines: list[str],
    written: list[Written],
    draw: random.Random,
    indent: int,
) -> None:
    form = framed.form
    lines += write_head(form)
    for number, work in enumerate(works):
        is_later = framed.below == "follow-ups" and number % 3 == 2
        within = indent + (framed.indent or len(_marker(form, number))) * is_later
        entry = Written(work, topics, first=len(lines) + 1)
        parts = write_parts(form, entry, draw, len(written))
        rows = write_entry(form, parts, number + 1)
        rows += _write_below(framed, parts, entry, draw, len(_marker(form, number)))
        lines += [" " * within + row if row else "" for row in rows]
        entry.last = len(lines)
        lines += [""] if framed.gap and form.layout == "item" and not framed.below else []
        if "year" in framed.section:
            entry.shows.add("year")
        written.append(entry)
    lines += ["</ul>"] if form.layout == "<li>" else []
    lines += [""] if indent == 0 else []


def _marker(form: Form, number: int) -> str:
    return form.marker.replace("1", str(number + 1)).split("[")[0]


def _write_below(
    framed: FramedForm, parts: dict[str, str], entry: Written, draw: random.Random, width: int
) -> list[str]:
    """Write what stands below an item, in a list of its own."""
    inner = " " * (framed.indent or width)
    if framed.below == "roles":
        entry.shows |= {"authors", "year"}
        entry.people = len(entry.work.authors)
        return [
            f"{inner}- Bibliography",
            f"{2 * inner}- Authors: {', '.join(entry.work.authors)}",
            f"{2 * inner}- Year: {entry.work.year}",
            f"{inner}- {draw.choice(SAID)}",
        ]
    if framed.below not in ("remarks", "deep remarks") or draw.random() < 0.3:
        return []
    said = draw.sample(SAID, 3)
    lines = [f"{inner}- {said[0]}", f"{inner}- {said[1]}."]
    return [*lines, f"{2 * inner}- {said[2]}"] if framed.below == "deep remarks" else lines
