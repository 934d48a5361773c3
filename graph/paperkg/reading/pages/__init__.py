"""Web pages, and HTML inside Markdown, as blocks of text."""
