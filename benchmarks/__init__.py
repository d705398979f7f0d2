"""Measurements, side by side in one run; and the programs that they draw."""
