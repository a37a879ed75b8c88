"""Writes graphs that stand for the weights of a model that chats, and prints what its prompts are in Transformers.

    python chat.py FOLDER '{"conversations": […], "end": "<|im_end|>", "said": "…", "takesObjects": true}'
"""

import json
import sys
from pathlib import Path

from stand_ins import prompt_of, write_checksum, write_script
from transformers import AutoTokenizer

folder, request = Path(sys.argv[1]), json.loads(sys.argv[2])
tokenizer = AutoTokenizer.from_pretrained(str(folder / "checksum"))
end = tokenizer.convert_tokens_to_ids(request["end"])
write_checksum(folder / "checksum", tokenizer, end)
write_script(folder / "script", tokenizer, end, request["said"])


def as_template(message):
    """What vLLM gives templates that write arguments as JSON: the object that they are, and no content."""
    calls = message.get("tool_calls")
    if not calls or not request["takesObjects"]:
        return message
    read = lambda call: {**call["function"], "arguments": json.loads(call["function"]["arguments"])}
    return {**message, "content": message["content"] or "", "tool_calls": [{**call, "function": read(call)} for call in calls]}


print(json.dumps([
    prompt_of(
        tokenizer, [as_template(one) for one in conversation["messages"]], conversation.get("tools"),
        keeps_none=not request["takesObjects"],
    )
    for conversation in request["conversations"]
]))
