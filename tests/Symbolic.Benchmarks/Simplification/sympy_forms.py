"""Simplified derivatives by SymPy, as JSON lines for `Symbolic.Benchmarks -- forms`.

usage: python3 sympy_forms.py OUTPUT EXPRESSIONS.jsonl
EXPRESSIONS.jsonl has {"group", "expr", "var"} per line; what takes longer than 25 s is left out.
"""
import json
import re
import signal
import sys
import time

import sympy

FUNCTIONS = {name: getattr(sympy, name) for name in
             "exp log sin cos tan cot sec csc asin acos atan sinh cosh tanh coth sech csch asinh acosh atanh erf erfi erfc sqrt gamma".split()}
CONSTANTS = {"pi": sympy.pi, "e": sympy.E}


def read(text):
    names = set(re.findall(r"[A-Za-z_]\w*", text)) - FUNCTIONS.keys() - CONSTANTS.keys()
    scope = {name: sympy.Symbol(name, real=True) for name in names} | FUNCTIONS | CONSTANTS | {"abs": sympy.Abs}
    return sympy.parse_expr(text.replace("^", "**"), local_dict=scope)


def give_up(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, give_up)
with open(sys.argv[1], "w") as output, open(sys.argv[2]) as source:
    for record in map(json.loads, source):
        try:
            signal.alarm(25)
            derivative = sympy.diff(read(record["expr"]), sympy.Symbol(record["var"], real=True))
            start = time.process_time()
            form = sympy.simplify(derivative)
            sympy.cse(form)
            output.write(json.dumps(record | {"sympy": str(form), "ms": 1000 * (time.process_time() - start)}) + "\n")
        except Exception as problem:
            print(record["expr"], type(problem).__name__, file=sys.stderr)
        finally:
            signal.alarm(0)
