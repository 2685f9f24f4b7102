"""From a register to the committee's appendices: what goes where, what is withheld; then files."""
