"""The sandbox as a process of its own, and what it may import."""

import ast
import os
import signal
import socket
import struct
import subprocess
import sys
import types
import urllib.request
from pathlib import Path

import payments.sandbox

HOME = Path(payments.sandbox.__file__).parent
ROOT = HOME.parent.parent


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "payments.sandbox", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_says_where_it_is_and_ends_when_it_is_told_to(tmp_path):
    for number in (signal.SIGTERM, signal.SIGINT):
        process = start("--port", "0", "--state", str(tmp_path / "sandbox.sqlite3"))
        said = process.stdout.readline()
        address = said.split()[-1]
        assert "not Stripe, no money moves" in said
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200
        os.kill(process.pid, number)
        assert process.communicate(timeout=60) == ("", "")
        assert process.returncode == 0


def test_a_taken_port_is_one_plain_sentence(sandbox):
    process = start("--port", sandbox.url.rpartition(":")[2])
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err.startswith("The sandbox cannot listen on 127.0.0.1:")
    assert len(err.splitlines()) == 1


def test_in_a_container_pages_open_under_the_name_that_is_given(make_shop):
    process = start("--port", "0", "--public-url", "http://pay.localhost/", "--page-host", "pay.localhost")
    try:
        address = process.stdout.readline().split()[-1]
        request = urllib.request.Request(address, headers={"Host": "pay.localhost"})
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 200
        client = make_shop(types.SimpleNamespace(url=address.removesuffix("/control"), control=None))
        assert client.session().url.startswith("http://pay.localhost/c/pay/cs_test_")
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_a_caller_who_goes_away_is_no_news():
    process = start("--port", "0")
    try:
        host, _, port = process.stdout.readline().split()[-1].removesuffix("/control")[7:].partition(":")
        for sent in (b"", b"GET /control HT", b"POST /v1/transfers HTTP/1.1\r\nContent-Length: 90\r\n\r\namount"):
            with socket.create_connection((host, int(port))) as caller:
                caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                caller.sendall(sent)
        with urllib.request.urlopen(f"http://{host}:{port}/control") as answer:
            assert answer.status == 200
    finally:
        process.terminate()
        assert process.communicate(timeout=60)[1] == ""


def test_it_runs_without_django():
    code = "import sys, payments.sandbox.__main__; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_it_imports_only_itself_the_standard_library_and_the_sdk():
    allowed = {*sys.stdlib_module_names, "stripe", "typing_extensions"}
    foreign = []
    for path in HOME.rglob("*.py"):
        if path.name == "apps.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            foreign += [
                (path.name, name)
                for name in names
                if name.split(".")[0] not in allowed and not name.startswith("payments.sandbox")
            ]
    assert foreign == []
