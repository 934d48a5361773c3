from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkg.dates import date_paper, is_date, may_build_on, read_identifier_date
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import DateSource, Paper

DATES = st.builds(
    lambda year, month, day, length: f"{year:04}-{month:02}-{day:02}"[:length],
    st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10]),
)  # fmt: skip


def dated(issued: str, *names: str, source: DateSource = DateSource.RECORD) -> Paper:
    identifiers = tuple(identifier for identifier in map(parse_identifier, names) if identifier)
    assert len(identifiers) == len(names)
    return Paper("https://example.org/p", "P", identifiers=identifiers, issued=issued,
                 date_source=source)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("arxiv:1706.03762", "2017-06"),
        ("arxiv:0704.0001", "2007-04"),
        ("arxiv:2412.00001", "2024-12"),
        ("arxiv:hep-th/9108001", "1991-08"),
        ("arxiv:cs/0001001", "2000-01"),
        ("arxiv:math.GT/0703456", "2007-03"),
        ("arxiv:0701.0001", ""),  # there were no such numbers yet
        ("https://aclanthology.org/P19-1441", "2019"),
        ("https://aclanthology.org/J79-1001", "1979"),
        ("https://aclanthology.org/2020.acl-main.1", "2020"),
        ("doi:10.1101/2020.03.22.002386", "2020-03-22"),
        ("doi:10.1101/2020.13.22.002386", ""),
        ("doi:10.1101/052431", ""),
        ("doi:10.1038/nature14539", ""),
        ("doi:10.1109/CVPR42600.2020.00975", "2020"),
        ("doi:10.1109/ICRA.2011.5980382", "2011"),
        ("doi:10.1109/TPAMI.2018.2858826", ""),  # when the journal took it
        ("doi:10.1109/TIT.1976.1055638", "1976"),
        ("doi:10.24963/ijcai.2017/123", "2017"),
        ("doi:10.21437/Interspeech.2020-1234", "2020"),
        ("doi:10.4230/LIPIcs.ICALP.2019.12", "2019"),
        ("doi:10.18653/v1/N19-1423", "2019"),
        ("doi:10.18653/v1/2020.acl-main.1", "2020"),
        ("doi:10.1111/j.2517-6161.1996.tb02080.x", "1996"),
        ("doi:10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2", "1963"),
        ("doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I", "1998"),
        ("doi:10.1162/qjec.2006.121.2.505", "2006"),
        ("doi:10.1080/10412905.2002.9699886", "2002"),
        ("doi:10.1080/10412905.2013.868329", ""),  # it appeared in 2014
        ("doi:10.1016/j.cell.2019.01.001", ""),
        ("dblp:conf/nips/VaswaniSPUJGKP17", "2017"),
        ("dblp:journals/jsyml/Church36", "1936"),
        ("dblp:conf/icml/2019", ""),
        ("https://eprint.iacr.org/2019/953", "2019"),
        ("https://example.org/2020.03/paper", ""),
    ],
)
def test_an_identifier_says_its_date(name: str, date: str) -> None:
    identifier = parse_identifier(name)
    assert identifier
    assert read_identifier_date(identifier) == date


@given(st.sampled_from(Scheme), st.text(max_size=30))
def test_any_identifier_has_a_date_or_none(scheme: Scheme, value: str) -> None:
    date = read_identifier_date(Identifier(scheme, value))
    assert all(map(is_date, filter(None, [date])))


@pytest.mark.parametrize(
    "text", ["", "unkn", "2017-6", "2017-13", "2017-02-29", "２０１７", "0017"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("record", "names", "said", "issued", "source"),
    [
        ("2018", (), (), "2018", DateSource.RECORD),
        ("2018", ("1706.03762",), ("2019",), "2018", DateSource.RECORD),
        ("2017", ("1706.03762",), (), "2017-06", DateSource.RECORD),
        ("2017-06-12", ("1706.03762",), (), "2017-06-12", DateSource.RECORD),
        ("", ("1706.03762", "https://aclanthology.org/P19-1441"), ("2018",), "2017-06",
         DateSource.IDENTIFIER),
        ("", ("1706.03762",), ("2017-06-12",), "2017-06", DateSource.IDENTIFIER),
        ("", (), ("in 1989", "1989", "1990-01"), "1989", DateSource.LIST),
        ("unknown", (), (), "", DateSource.RECORD),
    ],
)  # fmt: skip
def test_the_best_date_counts_and_an_identifier_tells_the_month_of_its_year(
    record: str, names: tuple[str, ...], said: tuple[str, ...], issued: str, source: DateSource
) -> None:
    paper = date_paper(dated(record, *names), said)
    assert (paper.issued, paper.date_source) == (issued, source)


def test_what_the_list_said_once_does_not_stand_against_what_it_says_now() -> None:
    before = dated("1989", source=DateSource.LIST)
    assert date_paper(before, ["1990"]).issued == "1990"
    assert date_paper(before).issued == ""


@given(DATES, st.lists(DATES, max_size=3))
def test_dating_again_changes_nothing(record: str, said: list[str]) -> None:
    paper = date_paper(dated(record, "1706.03762"), said)
    assert date_paper(paper, said) == paper


@pytest.mark.parametrize(
    ("later", "earlier", "may"),
    [
        ("2020", "2021", True),  # only years: a grace of one
        ("2020", "2022", False),
        ("2020-05", "2021", True),
        ("2020-05", "2020-05-31", True),
        ("2020-05", "2020-06", False),
        ("2020-12-31", "2021-01-01", False),
        ("", "2022", True),
        ("2022", "", True),
    ],
)
def test_dates_forbid_building_on_the_future(later: str, earlier: str, may: bool) -> None:
    assert may_build_on(dated(later), dated(earlier)) == may


def test_a_preprint_is_built_on_before_it_is_published() -> None:
    published = dated("2019-06", "1810.04805")
    assert may_build_on(dated("2019-01"), published)
    assert not may_build_on(dated("2018-09"), published)
    assert may_build_on(published, dated("2019-02"))  # its last version may know of it


@given(DATES, DATES)
def test_of_two_papers_one_may_build_on_the_other(first: str, other: str) -> None:
    papers = dated(first), dated(other)
    assert any((may_build_on(*papers), may_build_on(*reversed(papers))))
    assert may_build_on(papers[0], replace(papers[0], iri="https://example.org/q"))
