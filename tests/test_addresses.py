"""Identifiers in the addresses of publishers, registries, archives and redirects."""

import time
import unicodedata

import pyoxigraph
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from paperkg.addresses import make_iri
from paperkg.identifiers import (
    LONGEST,
    RESOURCE_BASE,
    Identifier,
    Scheme,
    equivalents,
    parse_identifier,
)
from paperkg.registries import REGISTRIES

BIORXIV = "doi:10.1101/2020.05.01.123456"

OF_PUBLISHERS = {
    BIORXIV: [
        "https://www.biorxiv.org/content/10.1101/2020.05.01.123456v2",
        "https://www.biorxiv.org/content/10.1101/2020.05.01.123456v2.full",
        "https://www.biorxiv.org/content/10.1101/2020.05.01.123456v1.full.pdf",
        "https://www.biorxiv.org/content/10.1101/2020.05.01.123456v1.full.pdf+html",
        "https://www.biorxiv.org/content/10.1101/2020.05.01.123456v3.supplementary-material",
        "https://www.biorxiv.org/content/biorxiv/early/2020/05/02/2020.05.01.123456.full.pdf",
        "https://www.biorxiv.org/cgi/content/short/2020.05.01.123456v1",
        "https://doi.org/10.1101/2020.05.01.123456v2",
        "http://web.archive.org/web/2021/https://www.biorxiv.org/content/10.1101/2020.05.01.123456v2",
        "10.1101/2020.05.01.123456v2",
    ],
    "doi:10.1101/123456": ["https://www.biorxiv.org/content/early/2017/04/01/123456"],
    "doi:10.1101/2021.03.04.21252528": [
        "https://www.medrxiv.org/content/10.1101/2021.03.04.21252528v1.full-text"
    ],
    "doi:10.1371/journal.pone.0012345": [
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345",
        "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0012345&type=printable",
        "http://www.plosone.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0012345",
        "https://doi.org/10.1371/journal.pone.0012345.s001",
        "http://dx.plos.org/10.1371/journal.pone.0012345",
    ],
    "doi:10.1093/oso/9780190000001.001.0001": [
        "https://oxford.universitypressscholarship.com/view/10.1093/oso/9780190000001.001.0001/"
        "oso-9780190000001",
        "https://doi.org/10.1093/oso/9780190000001.001.0001",
    ],
    "doi:10.7208/chicago/9780226000001.003.0012": [
        "https://chicago.universitypressscholarship.com/view/10.7208/chicago/"
        "9780226000001.001.0001/upso-9780226000001-chapter-12",
    ],
    "doi:10.1093/acrefore/9780190000001.013.57": [
        "https://oxfordre.com/climate/view/10.1093/acrefore/9780190000001.001.0001/"
        "acrefore-9780190000001-e-57",
    ],
    "doi:10.1186/s12859-020-3494-0": [
        "https://bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-020-3494-0",
        "https://bmcbioinformatics.biomedcentral.com/track/pdf/10.1186/s12859-020-3494-0",
        "https://bmcbioinformatics.biomedcentral.com/counter/pdf/10.1186/s12859-020-3494-0.pdf",
    ],
    "doi:10.1186/1471-2105-12-323": [
        "http://www.biomedcentral.com/1471-2105/12/323/abstract",
        "http://www.biomedcentral.com/content/pdf/1471-2105-12-323.pdf",
    ],
    "doi:10.1136/bmj.321.7273.1400": [
        "https://www.bmj.com/content/321/7273/1400",
        "https://www.bmj.com/content/321/7273/1400.full.pdf",
        "http://bmj.com/cgi/content/full/321/7273/1400",
        "http://bmj.bmjjournals.com/cgi/reprint/321/7273/1400.pdf",
    ],
    "doi:10.1001/jama.291.20.2457": [
        "http://jama.ama-assn.org/cgi/content/full/291/20/2457",
        "http://jama.ama-assn.org/cgi/reprint/291/20/2457.pdf",
    ],
    "doi:10.1103/physrevlett.77.3865": [
        "http://link.aps.org/abstract/PRL/v77/p3865",
        "http://prola.aps.org/abstract/PRL/v77/i18/p3865_1",
    ],
    "doi:10.1103/physreva.79.013404": ["http://link.aps.org/abstract/PRA/v79/e013404"],
    "doi:10.1088/0954-3899/37/7a/075021": [
        "https://iopscience.iop.org/0954-3899/37/7A/075021",
        "http://iopscience.iop.org/0954-3899/37/7A/075021/fulltext/",
        "http://www.iop.org/EJ/abstract/0954-3899/37/7A/075021",
    ],
    "doi:10.5194/bg-15-1217-2018": [
        "https://bg.copernicus.org/articles/15/1217/2018/",
        "https://bg.copernicus.org/articles/15/1217/2018/bg-15-1217-2018.pdf",
    ],
    "doi:10.5194/bg-2017-395": ["https://bg.copernicus.org/preprints/bg-2017-395/"],
    "doi:10.1214/aos/1176344136": ["https://projecteuclid.org/euclid.aos/1176344136"],
    "doi:10.4007/annals.2015.181.1.1": ["https://annals.math.princeton.edu/2015/181-1/p01"],
    "doi:10.1090/s0894-0347-2011-00710-4": [
        "https://www.ams.org/journals/jams/2012-25-01/S0894-0347-2011-00710-4/"
    ],
    "doi:10.3389/fnins.2019.00123": [
        "https://www.frontiersin.org/articles/10.3389/fnins.2019.00123/full",
        "https://www.frontiersin.org/journals/neuroscience/articles/10.3389/fnins.2019.00123/pdf",
        "https://journal.frontiersin.org/article/10.3389/fnins.2019.00123/abstract",
    ],
    "doi:10.1103/physrevlett.116.061102": [
        "https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102",
        "https://journals.aps.org/prl/pdf/10.1103/PhysRevLett.116.061102",
        "https://link.aps.org/doi/10.1103/PhysRevLett.116.061102",
    ],
    "doi:10.1021/acs.jcim.9b00237": [
        "https://pubs.acs.org/doi/10.1021/acs.jcim.9b00237",
        "https://pubs.acs.org/doi/full/10.1021/acs.jcim.9b00237",
        "https://pubs.acs.org/doi/suppl/10.1021/acs.jcim.9b00237/suppl_file/ci9b00237_si_001.pdf",
    ],
    "doi:10.1145/2939672.2939785": [
        "https://dl.acm.org/doi/fullHtml/10.1145/2939672.2939785",
        "https://dl.acm.org/doi/pdf/10.1145/2939672.2939785?casa_token=x",
        "http://dl.acm.org/citation.cfm?id=2939672.2939785",
        "https://dl-acm-org.proxy.example.edu/doi/10.1145/2939672.2939785",
        "http://doi.acm.org/10.1145/2939672.2939785",
    ],
    "doi:10.1002/anie.201506977": [
        "https://onlinelibrary.wiley.com/doi/epdf/10.1002/anie.201506977",
        "https://onlinelibrary.wiley.com/doi/10.1002/anie.201506977/full",
        "http://onlinelibrary.wiley.com/wol1/doi/10.1002/anie.201506977/abstract",
        "http://onlinelibrary.wiley.com/doi/10.1002/anie.201506977/abstract;jsessionid=A1B2.f02",
    ],
    "doi:10.1073/pnas.1611835114": [
        "https://www.pnas.org/doi/full/10.1073/pnas.1611835114",
        "https://www.pnas.org/content/early/2017/03/13/1611835114",
        "https://www.pnas.org/content/pnas/early/2017/03/13/1611835114.full.pdf",
    ],
    "doi:10.1007/978-3-319-24574-4_28": [
        "https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28",
        "https://link.springer.com/chapter/10.1007%2F978-3-319-24574-4_28",
        "https://link.springer.com/content/pdf/10.1007%2F978-3-319-24574-4_28.pdf",
    ],
    "doi:10.1093/bioinformatics/btz682": [
        "https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5566508",
        "https://academic.oup.com/bioinformatics/advance-article/doi/10.1093/bioinformatics/btz682/5566508",
        "https://academic.oup.com/bioinformatics/article-abstract/doi/10.1093/bioinformatics/btz682/5566508",
    ],
    "doi:10.1162/tacl_a_00290": [
        "https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00290/43518/Neural-Network-Acceptability"
    ],
    "doi:10.1016/j.cell.2020.02.052": [
        "https://www.cell.com/cms/10.1016/j.cell.2020.02.052/attachment/1-2-3/mmc1.pdf",
        "https://www.cell.com/action/showPdf?doi=10.1016%2Fj.cell.2020.02.052",
    ],
    "doi:10.1016/s0140-6736(20)30183-5": [
        "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext"
    ],
    "doi:10.1016/0893-6080(89)90020-8": [
        "https://www.sciencedirect.com/science/article/pii/0893608089900208",
        "https://www.sciencedirect.com/science/article/abs/pii/0893608089900208",
        "10.1016/0893-6080(89)90020-8",
    ],
    "doi:10.1126/science.1127647": [
        "https://www.science.org/doi/10.1126/science.1127647",
        "https://science.sciencemag.org/doi/abs/10.1126/science.1127647",
    ],
    "doi:10.1080/01621459.2017.1285773": [
        "https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773",
        "https://www.tandfonline.com/action/showCitFormats?doi=10.1080/01621459.2017.1285773",
    ],
    "doi:10.1177/0278364913491297": [
        "https://journals.sagepub.com/doi/abs/10.1177/0278364913491297"
    ],
    "doi:10.1039/d0sc01234a": [
        "https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a",
        "https://pubs.rsc.org/en/content/articlehtml/2020/sc/d0sc01234a",
        "https://pubs.rsc.org/en/content/articlepdf/2020/SC/D0SC01234A",
    ],
    "doi:10.1088/1742-6596/1234/1/012345": [
        "https://iopscience.iop.org/article/10.1088/1742-6596/1234/1/012345/meta",
        "https://iopscience.iop.org/article/10.1088/1742-6596/1234/1/012345/pdf",
    ],
    "doi:10.1146/annurev-statistics-031017-100045": [
        "https://www.annualreviews.org/doi/abs/10.1146/annurev-statistics-031017-100045",
        "https://www.annualreviews.org/content/journals/10.1146/annurev-statistics-031017-100045",
    ],
    "doi:10.3390/s20030123": [
        "https://www.mdpi.com/1424-8220/20/3/123",
        "https://www.mdpi.com/1424-8220/20/3/123/htm",
    ],
    "doi:10.1038/nature14539": [
        "https://www.nature.com/articles/nature14539",
        "https://www.nature.com/articles/nature14539.pdf",
        "http://www.nature.com/nature/journal/v521/n7553/full/nature14539.html",
    ],
    "doi:10.1038/s41586-020-2649-2": [
        "https://www.nature.com/articles/s41586-020-2649-2_reference.pdf",
        "https://www.nature.com/articles/s41586-020-2649-2#Sec1",
    ],
    "doi:10.1038/tp.2016.164": ["http://www.nature.com/tp/journal/v6/n8/abs/tp2016164a.html"],
    "doi:10.1038/nbt1486": ["http://www.nature.com/nbt/journal/v26/n10/full/nbt1486.html"],
    "doi:10.1038/srep20123": ["https://www.nature.com/articles/srep20123"],
    "doi:10.1038/323533a0": ["https://www.nature.com/articles/323533a0"],
    "doi:10.7554/elife.12345": [
        "https://elifesciences.org/articles/12345",
        "https://elifesciences.org/reviewed-preprints/12345v1",
        "https://doi.org/10.7554/eLife.12345.002",
    ],
    "doi:10.7717/peerj-cs.103": ["https://peerj.com/articles/cs-103/", "10.7717/peerj-cs.103/fig-1"],
    "doi:10.7717/peerj.453": ["https://peerj.com/articles/453.pdf"],
    "doi:10.31234/osf.io/ab3de": ["https://osf.io/preprints/psyarxiv/ab3de", "https://psyarxiv.com/ab3de/"],
    "doi:10.24963/ijcai.2020/12": ["https://www.ijcai.org/proceedings/2020/12", "https://www.ijcai.org/proceedings/2020/0012.pdf"],
    "doi:10.1155/2020/8888888": ["https://www.hindawi.com/journals/cin/2020/8888888/"],
    "doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2": [
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2.",
        "<https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2>",
        "https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2/abstract",
    ],
    "doi:10.1641/0006-3568(2004)054[0547:acoefo]2.0.co;2": [
        "10.1641/0006-3568(2004)054[0547:ACOEFO]2.0.CO;2",
        "10.1641/0006-3568(2004)054[0547:ACOEFO]2.0.CO;2]",
        "https://doi.org/10.1641/0006-3568(2004)054[0547:ACOEFO]2.0.CO;2",
    ],
    "doi:10.1000/ab#12": ["https://doi.org/10.1000/ab%2312", "https://doi.org/10.1000/ab#12", "doi:10.1000/ab#12"],
    "doi:10.1000/ab": ["https://doi.org/10.1000/ab#Sec3", "https://doi.org/10.1000/ab?utm_source=x"],
    "arxiv:1706.03762": [
        "https://scirate.com/arxiv/1706.03762",
        "https://papers.cool/arxiv/1706.03762",
        "https://www.catalyzex.com/paper/arxiv:1706.03762",
        "https://ui.adsabs.harvard.edu/abs/2017arXiv170603762V/abstract",
        "https://web.archive.org/web/2019id_/https://arxiv.org/pdf/1706.03762.pdf",
        "https://arxiv.org/1706.03762",
        "http://arxiv.org.proxy.lib.example.edu/abs/1706.03762",
        "https://arxiv-org.ezproxy.example.edu/abs/1706.03762v2",
        "https://ezproxy.example.edu/login?url=https://arxiv.org/abs/1706.03762",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762&usg=x",
        "https://www.google.co.uk/url?q=https://arxiv.org/abs/1706.03762&sa=D",
        "https://link.zhihu.com/?target=https%3A//arxiv.org/abs/1706.03762",
        "https://link.zhihu.com?target=https%3A//arxiv.org/pdf/1706.03762v5.pdf",
        "https://links.jianshu.com/go?to=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://link.csdn.net/?target=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://gitee.com/link?target=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://medium.com/r/?url=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://www.youtube.com/redirect?event=video&q=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762&data=05",
        "https://rain.example.org/out.php?id=7&to=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762",
        "https://example.org/click/deeplink?murl=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762&id=rain",
        "https://urldefense.com/v3/__https://arxiv.org/abs/1706.03762__;!!abc",
        "https://urldefense.com/v3/__https:/arxiv.org/abs/1706.03762__;!!abc",
        "arXiv:arXiv:1706.03762",
        "eprint:1706.03762",
    ],
}  # fmt: skip

