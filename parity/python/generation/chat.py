"""chat-completion: the prompts that chat templates make of conversations, token for token.

The model answers with a checksum of the tokens that it read. What is expected is the checksum of what
`apply_chat_template` of transformers makes of the same conversation, with its arguments read as vLLM reads them.
"""

import json
import sys
from pathlib import Path

from jinja2 import TemplateError

from generation._templates import JOIN_ARGUMENTS, TEMPLATES
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import GPT2_TOKENS, gpt2_tokenizer, save_tokenizer

sys.path.append(str(Path(__file__).parents[3] / "interop" / "models" / "python"))

from stand_ins import prompt_of, write_checksum  # noqa: E402

ASKED = {"role": "user", "content": "  How is the weather in Zürich? 天气怎么样？ 😀\n"}
SYSTEM = {"role": "system", "content": "Answer in\n\nrhymes.  "}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "What the weather is like in a city, \"now\" or <later>; °C & 'F'.",
            "parameters": {
                "type": "object",
                "properties": {
                    "city": {"type": "string", "description": " Name of the city\n", "examples": []},
                    "days": {"type": "number", "default": 0.5, "minimum": -1, "enum": [1, 2.5, 1000000]},
                    "place": {
                        "type": "object",
                        "properties": {"nested": {"anyOf": [{"type": "null"}, {"type": "array", "items": {}}]}},
                        "additionalProperties": False,
                    },
                },
                "required": ["city"],
            },
            "strict": True,
        },
    },
    {"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}},
]

ARGUMENTS = {
    "plain": '{"city": "Zürich"}',
    "whole numbers that are floats": '{"days": 1.0, "scale": -2.50, "zero": 0.0, "half": 0.5}',
    "large and small numbers": '{"id": 12345678901234567890, "small": 0.00001, "large": 1e16, "huge": 1E+22, "minus": -0.0, "tiny": 5e-324}',
    "nested": '{"deep": {"list": [1, [], {}, [[2.0]]], "none": null, "yes": true, "no": false}, "text": "\\"now\\"\\n\\t</tag> & <b> \\u00e9 😀 \\\\ \\u001f"}',
    "other values": '{"none": null, "list": ["a", 1.50, true], "empty": ""}',
    "nothing": "{}",
}


def called(*arguments):
    calls = [
        {"id": f"call_{at}", "type": "function", "function": {"name": "get_weather", "arguments": one}}
        for at, one in enumerate(arguments)
    ]
    results = [{"role": "tool", "tool_call_id": call["id"], "content": '{"celsius": 21.0}'} for call in calls]
    return [{"role": "assistant", "content": None, "tool_calls": calls}, *results]


PLAIN = ARGUMENTS["plain"]
CONVERSATIONS = {
    "a question": ([ASKED], {}),
    "a system message": ([SYSTEM, ASKED], {}),
    "an answer before": ([ASKED, {"role": "assistant", "content": "\nFine.\n"}, {"role": "user", "content": "And tomorrow?"}], {}),
    "thoughts in an answer before": (
        [
            ASKED, {"role": "assistant", "content": "<think>\nLet me see.\n</think>\n\nIt is fine."},
            {"role": "user", "content": "And tomorrow?"},
        ],
        {},
    ),
    "thoughts in a field of their own": (
        [ASKED, {"role": "assistant", "reasoning_content": "Let me see.", "content": "It is fine."}, *called(PLAIN)],
        {},
    ),
    "tools": ([SYSTEM, ASKED], {"tools": TOOLS}),
    "variables": ([ASKED], {"tools": TOOLS, "chat_template_kwargs": {"tools_in_user_message": False, "date_string": "1 May 2026", "enable_thinking": False}}),
    "two calls": ([ASKED, *called(PLAIN, ARGUMENTS["nested"])], {"tools": TOOLS}),
    "two calls, one after the other": ([ASKED, *called(PLAIN), *called(PLAIN)], {"tools": TOOLS}),
    "an answer after a call": (
        [SYSTEM, ASKED, *called(PLAIN), {"role": "assistant", "content": "21 degrees."}, {"role": "user", "content": "Thanks!"}],
        {"tools": TOOLS},
    ),
    **{f"arguments: {name}": ([ASKED, *called(text)], {"tools": TOOLS}) for name, text in ARGUMENTS.items()},
}


def as_template(messages, is_joined):
    """The messages as vLLM gives them to a template, with the names of the tools that gave results."""
    names, given = {}, []
    for message in messages:
        one = dict(message)
        if one["role"] == "tool":
            one["name"] = names[one["tool_call_id"]]
        for call in one.get("tool_calls", []):
            names[call["id"]] = call["function"]["name"]
        if "tool_calls" in one:
            read = lambda text: text if is_joined else json.loads(text)
            one["tool_calls"] = [
                {**call, "function": {**call["function"], "arguments": read(call["function"]["arguments"])}}
                for call in one["tool_calls"]
            ]
            # Most templates join the content to strings.
            if one["content"] is None and not is_joined:
                one["content"] = ""
        given.append(one)
    return given


def expected(tokenizer, messages, parameters, keeps_none):
    variables = parameters.get("chat_template_kwargs", {})
    prompt = prompt_of(tokenizer, messages, parameters.get("tools"), keeps_none=keeps_none, **variables)
    answer = {"role": "assistant", "content": prompt["checksum"]}
    return {"choices": [{"index": 0, "message": answer, "finish_reason": "stop"}], "usage": {"prompt_tokens": prompt["tokens"]}}


def declare(name):
    @model(f"chat-completion-{name}")
    def make(folder):
        tokenizer = save_tokenizer(gpt2_tokenizer(), folder, "GPT2Tokenizer", GPT2_TOKENS, chat_template=TEMPLATES[name])
        tokenizer.chat_template = TEMPLATES[name]
        write_checksum(folder, tokenizer, tokenizer.eos_token_id)
        cases = []
        for title, (messages, parameters) in CONVERSATIONS.items():
            given = as_template(messages, name in JOIN_ARGUMENTS)
            try:
                output = expected(tokenizer, given, parameters, name in JOIN_ARGUMENTS)
            except (TemplateError, TypeError):
                # It raises for what its model was not trained on.
                continue
            cases.append(Case(title, {"messages": messages}, output, parameters, partial=True))
        assert len(cases) >= 4, f"{name} takes {len(cases)} of the conversations."
        return Reference("chat-completion", cases)


for name in TEMPLATES:
    declare(name)
