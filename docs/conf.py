"""The site: Sphinx with MyST; ``sphinx-build -W -b html docs docs/_build``."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent)]

from govcheck import __version__  # noqa: E402  of this checkout, installed or not

project = "govcheck"
author = "the govcheck maintainers"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
extensions += ["packs", "strength", "chinese_pages", "short_names"]
exclude_patterns = ["_build", "_ext"]

myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]

html_theme = "furo"
html_title = "govcheck"
html_static_path = ["_static"]
html_css_files = ["govcheck.css"]
html_copy_source = False
html_show_copyright = False
# Chinese has no spaces between words: jieba parts them for the index. English words are stemmed as well.
html_search_language = "zh"

nitpicky = True
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
nitpick_ignore_regex = [
    # The standard library; links to it would need the network when the site is built.
    (r"py:.*", r"(collections\.abc|datetime|decimal|enum|fractions|os|typing)\..*"),
    # Values inside govcheck that have no page, and one of the standard library that is named without its module.
    (r"py:class", r"(govcheck\..*\.)?(Companions|Instance|Node|Fraction|Claim|Number)"),
]
