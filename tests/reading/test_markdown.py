from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from paperkg.errors import InputError, MissingFileError
from paperkg.model import Entry, PaperKind, ReadingList
from paperkg.reading.lists import read_lists, require_entries
from paperkg.reading.markdown import parse_markdown


def parse_one(text: str) -> Entry:
    (entry,) = parse_markdown(text, file="list.md").entries
    return entry


@pytest.mark.parametrize(
    "text",
    [
        "- [A Fine Paper: On Things](https://arxiv.org/abs/1706.03762) - Introduces things",
        "1. [A Fine Paper: On Things](https://arxiv.org/pdf/1706.03762v3.pdf): Introduces things",
        "* **A Fine Paper: On Things**. Introduces things [[pdf]](https://arxiv.org/abs/1706.03762)",
        '* Doe, J. "**A Fine Paper: On Things**." Introduces things [[pdf]](https://arxiv.org/abs/1706.03762)',
        "* A Fine Paper: On Things. Introduces things [[pdf]](https://arxiv.org/abs/1706.03762)".replace(
            "Paper: On Things.", "Paper: On Things -"
        ),
        '- "A Fine Paper: On Things", Introduces things ([paper](https://arxiv.org/abs/1706.03762), [code](https://github.com/a/b))',
        "- ⭐ [**A Fine Paper: On Things**](https://arxiv.org/abs/1706.03762) :star: - Introduces things",
        "- [A Fine Paper: On Things](https://arxiv.org/abs/1706.03762)\n  Jane Doe, John Roe, and Ann Poe\n  Introduces things",
        "- **A Fine Paper: On Things**. *Jane Doe, John Roe*. Introduces things [[pdf](https://arxiv.org/abs/1706.03762)]",
        "- A Fine Paper: On Things - Introduces things https://arxiv.org/abs/1706.03762",
        "- [ ] [A Fine Paper: On Things](<https://arxiv.org/abs/1706.03762>) — Introduces things",
        '**[7]** Doe, Jane. "**A Fine\nPaper: On Things**." Introduces things [[pdf]](https://arxiv.org/abs/1706.03762)',
        "| Title | Notes | Links |\n|--|--|--|\n| A Fine Paper: On Things <br> Jane Doe, John Roe | Introduces things | [paper](https://arxiv.org/abs/1706.03762) |",
        "| Paper | Notes |\n|--|--|\n| [![Star](https://img.shields.io/x.svg)](https://github.com/a/b) <br> [A Fine Paper: On Things](https://arxiv.org/abs/1706.03762) <br> Jane Doe | Introduces things |",
    ],
)
def test_every_shape_of_entry_is_read(text: str) -> None:
    entry = parse_one(text)
    assert entry.title == "A Fine Paper: On Things"
    assert [identifier.curie for identifier in entry.identifiers] == ["arxiv:1706.03762"]
    assert entry.note.rstrip(".") == "Introduces things"
    assert entry.kind is PaperKind.PAPER


def test_sections_nest_and_entries_know_their_line() -> None:
    text = (
        "# My list\n\n## Models\n\n- [One title](https://arxiv.org/abs/2001.00001)\n\n### Small\n\n"
        "- [Two title](https://arxiv.org/abs/2001.00002)\n\n## Data\n\n- [Three title](https://arxiv.org/abs/2001.00003)\n"
    )
    parsed = parse_markdown(text, file="list.md")
    assert parsed.title == "My list"
    assert [(entry.topics, entry.line) for entry in parsed.entries] == [
        (("Models",), 5),
        (("Models", "Small"), 9),
        (("Data",), 13),
    ]


def test_bare_lines_before_lists_are_sections() -> None:
    text = "My notes on papers, which go on and on.\n\nTransformers\n\n* [A title](https://arxiv.org/abs/2001.00001)\n\nPruning\n* [B title](https://arxiv.org/abs/2001.00002)\n"
    parsed = parse_markdown(text, file="list.md")
    assert [entry.topics for entry in parsed.entries] == [("Transformers",), ("Pruning",)]
    assert [(line.line, line.reason) for line in parsed.skipped] == [(1, "prose")]


