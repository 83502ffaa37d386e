"""One module per command: NAME, HELP, add_arguments and run."""
