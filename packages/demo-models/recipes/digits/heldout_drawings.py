"""Draw the held-out pictures of the digit and shape models.

The code shares nothing with the training generators: coordinates are written by hand, pens and sizes differ, and some digits come from
the fonts that Pillow finds. Run it only to change the held-out set: `python -m recipes.digits.heldout_drawings`.
"""

import json

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ..shared.publish import MODELS

TIMES = 4
SCENES = {
    "01": ((200, 150), "#ffffff", [("o", "#e11d1d", 60, 75, 34), ("s", "#1f4fd8", 150, 80, 26)]),
    "02": ((160, 160), "#b4b4b4", [("t", "#f5d90a", 80, 70, 48)]),
    "03": ((240, 180), "#fafafa", [("s", "#2a9d3a", 45, 50, 20), ("s", "#2a9d3a", 120, 120, 22), ("s", "#d62828", 200, 60, 20)]),
    "04": ((128, 128), "#ffffff", [("*", "#7b2cbf", 40, 40, 28), ("o", "#111111", 92, 92, 18)]),
    "05": ((300, 200), "#c8c8c8", [("o", "#ff8c00", 60, 60, 25), ("t", "#1d4ed8", 150, 130, 48), ("s", "#dc2626", 245, 60, 24)]),
    "06": ((180, 220), "#ffffff", [("t", "#16a34a", 90, 55, 40), ("o", "#2563eb", 90, 170, 36)]),
    "07": ((220, 160), "#f2f2f2", [("o", "#facc15", 40, 40, 20), ("o", "#facc15", 110, 110, 22), ("o", "#e02020", 180, 45, 20), ("s", "#141414", 45, 120, 18)]),
    "08": ((100, 100), "#ffffff", [("s", "#f78fb3", 50, 50, 27)]),
    "09": ((260, 180), "#9e9e9e", [("*", "#ffd500", 65, 90, 48), ("*", "#cc1f1f", 195, 60, 26)]),
    "10": ((200, 200), "#ffffff", [("s", "#ea580c", 55, 60, 42), ("t", "#6d28d9", 140, 140, 26), ("o", "#15803d", 60, 155, 18)]),
    "11": ((320, 240), "#fdfdfd", [("o", "#1e40af", 70, 60, 28), ("t", "#b91c1c", 230, 60, 34), ("*", "#ff8fc0", 80, 180, 34), ("s", "#fde047", 240, 180, 28)]),
    "12": ((150, 200), "#ffffff", [("t", "#000000", 75, 140, 38), ("t", "#ef4444", 75, 45, 24)]),
    "13": ((240, 160), "#bdbdbd", [("s", "#7e22ce", 60, 80, 38), ("o", "#f97316", 180, 80, 20)]),
    "14": ((210, 210), "#ffffff", [("o", "#22863a", 105, 105, 55)]),
}
QUESTIONS = """01|What color is the circle?|red
01|What colour is the square?|blue
01|How many shapes are there?|2
01|What shape is on the left?|circle
01|Is the square to the right of the circle?|yes
01|Is there a triangle?|no
02|What shape is this?|triangle
02|What color is the triangle?|yellow
02|Is the triangle red?|no
02|What color is the background?|gray
03|How many squares are there?|3
03|How many green squares are there?|2
03|How many red squares do you see?|1
03|Is there a red triangle?|no
03|What color is the square on the right?|red
03|Are there any circles?|no
04|What colour is the star?|purple
04|What shape is black?|circle
04|What shape is at the bottom?|circle
04|Is there a purple star?|yes
05|What shape is in the picture at the bottom?|triangle
05|What color is the triangle?|blue
05|What is on the left?|circle
05|How many objects are in the image?|3
05|Is the circle left of the triangle?|yes
05|What is the biggest shape?|triangle
06|Is the triangle above the circle?|yes
06|What color is the shape at the top?|green
06|Which shape is at the bottom?|circle
06|How many triangles are there?|1
07|How many circles are there?|3
07|How many yellow circles are there?|2
07|What color is the square?|black
07|How many shapes do you see?|4
07|Is there a blue square?|no
08|What color is the square?|pink
08|How many shapes are in the picture?|1
09|How many stars are there?|2
09|What color is the biggest star?|yellow
09|What color is the star on the right?|red
10|What is the largest shape?|square
10|What color is the smallest shape?|green
10|Is the square bigger than the triangle?|yes
10|What shape is orange?|square
10|Is there a purple triangle?|yes
11|What shape is yellow?|square
11|What color is the star?|pink
11|How many shapes are there?|4
11|Is the triangle to the left of the circle?|no
11|Is the star below the circle?|yes
12|How many triangles are in the picture?|2
12|What color is the triangle at the top?|red
12|Is there a black triangle?|yes
13|What colour is the shape on the left?|purple
13|Is the circle orange?|yes
13|Is the square smaller than the circle?|no
14|What color is the circle?|green
14|How many squares are there?|0
14|Is the circle big or small?|big"""
PENS = {
    "a0": [("0", 280, "white", "black", 18, [[(140, 40), (85, 75), (70, 145), (90, 215), (140, 240), (192, 212), (208, 140), (190, 72), (142, 40)]])],
    "a1": [("1", 280, "black", "white", 16, [[(110, 80), (148, 38), (146, 242)]])],
    "a2": [("2", 280, "white", "black", 20, [[(82, 92), (100, 50), (150, 38), (192, 66), (190, 110), (150, 160), (84, 232), (206, 230)]])],
    "a3": [("3", 280, "white", "#202020", 14, [[(85, 62), (130, 38), (182, 58), (184, 104), (134, 130), (188, 152), (196, 208), (140, 244), (80, 220)]])],
    "a4": [("4", 280, "#f0ead6", "#223388", 18, [[(120, 40), (78, 160), (210, 158)], [(172, 60), (166, 248)]])],
    "a5": [("5", 280, "black", "#ffffff", 22, [[(194, 44), (102, 46), (94, 124), (150, 112), (196, 146), (192, 206), (142, 240), (84, 222)]])],
    "a6": [("6", 280, "white", "black", 16, [[(180, 40), (120, 84), (86, 154), (92, 214), (140, 240), (188, 214), (186, 160), (140, 138), (94, 168)]])],
    "a7": [("7", 280, "white", "black", 18, [[(80, 50), (204, 48), (158, 130), (124, 244)]])],
    "a8": [("8", 280, "white", "black", 16, [[(176, 70), (140, 40), (100, 64), (106, 108), (172, 160), (184, 212), (138, 244), (92, 214), (104, 160), (176, 106), (178, 70)]])],
    "a9": [("9", 280, "black", "#dddddd", 18, [[(186, 92), (164, 48), (112, 50), (90, 98), (114, 138), (164, 130), (188, 90), (184, 170), (160, 244)]])],
    "b2": [("2", 200, "#fffbe8", "#5a3a1a", 9, [[(66, 66), (92, 42), (124, 52), (126, 84), (96, 118), (64, 152), (92, 142), (140, 150)]])],
    "b3": [("3", 400, "white", "red", 30, [[(120, 80), (270, 78), (190, 180), (265, 220), (262, 300), (190, 340), (115, 315)]])],
    "b4": [("4", 160, "white", "black", 8, [[(104, 136), (104, 28), (42, 102), (126, 102)]])],
    "b7": [("7", 320, "#303030", "#e8e8e8", 20, [[(90, 70), (232, 66), (180, 170), (148, 268)], [(116, 168), (220, 162)]])],
    "b1": [("1", 240, "white", "#0a6a2a", 26, [[(122, 44), (118, 200)]])],
}
FONTS = [
    ("c0", "0", "DejaVuSans.ttf", 120, 160, "white", "black"),
    ("c1", "1", "LiberationSerif-Regular.ttf", 150, 200, "white", "black"),
    ("c2", "2", "DejaVuSerif.ttf", 90, 128, "black", "white"),
    ("c3", "3", "LiberationSans-Bold.ttf", 200, 256, "white", "navy"),
    ("c4", "4", "DejaVuSans-Bold.ttf", 60, 100, "#eeeeee", "#333333"),
    ("c5", "5", "LiberationSerif-Italic.ttf", 220, 300, "white", "black"),
    ("c6", "6", "LiberationSans-Regular.ttf", 150, 220, "#103050", "white"),
    ("c7", "7", "DejaVuSansMono.ttf", 100, 140, "white", "black"),
    ("c8", "8", "DejaVuSerif-Bold.ttf", 130, 180, "white", "#444444"),
    ("c9", "9", "LiberationSans-Italic.ttf", 140, 200, "white", "black"),
]


