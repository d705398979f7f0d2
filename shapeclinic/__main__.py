"""The commands of the learner's library."""

import argparse
import contextlib
import os
import sys

from .diagnosis import command


def main() -> int:
    """Run the command that the arguments name; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m shapeclinic", description="Learn and fix tensor shapes.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    command.add_parser(commands)
    options = parser.parse_args()
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    status = main()
    with contextlib.suppress(BrokenPipeError):  # whoever read it has had enough
        sys.stdout.flush()
    os._exit(status)  # all is said, and to take TensorFlow apart takes Python more than a second
