"""The payloads of the guide for Hugging Face sources, published, executed and read back."""

import time
from typing import Any

from harness import expect, step, wait_until
from ogpu.client import TaskInfo, TaskInput, get_task_responses, publish_task
from ogpu.types import TaskStatus
from web3 import Web3

GROUP = "Payloads of the guide"
ARTICLE = (
    "The city council of Marlow voted on Monday to build a new library next to the station. "
    "The building will cost four million euros and open in two years. "
    "Residents had asked for more space to read and study."
)


def task_info(source: Any, data: dict[str, Any], seconds: int = 600) -> TaskInfo:
    return TaskInfo(
        source=source.address,
        config=TaskInput(function_name="inference", data=data),
        expiryTime=int(time.time()) + seconds,
        payment=Web3.to_wei(0.002, "ether"),
    )


def classes(count: int, first: str | None = None):
    def check(result: Any) -> None:
        expect(len(result) == count, f"{count} classes, not {len(result)}")
        expect(all(set(each) == {"label", "score"} for each in result), "label and score")
        expect(first is None or result[0]["label"] == first, f"label {first}")

    return check


def texts(key: str, count: int = 1, start: str = ""):
    def check(result: Any) -> None:
        expect(len(result) == count, f"{count} texts, not {len(result)}")
        expect(all(each[key].startswith(start) and each[key] != "" for each in result), key)

    return check


def batch(count: int):
    def check(result: Any) -> None:
        expect(len(result) == count, f"{count} results, not {len(result)}")
        expect(all("label" in str(each) for each in result), "labels")

    return check


def answers(first: str):
    def check(result: Any) -> None:
        expect(result[0]["answer"] == first, f"answer {first}")

    return check


def payloads(images: dict[str, str]):
    top = {"top_k": 3}
    sampling = {
        "max_length": 30,
        "temperature": 0.8,
        "top_p": 0.9,
        "do_sample": True,
        "num_return_sequences": 3,
    }
    question = {"question": "What color is the circle?", "image": images["shapesDataUrl"]}
    review = "This movie is absolutely fantastic!"
    reviews = ["I love this!", "This is terrible.", "It was a great day."]
    to_french = {"src_lang": "en", "tgt_lang": "fr"}
    return [
        ("text-classification", "a text", review, {}, classes(1, "POSITIVE")),
        ("text-classification", "three texts", reviews, {}, batch(3)),
        ("image-classification", "a URL", images["url"], top, classes(3, "7")),
        ("image-classification", "a data: URL", images["dataUrl"], top, classes(3, "7")),
        ("image-classification", "base64", images["base64"], top, classes(3, "7")),
        (
            "image-classification",
            "confidence_threshold",
            images["dataUrl"],
            {"top_k": 5, "confidence_threshold": 0.8},
            classes(1, "7"),
        ),
        ("text-generation", "a prompt", "Once upon a time", {"max_length": 30}, texts("generated_text")),
        ("text-generation", "three samples", "Once upon a time", sampling, texts("generated_text", 3)),
        ("visual-question-answering", "a question and a picture", question, {}, answers("red")),
        ("translation", "src_lang, tgt_lang", "Good morning.", to_french, texts("translation_text")),
        (
            "summarization",
            "max_length, min_length",
            ARTICLE,
            {"max_length": 60, "min_length": 10},
            texts("summary_text"),
        ),
    ]


def run_guide(sources: dict[str, Any], images: dict[str, str]) -> None:
    for name, form, given, args, check in payloads(images):
        with step(GROUP, f"{name}: {form}") as tried:
            task = publish_task(task_info(sources[name], {"input": given, "args": args}))
            expect(task.get_source() == sources[name], "get_source")
            expect(task.get_metadata()["function_name"] == "inference", "get_metadata")
            wait_until(lambda: task.get_status() == TaskStatus.FINALIZED)
            [response] = get_task_responses(task.address)
            expect(response.is_confirmed(), "is_confirmed")
            data = response.fetch_data()
            check(data["result"])
            tried.detail = str(data)[:100]
