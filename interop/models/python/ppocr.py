"""Draws pictures of printed lines, and prints what they say."""

import json
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

folder = Path(sys.argv[1])
PAGES = [
    ((640, 320), "black", "white", ["Invoice 2026-114", "Grand Hotel Budapest", "Total: 48.20 EUR"]),
    ((1500, 900), "#203040", "#f0e0c0", ["Departures", "10:45 Lisbon Gate 12", "12:30 Oslo Gate 7"]),
    ((320, 96), "white", "#802020", ["NO PARKING"]),
]


def line_of(text, size, ink, paper):
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    line = Image.new("RGB", (right - left + 8, bottom - top + 8), paper)
    ImageDraw.Draw(line).text((4 - left, 4 - top), text, ink, font)
    return line


found = []
for number, ((width, height), ink, paper, lines) in enumerate(PAGES):
    page = Image.new("RGB", (width, height), paper)
    step = height // len(lines)
    for at, text in enumerate(lines):
        line = line_of(text, step * 4 // 10, ink, paper)
        # The last line of the first page is upside down.
        line = line.rotate(180) if number == 0 and at == len(lines) - 1 else line
        page.paste(line, (width // 20, at * step + step // 4))
    page.save(folder / f"page-{number}.png")
    found.append({"file": f"page-{number}.png", "text": "\n".join(lines)})
print(json.dumps(found))
