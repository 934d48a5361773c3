"""What Markdown means does not depend on what else stands in the text."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import table

from paperkg.reading.markdown import parse_markdown
from paperkg.reading.text.inline import make_spans
from paperkg.reading.text.simple_lines import read_simple
from paperkg.reading.text.syntax import make_parser

PIECES = (
    "A Fine Paper on Things",
    "[A Fine Paper](https://example.org/a?b=c#d)",
    "[pdf](<https://example.org/a(b).pdf>)",
    '[Another](https://arxiv.org/abs/2001.00001 "with a title")',
    "[[paper](https://example.org/p.pdf)]",
    "**Strong Words**",
    "*Ann Poe, John Roe*",
    "`code`",
    "~~gone~~",
    "R&amp;D and R&D",
    "a\\*b",
    "<b>Bold</b>",
    "<https://example.org/x>",
    "![badge](https://example.org/badge.svg)",
    "[[a note|its name]]",
    "see [^1]",
    "snake_case_words and 2*3*4",
    "ICML 2020",
    "    ",
    "|",
)
SIGNS = "<!-- | ``` ~~~ > [^ ]: < # \\ ` ~~ * _ [[ ![ & --- -->"
LINES = st.tuples(
    st.sampled_from(["- ", "1. ", "", "  - ", "# ", "> ", "---", "==="]),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join),
).map("".join)


@example("1. A Fine Paper on Things\n- |")
@example("1. |\n- [A Fine Paper](https://example.org/a?b=c#d)")
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_a_rule_left_out_changes_nothing(text: str) -> None:
    """A rule is left out where its sign is nowhere; here all signs stand below the text."""
    alone = parse_markdown(text, file="list.md")
    below = parse_markdown(f"{text}\n\n{SIGNS}\n", file="list.md")
    assert alone.entries == below.entries
    assert alone.skipped == below.skipped


TITLES = st.text("AbCd eé12:,.?'\"()–中", min_size=1, max_size=20).map(str.strip).filter(bool)
ADDRESSES = st.text("abc012/.-_~?=#:,@", max_size=20).map(
    lambda path: f"https://example.org/{path}"
)


@given(TITLES, ADDRESSES)
def test_a_plain_link_is_read_as_any_other(title: str, address: str) -> None:
    """Brackets round its address keep a link from being read at one go."""
    plain = parse_markdown(f"- See it: [{title}]({address}), by Ann Poe\n", file="list.md")
    other = parse_markdown(f"- See it: [{title}](<{address}>), by Ann Poe\n", file="list.md")
    assert plain.entries == other.entries
    assert plain.skipped == other.skipped


SIMPLE = (
    *("A Fine Paper", "snake_case", "R & D", "Oh!", "(2020)", "https://example.org/a_b", "[", "]"),
    *("**Strong**", "*Rain Letters*, ", "__Words__", "_so_", "**[A](b.pdf)**", "*", "_", "中"),
    *("[pdf](https://example.org/p.pdf)", "[[code](./a#b)]", "[**A**](#b)", " ", " ", " "),
)


@given(st.lists(st.sampled_from(SIMPLE), min_size=1, max_size=5).map("".join))
def test_a_line_is_read_at_one_look_as_by_the_rules(line: str) -> None:
    spans = read_simple(line)
    assume(spans is not None)
    parser = make_parser(line)
    assert spans == make_spans(parser.inline.parse(line, parser, {}, []))


def texts_of(parser: MarkdownIt, text: str) -> list[tuple[list[int] | None, str]]:
    """The texts of paragraphs, items and cells, and on which lines they stand."""
    tokens = parser.parse(text, {"references": {}})
    return [(token.map, token.content) for token in tokens if token.type == "inline"]


FLAT = st.tuples(
    st.sampled_from(
        ["- ", "- ", "- ", "", "* ", "  - ", "    ", "-  ", "- 1. ", "- - ", "# ", "> "]
    ),
    st.sampled_from(
        ["A Fine Paper", "[pdf](a.pdf)", "**Rain**", "[^1]: so", "[a]: b", "---", "", ""]
    ),
).map("".join)


@given(st.lists(FLAT, max_size=9).map("\n".join))
def test_a_list_of_lines_is_parsed_as_any_other(text: str) -> None:
    parser = make_parser(text)
    at_one_look = texts_of(parser, text)
    parser.disable("flat_list")
    assert at_one_look == texts_of(parser, text)


ROWS = (
    "| a | b |",
    "|---|---|",
    "--|:-:",
    "a \\| b | c",
    "|",
    "| c",
    "",
    "- d",
    "    | e |",
    "# f",
    "x",
)


@given(st.lists(st.sampled_from(ROWS), max_size=9).map("| a | b |\n|---|---|\n".join))
def test_a_table_is_parsed_as_by_the_library(text: str) -> None:
    parser = make_parser(text)
    ours = texts_of(parser, text)
    parser.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    assert ours == texts_of(parser, text)
