"""What a user sees: typed values, paths of what is wrong, the names of errors."""

import json
from typing import Any

import pytest
from taskmesh import (
    InvalidOutputError,
    InvalidRequestError,
    TaskmeshError,
    UnknownTaskError,
    models,
    parse_output,
    parse_request,
)

LABEL = {"label": "POSITIVE", "score": 0.9}


def test_a_request_is_a_model() -> None:
    request = parse_request("translation", {"inputs": "Hello", "parameters": {"tgt_lang": "fr", "own": [1]}})
    assert isinstance(request, models.TranslationRequest)
    assert request.parameters is not None and request.parameters.tgt_lang == "fr"
    assert request.to_json() == {"inputs": "Hello", "parameters": {"tgt_lang": "fr", "own": [1]}}


def test_a_model_is_taken_and_checked_again() -> None:
    request = models.TranslationRequest(inputs="Hello")
    assert parse_request("translation", request).inputs == "Hello"
    request.inputs = 42  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError):
        parse_request("translation", request)


def test_the_request_decides_how_many_outputs_are_due() -> None:
    one = parse_output("text-classification", [LABEL], {"inputs": "good"})
    assert isinstance(one, models.TextClassificationOutput)
    assert [len(one), one[0].label, [each.score for each in one]] == [1, "POSITIVE", [0.9]]
    two = parse_output("text-classification", [[LABEL], [LABEL]], {"inputs": ["good", "bad"]})
    assert isinstance(two, list) and two[1][0].label == "POSITIVE"
    with pytest.raises(InvalidOutputError, match="expected 2 outputs, one for each input, got a list of 1"):
        parse_output("text-classification", [[LABEL]], {"inputs": ["good", "bad"]})


@pytest.mark.parametrize(
    ("task", "value", "path"),
    [
        ("text-classification", {"inputs": "a", "parameters": {"top_k": "2"}}, "parameters.top_k"),
        ("text-classification", {"inputs": "a", "parameters": {"top_k": True}}, "parameters.top_k"),
        ("text-classification", {"inputs": ["a", 1]}, "inputs[1]"),
        ("text-classification", {"inputs": "a", "extra": 1}, ""),
        ("question-answering", {"inputs": {"question": "Who?"}}, "inputs.context"),
        ("object-detection", {"inputs": "a cat"}, "inputs"),
        ("translation", [], ""),
        ("translation", {"inputs": "a", "parameters": {"own": float("nan")}}, "parameters.own"),
        ("translation", {"inputs": "a", "parameters": {"own": b"a"}}, "parameters.own"),
        ("translation", {"inputs": "a", "parameters": {"own": 10**400}}, "parameters.own"),
    ],
)
def test_an_error_names_the_path(task: str, value: Any, path: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        parse_request(task, value)
    assert caught.value.issues[0].path == path
    assert task in str(caught.value)


def test_whole_numbers_may_be_written_with_a_point() -> None:
    request = parse_request("text-classification", json.loads('{"inputs": "a", "parameters": {"top_k": 2.0}}'))
    assert request.parameters is not None and request.parameters.top_k == 2


def test_a_value_within_itself_is_refused() -> None:
    value: dict[str, Any] = {"inputs": "a", "parameters": {}}
    value["parameters"]["own"] = value
    with pytest.raises(InvalidRequestError, match="at most 100 levels"):
        parse_request("translation", value)


def test_an_unknown_task_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownTaskError, match='Did you mean "translation"?') as caught:
        parse_request("translaton", {})
    assert isinstance(caught.value, TaskmeshError)
