"""The turn for PDFium: it works for one thread at a time, whatever documents it has open."""

import threading

#: Whoever opens, reads, draws or closes a document of PDFium holds this meanwhile, also when it is forgotten.
PDFIUM = threading.RLock()