def test_several_top_headings_are_all_sections() -> None:
    text = "# One\n\n- [A title](https://arxiv.org/abs/2001.00001)\n\n# Two\n\n- [B title](https://arxiv.org/abs/2001.00002)\n"
    parsed = parse_markdown(text, file="list.md")
    assert parsed.title == ""
    assert [entry.topics for entry in parsed.entries] == [("One",), ("Two",)]


def test_headings_without_a_space_count() -> None:
    parsed = parse_markdown(
        "#Methods\n\n- [A title](https://arxiv.org/abs/2001.00001)\n", file="x.md"
    )
    assert parsed.entries[0].topics == ("Methods",)


def test_items_without_links_above_items_are_sections() -> None:
    text = "- Attention\n  - [A title](https://arxiv.org/abs/2001.00001)\n- Pruning\n  - [B title](https://arxiv.org/abs/2001.00002)\n"
    parsed = parse_markdown(text, file="list.md")
    assert [entry.topics for entry in parsed.entries] == [("Attention",), ("Pruning",)]


def test_items_below_an_entry_extend_its_note_or_are_entries() -> None:
    text = (
        "- [A title](https://arxiv.org/abs/2001.00001) - first\n  - and a remark\n"
        "  - [B title](https://arxiv.org/abs/2001.00002)\n"
    )
    first, second = parse_markdown(text, file="list.md").entries
    assert first.note == "first; and a remark"
    assert second.title == "B title"


@pytest.mark.parametrize(
    ("box", "read"), [("[x]", True), ("[X]", True), ("[ ]", False), ("", False)]
)
def test_task_boxes_are_read_marks(box: str, read: bool) -> None:
    entry = parse_one(f"- {box} [A title](https://arxiv.org/abs/2001.00001)")
    assert entry.read is read
    assert entry.title == "A title"


def test_a_paper_linked_in_the_note_is_not_the_entry() -> None:
    entry = parse_one(
        "- [A title](https://arxiv.org/abs/2001.00001) - see also [B](https://arxiv.org/abs/2001.00002)"
    )
    assert [identifier.value for identifier in entry.identifiers] == ["2001.00001"]
    assert entry.note == "see also B"
    assert [link.url for link in entry.links] == [
        "https://arxiv.org/abs/2001.00001",
        "https://arxiv.org/abs/2001.00002",
    ]


def test_links_in_brackets_after_the_title_leave_no_trace_in_the_note() -> None:
    entry = parse_one(
        "- [A title](https://arxiv.org/abs/2001.00001) ([project](https://a.org), [the page](https://b.org)) (Meta 2019) - New"
    )
    assert (entry.note, entry.venue, entry.date) == ("New", "Meta", "2019")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/openlm-research/open_llama", PaperKind.SOFTWARE),
        ("https://github.com/a/b/tree/main/week09", PaperKind.WEB_PAGE),
        ("https://lilianweng.github.io/posts/2023-01-10-inference/", PaperKind.BLOG_POST),
        ("https://proceedings.neurips.cc/paper/1989/hash/6c98-Abstract.html", PaperKind.PAPER),
        ("https://example.org/paper.pdf", PaperKind.PAPER),
        ("https://example.org/course", PaperKind.WEB_PAGE),
    ],
)
def test_the_link_tells_the_kind(url: str, kind: PaperKind) -> None:
    assert parse_one(f"- [A title of it]({url})").kind is kind


def test_what_is_no_entry_is_reported_with_its_line_and_reason() -> None:
    text = (
        "# L\n\nSome words about this list.\n\n## Contents\n\n- [Models](#models)\n\n## Models\n\n"
        "- [A title](https://arxiv.org/abs/2001.00001)\n- **2016**: +60 citations\n\n```\ncode\n```\n"
    )
    parsed = parse_markdown(text, file="list.md")
    assert [entry.title for entry in parsed.entries] == ["A title"]
    assert [(line.line, line.reason.split(":")[0].split(",")[0]) for line in parsed.skipped] == [
        (3, "prose"),
        (7, "a link inside the document"),
        (12, "a remark"),
        (15, "code"),
    ]


