"""Lists of Chinese, Japanese and Korean books, as people write them there."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass

from scripts.drawn_lists.forms import Written
from scripts.drawn_lists.works import DATA, Work

__all__ = ["draw_east_asian"]


@dataclass(frozen=True)
class Ways:
    """How a language writes its lists; "{T}" is a title in its brackets, "{t}" without."""

    titles: tuple[str, ...]
    joints: tuple[str, ...]
    orders: tuple[str, ...]
    below: tuple[tuple[str, ...], ...]
    """Lines below a title: who, who translated, where and when."""

    translated: tuple[str, ...]
    years: tuple[str, ...]
    topics: tuple[str, ...]
    head: tuple[str, ...]
    said: tuple[str, ...]
    notes: tuple[str, ...]


WAYS = {
    "zh": Ways(
        titles=("《{}》", "《{}》", "《{}》", "「{}」"),
        joints=("、", "，", " "),
        orders=(
            "{T}",
            "{T} {A}",
            "{T}，{A}",
            "{T}，{A}著",
            "{T} - {A}",
            "{T}——{A}",
            "{T}（{A}）",
            "{T}（{A}，{Y}）",
            "{T}（{A} 著）",
            "{T} ({A}, {Y})",
            "{T} 作者：{A}",
            "{T}，{A}著，{P}，{Y}",
            "{T}，{A}，{P}，{Y}",
            "{T} / {A} / {P} / {Y}",
            "{A}：{T}",
            "{A}：{T}，{P}，{Y}",
            "{A}：{T}，{P}{Y}版",
            "{A}著：{T}，{P}，{Y}",
            "{A}{T}",
            "{A}，{T}，{P}，{Y}",
            "{A}《{t}》（{P}，{Y}）",
            "{A}. {t}[M]. {P}, {Y}.",
            "{A}.{t}[M].{P},{Y}.",
            "{A}. {t}. {P}, {Y}.",
            "{A}（{Y}）。{T}。{P}。",
            "{A} ({Y}). {t}. {P}.",
        ),
        below=(
            ("作者：{}", "译者：{}", "出版社：{}", "出版年：{}"),
            ("作者: {}", "译者: {}", "出版社: {}", "出版时间: {}"),
            ("**作者**：{}", "**译者**：{}", "**出版社**：{}", "**出版年份**：{}"),
        ),
        translated=("{}译", "{} 译", "译者：{}"),
        years=("{}", "{}年", "{}年", "{}年5月"),
        topics=("社会与历史", "文学", "计算机"),
        head=("# 书单", "# 读书笔记", "# 推荐阅读", "# 参考文献"),
        said=(
            "经典之作，值得反复阅读",
            "入门必读",
            "推荐给初学者，内容通俗易懂",
            "写得很好，第三章尤其精彩",
            "这本书讲了很多有意思的故事，适合睡前读",
            "内容比较难，建议先看前两章",
        ),
        notes=("——{}", "：{}", "（{}）", " - {}", "，{}。", " {}。"),
    ),
    "ja": Ways(
        titles=("『{}』", "『{}』", "『{}』", "「{}」", "《{}》"),
        joints=("、", "・", ", "),
        orders=(
            "{T}",
            "{T} {A}",
            "{T}{A}",
            "{T}（{A}）",
            "{T}（{A}著）",
            "{T} {A}著",
            "{T}（{A}、{P}、{Y}）",
            "{T} - {A}",
            "{T} / {A}",
            "{T}、{A}、{P}、{Y}",
            "{T} {A}（{P}）",
            "{A}{T}",
            "{A} {T}",
            "{A}『{t}』{P}、{Y}",
            "{A}『{t}』（{P}、{Y}）",
            "{A}『{t}』{P}、{Y}。",
            "{A}（{Y}）『{t}』{P}",
            "{A}({Y})『{t}』{P}.",
            "{A}著『{t}』（{P}、{Y}）",
            "{A}著『{t}』{P}",
            "{A}、{T}、{P}、{Y}",
            "{A}, {T}, {P}, {Y}.",
            "{A}：{T}",
            "{A}. {t}. {P}, {Y}.",
        ),
        below=(
            ("著者：{}", "訳者：{}", "出版社：{}", "発行年：{}"),
            ("著者: {}", "翻訳: {}", "出版社: {}", "出版年: {}"),
            ("{}著", "{}訳", "{}", "{}"),
        ),
        translated=("{}訳", "{} 訳"),
        years=("{}", "{}年", "{}年"),
        topics=("思想", "文学", "科学と社会"),
        head=("# 読書リスト", "# 参考文献", "# おすすめの本"),
        said=(
            "入門に最適",
            "名著。何度読んでも面白い",
            "第一章だけでも読む価値がある",
            "この分野の古典として必ず挙げられる一冊",
            "少し難しいが、読み応えがある",
        ),
        notes=("：{}", "（{}）", " - {}", "。{}。", " — {}"),
    ),
    "ko": Ways(
        titles=("《{}》", "『{}』", "「{}」", "<{}>", "{}"),
        joints=(", ", "·"),
        orders=(
            "{T}",
            "{T} - {A}",
            "{T}, {A}",
            "{T} ({A})",
            "{T} ({A}, {Y})",
            "{T} ({A}, {P}, {Y})",
            "{T} / {A} / {P}",
            "{T} | {A} | {P}",
            "{T}, {A} 지음, {P}, {Y}",
            "{T}, {A} 저, {P}",
            "{A}, {T}, {P}, {Y}",
            "{A}, {T}, {P}, {Y}.",
            "{A} ({Y}). {t}. {P}.",
            "{A}. {t}. {P}, {Y}.",
            "{A} 지음, {T}, {P}, {Y}",
            "{A}: {T}",
        ),
        below=(
            ("저자: {}", "역자: {}", "출판사: {}", "출간: {}"),
            ("지은이: {}", "옮긴이: {}", "출판사: {}", "출판연도: {}"),
        ),
        translated=("{} 옮김", "{} 역"),
        years=("{}", "{}년", "{}"),
        topics=("사회와 역사", "문학", "과학"),
        head=("# 독서 목록", "# 참고문헌", "# 추천 도서"),
        said=(
            "꼭 읽어야 할 책",
            "입문자에게 추천합니다",
            "조금 어렵지만 다시 읽을 만하다",
            "첫 장만 읽어도 충분하다",
        ),
        notes=(": {}", " ({})", " - {}", ". {}."),
    ),
}
LAYOUTS = {"- ": 4, "* ": 2, "1. ": 3, "paragraph": 1, "below": 3, "table": 1, "[1] ": 1}
MARKS = ("{T}", "{T}", "{T}", "**{T}**", "[{T}]({url})", "[{T}]({url})", "**[{T}]({url})**")
SHOWN = 12


def _read_works() -> list[dict[str, str]]:
    with (DATA / "east-asian-works.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


WORKS = _read_works()


@dataclass(frozen=True)
class Form:
    """How one list is written."""

    language: str
    layout: str
    order: str
    title: str
    mark: str
    joint: str
    translated: str
    year: str
    note: str
    below: tuple[str, ...]
    section: str

    file: str = "list.md"

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""
        traits = [
            "all",
            "kind: east-asian",
            f"cjk language: {self.language}",
            f"cjk layout: {self.layout}",
            f"cjk mark: {self.mark}",
            f"cjk title: {self.title}",
            f"cjk note: {self.note}",
        ]
        return traits if self.is_below else [*traits, f"cjk order: {self.order}"]

    @property
    def is_below(self) -> bool:
        """Whether the title has a line for itself, and the rest lines or cells of their own."""
        return self.layout in ("below", "table")


def draw_east_asian(draw: random.Random) -> tuple[Form, str, list[Written]]:
    """Draw how a list is written, and write a dozen works of its language so."""
    while True:
        form = _draw_form(draw)
        if not _is_riddle(form):
            break
    ways = WAYS[form.language]
    works = draw.sample([work for work in WORKS if work["language"] == form.language], SHOWN)
    lines, written = [draw.choice(ways.head), ""], []
    size = -(-len(works) // len(ways.topics))
    for place, topic in enumerate(ways.topics):
        lines += [form.section.format(topic), ""] if form.section != "none" else []
        if form.layout == "table":
            columns = [name.split("：")[0].split(":")[0] for name in form.below]
            lines += [f"| 书名 | {' | '.join((columns[0], *columns[2:]))} |", "|---|---|---|---|"]
        for number, row in enumerate(works[place * size : (place + 1) * size]):
            names = tuple(row["authors"].split("; "))
            work = Work(
                form.language, "", row["title"], names, row["publisher"], row["year"], "", ""
            )
            topics = (topic,) if form.section != "none" else ()
            entry = Written(work, topics, first=len(lines) + 1)
            entry.people = len(names)
            lines += _write(form, row, entry, draw, place * size + number + 1)
            entry.last = len(lines)
            written.append(entry)
        lines.append("")
    return form, "\n".join(lines) + "\n", written


def _draw_form(draw: random.Random) -> Form:
    language = draw.choice(["zh", "zh", "ja", "ko"])
    ways = WAYS[language]
    return Form(
        language=language,
        layout=draw.choices(list(LAYOUTS), list(LAYOUTS.values()))[0],
        order=draw.choice(ways.orders),
        title=draw.choice(ways.titles),
        mark=draw.choice(MARKS),
        joint=draw.choice(ways.joints),
        translated=draw.choice(ways.translated),
        year=draw.choice(ways.years),
        note=draw.choice(["", "", *ways.notes]),
        below=draw.choice(ways.below),
        section=draw.choice(("## {}", "## {}", "### {}", "**{}**", "none")),
    )


def _is_riddle(form: Form) -> bool:
    """Whether a bare title cannot be told from who wrote it, or from a remark."""
    is_bare = form.title == "{}" and form.mark == "{T}"
    if form.layout == "paragraph" and "url" not in form.mark and form.order == "{T}":
        return True
    if form.title == "<{}>" and form.layout == "table":
        return True
    return is_bare and not form.is_below and form.order in ("{T}", "{T}, {A}", "{A}: {T}")


def _write(
    form: Form, row: dict[str, str], entry: Written, draw: random.Random, number: int
) -> list[str]:
    names = form.joint.join(row["authors"].split("; "))
    year = form.year.format(row["year"])
    if "({Y})" in form.order or "（{Y}）" in form.order:
        year = row["year"]
    url = f"https://www.example.com/book/{number}"
    is_bare = form.layout == "table"
    title = (row["title"] if is_bare else form.title.format(row["title"])).replace("「「", "「『")
    title = form.mark.format(T=title, url=url)
    said = draw.choice(WAYS[form.language].said) if form.note and draw.random() < 0.7 else ""
    note = form.note.format(said) if said else ""
    plain = row["title"]
    if "url" in form.mark and ("{T}" in form.order or form.is_below):
        entry.addresses.append(url)
    if form.is_below:
        entry.shows |= {"authors", "year", "venue"}
        cells = [names, row["publisher"], year]
        if form.layout == "table":
            return [f"| {title} | {' | '.join(cells)} |"]
        labels = (form.below[0], *form.below[2:])
        lines = [label.format(cell) for label, cell in zip(labels, cells, strict=True)]
        if row["translators"]:
            lines.insert(1, form.below[1].format(form.joint.join(row["translators"].split("; "))))
        lines += [said] if said else []
        return [f"- {title}", *(f"  - {line}" for line in lines)]
    text = form.order.format(T=title, t=plain, A=names, P=row["publisher"], Y=year)
    shows = {"authors": "{A}", "venue": "{P}", "year": "{Y}"}
    entry.shows |= {name for name, key in shows.items() if key in form.order}
    if form.layout == "paragraph":
        return [text + note, ""]
    if form.layout == "[1] ":
        return [f"[{number}] {text}{note}", ""]
    return [form.layout.replace("1", str(number)) + text + note]
