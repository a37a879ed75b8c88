"""Writes the folder model: an encoder to begin with. Put your own in its place.

    python prepare.py [model]    a name on the Hugging Face Hub or a folder; default all-MiniLM-L6-v2
"""

import os
import sys

from sentence_transformers import SentenceTransformer

name = sys.argv[1] if len(sys.argv) > 1 else "sentence-transformers/all-MiniLM-L6-v2"
SentenceTransformer(name).save(os.path.join(os.path.dirname(os.path.abspath(__file__)), "model"))
