"""Makes the references of this folder: how Pillow decodes and resizes images, and what the image
processors of Transformers make of them. Needs numpy, scipy, pillow, torch and transformers.

    python packages/inference-runner/test/pixels/make.py
"""

import hashlib
import importlib
import io
import json
import struct
import sys
import warnings
import zlib
from pathlib import Path

sys.modules.setdefault("torchaudio", None)
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
import PIL  # noqa: E402
import transformers  # noqa: E402
from PIL import Image, ImageCms, ImageOps  # noqa: E402

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
RNG = np.random.default_rng(0)


def sha(array) -> str:
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def pattern(width, height):
    """The image that the tests make as well: no file is needed for it."""
    y, x = np.mgrid[0:height, 0:width]
    noise = (x * x * 31 + y * 17 + x * y * 7) % 251
    return np.stack([x * 5 % 256, (y * 7 + noise // 3) % 256, noise], -1).astype(np.uint8)


def png16(kind, values):
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", values.shape[1], values.shape[0], 16, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def bmp(width, height, bits, pixels, palette=b"", compression=0, size=40, extra=b""):
    start = 14 + size + (len(extra) if size == 40 else 0) + len(palette)
    if size == 12:
        header = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        colours = len(palette) // 4
        header = struct.pack("<IiiHHIIiiII", size, width, height, 1, bits, compression, len(pixels), 0, 0, colours, 0)
        header = header.ljust(size, b"\0") if size == 40 else (header + extra).ljust(size, b"\0")
    body = header + (extra if size == 40 else b"") + palette + pixels
    return b"BM" + struct.pack("<IHHI", 14 + len(body), 0, 0, start) + body


def rows(array, bits):
    """Rows of palette indices in a BMP's bits, each of a multiple of 4 bytes."""
    out = b""
    for row in array:
        digits = "".join(format(int(v), f"0{bits}b") for v in row)
        digits = digits.ljust(-(-len(digits) // 32) * 32, "0")
        out += int(digits, 2).to_bytes(len(digits) // 8, "big")
    return out


def padded(raw, width):
    stride = -(-width // 4) * 4
    return b"".join(raw[i : i + width].ljust(stride, b"\0") for i in range(0, len(raw), width))


def pictures():
    files = {}

    def save(name, image, **options):
        out = io.BytesIO()
        image.save(out, {"jpg": "jpeg", "tif": "tiff"}.get(name[-3:], name.split(".")[-1]), **options)
        files[name] = out.getvalue()

    rgb = Image.fromarray(pattern(37, 23))
    y, x = np.mgrid[0:23, 0:37]
    alpha = Image.fromarray(((x + y) * 5 % 256).astype(np.uint8))
    grey = rgb.convert("L")
    rgba, la = rgb.copy(), grey.copy()
    rgba.putalpha(alpha)
    la.putalpha(alpha)
    grey16 = Image.fromarray((x * 30 + y * 7).astype(np.uint16))
    few = rgb.quantize(16)
    inks = Image.fromarray(np.stack([x * 6 % 256, y * 11 % 256, x * y % 256, (x + y) * 4 % 256], -1).astype(np.uint8), "CMYK")
    deep = RNG.integers(0, 65536, (23, 37, 4))

    for name, image in {"rgb": rgb, "rgba": rgba, "l": grey, "la": la, "p": few, "one": rgb.convert("1"), "l16": grey16}.items():
        save(f"{name}.png", image)
    save("p-clear.png", few, transparency=bytes([255, 0, 128] + [255] * 13))
    save("rgb-clear.png", rgb, transparency=(0, 0, 0))
    files["rgb16.png"] = png16(2, deep[..., :3])
    files["rgba16.png"] = png16(6, deep)
    files["la16.png"] = png16(4, deep[..., :2])
    for quality in (40, 90):
        save(f"q{quality}.jpg", rgb, quality=quality)
    save("whole.jpg", rgb, quality=90, subsampling=0)
    save("half.jpg", rgb, quality=90, subsampling=1)
    save("progressive.jpg", rgb, quality=90, progressive=True)
    save("l.jpg", grey)
    save("cmyk.jpg", inks, quality=95)
    save("profile.jpg", rgb, quality=90, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes())
    for turn in range(2, 9):
        exif = Image.Exif()
        exif[0x112] = turn
        save(f"turn-{turn}.jpg", rgb, exif=exif, quality=90)
    exif = Image.Exif()
    exif[0x112] = 6
    save("turn-6.png", rgb, exif=exif)
    save("turn-6.webp", rgb, exif=exif, lossless=True)
    save("turn-6.tif", rgb, exif=exif)
    save("p.gif", few)
    few.info["transparency"] = 3
    save("clear.gif", few, transparency=3)
    save("moving.gif", rgb, save_all=True, append_images=[ImageOps.invert(rgb)])
    clear = bytearray(files["clear.gif"])
    at = clear.index(b",", 13 + 3 * 16)
    # The canvas is larger than the first frame.
    clear[6:10] = struct.pack("<HH", 41, 29)
    files["small-frame.gif"] = bytes(clear)
    assert clear[at : at + 1] == b","
    save("whole.webp", rgb, lossless=True)
    save("lossy.webp", rgb, quality=80)
    save("rgba.webp", rgba, lossless=True, exact=True)
    save("moving.webp", rgba, save_all=True, append_images=[rgb], lossless=True)
    for name, image in {"rgb": rgb, "rgba": rgba, "p": few, "l16": grey16, "cmyk": inks}.items():
        save(f"{name}.tif", image)
    save("lzw.tif", rgb, compression="tiff_lzw")
    save("jpeg.tif", rgb, compression="jpeg")

    for name, image in {"rgb": rgb, "rgba": rgba, "l": grey, "one": rgb.convert("1")}.items():
        save(f"{name}.bmp", image)
    indices = RNG.integers(0, 16, (11, 13))
    palette = RNG.integers(0, 256, (16, 4)).astype(np.uint8)
    files["four.bmp"] = bmp(13, 11, 4, rows(indices, 4), palette.tobytes())
    files["core.bmp"] = bmp(13, 11, 4, rows(indices, 4), palette[:, :3].tobytes(), size=12)
    runs = b"\x05\x03\x00\x03\x01\x02\x04\x00\x02\x07\x00\x00\x00\x02\x03\x01\x04\x0a\x00\x00\x0d\x0f\x00\x00\x0d\x02\x00\x01"
    files["rle8.bmp"] = bmp(13, 5, 8, runs, palette.tobytes(), compression=1)
    runs = b"\x05\x3a\x00\x05\x12\x34\x50\x00\x00\x00\x0d\xfc\x00\x00\x0d\x12\x00\x00\x04\x12\x00\x00\x0d\x31\x00\x01"
    files["rle4.bmp"] = bmp(13, 5, 4, runs, palette.tobytes(), compression=2)
    short = RNG.integers(0, 65536, (11, 13)).astype("<u2")
    files["sixteen.bmp"] = bmp(13, 11, 16, padded(short.tobytes(), 26))
    files["565.bmp"] = bmp(13, 11, 16, padded(short.tobytes(), 26), compression=3, extra=struct.pack("<III", 0xF800, 0x7E0, 0x1F))
    long = RNG.integers(0, 256, (11, 13, 4)).astype(np.uint8).tobytes()
    files["xrgb.bmp"] = bmp(13, 11, 32, long)
    files["top-down.bmp"] = bmp(13, -11, 32, long)
    files["rgba-masks.bmp"] = bmp(13, 11, 32, long, compression=3, size=108, extra=struct.pack("<IIII", 0xFF, 0xFF00, 0xFF0000, 0xFF000000))

    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.iterdir():
        old.unlink()
    expected = {}
    for name, content in files.items():
        (PICTURES / name).write_bytes(content)
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
        expected[name] = {"width": image.width, "height": image.height, "sha256": sha(np.array(image))}
    return expected


METHODS = ["nearest", "lanczos", "bilinear", "bicubic", "box", "hamming"]


def resizes():
    cases = []
    for index in range(90):
        width, height, to_width, to_height = (int(v) for v in RNG.integers(1, 80, 4))
        width *= 7 if index % 5 == 0 else 1
        height *= 8 if index % 6 == 0 else 1
        if index % 7 == 0:
            to_width = width
        method = index % 6
        result = Image.fromarray(pattern(width, height)).resize((to_width, to_height), method)
        cases.append([width, height, to_width, to_height, METHODS[method], sha(np.array(result))])
    return cases


def square(side):
    return {"height": side, "width": side}


EDGES = {"shortest_edge": 50, "longest_edge": 83}

PROCESSORS = [
    ("beit", "Beit", {}),
    ("bit", "Bit", {"size": {"shortest_edge": 32}, "crop_size": square(32)}),
    ("blip", "Blip", {"size": square(40)}),
    ("bridgetower", "BridgeTower", {"size": {"shortest_edge": 64}, "do_center_crop": False}),
    ("clip", "CLIP", {"size": {"shortest_edge": 30}, "crop_size": square(30)}),
    ("clip", "CLIP", {"size": 32, "crop_size": 40}),
    ("chinese_clip", "ChineseCLIP", {"size": {"shortest_edge": 30}, "crop_size": square(30)}),
    ("conditional_detr", "ConditionalDetr", {"size": EDGES}),
    ("convnext", "ConvNext", {"size": {"shortest_edge": 32}}),
    ("convnext", "ConvNext", {"size": {"shortest_edge": 32}, "crop_pct": 0.9, "resample": 2}),
    ("convnext", "ConvNext", {}),
    ("deformable_detr", "DeformableDetr", {"size": EDGES}),
    ("deit", "DeiT", {"size": square(36), "crop_size": square(32)}),
    ("detr", "Detr", {"size": EDGES}),
    ("detr", "Detr", {"size": square(40)}),
    ("detr", "Detr", {"size": {"max_height": 40, "max_width": 60}}),
    ("donut", "Donut", {"size": {"height": 64, "width": 48}}),
    ("donut", "Donut", {"size": {"height": 64, "width": 48}, "do_align_long_axis": True}),
    ("dpt", "DPT", {"size": square(48)}),
    ("dpt", "DPT", {"size": square(48), "keep_aspect_ratio": True, "ensure_multiple_of": 14}),
    ("dpt", "DPT", {"size": square(50), "do_pad": True, "size_divisor": 16}),
    ("efficientnet", "EfficientNet", {"size": square(40)}),
    ("efficientnet", "EfficientNet", {"size": square(40), "rescale_offset": True, "rescale_factor": 1 / 127.5,
                                      "include_top": False, "resample": 0, "do_center_crop": True, "crop_size": square(32)}),
    ("glpn", "GLPN", {}),
    ("grounding_dino", "GroundingDino", {"size": EDGES}),
    ("layoutlmv3", "LayoutLMv3", {"size": square(40), "apply_ocr": False}),
    ("levit", "Levit", {"size": {"shortest_edge": 32}, "crop_size": square(32)}),
    ("mask2former", "Mask2Former", {"size": EDGES}),
    ("maskformer", "MaskFormer", {"size": EDGES, "size_divisor": 16}),
    ("mobilenet_v1", "MobileNetV1", {"size": {"shortest_edge": 36}, "crop_size": square(32)}),
    ("mobilenet_v2", "MobileNetV2", {"size": {"shortest_edge": 36}, "crop_size": square(33)}),
    ("mobilevit", "MobileViT", {"size": {"shortest_edge": 36}, "crop_size": square(40)}),
    ("nougat", "Nougat", {"size": {"height": 64, "width": 48}}),
    ("owlv2", "Owlv2", {"size": square(40)}),
    ("owlvit", "OwlViT", {"size": square(40)}),
    ("perceiver", "Perceiver", {"size": square(32), "crop_size": square(40)}),
    ("poolformer", "PoolFormer", {"size": {"shortest_edge": 32}, "crop_size": square(32)}),
    ("pvt", "Pvt", {"size": square(32)}),
    ("rt_detr", "RTDetr", {"size": square(48)}),
    ("sam", "Sam", {"size": {"longest_edge": 64}, "pad_size": square(64)}),
    ("segformer", "Segformer", {"size": square(48)}),
    ("siglip", "Siglip", {"size": square(48)}),
    ("swin2sr", "Swin2SR", {}),
    ("vilt", "Vilt", {"size": {"shortest_edge": 64}}),
    ("vit", "ViT", {"size": square(32)}),
    ("vit", "ViT", {"size": [24, 32], "resample": 3}),
    ("vit", "ViT", {"size": 32, "resample": 1, "do_normalize": False}),
    ("vit", "ViT", {"do_resize": False, "do_rescale": False}),
    ("yolos", "Yolos", {"size": EDGES}),
]
SIZES = [(70, 50), (41, 97), (200, 120)]


def processors():
    cases = []
    for module, name, config in PROCESSORS:
        package = importlib.import_module(f"transformers.models.{module}.image_processing_pil_{module}")
        processor = getattr(package, f"{name}ImageProcessorPil")(**config)
        results = []
        for width, height in SIZES:
            image = Image.fromarray(pattern(width, height))
            values = np.asarray(processor(image, return_tensors="np")["pixel_values"], np.float32)
            result = {"width": values.shape[-1], "height": values.shape[-2], "sha256": sha(values)}
            if name == "Owlv2":
                result = {**result, "sha256": None, "some": values.reshape(-1)[::97].tolist()}
            results.append(result)
        config = {"image_processor_type": f"{name}ImageProcessor", **config}
        cases.append({"config": config, "results": results})
    return {"sizes": SIZES, "cases": cases}


if __name__ == "__main__":
    reference = {
        "versions": {"pillow": PIL.__version__, "transformers": transformers.__version__},
        "pictures": pictures(),
        "resizes": resizes(),
        "processors": processors(),
    }
    (HERE / "reference.json").write_text(json.dumps(reference, indent=1) + "\n")
