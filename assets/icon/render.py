#!/usr/bin/env python3
"""Makes the icon's other forms from goready.svg, into this directory.

  python3 assets/icon/render.py

goready.png (256 pixels: the window), goready.ico (Windows: 16 to 256), goready.icns (macOS: 16 to 1024). Needs CairoSVG
2.7 and Pillow 10; each size is drawn by itself, none is scaled down from another.
"""

import io
import pathlib

import cairosvg
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
WINDOW = 256
ICO = [16, 24, 32, 48, 64, 128, 256]
ICNS = [16, 32, 64, 128, 256, 512, 1024]


def drawn(size):
    png = cairosvg.svg2png(url=str(HERE / "goready.svg"), output_width=size, output_height=size)
    return Image.open(io.BytesIO(png)).convert("RGBA")


def main():
    drawn(WINDOW).save(HERE / "goready.png", optimize=True)
    for name, sizes in [("goready.ico", ICO), ("goready.icns", ICNS)]:
        *smaller, largest = [drawn(size) for size in sizes]
        largest.save(HERE / name, sizes=[(size, size) for size in sizes], append_images=smaller)


if __name__ == "__main__":
    main()
