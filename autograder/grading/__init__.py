"""From what somebody handed in to a notebook that can be judged."""

from .reading import Unreadable, read_submission
from .rebuilding import Rebuilt, rebuilt

__all__ = ["Rebuilt", "Unreadable", "read_submission", "rebuilt"]
