"""`python -m autograder`; the commands are in `command_line`, which the workers of a grading, who import this too, do without."""

import sys

if __name__ == "__main__":
    from .command_line import main

    sys.exit(main())