def test_plain_titles_without_links_are_entries() -> None:
    entry = parse_one("- Optimal Brain Damage (1990)")
    assert entry.title == "Optimal Brain Damage"
    assert entry.note == ""
    assert entry.identifiers == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \n\t\n", "is empty"),
        (b"# Title\n\nOnly prose here, and no list.\n", "has no entries"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is a picture"),
        (b"a list\0", "is a binary file"),
    ],
)
def test_a_file_that_is_no_list_is_named_with_the_reason(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "list.md"
    file.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        read_file(file)
    assert str(file) in str(caught.value)


def test_a_missing_file_says_how_to_start(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="kg init"):
        read_file(tmp_path / "none.md")


def test_a_row_whose_cell_of_titles_is_empty_is_no_entry() -> None:
    text = (
        '| Authors | Link |\n|---|---|\n| ] | [pdf](papers/a.pdf) |\n| "Of a few words" | 20XX |\n'
    )
    read = parse_markdown(text, file="list.md")
    assert read.entries == ()
    assert [skipped.line for skipped in read.skipped] == [3, 4]


def read_file(file: Path) -> ReadingList:
    return require_entries(read_lists([file]), file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "list.md"
    file.write_bytes("- [Śniegowa kula](https://arxiv.org/abs/2001.00001)\n".encode(encoding))
    assert read_file(file).entries[0].title == "Śniegowa kula"


MARKDOWN = st.text(
    st.sampled_from(list("ab -*#[]()!|`\n\"'<>_~:.1x\u202e")) | st.characters(), max_size=300
)


@given(MARKDOWN)
def test_any_text_is_read_without_an_error(text: str) -> None:
    parsed = parse_markdown(text, file="list.md")
    lines = text.count("\n") + text.count("\r") + 1
    assert all(entry.title and 1 <= entry.line <= lines for entry in parsed.entries)
    assert all(line.reason and 1 <= line.line <= lines for line in parsed.skipped)


@given(
    st.lists(
        st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{3,8}){1,5}", fullmatch=True), min_size=1, max_size=8
    )
)
def test_what_is_written_is_read_back(titles: list[str]) -> None:
    text = "".join(
        f"- [{title}](https://arxiv.org/abs/2001.{number:05})\n"
        for number, title in enumerate(titles)
    )
    assert [entry.title for entry in parse_markdown(text, file="x.md").entries] == titles


@pytest.mark.parametrize("sign", ["马·", "ア・", "#2023 ", " ", "A. ", "by A "])
def test_a_long_row_of_one_sign_ends(sign: str) -> None:
    row = sign * (15_000 // len(sign))
    found = parse_markdown(f"- A{row}\n- A Fine Title, Ann Poe{row}\n", file="list.md")
    assert len(found.entries) + len(found.skipped) == 2


def test_control_characters_reach_no_terminal() -> None:
    entry = parse_one(
        "- [A \x1b[31mred\x07 title](https://arxiv.org/abs/2001.00001) - a\x85note\x0c"
    )
    assert entry.title.isprintable()
    assert entry.note == "a note"
    assert entry.line == 1


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "- Natural language processing (almost) from scratch (2011), R. Roe et al. [[pdf]](http://arxiv.org/pdf/1103.0398)",
            "Natural language processing (almost) from scratch",
        ),
        (
            "- Achieving things with models, M. Roe and C. Poe. [[pdf]](http://arxiv.org/pdf/1604.00788)",
            "Achieving things with models",
        ),
        (
            '- ["Give Me This or That"? Trade-Offs](https://arxiv.org/abs/2411.02355)',
            '"Give Me This or That"? Trade-Offs',
        ),
        ('- ["A Title"](https://arxiv.org/abs/2411.02355)', "A Title"),
        ("- A fine title (Meta 2019) https://arxiv.org/abs/2411.02355", "A fine title"),
    ],
)
def test_titles_end_where_they_end(item: str, title: str) -> None:
    assert parse_one(item).title == title


