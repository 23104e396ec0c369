"""``python benchmarks``: every benchmark in turn; ``python benchmarks core``: one of them."""

import sys
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    folder = Path(__file__).parent
    sys.path.insert(0, str(folder))
    names = sys.argv[1:] or sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))
    for name in names:
        print(f"\n## {name}\n")
        import_module(name).main()
