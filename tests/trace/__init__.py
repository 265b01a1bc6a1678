"""Looking for what the program must not leave behind: marked words in every file, in every form, on the whole disk."""
