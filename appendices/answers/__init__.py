"""What the officers' briefing answers, a module for each way of finding it out."""
