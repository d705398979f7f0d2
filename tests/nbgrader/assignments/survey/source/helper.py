"""Helpers for the survey notebook."""
import csv


def read_rows(path):
    """Return the rows of a CSV file as dictionaries of whole numbers."""
    with open(path, newline="") as f:
        return [{k: int(v) for k, v in row.items()} for row in csv.DictReader(f)]


def share(checks):
    """How many of the checks (functions) are true, from 0 to 1."""
    good = 0
    for check in checks:
        try:
            good += bool(check())
        except Exception as error:
            print(type(error).__name__, error)
    return good / len(checks)
