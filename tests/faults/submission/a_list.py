# verdict: unreadable
# says: it holds a JSON list
"""JSON, but no notebook."""

path.write_text("[1, 2, 3]")
