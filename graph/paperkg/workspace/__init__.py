"""What a build folder and a person's own files hold, read and written whole."""
