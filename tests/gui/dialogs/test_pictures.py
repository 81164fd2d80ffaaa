"""Documents of the preview: one thread at a time in PDFium, also when they are forgotten."""

import gc
import threading
from datetime import UTC, datetime

import pytest

from cityintl.gui.dialogs.pictures import Pdf
from cityintl.papers.as_pdf import render
from cityintl.papers.catalogue import PAPERS
from cityintl.pdfium import PDFIUM
from cityintl.store import DeskFile


@pytest.fixture
def content(sample: DeskFile) -> bytes:
    return render(PAPERS["partner-profile"].build(sample, ("partner", 1), datetime(2026, 5, 14, 15, tzinfo=UTC)))


def test_a_closed_document_gives_an_empty_picture(content: bytes) -> None:
    pdf = Pdf(content)
    assert pdf.picture(0, 0.5).width() > 200
    pdf.close()
    pdf.close()
    assert pdf.picture(0, 0.5).isNull()


def test_a_forgotten_document_is_closed_only_when_no_other_thread_is_in_pdfium(content: bytes) -> None:
    pdf = Pdf(content)
    document = pdf._document
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with PDFIUM:
            held.set()
            let_go.wait(5)
            open_meanwhile.append(document.raw is not None)

    open_meanwhile: list[bool] = []
    other = threading.Thread(target=hold)
    other.start()
    held.wait(5)
    threading.Timer(0.2, let_go.set).start()
    del pdf
    gc.collect()
    other.join(5)
    assert open_meanwhile == [True]
    assert document.raw is None
