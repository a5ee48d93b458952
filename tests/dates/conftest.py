"""Properties are about answers; how long one takes on a busy machine proves nothing."""

from hypothesis import settings

settings.register_profile("dates", deadline=None)
settings.load_profile("dates")
