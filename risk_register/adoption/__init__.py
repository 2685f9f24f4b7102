"""Adopting a scheme in place of another: the same risks, under new thresholds or new scales."""
