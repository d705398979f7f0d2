# says: ended its own kernel|could not be interrupted
# other: either
"""The loop in which the kernel itself runs."""

import asyncio

asyncio.get_event_loop().stop()
