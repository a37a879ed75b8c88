"""The source service of the Python SDK with a pipeline of transformers: `python_service.py <task> <folder>`.

Needs ogpu[service] 0.2.3, torch and transformers; CALLBACK_URL says where results go.
"""

import base64
import io
import json
import logging
import sys

import ogpu.service
import transformers
from ogpu.service import config, server
from PIL import Image
from pydantic import BaseModel

task, folder = sys.argv[1:3]
pipeline = transformers.pipeline(task, model=folder, device="cpu")


class Input(BaseModel):
    input: str


class Output(BaseModel):
    result: list


@ogpu.service.expose()
def inference(data: Input) -> Output:
    given = data.input
    if task == "image-classification":
        given = Image.open(io.BytesIO(base64.b64decode(given)))
    return Output(result=pipeline(given))


# Its port is a constant.
server.SERVICE_HOST, server.SERVICE_PORT = "127.0.0.1", int(sys.argv[3])
print(json.dumps({"url": f"http://127.0.0.1:{sys.argv[3]}"}), flush=True)
sys.stdout = sys.stderr
# It writes several lines for each task.
logging.disable(logging.WARNING - 1)
ogpu.service.start()
