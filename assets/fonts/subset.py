#!/usr/bin/env python3
"""Makes the faces of the window: what the languages we ship need, and nothing else.

Takes the directory with the original fonts, as Debian's packages fonts-inter (4.0~beta7), fonts-jetbrains-mono
(2.242) and fonts-noto-cjk (20220127) install them, usually /usr/share/fonts; the icons come from Phosphor.ttf of the
npm package @phosphor-icons/web (2.1.2, src/regular). Needs fontTools 4.68, and for the order of the Chinese characters
jieba/dict.txt of the PyPI package jieba (0.42.1). Either may be left out:

  python3 assets/fonts/subset.py /usr/share/fonts dict.txt
  python3 assets/fonts/subset.py --icons Phosphor.ttf

The Chinese of the regular weight is the 1800 most frequent characters (95 of 100 in running text, by that list) and
those of our texts: the window shows texts of other programs and servers too, and takes what is rarer from the system.
The semibold is for headings and buttons, so it holds the characters of our texts. Marks that both scripts write with the
same character are in faces of their own, which come first where the window speaks Chinese: as high as Inter, so that no
other character moves, with the base line of the Chinese.
"""

import collections
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = pathlib.Path(__file__).resolve().parent
LOCALES = HERE.parent.parent / "i18n" / "locales"
SIMPLIFIED_CHINESE = "Noto Sans CJK SC"

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033, 0x2039, 0x203A,
         0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD]
GREEK_AND_CYRILLIC = [*range(0x370, 0x400), *range(0x400, 0x460)]
# The icons that `app/src/gui/icons.rs` names.
ICONS = [0xE036, 0xE0A0, 0xE136, 0xE13A, 0xE184, 0xE1A0, 0xE1CA, 0xE272, 0xE2C2, 0xE30C, 0xE434, 0xE466, 0xE5D4, 0xEC8C]
# How many Chinese characters the regular weight has beside those of our texts.
EVERYDAY = 1800
CHINESE_MARKS = [*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0xFFE5]

# Quotation marks, ellipsis and dash.
SHARED_MARKS = [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]
# Ascender and descender of the faces with them, in thousandths of the size.
AS_INTER_IS_HIGH = (1041, -169)


def everyday(dictionary):
    """The characters that words hold most often, of a list with a word and its count in each line."""
    counts = collections.Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        for character in re.findall(r"[\u4e00-\u9fff]", word):
            counts[character] += int(count)
    return [ord(character) for character, _ in counts.most_common(EVERYDAY)]


def of_our_texts():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((LOCALES / "zh-CN").glob("*.ftl")))
    return sorted({ord(character) for character in re.findall(r"[\u2e80-\uffef]", text)})


def open_font(path):
    if path.suffix != ".ttc":
        return TTFont(path)
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(1).startswith(SIMPLIFIED_CHINESE) and "Mono" not in font["name"].getDebugName(1):
            return font
    raise SystemExit(f"{path} has no {SIMPLIFIED_CHINESE}")


def write(source, name, characters, features, heights=None):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG"]
    font = open_font(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    if heights:
        font["hhea"].ascent, font["hhea"].descent = heights
        font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = heights
        font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = heights[0], -heights[1]
    # A file that is made again from the same fonts is the same file.
    font.recalcTimestamp = False
    goal = HERE / name
    font.save(goal)
    kept = set(font.getBestCmap())
    lost = [f"U+{character:04X}" for character in characters if character not in kept]
    print(f"{name}: {goal.stat().st_size} bytes, {len(kept)} characters, without {' '.join(lost) or 'none'}")


def main():
    if sys.argv[1] == "--icons":
        write(pathlib.Path(sys.argv[2]), "phosphor-regular.ttf", ICONS, [])
        return
    fonts = pathlib.Path(sys.argv[1])
    inter = fonts / "opentype" / "inter"
    latin = LATIN + GREEK_AND_CYRILLIC
    write(inter / "Inter-Regular.otf", "inter-regular.otf", latin, ["kern", "mark", "ccmp"])
    write(inter / "Inter-SemiBold.otf", "inter-semibold.otf", latin, ["kern", "mark", "ccmp"])
    mono = fonts / "truetype" / "jetbrains-mono" / "JetBrainsMono-Regular.ttf"
    # Without ligatures: in a diff every character stands for itself.
    write(mono, "jetbrains-mono-regular.ttf", LATIN + [*range(0x2500, 0x2580)], [])
    noto = fonts / "opentype" / "noto"
    write(noto / "NotoSansCJK-Regular.ttc", "noto-sans-sc-regular.otf", everyday(pathlib.Path(sys.argv[2])) + CHINESE_MARKS + of_our_texts(), [])
    write(noto / "NotoSansCJK-Bold.ttc", "noto-sans-sc-bold.otf", CHINESE_MARKS + of_our_texts(), [])
    for weight in ("Regular", "Bold"):
        name = f"noto-sans-sc-marks-{weight.lower()}.otf"
        write(noto / f"NotoSansCJK-{weight}.ttc", name, SHARED_MARKS, [], AS_INTER_IS_HIGH)


if __name__ == "__main__":
    main()
