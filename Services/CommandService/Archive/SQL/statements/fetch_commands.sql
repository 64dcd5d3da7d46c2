FETCH FORWARD 1000 FROM archived_commands
