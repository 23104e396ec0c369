"""Values that are made at the first look at them, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["lazy"]

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801
    """An attribute that *make* gives its value at the first look at it.

    It is `functools.cached_property` without the lock, which up to Python 3.11 takes longer than what is made here:
    two threads that look at once may both make the value, and it is the same.
    """

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> Self | Value:
        if instance is None:
            return self
        # What stands in the dictionary of the instance is found before this is asked again.
        value = instance.__dict__[self._name] = self._make(instance)
        return value
