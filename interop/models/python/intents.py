"""What the classifier of a pipeline gives when Python calls it."""

import json
import sys

folder, texts = sys.argv[1], json.loads(sys.argv[2])
sys.path.insert(0, folder)
from pipeline import PreTrainedPipeline  # noqa: E402

pipeline = PreTrainedPipeline(folder)
print(json.dumps([pipeline(text, top_k=3) for text in texts]))
