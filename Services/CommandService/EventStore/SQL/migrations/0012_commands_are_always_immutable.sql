ALTER TABLE commands ENABLE ALWAYS TRIGGER commands_are_immutable
