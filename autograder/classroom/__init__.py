"""A class without a hub: hand out, collect from a learning management system, and give grades and feedback back to it."""
