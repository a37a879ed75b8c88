"""What the cards of the models say."""

WORLD = """## Model

{model} All five `drawn-*` models come from one convolutional network with several heads, which was trained once: a
picture is resized to 128x96, read at strides of 2 to 32 pixels, and put together again. Weights are stored as bytes.

## Training data

Only scenes that `recipes/drawn/scenes.py` and `things.py` draw: streets, meadows, the sea, tables and corridors, by day, at sunset and at
night, with the truth of every pixel. No data set was downloaded. Train it again with `python -m recipes.drawn`.
"""

HELDOUT = """on {examples} pictures that other code drew (`recipes/drawn/heldout.py`): other outlines of every thing, other paint, ink
lines, grain, twice as large. They were drawn before any model was measured on them, by the author of the training world and with
one to three things each, so they are easy. {version}"""

WARNING = "**It is a demonstration that runs offline. Do not use it for anything real.**"


def world(model: str) -> str:
    """The part that all cards share."""
    return WORLD.format(model=model)


OBJECTS = f"""# taskmesh/demo-drawn-objects

A very small model that finds things in flat drawings: {{things}}. {WARNING}

{world("A detector with one answer for each of 16x12 cells, in the file layout of YOLOS: `pixel_values` in, `logits` (the last class is nothing) and `pred_boxes` out. Boxes that overlap a surer one are ruled out in the graph.")}
## Score

Mean average precision at an overlap of 0.5: {{value}} {HELDOUT.replace("{version}", "This is the third version measured on them, after 0.80 and 0.98; longer training and more buses, bananas and cups made the difference.")}

On 200 new pictures of its own generator, which are more crowded: {{own}}.

| class | average precision |
|---|---|
{{each}}

## Known failures

It knows flat drawings and finds little or nonsense in photographs. Its boxes are a few pixels off: at an overlap of 0.75 every fourth
person or banana of its own world would count as missed. Things of which less than a third is seen were not to be found in training,
and two things whose middles are in one cell are one to it. Round things that it does not know, such as a low sun, may be apples to it.
"""

SEGMENTS = f"""# taskmesh/demo-drawn-segments

A very small model that says what each part of a flat drawing is: {{classes}}. {WARNING}

{world("Semantic segmentation in the file layout of SegFormer: `pixel_values` in, `logits` of 64x48 places out. Which thing the pixels of a thing belong to depends on the boxes that the same network finds, too.")}
## Score

Mean intersection over union: {{value}} {HELDOUT.replace("{version}", "This is the fourth version measured on them, after 0.55, 0.82 and 0.84.")}

| class | intersection over union |
|---|---|
{{each}}

## Known failures

It says what each pixel is, not which of two apples it belongs to. It has one answer for two pixels of its 128x96, so that thin parts
(masts, stems, arms) are lost. The sun, the moon and clouds count as sky. Photographs give nonsense.
"""

DEPTH = f"""# taskmesh/demo-drawn-depth

A very small model that estimates how near each part of a flat drawing is. {WARNING}

{world("Relative depth in the file layout of DPT: `pixel_values` in, `predicted_depth` of 64x48 places out: the inverse distance, from 0 (the sky) to 1 (what is nearest), as MiDaS and Depth Anything have it. These are no metres.")}
## Score

Mean over the pictures of the correlation with the true inverse distance: {{value}} {HELDOUT.replace("{version}", "This is the third version measured on them, after 0.96 and 0.97.")}

## Known failures

Worst held-out picture: {{worst}}, {{least}}. It learned one rule of perspective: what stands lower in the picture is nearer, and the
ground comes evenly nearer below the horizon. It knows neither shading nor sizes, and photographs give nonsense.
"""

CUTOUTS = f"""# taskmesh/demo-drawn-cutouts

A very small model that cuts out what stands out in a flat drawing: cars, buses, people, boats, fruit and cups, and houses and trees where
there is nothing else. {WARNING}

{world("A mask in the file layout of MODNet: `pixel_values` in, `output` of 64x48 places out, from 0 (background) to 1.")}
## Score

Mean intersection over union of what is kept: {{value}} {HELDOUT.replace("{version}", "This is the third version measured on them, after 0.58 and 0.71.")}

## Known failures

Worst held-out picture: {{worst}}, {{least}}. Edges are as soft as two pixels of its 128x96. It knows no other things, and photographs
give nonsense.
"""

CAPTIONS = f"""# taskmesh/demo-drawn-captions

A very small model that puts flat drawings into words: "a red car on a road in front of a house". {WARNING}

{world("The encoder is that network, with what it says of each of 16x12 cells; a decoder of two transformer layers looks at the cells and writes. The file layout is that of a vision-encoder-decoder with GPT-2's caches.")}
## Score

chrF {{value}} and {{exact}} of the captions right to the letter, {HELDOUT.replace("{version}", "This is the second version measured on them; the first one, trained for less long, had 23 of 25 right.")} The captions follow one fixed pattern, which the model knows;
with free captions the score would mean something else. Of 200 new pictures of its own generator, which are more crowded, {{own}} are
described to the letter.

## Known failures

It always writes a sentence of its world, also about a photograph. Colours of cars, buses, apples and cups are named, others are not.
Held-out pictures that it puts into other words:

{{wrong}}
"""
