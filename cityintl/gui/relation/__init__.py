"""The pages of relations: ties with their exchanges and people, and the whole story of everyone the desk knows."""
