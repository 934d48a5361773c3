"""``kg parse`` says how a list is read, why, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from paperkg.cli import main
from paperkg.reading import reasons

LIST = """# L

Some words about this list.

- [A Fine Paper](https://arxiv.org/abs/2001.00001), Poe et al., ICML 2020
- [A Finer Paper](https://arxiv.org/abs/2001.00002), Roe et al., ICML 2021
- [The Finest Work](https://arxiv.org/abs/2001.00003), Doe et al., NeurIPS 2022
- Email slides to me@example.org
- [Contents](#contents)
"""


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["parse", *arguments], catch_exceptions=False)
    assert not result.exit_code
    return result.stdout


def write(folder: Path, text: str) -> str:
    path = folder / "list.md"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_explain_says_what_each_part_is_and_who_voted(tmp_path: Path) -> None:
    said = run(write(tmp_path, LIST), "--explain")
    assert "authors    Poe et al." in said
    assert "venue      ICML 2020" in said
    assert "the title is the text of a link, as in 4 of 5 siblings" in said
    assert "no entry: a remark: no link, and not worded as a title" in said
    assert "no entry: a link inside the document, as in a table of contents" in said


def test_a_page_is_explained_as_a_list_is(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    item = '<li><a href="https://arxiv.org/abs/2001.00001">A Fine Paper</a>, Poe et al.</li>'
    path.write_text(
        f"<html><ul>{item}<li>Email slides to me@example.org</li></ul></html>", encoding="utf-8"
    )
    said = run(str(path), "--explain")
    assert "authors    Poe et al." in said
    assert "no entry: a remark: no link, and not worded as a title" in said


def test_explain_is_data_too(tmp_path: Path) -> None:
    found = json.loads(run(write(tmp_path, LIST), "--explain", "--json"))
    first = next(line for line in found["explanations"] if line["line"] == 5)
    assert first["reason"] == ""
    assert {"is": "authors", "text": "Poe et al."} in first["parts"]
    assert {line["line"] for line in found["explanations"]} == {3, 5, 6, 7, 8, 9}
    entry = found["entries"][0]
    assert (entry["authors"], entry["venue"], entry["date"]) == (["Poe"], "ICML", "2020")
    assert entry["links"][0]["kind"] == "paper"


def test_many_lines_left_out_for_one_reason_are_counted(tmp_path: Path) -> None:
    prose = "".join(f"Some words of line {number}, which go on.\n\n" for number in range(40))
    said = run(write(tmp_path, LIST + "\n## More\n\n" + prose))
    assert said.count("prose:") == 3
    assert "and 38 more lines: prose" in said


def test_of_a_list_without_entries_every_line_is_shown(tmp_path: Path) -> None:
    prose = "".join(f"Some words of line {number}, which go on.\n\n" for number in range(40))
    assert run(write(tmp_path, prose)).count("prose:") == 40


def test_of_a_list_without_entries_kg_says_what_makes_one(tmp_path: Path) -> None:
    said = run(
        write(tmp_path, "# L\n\n- buy the ovens book\n- finish by Friday!\n\nProse goes on.\n")
    )
    assert said.count("Begin with the title, in capitals, or link the paper") == 1
    assert "Write the paper as a list item: `- [Title](https://arxiv.org/abs/1706.03762)`." in said


def test_kg_does_not_teach_who_has_entries(tmp_path: Path) -> None:
    assert "Begin with the title" not in run(write(tmp_path, LIST))
    assert run(write(tmp_path, LIST), "--explain").count("Begin with the title") == 1


def test_a_record_without_a_title_is_told_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "list.ris"
    path.write_text("TY  - JOUR\nAU  - Poe, Ann\nPY  - 2020\nER  - \n", encoding="utf-8")
    said = run(str(path))
    assert "1  a record with neither a title nor an identifier: Ann Poe, 2020" in said
    assert "Give the record a title, a DOI or an address." in said


def test_what_is_wrong_with_a_pipe_names_no_copy_of_it() -> None:
    found = CliRunner().invoke(main, ["parse", "-"], input="- " + "word " * 1_000_000)
    assert found.exit_code == 1
    assert found.stderr.startswith("Error: standard input: is 5 million characters long")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- look into ovens", "- Look into Ovens: A Study"),
        ("Ovens are hot.", "- [Ovens Are Hot](https://arxiv.org/abs/1706.03762)"),
        ("> A Study of Ovens", "- A Study of Ovens"),
        ("    A Study of Ovens", "- A Study of Ovens"),
        ("|A|B|\n|---|---|\n|12 May|3|", "|Title|B|\n|---|---|\n|A Study of Ovens|3|"),
        ("- [Ovens](#ovens)", "- [Ovens](https://example.org/ovens.pdf)"),
        (
            "- [How to add a paper](CONTRIBUTING.md)",
            "- [Ovens and Bread](https://example.org/a.pdf)",
        ),
        (
            "- [pdf](https://example.org/ovens)",
            "- Ovens and Bread [pdf](https://example.org/ovens)",
        ),
    ],
)
def test_the_advice_makes_an_entry(before: str, after: str, tmp_path: Path) -> None:
    assert "Not understood as entries" in run(write(tmp_path, before))
    assert "Not understood as entries" not in run(write(tmp_path, after))


def test_every_reason_says_what_to_do() -> None:
    texts = [getattr(reasons, name) for name in reasons.__all__ if name.isupper()]
    assert [text for text in texts if not reasons.advise(text)] == []
