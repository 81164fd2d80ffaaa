"""One module for every change of the desk's tables; a written one is never changed."""
