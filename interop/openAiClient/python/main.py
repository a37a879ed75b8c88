"""
Calls a server with every method of the Python client of OpenAI that it can answer. Reads a line of JSON with the URL
and the names of models; prints a line of JSON for each method: what is wrong, or null.
"""

import io
import json
import sys
import wave

import openai

call = json.loads(sys.stdin.readline())
client = openai.OpenAI(base_url=f"{call['url']}/v1", api_key="none", max_retries=0)
MODELS = call["models"]
CHECKS = []


def check(name):
    """Adds a check under the name of the method that it calls."""
    return lambda function: CHECKS.append((name, function)) or function


def messages(content="Once upon a time"):
    return [{"role": "user", "content": content}]


@check("models.list")
def _():
    listed = [model.id for model in client.models.list()]
    assert MODELS["chat"] in listed, listed


@check("models.retrieve")
def _():
    assert client.models.retrieve(MODELS["chat"]).object == "model"


@check("models.retrieve: an unknown one is a NotFoundError")
def _():
    try:
        client.models.retrieve("nobody/nothing")
    except openai.NotFoundError as error:
        assert error.code == "model_not_found", error
    else:
        raise AssertionError("expected NotFoundError")


@check("chat.completions.create")
def _():
    answer = client.chat.completions.create(
        model=MODELS["chat"], messages=messages(), max_tokens=8, logprobs=True, top_logprobs=2
    )
    choice = answer.choices[0]
    assert choice.message.role == "assistant" and choice.message.content, choice
    assert choice.finish_reason == "length", choice
    assert len(choice.logprobs.content) == answer.usage.completion_tokens == 8, answer
    assert all(len(token.top_logprobs) == 2 for token in choice.logprobs.content), choice


@check("chat.completions.create, stream=True")
def _():
    call = dict(model=MODELS["chat"], messages=messages(), max_tokens=8)
    whole = client.chat.completions.create(**call).choices[0].message.content
    pieces = list(
        client.chat.completions.create(**call, stream=True, stream_options={"include_usage": True})
    )
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
    assert text == whole, (text, whole)
    assert pieces[-1].usage.completion_tokens == 8, pieces[-1]


@check("chat.completions.stream")
def _():
    with client.chat.completions.stream(
        model=MODELS["chat"], messages=messages(), max_tokens=8
    ) as stream:
        text = "".join(event.delta for event in stream if event.type == "content.delta")
        # At its end the client raises an error for an answer that was broken off.
        choice = stream.current_completion_snapshot.choices[0]
    assert choice.message.content == text, (text, choice)
    assert choice.finish_reason == "length", choice


@check("chat.completions.create: what the model cannot be held to is a BadRequestError")
def _():
    try:
        client.chat.completions.create(
            model=MODELS["chat"], messages=messages(), response_format={"type": "json_object"}
        )
    except openai.BadRequestError as error:
        assert error.param == "response_format", error
    else:
        raise AssertionError("expected BadRequestError")


@check("completions.create")
def _():
    answer = client.completions.create(
        model=MODELS["text"], prompt=["Once upon a time", "The dog"], max_tokens=5, n=1
    )
    assert [choice.index for choice in answer.choices] == [0, 1], answer
    assert answer.usage.completion_tokens == 10, answer.usage


@check("completions.create, stream=True")
def _():
    call = dict(model=MODELS["text"], prompt="Once upon a time", max_tokens=5)
    whole = client.completions.create(**call).choices[0].text
    pieces = client.completions.create(**call, stream=True)
    text = "".join(piece.choices[0].text for piece in pieces if piece.choices)
    assert text == whole, (text, whole)


@check("embeddings.create")
def _():
    packed = client.embeddings.create(model=MODELS["embeddings"], input=["a dog", "a cat"])
    plain = client.embeddings.create(
        model=MODELS["embeddings"], input=["a dog", "a cat"], encoding_format="float"
    )
    for one, other in zip(packed.data, plain.data, strict=True):
        gaps = [abs(a - b) for a, b in zip(one.embedding, other.embedding, strict=True)]
        assert max(gaps) < 1e-6 and any(one.embedding), gaps
    assert packed.usage.prompt_tokens > 0, packed.usage


@check("embeddings.create: tokens")
def _():
    answer = client.embeddings.create(model=MODELS["embeddings"], input=[[5, 6, 7], [8]])
    assert len(answer.data) == 2 and any(answer.data[0].embedding), answer


@check("audio.speech.create")
def _():
    spoken = client.audio.speech.create(
        model=MODELS["speech"], voice="alloy", input="one two three", response_format="wav"
    )
    with wave.open(io.BytesIO(spoken.read())) as sound:
        assert sound.getnframes() > 0


@check("audio.transcriptions.create")
def _():
    sound = client.audio.speech.create(
        model=MODELS["speech"], voice="alloy", input="seven", response_format="wav"
    ).read()
    given = ("seven.wav", sound, "audio/wav")
    answer = client.audio.transcriptions.create(model=MODELS["hearing"], file=given)
    assert isinstance(answer.text, str), answer
    text = client.audio.transcriptions.create(
        model=MODELS["hearing"], file=given, response_format="text"
    )
    assert text.strip() == answer.text.strip(), (text, answer)


@check("moderations.create")
def _():
    answer = client.moderations.create(model=MODELS["classes"], input=["I love it", "I hate it"])
    assert len(answer.results) == 2, answer
    assert answer.results[0].model_dump()["category_scores"], answer


@check("responses.create")
def _():
    answer = client.responses.create(
        model=MODELS["chat"], input="Once upon a time", max_output_tokens=8
    )
    assert answer.output_text and answer.object == "response", answer
    assert answer.usage.output_tokens == 8, answer.usage


@check("responses.stream")
def _():
    with client.responses.stream(
        model=MODELS["chat"], input="Once upon a time", max_output_tokens=200
    ) as stream:
        # The client gives no response for one that was broken off at its limit.
        kinds = [event.type for event in stream]
        final = stream.get_final_response()
    assert kinds[0] == "response.created" and "response.output_text.delta" in kinds, kinds
    assert final.status == "completed" and final.output_text, final


for name, function in CHECKS:
    try:
        function()
        problem = None
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
    print(json.dumps({"name": name, "problem": problem}), flush=True)
