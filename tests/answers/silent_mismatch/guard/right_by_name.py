# With the axes named.
# outcome: correct


def guard(predictions, targets):
    from shapeclinic.axes import named

    if predictions.shape != targets.shape:
        raise ValueError(f"{named(predictions.shape)} against {named(targets.shape)}")
