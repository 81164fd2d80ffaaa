"""Several files at once: e-mails become letters, the others documents, all of them in one step or none."""

from collections.abc import Sequence
from pathlib import Path

from cityintl.exchange import documents, mail
from cityintl.exchange.documents import Record
from cityintl.exchange.mail import Brought, Ready
from cityintl.progress import Progress, silent
from cityintl.store import DeskFile, Write
from cityintl.words import _


def bring_all(
    desk: DeskFile, paths: Sequence[Path], about: Record | None = None, progress: Progress = silent
) -> tuple[list[Brought], list[int]]:
    """Keep these files about a record; gives the letters and the numbers of the documents. UserError, with nothing
    kept, where one of them cannot be."""
    mails = [path for path in paths if mail.is_mail(path)]
    others = [path for path in paths if not mail.is_mail(path)]
    if not mails:
        return [], documents.bring_all(desk, others, about, progress=progress)
    ready = []
    for done, path in enumerate(mails):
        progress(done, len(paths), path.name)
        ready.append(mail.prepare(desk, path, about))
    read = documents.read_all(others, progress, len(mails))
    if not read and not any(each.writes for each in ready):
        return [mail.put(None, each) for each in ready], []
    label = ready[0].label if len(paths) == 1 else _("Add {n} files").format(n=len(paths))
    with desk.write(label) as door:
        letters = _put(door, ready)
        return letters, [documents.keep(door, arrival, filled, [about] if about else []) for arrival, filled in read]


def _put(door: Write, ready: Sequence[Ready]) -> list[Brought]:
    """Keep the e-mails; one that is there twice is kept once."""
    found: dict[str, Brought] = {}
    for each in ready:
        if each.identity not in found:
            found[each.identity] = mail.put(door, each)
    return list(found.values())
