"""Who: what names of people look like, in many languages."""
