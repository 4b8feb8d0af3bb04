"""The only writers of hours and claims."""
