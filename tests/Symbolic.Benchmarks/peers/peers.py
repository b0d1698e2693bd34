"""Times peers on the workload of the gradient tables and prints a markdown table.

    python3 peers.py [workload.json] [seconds per case]

Peers that are not installed are skipped with a message: SymPy (pip), GiNaC (`ginsh`, Debian's ginac-tools), mathjs (npm, found from here).
Times are processor time in microseconds (medians; averages for GiNaC, wall time for mathjs) for all first partial derivatives of the parsed expression, with what each system simplifies by itself.
"""
import json
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = {"product": ("10", "100", "1000"), "chain": ("10", "100", "1000"), "rosenbrock": ("10", "100", "1000")}


def cases(workload):
    for number, (text, by) in enumerate(workload["small"]):
        yield f"small {number}", text, by
    for family, sizes in SIZES.items():
        for size in sizes:
            by = ["x"] if family == "chain" else [f"x{i}" for i in range(int(size))]
            yield f"{family} {size}", workload[family][size], by


def median(work, limit):
    """The median time of a call in microseconds, or None when one call takes longer than the limit."""
    times, start = [], time.perf_counter()
    while len(times) < 5 or (time.perf_counter() - start < limit / 4 and len(times) < 200):
        before = time.process_time()
        work()
        times.append(1e6 * (time.process_time() - before))
        if time.perf_counter() - start > limit:
            return None if len(times) < 3 else statistics.median(times)
    return statistics.median(times)


def sympy_times(workload, limit):
    try:
        import sympy
        from sympy.core.cache import clear_cache
    except ImportError:
        print("SymPy is not installed: skipped", file=sys.stderr)
        return None
    sys.setrecursionlimit(100_000)
    result = {}
    for name, text, by in cases(workload):
        if int(name.split()[1]) > 100:
            continue
        names = {v: sympy.Symbol(v) for v in set(re.findall(r"[A-Za-z_]\w*(?!\w*\()", text)) | set(by)}
        names.pop("pi", None)
        parsed = sympy.sympify(text.replace("^", "**"), locals=names)

        def work():
            clear_cache()
            for v in by:
                parsed.diff(names[v])

        result[name] = median(work, limit)
    return result


def ginac_times(workload, limit):
    if shutil.which("ginsh") is None:
        print("ginsh (ginac-tools) is not installed: skipped", file=sys.stderr)
        return None
    result = {}
    for name, text, by in cases(workload):
        lines = [f"f = {text.replace('pi', 'Pi')}:", "quit;"]
        if int(name.split()[1]) > 100:
            continue
        repeats = 500 if name.startswith("small") else max(1, 2000 // len(text))
        work = "; ".join(f"diff(f, {v}):" for v in by).replace(":;", ":")
        lines.insert(1, "\n".join([work] * repeats))
        result[name] = (ginsh("\n".join(lines), limit) - ginsh("\n".join([lines[0], lines[-1]]), limit)) / repeats
    return result


def ginsh(script, limit):
    """Processor time of a script in microseconds, reading it included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["ginsh"], input=script.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60 * limit, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e6 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


MATHJS = """
const math = require('mathjs'), work = JSON.parse(require('fs').readFileSync(process.argv[2]));
const out = {};
for (const [name, text, by] of work) {
  const node = math.parse(text), times = [], start = performance.now();
  do { const t = performance.now(); for (const v of by) math.derivative(node, v); times.push(1e3 * (performance.now() - t)); }
  while ((times.length < 5 || performance.now() - start < 250) && performance.now() - start < 10000);
  out[name] = times.sort((a, b) => a - b)[times.length >> 1];
}
console.log(JSON.stringify(out));
"""


def mathjs_times(workload, limit):
    if shutil.which("node") is None or subprocess.run(["node", "-e", "require('mathjs')"], capture_output=True, check=False).returncode != 0:
        print("mathjs is not installed: skipped", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder, "cases.json")
        # atan and asin have other names there only for several arguments; log, sqrt and the rest are the same
        data.write_text(json.dumps([c for c in cases(workload) if int(c[0].split()[1]) <= 100 and c[0] != "chain 100"]))
        run = subprocess.run(["node", "-e", MATHJS, "", str(data)], capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else None


def main():
    default = pathlib.Path(__file__).resolve().parents[4] / "shared" / "bench" / "workload.json"
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    if not path.exists():
        print(f"{path} does not exist: name the workload", file=sys.stderr)
        return
    workload = json.loads(path.read_text())
    peers = {"SymPy": sympy_times, "GiNaC": ginac_times, "mathjs": mathjs_times}
    tables = {name: table for name, run in peers.items() if (table := run(workload, limit)) is not None}
    print("| case | " + " | ".join(tables) + " |\n|---|" + "---:|" * len(tables))
    for name, _, _ in cases(workload):
        cells = [f"{table[name]:.0f}" if table.get(name) else "" for table in tables.values()]
        if any(cells):
            print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