OF_REGISTRIES = {
    "acl:P19-1441": ["https://www.aclweb.org/anthology/papers/P/P19/P19-1441/"],
    "openreview:r1xMH1BtvB": ["https://openreview.net/attachment?name=pdf&id=r1xMH1BtvB"],
    "pmid:31452104": [
        "https://pubmed.ncbi.nlm.nih.gov/31452104/",
        "https://www.ncbi.nlm.nih.gov/pubmed/31452104",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=31452104",
        "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=31452104",
        "https://www.ncbi.nlm.nih.gov/sites/entrez?db=pubmed&cmd=search&term=31452104",
        "https://europepmc.org/article/MED/31452104",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/31452104/",
        "http://www.pubmedcentral.nih.gov/articlerender.fcgi?tool=pubmed&pubmedid=31452104",
        "PMID: 31452104",
        "pmid 31452104",
    ],
    "pmcid:PMC2323736": [
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2323736/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC2323736/pdf/nihms1.pdf",
        "https://europepmc.org/article/PMC/PMC2323736",
        "http://www.pubmedcentral.nih.gov/articlerender.fcgi?artid=2323736",
        "http://www.pubmedcentral.nih.gov/picrender.fcgi?artid=2323736&blobtype=pdf",
        "PMC2323736",
        "PMCID: PMC2323736",
    ],
    "ssrn:3247865": [
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3247865",
        "https://ssrn.com/abstract=3247865",
        "https://papers.ssrn.com/sol3/Delivery.cfm/1.pdf?abstractid=3247865&mirid=1",
    ],
    "nber:w24449": [
        "https://www.nber.org/papers/w24449",
        "https://www.nber.org/papers/w24449.pdf",
        "https://www.nber.org/system/files/working_papers/w24449/w24449.pdf",
    ],
    "eprint:2017/715": ["https://eprint.iacr.org/2017/715.pdf", "https://ia.cr/2017/715"],
    "hal:hal-01234567": [
        "https://hal.science/hal-01234567v2/document",
        "https://hal.archives-ouvertes.fr/hal-01234567/file/paper.pdf",
        "hal-01234567",
        "HAL: hal-01234567v1",
    ],
    "hal:inria-00112233": ["https://hal.inria.fr/inria-00112233"],
    "ieee:7780459": [
        "https://ieeexplore.ieee.org/document/7780459",
        "https://ieeexplore.ieee.org/abstract/document/7780459/",
        "http://ieeexplore.ieee.org/xpls/abs_all.jsp?arnumber=7780459",
        "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=7780459",
        "http://ieeexplore.ieee.org/iel7/7776647/7780329/07780459.pdf",
    ],
    "bibcode:2007ApJ...654..731H": [
        "http://adsabs.harvard.edu/abs/2007ApJ...654..731H",
        "https://ui.adsabs.harvard.edu/abs/2007ApJ...654..731H/abstract",
        "https://ui.adsabs.harvard.edu/#abs/2007ApJ...654..731H/abstract",
        "bibcode: 2007ApJ...654..731H",
    ],
    "bibcode:2013A&A...558A..33A": ["https://ui.adsabs.harvard.edu/abs/2013A%26A...558A..33A/abstract"],
    "inspire:451647": ["https://inspirehep.net/literature/451647", "http://inspirehep.net/record/451647?ln=en"],
    "mr:1234567": [
        "http://www.ams.org/mathscinet-getitem?mr=1234567",
        "https://mathscinet.ams.org/mathscinet-getitem?mr=MR1234567",
    ],
    "zbl:0823.11029": ["https://zbmath.org/?q=an:0823.11029", "https://zbmath.org/0823.11029"],
    "numdam:PMIHES_1967__29__5_0": [
        "http://www.numdam.org/item/PMIHES_1967__29__5_0/",
        "http://www.numdam.org/numdam-bin/item?id=PMIHES_1967__29__5_0",
    ],
    "jstor:2346178": ["https://www.jstor.org/stable/2346178", "http://www.jstor.org/stable/pdf/2346178.pdf?seq=1"],
    "dblp:conf/nips/VaswaniSPUJGKP17": [
        "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html",
        "https://dblp.uni-trier.de/rec/bibtex/conf/nips/VaswaniSPUJGKP17",
        "DBLP:conf/nips/VaswaniSPUJGKP17",
    ],
    "openalex:W2963403868": ["https://openalex.org/W2963403868", "https://api.openalex.org/works/w2963403868", "W2963403868"],
    "wikidata:Q30249683": ["https://www.wikidata.org/wiki/Q30249683", "http://www.wikidata.org/entity/Q30249683"],
    "mag:2963403868": ["https://academic.microsoft.com/paper/2963403868", "MAG:2963403868"],
    "isbn:9780262035613": [
        "ISBN 978-0-262-03561-3",
        "978-0262035613",
        "isbn:0262035618",
        "urn:isbn:9780262035613",
        "https://www.amazon.com/Deep-Learning-Adaptive-Computation/dp/0262035618/ref=x",
        "http://www.amazon.com/exec/obidos/ASIN/0262035618",
        "http://www.amazon.com/exec/obidos/redirect?link_code=as2&path=ASIN/0262035618",
        "http://www.amazon.com/exec/obidos/redirect?tag=a-20&path=http%3A%2F%2Fwww.amazon.com%2Fgp%2Fproduct%2F0262035618",
        "http://www.amazon.com/exec/obidos/tg/detail/-/0262035618/rain-20",
        "http://amzn.com/0262035618",
        "https://openlibrary.org/isbn/9780262035613",
        "https://mitpress.mit.edu/9780262035613/deep-learning/",
        "https://archive.example.org/handle/1234/isbn9780262035613.pdf?sequence=1",
        "https://shop.example.org/ISBN-0-262-03561-8.html",
        "https://shop.example.org/book?id=3&isbn=978-0-262-03561-3",
    ],
    "zenodo:1234567": ["https://zenodo.org/record/1234567", "https://zenodo.org/records/1234567/files/data.zip"],
    "doi:10.5281/zenodo.1234567": ["https://zenodo.org/badge/DOI/10.5281/zenodo.1234567.svg", "https://zenodo.org/doi/10.5281/zenodo.1234567"],
}  # fmt: skip

