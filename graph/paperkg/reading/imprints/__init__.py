"""Where and when: dates, venues, and the end of a citation that says both."""