def star(x: float, y: float, reach: float) -> list[tuple[float, float]]:
    """A five-pointed star from fixed directions."""
    tips = [(0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)]
    dents = [(0.24, -0.32), (0.38, 0.12), (0, 0.4), (-0.38, 0.12), (-0.24, -0.32)]
    return [(x + a * reach, y + b * reach) for pair in zip(tips, dents) for a, b in pair]


def paint(pen: ImageDraw.ImageDraw, kind: str, colour: str, x: float, y: float, reach: float) -> None:
    """One shape around (x, y)."""
    x, y, reach = x * TIMES, y * TIMES, reach * TIMES
    if kind == "o":
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
    elif kind == "s":
        pen.rectangle((x - reach, y - reach, x + reach, y + reach), fill=colour)
    elif kind == "t":
        pen.polygon([(x, y - reach), (x + reach, y + reach * 0.8), (x - reach, y + reach * 0.8)], fill=colour)
    else:
        pen.polygon(star(x, y, reach), fill=colour)


def draw_scenes() -> None:
    """Write the pictures and questions of the shape model."""
    folder = MODELS / "shapes-vqa"
    (folder / "heldout").mkdir(parents=True, exist_ok=True)
    for name, ((width, height), paper, shapes) in SCENES.items():
        image = Image.new("RGB", (width * TIMES, height * TIMES), paper)
        pen = ImageDraw.Draw(image)
        for shape in shapes:
            paint(pen, *shape)
        image.resize((width, height), Image.Resampling.BOX).save(folder / f"heldout/{name}.png", optimize=True)
    rows = [line.split("|") for line in QUESTIONS.splitlines()]
    text = [json.dumps({"image": f"heldout/{name}.png", "question": question, "answer": answer}) for name, question, answer in rows]
    (folder / "heldout.jsonl").write_text("\n".join(text) + "\n")