LINKED = "\n".join(
    f"- [A Paper of the Number {number}](https://arxiv.org/abs/2001.{number:05})"
    for number in range(6)
)


@pytest.mark.parametrize(
    "introduction",
    [
        "This list goes:\n\n- From outline to detail\n- From old to new",
        "What you learn:\n\n- **How** problems are framed (e.g. as search)\n- **Why** methods work",
        "- **2016**: 60 citations, or one of *Further Papers from 2016*\n- **2015**: 90 citations",
        "+ Can anyone help with the statistics of these works?",
        "For news, follow my [twitter](https://twitter.com/somebody) or [page](https://facebook.com/a.b/)!",
    ],
)
def test_what_introduces_a_list_of_links_is_no_entry(introduction: str) -> None:
    parsed = parse_markdown(f"# List\n\n{introduction}\n\n## Topic\n\n{LINKED}\n", file="l.md")
    assert len(parsed.entries) == 6
    assert parsed.skipped


def test_a_citation_above_a_list_of_links_is_an_entry() -> None:
    citation = "- Poe, A., & Roe, J. (1995). The amygdala and memory. *Nature*, 377, 295-296."
    parsed = parse_markdown(f"{citation}\n\n## Topic\n\n{LINKED}\n", file="l.md")
    assert parsed.entries[0].title == "The amygdala and memory"


def test_a_number_in_a_name_is_no_year_to_come() -> None:
    text = "- [Introducing Curve2065](https://example.org/c)\n- [Of 2044 Curves](https://x.org/d)\n"
    assert [entry.date for entry in parse_markdown(text, file="l.md").entries] == ["", ""]


@given(
    st.text("ab.-_", max_size=12),
    st.text("aB0 %20~!*'();:@&=+$,?#[]{}|^é日-_.", max_size=20),
)
@example("", "[_00:_0")
def test_addresses_are_encoded_as_the_parser_of_markdown_does(host: str, rest: str) -> None:
    assume("{%" not in rest)  # a mark of Liquid, which is taken out
    url = f"https://{host}example.org/{rest}"
    entry = parse_one(f"- [A Fine Paper on Things](<{url}>)")
    assert [link.url for link in entry.links] == [MarkdownIt().normalizeLink(url.strip())]


WITH_BIBTEX = """# Papers on rain

## Encoders

- [Masked Rain](https://arxiv.org/abs/2111.06377)
  ```bibtex
  @misc{poe2021, title={Masked Rain Encoders Are Scalable}, author={Ann Poe and Bo Li}, year={2021}}
  ```
- **Rain in Big Towns**

```
@inproceedings{li2020, title={Rain in big towns}, author={Li, Bo}, booktitle={ICML}, year={2020}}
```

## Clouds

<pre>@book{roe2001,
  title = {The Book of Clouds}, author = {Roe, Jo}, publisher = {Rain Press}, year = {2001}}
@article{roe2002, title={The Cloud of Books}, author={Roe, Jo}, journal={Fog}, year={2002}}
</pre>

### A Theory of Fog

    @misc{fu2003, title={A Theory of Fog}, author={Fu, Jan}, year={2003}, eprint={0301.00001}}

## Citation

Please cite this list:

```bibtex
@misc{list2024, title={Papers on rain: a list}, author={Ann Poe}, year={2024}}
```
"""


