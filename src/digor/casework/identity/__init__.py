"""One person, several records: duplicates proposed with their reasons, decided and undone by people."""
