"""The Model Context Protocol over two streams, as far as a server of tools needs it: JSON-RPC 2.0, a message a line.

Source: https://modelcontextprotocol.io/specification/2025-11-25 (lifecycle, tools, transport over stdio). Newer clients, which ask
`server/discover` first, are told that there is no such method and go on with `initialize`, as their specification has it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from tui import __version__
from tui.errors import DatelineError

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
"""Revisions of the protocol that are spoken, the newest first."""
LONGEST_LINE = 1_000_000
"""Bytes of a message; a longer one is no question (chosen)."""
_NOT_JSON, _NO_REQUEST, _NO_METHOD, _BAD_PARAMS, _INTERNAL = -32700, -32600, -32601, -32602, -32603
"""Codes of JSON-RPC."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that a program can ask.

    Args:
        name, title, description: what it is called, and what it tells.
        parameters: JSON schema of each argument.
        required: arguments that must be given.
        answer: arguments in, answer out; DatelineError where it cannot.
    """

    name: str
    title: str
    description: str
    parameters: Json
    required: tuple[str, ...]
    answer: Callable[[Json], Json]

    @property
    def record(self) -> Json:
        """As `tools/list` names it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": self.parameters,
                "required": list(self.required),
                "additionalProperties": False,
            },
            "outputSchema": {"type": "object"},
            "annotations": {"readOnlyHint": True, "idempotentHint": True, "openWorldHint": False},
        }


class _Refused(Exception):
    """A request that JSON-RPC answers with an error."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def serve(tools: Sequence[Tool], instructions: str, asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each message until there are no more."""
    by_name = {tool.name: tool for tool in tools}
    while line := asked.readline(LONGEST_LINE + 1):
        whole = True
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            whole = False
            line = asked.readline(LONGEST_LINE + 1)
        if whole and not line.strip():
            continue
        answer = _answer(line, by_name, instructions) if whole else _error(None, _NO_REQUEST, "the message is too long")
        if answer is not None:
            answers.write(json.dumps(answer, ensure_ascii=True).encode("ascii") + b"\n")
            answers.flush()


def _answer(line: bytes, tools: Mapping[str, Tool], instructions: str) -> Json | None:
    """What is answered to a message; nothing to a notification."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return _error(None, _NOT_JSON, "this is no JSON")
    if not isinstance(message, dict) or not isinstance(message.get("method"), str):
        return (
            None
            if isinstance(message, dict) and "result" in message
            else _error(None, _NO_REQUEST, "this is no request")
        )
    if "id" not in message:
        return None
    id_ = message["id"]
    try:
        params = message.get("params") or {}
        if not isinstance(params, dict):
            raise _Refused(_BAD_PARAMS, "params must be an object")
        return {"jsonrpc": "2.0", "id": id_, "result": _result(message["method"], params, tools, instructions)}
    except _Refused as error:
        return _error(id_, error.code, str(error))
    except Exception as error:  # one question that fails does not end the others
        return _error(id_, _INTERNAL, f"{type(error).__name__}: {error}")


def _error(id_: object, code: int, message: str) -> Json:
    return {"jsonrpc": "2.0", "id": id_, "error": {"code": code, "message": message}}


def _result(method: str, params: Json, tools: Mapping[str, Tool], instructions: str) -> Json:
    match method:
        case "initialize":
            wanted = params.get("protocolVersion")
            return {
                "protocolVersion": wanted if wanted in VERSIONS else VERSIONS[0],
                "capabilities": {"tools": {"listChanged": False}},
                "serverInfo": {"name": "dateline", "title": "dateline", "version": __version__},
                "instructions": instructions,
            }
        case "ping":
            return {}
        case "tools/list":
            return {"tools": [tool.record for tool in tools.values()]}
        case "tools/call":
            return _call(params, tools)
    raise _Refused(_NO_METHOD, f"there is no method {method}")


def _call(params: Json, tools: Mapping[str, Tool]) -> Json:
    tool = tools.get(str(params.get("name")))
    if tool is None:
        raise _Refused(_BAD_PARAMS, f"there is no tool {params.get('name')}")
    given = params.get("arguments") or {}
    if wrong := _wrong(tool, given):
        return _said(wrong, failed=True)
    try:
        answer = tool.answer(given)
    except DatelineError as error:
        return _said(str(error), failed=True)
    return {**_said(json.dumps(answer, ensure_ascii=False, indent=1), failed=False), "structuredContent": answer}


def _said(text: str, *, failed: bool) -> Json:
    return {"content": [{"type": "text", "text": text}], "isError": failed}


_TYPES: dict[str, type] = {"string": str, "integer": int}


def _wrong(tool: Tool, given: object) -> str:
    """What is wrong with the arguments, or ""."""
    if not isinstance(given, dict):
        return "The arguments must be an object."
    for name in (name for name in tool.required if name not in given):
        return f"{tool.name} needs {name}."
    for name, value in given.items():
        schema = tool.parameters.get(name)
        if schema is None:
            return f"{tool.name} takes {', '.join(tool.parameters)}; not {name}."
        if not isinstance(value, _TYPES[schema["type"]]) or isinstance(value, bool):
            return f"{name} must be of type {schema['type']}."
        if isinstance(value, int) and not schema["minimum"] <= value <= schema["maximum"]:
            return f"{name} must be from {schema['minimum']} to {schema['maximum']}."
    return ""
