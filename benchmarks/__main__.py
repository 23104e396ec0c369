"""``python benchmarks``: every benchmark in turn; ``python benchmarks core``: one of them."""

import sys
from importlib import import_module
from pathlib import Path


def run(names: list[str]) -> int:
    """Run the benchmarks called *names*, or all; 2 where there is none of a name."""
    folder = Path(__file__).resolve().parent
    sys.path[:0] = [str(folder), str(folder.parent)]
    there = sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))
    unknown = [name for name in names if name not in there]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(there)}", file=sys.stderr)
        return 2
    for name in names or there:
        print(f"\n## {name}\n", flush=True)
        import_module(name).main()
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
