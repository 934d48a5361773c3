"""Ways of writing lists that are read as Markdown is: each is written anew, line for line."""
