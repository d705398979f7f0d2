# verdict: unreadable
# says: No notebook was handed in under the name
"""Nothing, or another name."""

path.rename(path.with_name("final_version_2.ipynb"))
