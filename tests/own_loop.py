"""Coroutines in tests that may share their process with a browser, which keeps a loop running in the main thread."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def finished(work):
    """What a coroutine function returns, run in a loop and a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()
