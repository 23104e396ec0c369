"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

# In CI a change is judged on the same examples every time; everywhere else, and with `thorough`, new ones are sought.
settings.register_profile(
    "house",
    max_examples=25,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=2000)
settings.register_profile("unshrunk", parent=settings.get_profile("house"), phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