OTHER_PAGES = [
    "https://mitpress.mit.edu/9780262035614/deep-learning",
    "https://www.oreilly.com/library/view/learning/9780262035613/ch01.html",
    "https://example.org/isbn/97802620356131",
    "https://github.com/a/isbn9780262035613",
    "https://pubmed.ncbi.nlm.nih.gov/?term=attention",
    "https://www.ncbi.nlm.nih.gov/gene/672",
    "https://jnnp.bmj.com/content/75/1/13",
    "http://jama.ama-assn.org/cgi/content/full/268/2/240",
    "http://link.aps.org/abstract/XYZ/v1/p2",
    "https://iopscience.iop.org/journal/0954-3899",
    "https://zenodo.org/communities/ml",
    "https://www.nature.com/collections/abc",
    "https://www.nature.com/subjects/machine-learning",
    "https://ieeexplore.ieee.org/xpl/conhome/7776647/proceeding",
    "https://dblp.org/pid/09/1234.html",
    "https://dblp.org/db/conf/nips/nips2017.html",
    "https://hal.science/search/index?q=x",
    "https://www.wikidata.org/wiki/Property:P31",
    "https://openalex.org/authors/A5023888391",
    "https://www.jstor.org/journal/biometrika",
    "https://ui.adsabs.harvard.edu/search/q=author",
    "https://ui.adsabs.harvard.edu/#search/q=author",
    "https://inspirehep.net/authors/1010907",
    "https://zbmath.org/authors/?q=ai:poe.ann",
    "http://www.numdam.org/journals/PMIHES/",
    "https://www.ams.org/journals/jams/",
    "https://www.nber.org/people/someone",
    "https://www.amazon.com/dp/B08N5WRWNW",
    "https://www.mdpi.com/journal/sensors",
    "https://github.com/someone/10.1145/blob/main/10.1145/1234567.md",
    "https://github.com/someone/arxiv/1706.03762",
    "https://www.cell.com/cell/fulltext/S0092-8674(20)30229-4",
    "https://osf.io/ab3de/",
]

