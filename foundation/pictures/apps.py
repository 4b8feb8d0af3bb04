from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "foundation.pictures"
    label = "foundation_pictures"
    verbose_name = "Pictures"