def draw_digits() -> None:
    """Write the drawn pictures of the digit model; the recipe adds scikit-learn's test images."""
    folder = MODELS / "digits"
    (folder / "heldout").mkdir(parents=True, exist_ok=True)
    rows = []
    for name, drawings in PENS.items():
        for label, side, paper, ink, width, strokes in drawings:
            image = Image.new("RGB", (side * TIMES, side * TIMES), paper)
            pen = ImageDraw.Draw(image)
            for stroke in strokes:
                points = [(x * TIMES, y * TIMES) for x, y in stroke]
                pen.line(points, fill=ink, width=width * TIMES, joint="curve")
                for x, y in (points[0], points[-1]):
                    half = width * TIMES / 2
                    pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)
            small = image.resize((side, side), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.6))
            small.save(folder / f"heldout/{name}.png", optimize=True)
            rows.append({"image": f"heldout/{name}.png", "label": label, "source": "drawn"})
    for name, label, font, size, side, paper, ink in FONTS:
        image = Image.new("RGB", (side, side), paper)
        ImageDraw.Draw(image).text((side / 2, side / 2), label, fill=ink, font=ImageFont.truetype(font, size), anchor="mm")
        image.save(folder / f"heldout/{name}.png", optimize=True)
        rows.append({"image": f"heldout/{name}.png", "label": label, "source": "drawn"})
    (folder / "heldout.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


if __name__ == "__main__":
    draw_scenes()
    draw_digits()