NO_IDENTIFIERS = [
    "IEEE 2019",
    "PubMed 2020",
    "JSTOR: none",
    "ISBN 978-0-262-03561-4",
    "1234567890",
    "conf/nips/X",
    "http://[",
    "https://[::1",
    "http://example.org:99999/x",
    "http://example.org:port/x",
    "https://" + "a" * 300 + ".org/",
    "doi:" * 500,
    "doi:" * 500 + "10.1000/1",
]


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        (text, curie)
        for forms in (OF_PUBLISHERS, OF_REGISTRIES)
        for curie, texts in forms.items()
        for text in texts
    ],
)
def test_reads_addresses_and_numbers(text: str, curie: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    assert identifier.curie == curie
    assert identifier.names_paper


@pytest.mark.parametrize("text", OTHER_PAGES)
def test_other_pages_of_the_same_hosts_stay_pages(text: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    assert identifier.scheme is Scheme.URL


@pytest.mark.parametrize("text", NO_IDENTIFIERS, ids=lambda text: text[:30])
def test_reads_no_identifier_where_there_is_none(text: str) -> None:
    assert parse_identifier(text) is None


@pytest.mark.parametrize("scheme", [scheme for scheme in Scheme if scheme in REGISTRIES])
def test_each_registry_round_trips(scheme: Scheme) -> None:
    forms = {**OF_REGISTRIES, **OF_PUBLISHERS}
    examples = [curie for curie in forms if curie.startswith(f"{scheme}:")]
    assert examples
    for curie in examples:
        identifier = parse_identifier(curie)
        assert identifier is not None
        assert parse_identifier(identifier.iri) == identifier
        assert parse_identifier(identifier.curie) == identifier
        assert identifier.iri.isascii()
        assert not identifier.iri.startswith(RESOURCE_BASE)


@pytest.mark.parametrize(
    "text",
    [
        "10.5281/zenodo.1234567",
        "https://zenodo.org/record/1234567",
        "https://figshare.com/articles/dataset/x/10.6084/m9.figshare.123",
        "https://doi.org/10.6084/m9.figshare.12345",
        "10.5061/dryad.1234",
        "https://doi.org/10.7910/DVN/ABCDEF",
        "10.17605/OSF.IO/AB3DE",
    ],
)
def test_data_and_code_are_told_from_papers(text: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    assert identifier.names_data


@pytest.mark.parametrize(
    "text", ["10.1145/1.2", "arxiv:1706.03762", "10.31234/osf.io/ab3de", "P19-1441"]
)
def test_papers_are_no_data(text: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    assert not identifier.names_data


def test_what_follows_from_an_identifier_leads_back() -> None:
    for curie in OF_REGISTRIES:
        identifier = parse_identifier(curie)
        assert identifier is not None
        for other in equivalents(identifier):
            assert equivalents(other) == (identifier,)
            assert parse_identifier(other.curie) == other


def test_a_preprint_at_dblp_is_the_one_at_arxiv() -> None:
    identifier = parse_identifier("https://dblp.org/rec/journals/corr/abs-1706-03762.html")
    assert identifier is not None
    assert [other.curie for other in equivalents(identifier)] == ["arxiv:1706.03762"]


HOSTILE = [
    "https://example.org/" + "/doi" * 1000 + "/10.1/",
    "https://example.org/" + "10.1000/" * 500,
    "https://example.org/?" + "id=10.1000/&" * 340,
    "https://papers.ssrn.com/" + "?abstract_id=" * 310,
    "https://web.archive.org/" + "https://web.archive.org/" * 165,
    "https://www.amazon.com/" + "dp/" * 1300,
    "10." + "1." * 2000 + "/x",
    "10.1000/" + ")" * 4000,
    "10.1000/" + "(" * 2000 + ")" * 2000,
    "https://aclanthology.org/" + "a/" * 2000,
    "https://www.nature.com/articles/" + "a." * 2000,
    "isbn:" + "9-" * 2000,
    "pmid:" + "0" * 4000,
    "arxiv:" * 600 + "1706.03762",
    "https://" + "a." * 2000 + "org/",
    "https://openreview.net/forum?" + "a&id=" * 800,
    "x" * LONGEST * 1000,
    "https://arxiv.org/abs/" + "9" * 10_000_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_at_once(text: str) -> None:
    started = time.process_time()
    parse_identifier(text)
    assert time.process_time() - started < 0.5


_HOSTS = [
    *sorted({host for registry in REGISTRIES.values() for host in registry.hosts}),
    "nature.com", "mdpi.com", "sciencedirect.com", "osf.io", "peerj.com", "dl.acm.org",
    "biorxiv.org", "web.archive.org", "google.com", "ijcai.org", "doi.org",
]  # fmt: skip
_PATHS = st.text(
    st.sampled_from("0123456789abcdpqsvxWQ/.:?=&#%()<>-_")
    | st.characters(exclude_categories=()),
    max_size=40,
)  # fmt: skip
_STARTS = st.sampled_from(
    ["", "abs/", "articles/", "document/", "records/", "wiki/Q", "stable/", "rec/conf/a/", "papers/w",
     "forum?id=", "papers.cfm?abstract_id=", "pmc/articles/PMC", "pubmed/", "10.1000/", "isbn/",
     "web/2020/https://", "url?q=https://", "preprints/", "proceedings/2020/", "pii/"]
)  # fmt: skip


@given(st.sampled_from(_HOSTS), _STARTS, _PATHS)
def test_any_address_of_a_known_host_round_trips(host: str, start: str, path: str) -> None:
    identifier = parse_identifier(f"https://{host}/{start}{path}")
    assume(identifier)
    assert identifier
    assert parse_identifier(identifier.iri) == identifier
    assert parse_identifier(identifier.curie) == identifier
    assert identifier.iri.isascii()
    assert not any(char.isspace() for char in identifier.iri)
    assert "Cc" not in map(unicodedata.category, identifier.iri)


@given(st.integers(0, 999_999_999), st.sampled_from(["978", "979"]))
def test_both_forms_of_an_isbn_are_one_book(number: int, start: str) -> None:
    body = f"{start}{number:09d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10
    assert parse_identifier(f"isbn:{body}{check}") == Identifier(Scheme.ISBN, f"{body}{check}")
    wrong = parse_identifier(f"isbn:{body}{(check + 1) % 10}")
    assert wrong is None


ADDRESS_PARTS = [*"[]:@/%?#\\ .ax1٣é-_\"<>^`{}|&=", "::1", "[::1]", "[1.2]", "%41", "\u202e", "\ue000", "\x00", "\ud800", "http://"]  # fmt: skip


@example("http://", ["x", ":", "y", "/"])
@given(st.sampled_from(["http://", "HTTPS://"]), st.lists(st.sampled_from(ADDRESS_PARTS)))
def test_whatever_stands_in_an_address_is_encoded(scheme: str, parts: list[str]) -> None:
    iri = make_iri(scheme + "".join(parts))
    assert make_iri(iri) == iri
    assert pyoxigraph.NamedNode(iri).value == iri
