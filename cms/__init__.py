"""What an editor changes: pages, navigation, and the back office."""
