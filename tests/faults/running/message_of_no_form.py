# says: a form that no kernel answers in
# other: judged
"""Messages of which the header that names their cause is a list."""

session = get_ipython().kernel.session
message_of = session.msg


def without_cause(*given, **named):
    message = message_of(*given, **named)
    message["parent_header"] = [1, 2]
    return message


session.msg = without_cause
