"""Each calculated column once: its function from `risk_register` beside its Excel text."""
