"""Dated lines in the notes of a record: why something was put off, dropped or left to someone else."""

from datetime import date

from cityintl.records.dates import show_date


def noted(notes: str | None, on: date, words: str) -> str:
    """The notes with a new line below them: “14 May 2026: Put off to 1 June 2026: the printer is ill”."""
    line = f"{show_date(on)}: {words}"
    return f"{notes.rstrip()}\n{line}" if notes and notes.strip() else line
