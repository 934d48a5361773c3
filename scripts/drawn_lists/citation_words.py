"""What bibliographies of seven languages say beside names and titles; ways of writing are drawn."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TONGUES", "Tongue"]


@dataclass(frozen=True)
class Tongue:
    """The words of a language: of each, the ways in which people write it."""

    joints: tuple[str, ...]
    others: tuple[str, ...]
    quotes: tuple[str, ...]
    editors: tuple[str, ...]
    books: tuple[str, ...]
    """A chapter's book: "{B}" is its title, "{E}" who edited it."""

    volumes: tuple[str, ...]
    pages: tuple[str, ...]
    edition: str
    translator: str
    theses: tuple[str, ...]
    imprints: tuple[str, ...]
    undated: tuple[str, ...]
    months: str = ""


IMPRINTS = ("{P}: {H}", "{P}: {H}", "{H}", "{H}, {P}", "{P}, {H}")
TONGUES = {
    "en": Tongue(
        joints=(" and ", ", and ", " & ", ", & "),
        others=("et al.",),
        quotes=("“{}”", '"{}"', "'{}'", "‘{}’"),
        editors=("{} (eds.)", "{} (Eds.)", "{}, eds.", "{}, editors", "{} (ed.)"),
        books=(
            "In: {E} (eds.), {B}",
            "In {E} (Eds.), {B}",
            "In: {B}, ed. {E}",
            "In {B}, edited by {E}",
            "in {B}, ed. by {E}",
            "in {E}, eds., {B}",
            "In {B}",
        ),
        volumes=("{v}({i})", "{v}, no. {i}", "Vol. {v}, No. {i}", "{v}", "{v}.{i}", "{v} ({i})"),
        pages=("{}", "pp. {}", "p. {}", "pages {}"),
        edition="{}nd ed.",
        translator="Translated by {}",
        theses=("PhD thesis, {}", "PhD diss., {}", "(PhD dissertation, {})", "Ph.D. thesis. {}"),
        imprints=IMPRINTS,
        undated=("n.d.", "forthcoming", "in press"),
        months="January February March April May June July August September October November "
        "December",
    ),
    "de": Tongue(
        joints=(" und ", " u. ", " & ", "; ", " / "),
        others=("u. a.", "et al."),
        quotes=("„{}“", "»{}«", '"{}"'),
        editors=("{} (Hrsg.)", "{} (Hg.)", "{} [Hrsg.]"),
        books=(
            "In: {E} (Hrsg.): {B}",
            "In: {E} (Hg.), {B}",
            "in: {E} (Hrsg.), {B}",
            "In: {B}, hrsg. von {E}",
        ),
        volumes=("{v}({i})", "Bd. {v}, H. {i}", "Jg. {v}, Nr. {i}", "{v}", "{v}/{i}"),
        pages=("S. {}", "{}", "S.{}"),
        edition="{}. Aufl.",
        translator="Übers. von {}",
        theses=("Dissertation, {}", "Diss., {}", "Diss. {}", "(Dissertation, {})"),
        imprints=(*IMPRINTS, "{P}"),
        undated=("o. J.", "im Erscheinen"),
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": Tongue(
        joints=(" et ", " & ", ", "),
        others=("et al.",),
        quotes=("« {} »", "«{}»", "“{}”"),
        editors=("{} (dir.)", "{} (éds.)", "{} (éd.)"),
        books=("in {E} (dir.), {B}", "dans {E} (dir.), {B}", "In : {E} (éd.), {B}"),
        volumes=("vol. {v}, n° {i}", "{v}({i})", "{v}", "vol. {v}, no {i}", "{v}, {i}"),
        pages=("p. {}", "pp. {}", "{}"),
        edition="{}e éd.",
        translator="trad. {}",
        theses=("Thèse de doctorat, {}", "thèse, {}"),
        imprints=("{P}, {H}", "{P}, {H}", "{P} : {H}", "{H}", "{P}"),
        undated=("s. d.", "à paraître"),
        months="janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
    ),
    "es": Tongue(
        joints=(" y ", " & ", "; "),
        others=("et al.", "y otros"),
        quotes=("«{}»", "“{}”", '"{}"'),
        editors=("{} (eds.)", "{} (coords.)", "{} (comp.)"),
        books=("En {E} (ed.), {B}", "en {E} (comp.), {B}", "En: {E} (Ed.), {B}"),
        volumes=("{v}({i})", "vol. {v}, núm. {i}", "Vol. {v}, Nº {i}", "{v}"),
        pages=("pp. {}", "{}", "págs. {}"),
        edition="{}ª ed.",
        translator="Trad. de {}",
        theses=("Tesis doctoral, {}", "(Tesis doctoral). {}"),
        imprints=IMPRINTS,
        undated=("s. f.", "s.f.", "en prensa"),
        months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre",
    ),
    "it": Tongue(
        joints=(" e ", ", ", " - "),
        others=("et al.", "e altri"),
        quotes=("«{}»", "“{}”", '"{}"'),
        editors=("{} (a cura di)", "{} (eds.)"),
        books=("in {E} (a cura di), {B}", "in {B}, a cura di {E}", "In: {E} (a cura di), {B}"),
        volumes=("{v}({i})", "vol. {v}, n. {i}", "{v}, {i}", "{v}"),
        pages=("pp. {}", "{}"),
        edition="{}ª ed.",
        translator="trad. it. di {}",
        theses=("Tesi di dottorato, {}",),
        imprints=("{H}, {P}", "{P}, {H}", "{P}: {H}", "{H}"),
        undated=("s.d.", "in corso di stampa"),
        months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre",
    ),
    "pt": Tongue(
        joints=(" e ", "; ", " & "),
        others=("et al.",),
        quotes=("“{}”", '"{}"', "«{}»"),
        editors=("{} (orgs.)", "{} (Org.)"),
        books=("In: {E} (org.). {B}", "Em {E} (org.), {B}"),
        volumes=("v. {v}, n. {i}", "{v}({i})", "{v}"),
        pages=("p. {}", "pp. {}", "{}"),
        edition="{}. ed.",
        translator="Tradução de {}",
        theses=("Tese (Doutorado) - {}", "Tese de doutorado, {}"),
        imprints=IMPRINTS,
        undated=("s.d.", "no prelo"),
        months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro",
    ),
    "ru": Tongue(
        joints=(", ", " и "),
        others=("и др.",),
        quotes=("«{}»", "„{}“"),
        editors=("{} (ред.)", "{} (под ред.)"),
        books=("В кн.: {B} / под ред. {E}", "В: {B}"),
        volumes=("Т. {v}. № {i}", "т. {v}, № {i}", "{v}({i})", "{v}"),
        pages=("С. {}", "с. {}", "{}"),
        edition="{}-е изд.",
        translator="Пер. {}",
        theses=("Дис. {}",),
        imprints=("{P}: {H}", "{P}: {H}", "{H}", "{H}, {P}"),
        undated=("б. г.", "в печати"),
        months="января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
}
