"""Simplified derivatives by SymPy, as JSON lines for `Symbolic.Benchmarks -- forms`.

usage: python3 sympy_forms.py OUTPUT EXPRESSIONS.jsonl
EXPRESSIONS.jsonl has {"group", "expr", "var"} per line; what takes longer than 8 s of processor time is left out.
"""
import json
import re
import signal
import sys
import time

try:
    import sympy
except ImportError:
    sys.exit("SymPy is not installed")

FUNCTIONS = {name: getattr(sympy, name) for name in
             "exp log sin cos tan cot sec csc asin acos atan sinh cosh tanh coth sech csch asinh acosh atanh erf erfi erfc sqrt gamma".split()}
FUNCTIONS |= {"ei": sympy.Ei, "li": sympy.li, "si": sympy.Si, "ci": sympy.Ci, "shi": sympy.Shi, "chi": sympy.Chi}
CONSTANTS = {"pi": sympy.pi, "e": sympy.E}


def read(text):
    names = set(re.findall(r"[A-Za-z_]\w*", text)) - FUNCTIONS.keys() - CONSTANTS.keys()
    scope = {name: sympy.Symbol(name, real=True) for name in names} | FUNCTIONS | CONSTANTS | {"abs": sympy.Abs}
    return sympy.parse_expr(text.replace("^", "**"), local_dict=scope)


def give_up(*_):
    raise TimeoutError


signal.signal(signal.SIGPROF, give_up)
with open(sys.argv[1], "w") as output, open(sys.argv[2]) as source:
    for record in map(json.loads, source):
        try:
            signal.setitimer(signal.ITIMER_PROF, 8)
            derivative = sympy.diff(read(record["expr"]), sympy.Symbol(record["var"], real=True))
            start = time.process_time()
            form = sympy.simplify(derivative)
            sympy.cse(form)
            output.write(json.dumps(record | {"sympy": str(form), "ms": 1000 * (time.process_time() - start)}) + "\n")
        except Exception as problem:
            print(type(problem).__name__, record["expr"], file=sys.stderr)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
