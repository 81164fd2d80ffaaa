"""The pages of global reporting: frameworks against years, a submission, an indicator, the gaps."""
