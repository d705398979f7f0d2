# Plays the clip backward.
# outcome: incorrect
# cause: sequence-length
# says: stands frame 4 of recording 0; expected frame 5


def persistence(clips, future):
    return clips[:, ::-1][:, :future]
