"""The pages on which workers keep their hours."""
