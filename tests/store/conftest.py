"""What tests of the store share is a module of its own; pytest finds it through this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
