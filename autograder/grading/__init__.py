"""From what somebody handed in to a notebook that can be judged."""
