# verdict: unreadable
# says: it holds a JSON float
"""NaN, which Python's JSON takes."""

path.write_text("NaN")
