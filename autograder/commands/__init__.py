"""The commands of `python -m autograder`, those that belong together in one file."""
