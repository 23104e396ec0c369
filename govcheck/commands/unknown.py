"""What is said of a rule that is not there."""

from __future__ import annotations

from collections.abc import Iterable

from govcheck.errors import UsageError
from govcheck.labels import nearest
from govcheck.messages import say

__all__ = ["no_such_rule"]


def no_such_rule(name: str, known: Iterable[str], pack: str) -> UsageError:
    """The error that there is no rule *name*: the one of *known* most like it, or how those of *pack* are listed."""
    like = nearest(name, known)
    if like is not None:
        return UsageError(say("cli.unknown_rule", rule=name, nearest=like))
    return UsageError(say("cli.unlike_any_rule", rule=name, pack=pack))
