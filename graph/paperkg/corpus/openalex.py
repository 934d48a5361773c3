"""How works of an OpenAlex snapshot are read: each is a paper, and a citation for each reference.

A work names itself and what it cites by addresses such as ``https://openalex.org/W2741809807``; its
number is what the tables call a corpus id. The fields are described at
https://developers.openalex.org/download/snapshot-format.
"""

from __future__ import annotations

__all__ = ["CITATIONS", "COLUMNS", "COUNT", "MACROS", "PAPERS", "READ"]

COLUMNS = {
    "id": "VARCHAR",
    "doi": "VARCHAR",
    "ids": "STRUCT(mag VARCHAR, pmid VARCHAR, pmcid VARCHAR)",
    "title": "VARCHAR",
    "authorships": "STRUCT(author STRUCT(display_name VARCHAR))[]",
    "primary_location": "STRUCT(source STRUCT(display_name VARCHAR))",
    "publication_year": "INTEGER",
    "publication_date": "VARCHAR",
    "referenced_works": "VARCHAR[]",
}
"""What is read of a work."""

MACROS = r"""
    CREATE OR REPLACE MACRO work_of(address) AS
        TRY_CAST(regexp_extract(address, '^https://openalex\.org/W([1-9]\d{0,14})$', 1) AS BIGINT);
    CREATE OR REPLACE MACRO last_number(address) AS
        nullif(regexp_extract(address, '(\d+)/?$', 1), '')"""
"""What the queries below call."""

READ = r"""
    SELECT work_of(id) AS corpusid, title, primary_location.source.display_name AS venue,
        {
            'ArXiv': NULL::VARCHAR,
            'DOI': regexp_replace(doi, '^https?://(dx\.)?doi\.org/', ''),
            'ACL': NULL::VARCHAR,
            'PubMed': last_number(ids.pmid),
            'PubMedCentral': last_number(ids.pmcid),
            'DBLP': NULL::VARCHAR,
            'MAG': ids.mag
        } AS externalids,
        list_filter(
            list_transform(authorships, lambda authorship: authorship.author.display_name),
            lambda name: name <> ''
        ) AS authors,
        publication_year AS year,
        CASE WHEN TRY_CAST(publication_date AS DATE)::VARCHAR = publication_date
            THEN publication_date END AS date,
        list_transform(referenced_works, lambda address: work_of(address)) AS cited,
        CASE WHEN work_of(id) IS NULL THEN 'no id of a work, or no JSON' END AS fault
    FROM shard"""
"""What a shard says of each work."""

COUNT = """
    SELECT fault, count(*)
    FROM (
        SELECT fault FROM staged
        UNION ALL
        SELECT CASE
            WHEN other IS NULL THEN 'a reference that is no work'
            WHEN other = corpusid THEN 'cites itself' END
        FROM (SELECT corpusid, unnest(cited) AS other FROM staged WHERE fault IS NULL))
    WHERE fault NOT NULL GROUP BY fault"""
"""How many works and references are broken, by the reason."""

PAPERS = "SELECT * EXCLUDE (cited, fault) FROM kept WHERE fault IS NULL"
CITATIONS = """
    SELECT NULL::BIGINT AS citationid, citing, cited, NULL::BOOLEAN AS influential, turn
    FROM (
        SELECT corpusid AS citing, unnest(cited) AS cited, turn FROM kept WHERE fault IS NULL)
    WHERE citing <> cited"""
"""The papers and the citations that are in what is kept."""
