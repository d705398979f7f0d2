# says: a form that no kernel answers in
# other: judged
"""Messages that are signed with another key."""

get_ipython().kernel.session.key = b"another"
