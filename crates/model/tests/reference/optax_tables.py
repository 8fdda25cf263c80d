"""Runs the schedules of the real optax over many experiment documents and writes what they did, in 64 bits.

    venv/bin/pip install optax jax
    venv/bin/python optax_tables.py        # writes optax.jsonl beside this file

The first line of optax.jsonl holds the provenance. Each further line is a case: an experiment document, and either the rates
that optax gives for its steps, or the error that it raised.
"""

import datetime
import json
import math
import pathlib
import platform
import random

import jax

jax.config.update("jax_enable_x64", True)

import optax

MAKERS = {
    "WarmupCosineDecay": lambda rate, arguments: optax.warmup_cosine_decay_schedule(**arguments),
    "OptaxExponentialDecay": lambda rate, arguments: optax.exponential_decay(init_value=rate, **arguments),
}


def document(schedule, steps, rate):
    return {"version": 1, "surface": {"kind": "quadratic"}, "start": [1, 1], "optimizer": {"kind": "SGD"}, "base_lr": rate,
            "schedule": schedule, "steps": steps}


def run(case):
    arguments = {k: v for k, v in case["schedule"].items() if k != "kind"}
    try:
        schedule = MAKERS[case["schedule"]["kind"]](case["base_lr"], arguments)
        rates = [float(schedule(t)) for t in range(case["steps"])]
    except Exception as error:  # whatever optax raises is the result
        return {"document": case, "raises": type(error).__name__}
    return {"document": case, "lr": [rate if math.isfinite(rate) else str(rate) for rate in rates]}


def chosen():
    cosine = [dict(), dict(warmup_steps=0), dict(warmup_steps=24), dict(warmup_steps=30), dict(warmup_steps=-3), dict(decay_steps=6),
              dict(end_value=.3), dict(end_value=2.0), dict(end_value=-.5), dict(exponent=2.0), dict(exponent=.5), dict(exponent=0.0),
              dict(exponent=-1.0), dict(peak_value=0.0), dict(peak_value=0.0, end_value=.4), dict(init_value=2.0), dict(init_value=-1.0),
              dict(peak_value=-1.0), dict(decay_steps=100), dict(exponent=3.0, end_value=.2)]
    yield from ({"kind": "WarmupCosineDecay", "init_value": 0.0, "peak_value": 1.0, "warmup_steps": 5, "decay_steps": 20, **a} for a in cosine)
    decay = [dict(), dict(staircase=True), dict(transition_begin=6), dict(transition_begin=6, staircase=True), dict(transition_begin=-4),
             dict(end_value=.2), dict(end_value=.2, staircase=True), dict(end_value=0.0), dict(decay_rate=1.5, end_value=2.0), dict(decay_rate=1.5),
             dict(decay_rate=0.0), dict(decay_rate=0.0, end_value=3.0), dict(transition_steps=0, end_value=3.0), dict(transition_steps=-2),
             dict(transition_steps=1), dict(decay_rate=-.5), dict(decay_rate=-.5, staircase=True), dict(decay_rate=-.5, staircase=True, end_value=.1),
             dict(decay_rate=1.0, end_value=.1), dict(decay_rate=1.0), dict(end_value=5.0), dict(end_value=-1.0), dict(decay_rate=1e-300),
             dict(decay_rate=1e200, transition_steps=1), dict(decay_rate=-.5, end_value=.3)]
    yield from ({"kind": "OptaxExponentialDecay", "transition_steps": 4, "decay_rate": .5, **a} for a in decay)


def at_random(source):
    number = lambda low, high: round(source.uniform(low, high), source.choice([1, 2, 6]))
    count = lambda high: source.choice([0, 1, source.randint(1, high), source.randint(-3, high)])
    if source.random() < .5:
        return {"kind": "WarmupCosineDecay", "init_value": number(-.2, 1), "peak_value": number(-.2, 2), "warmup_steps": count(12),
                "decay_steps": count(40), "end_value": number(-.2, 1), "exponent": source.choice([1.0, number(0, 4)])}
    return {"kind": "OptaxExponentialDecay", "transition_steps": count(12), "decay_rate": number(-.3, 1.4), "transition_begin": count(10),
            "staircase": source.random() < .5, "end_value": source.choice([None, number(-.1, 1.5)])}


def main():
    source = random.Random(20261125)
    cases = [run(document(schedule, 30, rate)) for schedule in chosen() for rate in (1.0, .1)]
    cases += [run(document(at_random(source), 24, source.choice([1.0, .3, .05]))) for _ in range(150)]
    head = {"optax": optax.__version__, "jax": jax.__version__, "python": platform.python_version(), "date": str(datetime.date.today()),
            "script": "optax_tables.py", "cases": len(cases), "raising": sum("raises" in case for case in cases)}
    target = pathlib.Path(__file__).with_name("optax.jsonl")
    target.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in [head, *cases]))
    print(json.dumps(head))


main()
