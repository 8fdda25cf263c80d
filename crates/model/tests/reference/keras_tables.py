"""Runs the cosine decay of the real Keras over many experiment documents and writes what it did.

    venv/bin/pip install keras jax
    venv/bin/python keras_tables.py        # writes keras.jsonl beside this file

Keras computes its cosine in 32 bits whatever it is told, so the Rust test allows 5e-6. The first line of keras.jsonl holds the
provenance. Each further line is a case: an experiment document, and either the rates or the error that Keras raised.
"""

import datetime
import json
import os
import pathlib
import platform
import random

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras


def document(schedule, steps, rate):
    return {"version": 1, "surface": {"kind": "quadratic"}, "start": [1, 1], "optimizer": {"kind": "SGD"}, "base_lr": rate,
            "schedule": {"kind": "KerasCosineDecay", **schedule}, "steps": steps}


def run(case):
    arguments = {k: v for k, v in case["schedule"].items() if k != "kind"}
    try:
        schedule = keras.optimizers.schedules.CosineDecay(initial_learning_rate=case["base_lr"], **arguments)
        return {"document": case, "lr": [float(schedule(t)) for t in range(case["steps"])]}
    except Exception as error:  # whatever Keras raises is the result
        return {"document": case, "raises": type(error).__name__}


def chosen():
    yield from (dict(decay_steps=20), dict(decay_steps=1), dict(decay_steps=0), dict(decay_steps=-5), dict(decay_steps=100),
                dict(decay_steps=20, alpha=.1), dict(decay_steps=20, alpha=1.0), dict(decay_steps=20, alpha=2.0), dict(decay_steps=20, alpha=-.5),
                dict(decay_steps=20, warmup_steps=5), dict(decay_steps=20, warmup_target=.5, warmup_steps=5),
                dict(decay_steps=20, warmup_target=.5), dict(decay_steps=10, warmup_target=2.0, warmup_steps=8, alpha=.2),
                dict(decay_steps=3, warmup_target=.7, warmup_steps=30), dict(decay_steps=12, warmup_target=0.0, warmup_steps=4),
                dict(decay_steps=12, warmup_target=1.0, warmup_steps=1), dict(decay_steps=12, warmup_target=.3, warmup_steps=-4),
                dict(decay_steps=12, warmup_target=-.3, warmup_steps=4))


def at_random(source):
    number = lambda low, high: round(source.uniform(low, high), source.choice([1, 2, 6]))
    return {"decay_steps": source.choice([1, source.randint(1, 40), source.randint(-2, 40)]), "alpha": number(0.05, 1),
            "warmup_target": source.choice([None, number(0, 2)]), "warmup_steps": source.choice([0, 1, source.randint(1, 12)])}


def main():
    source = random.Random(20261125)
    cases = [run(document(schedule, 30, rate)) for schedule in chosen() for rate in (1.0, .1, 0.0)]
    cases += [run(document(at_random(source), 24, source.choice([1.0, .3, .05]))) for _ in range(80)]
    head = {"keras": keras.__version__, "jax": jax.__version__, "python": platform.python_version(), "date": str(datetime.date.today()),
            "script": "keras_tables.py", "cases": len(cases), "raising": sum("raises" in case for case in cases)}
    target = pathlib.Path(__file__).with_name("keras.jsonl")
    target.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in [head, *cases]))
    print(json.dumps(head))


main()
