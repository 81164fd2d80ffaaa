"""The catalogues of words in other languages, compiled as gettext reads them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from build.fresh import fresh_file


def build(catalogues: Path, target: Path) -> str:
    """Compile every catalogue into the folder; return what to say about them."""
    counted = []
    for source in sorted(catalogues.glob("*/LC_MESSAGES/cityintl.po")):
        language = source.parts[-3]
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language)
        folder = target / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        with fresh_file(folder / "cityintl.mo") as half, half.open("wb") as out:
            write_mo(out, catalogue)
        counted.append(f"{language} {sum(1 for message in catalogue if message.id and message.string):,}")
    return f"Words of papers: {', '.join(counted)}"
