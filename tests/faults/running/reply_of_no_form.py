# says: a form that no kernel answers in
# other: judged
"""Replies to its cells that lack what every reply has."""

session = get_ipython().kernel.session
send = session.send


def send_nonsense(stream, kind, content=None, *rest, **more):
    if kind == "execute_reply":
        content = {"payload": [None, {"source": 3}]}
    return send(stream, kind, content, *rest, **more)


session.send = send_nonsense
