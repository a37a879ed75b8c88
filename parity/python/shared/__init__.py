"""What the makers of models share. Importing it makes PyTorch use one thread and blocks torchaudio,
which transformers would use where NumPy gives the documented numbers."""

import sys
import warnings

sys.modules.setdefault("torchaudio", None)
warnings.filterwarnings("ignore")

import torch  # noqa: E402

torch.set_num_threads(1)

from transformers.utils import logging  # noqa: E402

logging.set_verbosity_error()
logging.disable_progress_bar()
