"""The tab Risk Register: what its buttons do to the open book; in `package`, the add-in's file."""