def test_bibtex_in_code_completes_entries_and_gives_works_of_its_own() -> None:
    found = parse_markdown(WITH_BIBTEX, file="list.md")
    assert [(e.line, e.title, e.topics, e.authors, e.venue, e.date) for e in found.entries] == [
        (5, "Masked Rain", ("Encoders",), ("Ann Poe", "Bo Li"), "", "2021"),
        (9, "Rain in Big Towns", ("Encoders",), ("Bo Li",), "ICML", "2020"),
        (17, "The Book of Clouds", ("Clouds",), ("Jo Roe",), "Rain Press", "2001"),
        (19, "The Cloud of Books", ("Clouds",), ("Jo Roe",), "Fog", "2002"),
        (22, "A Theory of Fog", ("Clouds",), ("Jan Fu",), "", "2003"),
    ]
    assert found.entries[4].identifiers[0].curie == "arxiv:0301.00001"
    assert [entry.note for entry in found.entries] == [""] * 5
    assert found.skipped[-1].text == "Papers on rain: a list"
    assert found.skipped[-1].reason == "a section about the list, not of it"


def test_three_works_to_cite_are_a_bibliography() -> None:
    blocks = "\n".join(
        f"```\n@misc{{poe{n}, title={{The rain of {n} towns}}, year={{2020}}}}\n```\n"
        for n in range(3)
    )
    found = parse_markdown(f"# Rain\n\n## Citation\n\n{blocks}", file="list.md")
    assert [entry.title for entry in found.entries] == [f"The rain of {n} towns" for n in range(3)]


def test_broken_bibtex_in_code_is_no_entry_and_no_error() -> None:
    found = parse_markdown(
        "# Rain\n\n```\n@misc{poe, title={The rain\n```\n\n- x\n", file="list.md"
    )
    assert not found.entries
    assert found.skipped


@pytest.mark.parametrize(
    "text",
    [
        f"- Poe, A. (2001). A Fine Title. *Fine Journal*, ({'p. 1 ' * 40}x).",
        "- " + " \u2606\u200d" * 60 + "\x00",
        f"- A Fine Title\n{'</a >' * 200}<x",
        f"| A | B |\n|{' -' * 2_000}x|\n",
        f"- [{'UA' * 500}!](https://example.org)",
        f"- A Fine Title. {'. ' * 2_000}",
        f"- [{'/. ' * 700}](https://example.org)",
    ],
    ids=["pages", "signs", "tags", "rule", "capitals", "stops", "marks"],
)
def test_what_once_took_time_without_end_is_read(text: str) -> None:
    assert parse_markdown(text, file="list.md").file == "list.md"


@pytest.mark.parametrize(
    "text",
    [
        "11. **《Rain Camp** (2017)",
        "[The Rain\nof Spain: <https://example.org/rain>\nand more](https://example.org)",
    ],
    ids=["an open mark and a year", "a link inside a link"],
)
def test_what_once_was_an_error_is_read(text: str) -> None:
    assert parse_markdown(text, file="list.md").file == "list.md"


@pytest.mark.parametrize(
    ("file", "date"),
    [("books.md", ""), ("books-read.md", ""), ("papers.md", "2013"), ("list.md", "2013")],
)
def test_years_above_books_are_when_somebody_read_them(file: str, date: str) -> None:
    text = "## 2013\n\n- Ann Poe, *The Long Rain*\n- Bo Reed, *Small Owls*\n"
    read = parse_markdown(text, file=file)
    assert [entry.date for entry in read.entries] == [date, date]


def test_lines_of_a_key_to_pictures_are_said_to_be_left_out() -> None:
    found = parse_markdown(
        "# Papers\n\n"
        "- ![red](red.png) Books\n- ![blue](blue.png) Talks\n- ![green](green.png) Papers\n\n"
        "## Rain\n\n"
        "- ![red](red.png) [A Fine Paper on Rain](https://arxiv.org/abs/1706.03762)\n"
        "- ![blue](blue.png) [A Fine Paper on Hail](https://arxiv.org/abs/1706.03763)\n",
        file="list.md",
    )
    assert [entry.line for entry in found.entries] == [9, 10]
    assert [line.line for line in found.skipped] == [3, 4, 5]
