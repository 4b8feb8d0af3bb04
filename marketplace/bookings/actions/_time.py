"""How a booking takes, keeps and gives back the worker's time. Private to the actions of this room."""
