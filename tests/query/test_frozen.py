"""Frozen values: what a dataclass would promise, without its cost."""

import pytest

from timeline.query.frozen import Frozen


class Point(Frozen):
    x: int
    y: int = 0


class Named(Point):
    name: str = ""


class Other(Frozen):
    x: int
    y: int = 0


def test_fields_come_in_order_by_name_or_by_default():
    assert (Point(1, 2).x, Point(1, 2).y) == (1, 2)
    assert Point(y=2, x=1) == Point(1, 2)
    assert Point(1) == Point(1, 0)
    assert Named(1, 2, "a").name == "a"
    assert repr(Named(1)) == "Named(x=1, y=0, name='')"


def test_equal_is_the_same_class_with_equal_fields():
    assert Point(1) != Other(1)
    assert hash(Point(1)) == hash(Point(1, 0)) != hash(Other(1))
    assert {Point(1), Point(1, 0)} == {Point(1)}


def test_nothing_is_set_or_deleted_afterwards():
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del point.x


@pytest.mark.parametrize("values", [(), (1, 2, 3)])
def test_too_few_or_too_many_are_refused(values):
    with pytest.raises((AttributeError, TypeError)):
        Point(*values)


def test_an_unknown_name_is_refused():
    with pytest.raises(TypeError, match="x, y"):
        Point(1, z=2)
