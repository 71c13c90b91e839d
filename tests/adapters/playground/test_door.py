import pytest
from starlette.datastructures import Headers

from adapters.playground.door import Door

DOOR = Door(lambda *_: None)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "localhost", "[::1]:8080", "LOCALHOST:1"])
def test_this_machine_is_let_in(host: str) -> None:
    assert DOOR.admits(host)
    assert DOOR.admits_socket(Headers({"host": host, "origin": f"http://{host}"}))


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "user@evil.example", "[::1", "0"],
)
def test_another_name_is_turned_away(host: str) -> None:
    assert not DOOR.admits(host)
    assert not DOOR.admits_socket(Headers({"host": host, "origin": f"http://{host}"}))


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        "http://127.0.0.1:9999",
        "http://127.0.0.1",
        "file://127.0.0.1:8080",
        "127.0.0.1:8080",
    ],
)
def test_a_socket_of_another_page_is_turned_away(origin: str) -> None:
    assert not DOOR.admits_socket(Headers({"host": "127.0.0.1:8080", "origin": origin}))


def test_a_name_that_the_operator_gave_is_let_in() -> None:
    assert Door(lambda *_: None, ("inn.example",)).admits("inn.example:8080")  # type: ignore[arg-type,return-value]
    assert not DOOR.admits("inn.example:8080")
