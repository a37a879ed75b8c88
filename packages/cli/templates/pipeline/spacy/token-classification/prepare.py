"""Writes the folder model: a pipeline of spaCy to begin with. Put your own in its place.

    python prepare.py [model]    a package or a folder; default en_core_web_sm, downloaded when it is missing
"""

import os
import sys

import spacy

name = sys.argv[1] if len(sys.argv) > 1 else "en_core_web_sm"
if not os.path.isdir(name) and not spacy.util.is_package(name):
    spacy.cli.download(name)
spacy.load(name).to_disk(os.path.join(os.path.dirname(os.path.abspath(__file__)), "model"))
