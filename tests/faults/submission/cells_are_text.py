# verdict: unreadable
# says: no notebook that can be understood
"""Cells that are no cells."""

path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": "all of them"}))
