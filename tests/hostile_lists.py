"""Lists as nobody would write them: all constructs mixed, of all sizes, in many scripts."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping

Chance = random.Random

WORDS = (
    "sparse", "attention", "pruning", "of", "large language", "models", "for", "quantization", "with", "learning", "a survey",
    "deep", "residual", "networks", "optimal brain surgeon", "GPT-3", "LoRA", "C++", "1.58-bit", "state-space", "on the", "not",
)  # fmt: skip
SCRIPTS = (
    "深度学习 综述 神经网络", "глубокое обучение сетей", "ディープ ラーニング 入門", "التعلم العميق للشبكات", "למידה עמוקה",
    "apprentissage profond à l’œuvre", "Größe der Straße", "học sâu", "𝒜ℬ𝒞 math 𝕏", "👩‍🔬🏳️‍🌈 emoji 🔥", "a\u0301e\u0301 İıß",
)  # fmt: skip
HOSTILE = (
    "\\", "\\\\", "{", "}", "{{}", "$x_1^2$", "$$", "\\textbf{x}", "\\'e", "`", "``", "```", "~~~", "*", "**", "***", "_",
    "__", "<", ">", "<b>", "</td>", "<!--", "-->", "<script>alert(1)</script>", "&amp;", "&#0;", "&lt;", "&notanentity;",
    "[", "]", "](", "[]()", "[[x]]", "![", "![x](y)", "|", "\\|", "\t", "\u001b[31m", "\u202e", "\u2028", "\u200b",
    "\ufeff", "\ufffe", "%", "%00", "%zz", "#", "######", "---", "===", ":", "::", ":::", "doi:", "doi:doi:10.1/x", "arXiv:",
    "10.1000/", "http://[", "http://[::1", "http://x:y/", "https://", "javascript:alert(1)", "file:///etc/passwd", "mailto:",
    "@article{", "@", "9" * 40, "-1", "1e999", "NaN", "0000", "99999", "(20200)", "\r", "\r\n", "\x0b", "\x0c", "\x85",
    "\"", "'", "“", "”", "«", "–", "—", "…", "{{ 7*7 }}", "{% raw %}", "${x}", "$(x)", "../..", "NULL", "null", "true",
)  # fmt: skip
HOSTS = (
    "https://arxiv.org/abs/{n}", "https://arxiv.org/pdf/{n}v2.pdf", "https://doi.org/10.1000/{n}", "http://dx.doi.org/10.1/{n}",
    "https://aclanthology.org/P18-1{n}/", "https://openreview.net/forum?id=x{n}", "https://github.com/x/{n}",
    "https://example.org/{n}?a=1&b=2#c", "HTTPS://EXAMPLE.ORG/{n}", "https://example.org/({n})", "https://пример.рф/{n}",
    "http://[::1]:80/{n}", "//example.org/{n}", "{n}.pdf", "#{n}", "ftp://example.org/{n}", "https://example.org/ {n}",
    "https://www.semanticscholar.org/paper/{n}", "https://user:secret@example.org:99999/{n}", "10.1000/{n}", "arXiv:{n}",
)  # fmt: skip


def make_words(chance: Chance, most: int = 9) -> str:
    """Make some words, of which few are odd."""
    parts = [chance.choice(WORDS) for _ in range(chance.randrange(1, most + 1))]
    while chance.random() < 0.3:
        odd = chance.choice((HOSTILE, SCRIPTS))
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(odd))
    joined = chance.choice((" ", " ", " ", " ", "-", ""))
    text = joined.join(parts)
    if chance.random() < 0.01:
        text *= chance.choice((10, 100, 1_000))
    return chance.choice((str, str, str.title, str.upper))(text)


def make_number(chance: Chance) -> str:
    """Make the number of a paper; some papers come more than once."""
    year, month = chance.randrange(7, 27), chance.randrange(14)
    return f"{year:02}{month:02}.{chance.randrange(40):05}"


def make_link(chance: Chance) -> str:
    address = chance.choice(HOSTS).format(n=make_number(chance))
    form = chance.randrange(7)
    if form == 0:
        return address
    if form == 1:
        return f"<{address}>"
    if form == 2:
        return f"[{make_words(chance, 2)}][{chance.randrange(5)}]"
    if form == 3:
        return f"![{make_words(chance, 2)}](https://img.shields.io/badge/x-y-red)"
    return f"[{chance.choice(('pdf', 'code', make_words(chance, 3)))}]({address})"


def make_people(chance: Chance) -> str:
    names = [make_words(chance, 2).title() for _ in range(chance.randrange(1, 5))]
    if chance.random() < 0.02:
        names *= 400
    return chance.choice((", ", " and ", "; ", " & ", "，")).join(names)


def make_date(chance: Chance) -> str:
    forms = (
        "2020",
        "(2019)",
        "2020-13-45",
        "May 2021",
        "'19",
        "NeurIPS 2022",
        "2024/02/30",
        "0",
        "20XX",
    )
    return chance.choice((*forms, chance.choice(HOSTILE)))


def make_entry(chance: Chance) -> str:
    title = make_words(chance)
    form = chance.randrange(8)
    if form == 0:
        title = f"**{title}**"
    elif form == 1:
        title = f'"{title}"'
    elif form < 5:
        title = f"[{title}]({chance.choice(HOSTS).format(n=make_number(chance))})"
    parts = [title]
    makers = (make_people, make_date, make_link, make_words)
    parts += [make(chance) for make in makers if chance.random() < 0.4]
    chance.shuffle(parts)
    return chance.choice((", ", " - ", ". ", " ", " | ", "<br>", ": ", "，")).join(parts)


def make_items(chance: Chance) -> str:
    mark = chance.choice(
        ("- ", "* ", "+ ", "1. ", "1) ", "- [ ] ", "- [x] ", "", "> ", "> - ", "      ", "-", "• ")
    )
    depth = 0
    lines = []
    for _ in range(make_size(chance)):
        depth = max(0, depth + chance.choice((0, 0, 0, 1, -1, -2)))
        lines.append("  " * depth + mark + make_entry(chance))
        if chance.random() < 0.2:
            lines.append(
                "  " * (depth + 1) + chance.choice(("", "- ", "> ", "\t")) + make_words(chance, 40)
            )
    return chance.choice(("\n", "\n", "\n\n", "  \n", "\r\n")).join(lines)


def make_table(chance: Chance) -> str:
    width = chance.randrange(1, 7)
    heads = [
        "Title",
        "Paper",
        "Authors",
        "Year",
        "Venue",
        "Link",
        "Notes",
        "",
        "标题",
        chance.choice(HOSTILE),
    ]
    rows = [
        [chance.choice(heads) for _ in range(width)],
        ["---"] * chance.choice((width, width, width + 1)),
    ]
    makers = (make_words, make_people, make_date, make_link, make_entry)
    for _ in range(make_size(chance)):
        cells = range(chance.choice((width, width, width, width + 2, 1)))
        rows += [[chance.choice(makers)(chance) for _ in cells]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def make_html(chance: Chance) -> str:
    tag = chance.choice(("p", "li", "tr><td", "details><summary", "div", "h2", "dl><dt", "center"))
    parts = [
        f"<{tag}><a href='{chance.choice(HOSTS).format(n=make_number(chance))}'>{make_words(chance)}</a>"
    ]
    parts += [f"<i>{make_people(chance)}</i>", f"</{tag.rpartition('>')[2].strip('<')}>"]
    return "\n".join(parts * make_size(chance))


def make_heading(chance: Chance) -> str:
    return chance.choice(
        ("# {}", "## {}", "###### {}", "{}\n===", "{}\n---", "**{}**", "#{}", "## [{}](#x)")
    ).format(make_words(chance, 5))


def make_rest(chance: Chance) -> str:
    fixed = (
        "---", "[1]: https://arxiv.org/abs/2101.00001", "[^1]: note", "```\n- [x](y)\n", "<!-- never closed",
        "---\ntitle: [unclosed\n---", "+++\na = \n+++", "Table of contents\n- [a](#a)\n- [b](#b)", "\\begin{itemize}\\item x",
    )  # fmt: skip
    return chance.choice(
        (*fixed, make_words(chance, 200), chance.choice(HOSTILE) * chance.choice((1, 50, 2_000)))
    )


def make_size(chance: Chance) -> int:
    return int(chance.expovariate(1 / chance.choice((2, 8, 8, 60)))) + 1


def make_markdown(chance: Chance) -> str:
    """Make a list in Markdown of some blocks."""
    makers = (
        make_items,
        make_items,
        make_items,
        make_table,
        make_html,
        make_heading,
        make_heading,
        make_rest,
    )
    blocks = [chance.choice(makers)(chance) for _ in range(chance.randrange(1, 14))]
    return chance.choice(("\n\n", "\n\n", "\n")).join(blocks)


def make_bibtex(chance: Chance) -> str:
    fields = (
        "title",
        "author",
        "year",
        "doi",
        "eprint",
        "url",
        "journal",
        "booktitle",
        "keywords",
        "abstract",
        "month",
        "note",
    )
    entries = []
    for number in range(make_size(chance)):
        open_, close = chance.choice((("{", "}"), ('"', '"'), ("", ""), ("{{", "}}"), ("{", "")))
        body = ",\n".join(
            f"  {name} = {open_}{chance.choice((make_words, make_people, make_date))(chance)}{close}"
            for name in chance.sample(fields, chance.randrange(1, 6))
        )
        kind = chance.choice(
            ("article", "inproceedings", "misc", "STRING", "comment", "preamble", "odd")
        )
        entries.append(
            f"@{kind}{{key{number % 7},\n  title = {{{make_words(chance)}}},\n{body}\n}}"
        )
    return "\n".join(entries)


def make_ris(chance: Chance) -> str:
    lines = []
    for _ in range(make_size(chance)):
        lines.append(f"TY  - {chance.choice(('JOUR', 'CONF', 'odd', ''))}")
        lines += [
            f"{chance.choice(('TI', 'T1', 'AU', 'PY', 'DO', 'UR', 'KW', 'AB', 'JO', 'ZZ'))}  - {make_words(chance)}"
            for _ in range(chance.randrange(1, 9))
        ]
        lines.append(chance.choice(("ER  - ", "ER  - ", "ER  -", "")))
    return "\n".join(lines)


def make_nbib(chance: Chance) -> str:
    lines = []
    for _ in range(make_size(chance)):
        lines.append(f"PMID- {chance.randrange(10**8)}")
        tags = chance.sample(("TI  ", "FAU ", "DP  ", "LID ", "AB  ", "MH  ", "OT  "), 4)
        lines += [f"{tag}- {make_words(chance)}\n      {make_words(chance)}" for tag in tags]
        lines.append("")
    return "\n".join(lines)


def make_value(chance: Chance, depth: int = 0) -> object:
    """Make a JSON value of any type."""
    plain: tuple[object, ...] = (
        None,
        True,
        -1,
        10**25,
        1.5,
        float("nan"),
        "",
        [],
        {},
        "\ud800",
        chance.choice(HOSTILE),
        make_words(chance),
    )
    if depth < 3 and chance.random() < 0.3:
        values = [make_value(chance, depth + 1) for _ in range(chance.randrange(4))]
        return chance.choice((values, {str(place): value for place, value in enumerate(values)}))
    return chance.choice(plain)


def make_csl(chance: Chance) -> str:
    names = (
        "author",
        "issued",
        "DOI",
        "URL",
        "container-title",
        "type",
        "id",
        "keyword",
        "abstract",
        "note",
        "page",
    )
    records: list[object] = []
    for _ in range(make_size(chance)):
        record: dict[str, object] = {
            "title": make_words(chance),
            "issued": {"date-parts": [[2020, 1]]},
        }
        record["author"] = [{"family": make_words(chance, 1), "given": make_words(chance, 1)}]
        for name in chance.sample(names, chance.randrange(4)):
            record[name] = make_value(chance)
        records.append(record if chance.random() < 0.95 else make_value(chance))
    return json.dumps(records)


def make_csv(chance: Chance) -> str:
    comma = chance.choice((",", ",", ";", "\t"))
    rows = [["Title", "Authors", "Year", "DOI", "Notes"]]
    makers = (make_words, make_people, make_date, make_number, make_words)
    for _ in range(make_size(chance)):
        row = [make(chance) for make in makers]
        rows.append(row[: chance.choice((5, 5, 5, 3, 1))])
    quote = chance.choice(('"{}"', '"{}"', "{}", '"{}'))
    return "\n".join(comma.join(quote.format(cell) for cell in row) for row in rows)


def make_ids(chance: Chance) -> str:
    return "\n".join(
        chance.choice(HOSTS).format(n=make_number(chance))
        if chance.random() < 0.8
        else make_words(chance)
        for _ in range(make_size(chance))
    )


def make_page(chance: Chance) -> str:
    kinds = (
        make_html(chance),
        f"<ul><li>{'<li>'.join(make_entry(chance) for _ in range(make_size(chance)))}",
    )
    head = chance.choice(
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>\n<DT>",
            "<!doctype html><title>x</title>",
            "<html>",
            "",
        )
    )
    return head + chance.choice(kinds)


FORMATS: Mapping[str, Callable[[Chance], str]] = {
    "list.md": make_markdown,
    "list.bib": make_bibtex,
    "list.ris": make_ris,
    "list.nbib": make_nbib,
    "list.json": make_csl,
    "list.csv": make_csv,
    "list.txt": make_ids,
    "list.html": make_page,
    "list.org": make_markdown,
    "list.tex": make_markdown,
}


def make_list(chance: Chance) -> tuple[str, bytes]:
    """Make a list: its name, which says the format, and what it holds."""
    name = "list.md" if chance.random() < 0.6 else chance.choice(list(FORMATS))
    text = FORMATS[name](chance)
    if chance.random() < 0.02:
        text *= 20
    content = text.encode(chance.choice(("utf-8",) * 9 + ("utf-16",)), "surrogatepass")
    if chance.random() < 0.1:  # a few bytes of it are broken
        changed = bytearray(content)
        for _ in range(chance.randrange(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        content = bytes(changed)
    if chance.random() < 0.05:
        content = content[: chance.randrange(len(content)) + 1]
    return name, content
