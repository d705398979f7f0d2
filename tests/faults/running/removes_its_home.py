# says: expected how many windows
# other: judged
"""The folder in which it works is gone."""

import os
import shutil

shutil.rmtree(os.path.expanduser("~"), ignore_errors=True)
os.chdir("/")
