# verdict: unreadable
# says: a cell's source is a int
"""A cell whose source is no text."""

content = json.loads(handed_in)
content["cells"][0]["source"] = 7
path.write_text(json.dumps(content))
