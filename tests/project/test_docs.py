"""The documentation as a site: it builds without a warning, and every link within it leads somewhere."""

import re
import subprocess
import sys
from html import unescape
from urllib.parse import unquote, urlparse

import pytest
from assignments import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet"]
    ended = subprocess.run([*build, str(ROOT / "docs"), str(folder)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return folder


def test_every_page_is_reached_from_the_first(site):
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    first = (site / "index.html").read_text()
    assert {page for page in pages if f'href="{page}.html"' not in first} == {"index"}


def test_every_link_within_leads_somewhere(site):
    lost, seen = [], 0
    for page in site.glob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            parts = urlparse(unescape(link))
            if parts.scheme or parts.netloc or link.startswith("#"):
                continue
            seen += 1
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.exists() or (
                parts.fragment and target.suffix == ".html" and f'id="{parts.fragment}"' not in target.read_text()
            ):
                lost.append((page.name, link))
    assert seen > 100
    assert not lost


def test_every_link_of_the_readme_leads_somewhere():
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text())
    within = [link for link in links if not urlparse(link).scheme]
    assert within
    assert [link for link in within if not (ROOT / link).exists()] == []


def test_a_lost_link_fails_the_build(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\n')
    (tmp_path / "index.md").write_text("# Here\n\n[There](there.md)\n")
    build = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--quiet", str(tmp_path), str(tmp_path / "site")]
    ended = subprocess.run(build, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "there.md" in ended.stderr
