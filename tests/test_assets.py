"""Resources are found, read and checked; a broken file is named with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from akutdesk.assets import SUMS, AssetDamaged, Assets, find_resources, places_of


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real resources that a test may break."""
    root = tmp_path / "resources"
    shutil.copytree(find_resources(), root, ignore=shutil.ignore_patterns(SUMS))
    return root


def broken(root: Path, file: str, text: str) -> tuple[str, int]:
    """Write a file, check everything, and say which file and line was named."""
    (root / file).write_text(text, encoding="utf-8")
    with pytest.raises(AssetDamaged) as caught:
        Assets(root).check()
    return caught.value.file, caught.value.line


def test_the_real_resources_are_whole():
    Assets(find_resources()).check()


def test_a_text_is_found_by_file_and_key(copy: Path):
    (copy / "texts/proeve.toml").write_text('hej = "Hej {navn}."\n[laas]\ntitel = "Skærmen"\n')
    texts = Assets(copy).texts()
    assert texts("proeve.hej", navn="Karen") == "Hej Karen."
    assert texts("proeve.laas.titel") == "Skærmen"


def test_a_missing_text_or_value_is_an_error(copy: Path):
    (copy / "texts/proeve.toml").write_text('hej = "Hej {navn}."\n')
    texts = Assets(copy).texts()
    for ask in (lambda: texts("proeve.farvel"), lambda: texts("proeve.hej"), lambda: texts["x"]):
        with pytest.raises(KeyError):
            ask()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = "en"\nb = \n', 2),
        ('a = "en"\nb = "to', 2),
        ('a = "en"\n\n[del]\nb = 3\n', 4),
        ('a = "en"\n[x]\na = "Hej {}"\n', 3),
        ('a = "en"\nb = "Hej {navn:>3}"\n', 2),
        ('a = "en"\nb = "Hej { navn"\n', 2),
        ('a = "en"\nblå = "to"\n', 2),
        ('a = "en"\nb = "  "\n', 2),
    ],
)
def test_a_broken_text_file_is_named_with_its_line(copy: Path, text: str, line: int):
    assert broken(copy, "texts/proeve.toml", text) == ("texts/proeve.toml", line)


def test_a_text_in_another_encoding_is_named_with_its_line(copy: Path):
    (copy / "texts/proeve.toml").write_bytes(b'a = "en"\nb = "\xe6"\n')
    with pytest.raises(AssetDamaged, match=r"^resources/texts/proeve\.toml:2$"):
        Assets(copy).check()


def test_a_broken_icon_or_font_is_named(copy: Path):
    assert broken(copy, "icons/bed.svg", "<svg>\n<path>\n</svg>") == ("icons/bed.svg", 3)
    (copy / "icons/bed.svg").unlink()
    assert broken(copy, "fonts/IBMPlexSans-Bold.ttf", "x") == ("fonts/IBMPlexSans-Bold.ttf", 1)


def test_a_sealed_file_that_changed_is_read_again(copy: Path):
    Assets(copy).seal()
    Assets(copy).check()
    assert broken(copy, "texts/start.toml", "a =")[0] == "texts/start.toml"


def test_a_sealed_file_that_is_gone_is_named(copy: Path):
    Assets(copy).seal()
    (copy / "icons/bed.svg").unlink()
    with pytest.raises(AssetDamaged, match=r"icons/bed\.svg:1"):
        Assets(copy).check()


def test_a_broken_file_is_never_sealed(copy: Path):
    (copy / "texts/proeve.toml").write_text("a =")
    with pytest.raises(AssetDamaged):
        Assets(copy).seal()
    assert not (copy / SUMS).exists()


def test_a_place_in_a_file_is_found_by_its_word(copy: Path):
    (copy / "texts/proeve.toml").write_text('ab = "x"\nb = "y"\n')
    assert Assets(copy).damaged("texts/proeve.toml", "b").line == 2


def test_every_font_and_icon_can_be_loaded():
    assets = Assets(find_resources())
    assert {"IBMPlexSans-Regular", "AtkinsonHyperlegibleMono-Bold"} <= set(assets.fonts())
    for name in assets.fonts():
        assert assets.font_path(name).is_file()
    assert "currentColor" in assets.icon_svg("lifebuoy")


def test_places_of_a_text_are_its_names():
    assert places_of("Kl. {tid} hos {navn}, {{ikke}} den") == {"tid", "navn"}
