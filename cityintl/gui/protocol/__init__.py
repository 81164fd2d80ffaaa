"""The pages of courtesy: gifts, invitations, greeting lists, follow-ups and exchanges, each with what is to do."""
