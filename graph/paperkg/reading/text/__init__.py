"""Spans and blocks of text: how Markdown cuts a document, before anybody knows what it means."""
