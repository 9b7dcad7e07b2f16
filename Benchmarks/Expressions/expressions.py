"""Evaluations a second of the packages cel-python and common-expression-language.

Usage: expressions.py DATA EXPRESSIONS SECONDS. DATA is a JSON file with the variable `plan`; EXPRESSIONS has one
expression on each line. Each is compiled once and its variables are bound once; it is evaluated for SECONDS, and what
one evaluation took at best, in nanoseconds, is printed: one line for each expression, `rust` and `python` apart by a
tab, then the result as JSON.
"""

import json
import sys
import time

import cel
import celpy


def nanoseconds(evaluate, seconds):
    """The least time of one evaluation, over rounds that together take about `seconds`."""
    start = time.perf_counter_ns()
    evaluate()
    once = max(1, time.perf_counter_ns() - start)
    count = max(1, int(seconds * 1e9 / 20 / once))
    best = None
    end = time.perf_counter_ns() + int(seconds * 1e9)
    while best is None or time.perf_counter_ns() < end:
        start = time.perf_counter_ns()
        for _ in range(count):
            evaluate()
        took = (time.perf_counter_ns() - start) / count
        best = took if best is None else min(best, took)
    return best


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        expressions = file.read().splitlines()
    seconds = float(sys.argv[3])
    context = cel.Context(variables={"plan": plan})
    environment = celpy.Environment()
    activation = {"plan": celpy.json_to_cel(plan)}
    for expression in expressions:
        program = cel.compile(expression)
        other = environment.program(environment.compile(expression))
        result = program.execute(context)
        if json.dumps(result) != json.dumps(other.evaluate(activation), cls=celpy.CELJSONEncoder):
            sys.exit(f"the packages disagree on {expression}")
        rust = nanoseconds(lambda: program.execute(context), seconds)
        python = nanoseconds(lambda: other.evaluate(activation), seconds)
        print(f"{rust:.0f}\t{python:.0f}\t{json.dumps(result, ensure_ascii=False)}", flush=True)


main()
