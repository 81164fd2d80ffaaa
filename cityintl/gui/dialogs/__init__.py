"""Dialogs and assistants: import, papers, a new desk, preferences, help; each is called by the frame."""
