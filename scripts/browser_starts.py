"""Exit status 0 if a browser starts here, as `osint` would look for it; else one line on stderr."""

import os
import sys
import tempfile
from pathlib import Path

from osint.crawl.browser import NoBrowser, find

with tempfile.TemporaryDirectory() as folder:
    try:
        find(os.environ.get("OSINT_BROWSER", ""), Path(folder) / "browser.json", without_sandbox=True)
    except NoBrowser as error:
        sys.exit(str(error))
