"""What is found out about a value when it is first asked for, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Found = TypeVar("Found")


class lazy(Generic[Found]):
    """Like `functools.cached_property`, without the lock that Python 3.11 takes for it: two threads may find the same twice.

    Args:
        find: the method that finds it out.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Found: ...
    def __get__(self, instance: object, owner: type) -> Self | Found:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found
