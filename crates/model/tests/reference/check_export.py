"""Runs the exported programs in the real libraries and compares the rates that they print with those of Settle.

    cargo build --package settle-model --examples
    venv/bin/pip install torch transformers optax jax keras
    venv/bin/python check_export.py ../../../../target/debug/examples [pytorch] [keras] [optax]

The documents are those of the tables beside this file, ones with schedules drawn by hand, and ones of each optimizer. A difference is
counted as a share of the largest rate of its run. Where the rate watches the loss of the run itself, Keras is checked with plain
gradient descent only: its momentum differs from PyTorch's, and the program says so. Exit status 1 if anything is amiss.
"""

import collections
import contextlib
import csv
import io
import json
import math
import os
import pathlib
import subprocess
import sys
import time
import traceback
import warnings

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"
os.environ["TRANSFORMERS_VERBOSITY"] = "error"
warnings.filterwarnings("ignore")

SURFACES = ("quadratic", "rosenbrock", "himmelblau", "beale", "rastrigin", "saddle", "styblinski_tang", "ravine", "plateau_cliff", "two_basins")
TABLES = ("torch", "transformers", "optax", "keras")
ALLOWED = {"pytorch": 1e-12, "optax": 1e-12, "keras": 5e-6}


def document(schedule, steps=40, rate=.1, optimizer=None, **more):
    return {"version": 1, "surface": {"kind": "quadratic", "a": 1, "b": 5, "angle": .3}, "start": [-1, 1.5],
            "optimizer": optimizer or {"kind": "SGD"}, "base_lr": rate, "schedule": schedule, "steps": steps, **more}


def own_documents():
    """What the tables lack: schedules drawn by hand, and every optimizer with and without a schedule."""
    drawn = [[[0, 1.0], [30, 0.0]], [[5, .5]], [[3, .1], [9, 1.0], [9.5, .3], [50, .2]], [[-4, 1.0], [4, -.5]]]
    yield from (document({"kind": "Drawn", "knots": knots}, rate=rate) for knots in drawn for rate in (.1, 1.0, 0.0))
    fade, wave = {"kind": "Drawn", "knots": drawn[0]}, {"kind": "KerasCosineDecay", "decay_steps": 20, "warmup_target": .5, "warmup_steps": 4}
    peak = {"kind": "WarmupCosineDecay", "init_value": 0, "peak_value": .3, "warmup_steps": 5, "decay_steps": 20}
    stairs = {"kind": "OptaxExponentialDecay", "transition_steps": 4, "decay_rate": .5, "end_value": .01}
    warm, exp = {"kind": "LinearLR", "start_factor": .1, "total_iters": 6}, {"kind": "ExponentialLR", "gamma": .9}
    swing = {"kind": "CyclicLR", "base_lr": .02, "max_lr": .3, "step_size_up": 5}
    parts = [fade, wave, peak, stairs, warm, exp, swing]
    for first in parts:
        for second in parts:
            yield document({"kind": "SequentialLR", "schedulers": [first, second], "milestones": [7]}, optimizer={"kind": "Adam"})
            yield document({"kind": "ChainedScheduler", "schedulers": [first, second]}, optimizer={"kind": "Adam"})
    three = {"kind": "SequentialLR", "schedulers": [{"kind": "SequentialLR", "schedulers": [warm, fade], "milestones": [9]}, exp],
             "milestones": [20]}
    yield from (document(three, steps) for steps in (5, 7, 40, 60))
    cosine = {"kind": "CosineAnnealingLR", "T_max": 34}
    yield document({"kind": "SequentialLR", "schedulers": [warm, cosine], "milestones": [6]}, 41)
    flat = [1.0] * 40
    optimizers = [
        dict(kind="SGD"), dict(kind="SGD", momentum=.9), dict(kind="SGD", momentum=.9, nesterov=True, weight_decay=.1),
        dict(kind="SGD", momentum=.5, dampening=.3), dict(kind="SGD", weight_decay=.2), dict(kind="Adam"), dict(kind="Adam", amsgrad=True),
        dict(kind="Adam", betas=[.8, .99], eps=1e-3, weight_decay=.1), dict(kind="AdamW"), dict(kind="AdamW", weight_decay=.3, amsgrad=True),
        dict(kind="RMSprop"), dict(kind="RMSprop", momentum=.9, weight_decay=.1), dict(kind="RMSprop", centered=True, alpha=.9, eps=1e-3),
        dict(kind="RMSprop", centered=True, momentum=.5), dict(kind="Adagrad"),
        dict(kind="Adagrad", lr_decay=.1, weight_decay=.1, initial_accumulator_value=.5)]
    watching = {"kind": "ReduceLROnPlateau", "patience": 2, "factor": .5}
    for optimizer in optimizers:
        for schedule in ({"kind": "Constant"}, exp, {"kind": "SequentialLR", "schedulers": [warm, cosine], "milestones": [6]}):
            yield document(schedule, optimizer=optimizer)
        yield document(watching, optimizer=optimizer, metrics=flat)
    for surface in SURFACES:
        yield {**document(watching, 60, .001), "surface": {"kind": surface}}
    yield {**document(exp), "noise": {"sigma": 1, "seed": 5}}


def table_documents():
    for table in TABLES:
        lines = pathlib.Path(__file__).with_name(f"{table}.jsonl").read_text().splitlines()[1:]
        yield from (case["document"] for case in map(json.loads, lines) if "raises" not in case)


def call(folder, program, *arguments, given):
    return subprocess.run([str(folder / program), *arguments], input=given, capture_output=True, text=True, check=False).stdout


def settle_runs(folder, given):
    """The rates and the last point of every document's run, None where it is refused."""
    for block in call(folder, "trace", "--lines", given=given).split("\n\n"):
        if block.startswith("error:"):
            yield None
        else:
            rows = list(csv.DictReader(io.StringIO(block)))
            yield [float(row["lr"]) for row in rows if row["lr"]], [float(rows[-1][key]) for key in "xy"]


def printed(program):
    """What a program prints, as numbers, and its names."""
    out, names = io.StringIO(), {"__name__": "__main__"}
    with contextlib.redirect_stdout(out):
        exec(compile(program, "exported program", "exec"), names)
    return [float(line) for line in out.getvalue().split()], names


def trained(names, case):
    """The rates of a schedule that is compiled, and one update by the optimizer, which must be finite."""
    import jax
    import jax.numpy as jnp

    weights = jnp.asarray([1.0, 2.0])
    optimizer = names["optimizer"]
    updates, _ = jax.jit(optimizer.update)(weights, optimizer.init(weights), weights)
    assert jnp.isfinite(updates).all(), updates
    schedule = jax.jit(names["schedule"])
    return [float(schedule(t)) for t in range(case["steps"])]


def arrived(names, case, library, wanted):
    """How far from Settle's the last point of a run is, where the program trains and the optimizers are the same: as a
    share of its size, or of 1 where that is more."""
    plain = case["optimizer"] == {"kind": "SGD"}
    if "weights" not in names or "noise" in case or "metrics" in case or not (plain or library == "pytorch"):
        return 0.0
    values = {"pytorch": lambda w: w.tolist(), "optax": lambda w: w.tolist(), "keras": lambda w: w.numpy().tolist()}
    return difference([*values[library](names["weights"]), 1.0], [*wanted, 1.0])


def difference(got, wanted):
    """The largest difference as a share of the largest rate."""
    if len(got) != len(wanted):
        return math.inf
    finite = [abs(rate) for rate in wanted if math.isfinite(rate)]
    largest = max(finite, default=1.0) or 1.0
    apart = lambda a, b: abs(a - b) / largest if math.isfinite(a) and math.isfinite(b) else 0.0 if a == b or (a != a and b != b) else math.inf
    return max(map(apart, got, wanted))


def kinds_in(schedule):
    return {schedule["kind"]}.union(*(kinds_in(part) for part in schedule.get("schedulers", [])))


def checked(library, case):
    paced = case["schedule"]["kind"] == "ReduceLROnPlateau" and "metrics" not in case
    plain = case["optimizer"]["kind"] == "SGD" and not case["optimizer"].get("momentum")
    return plain or not paced or library != "keras"


def check(library, folder, cases, runs):
    given = "\n".join(map(json.dumps, cases))
    programs = [json.loads(line) for line in call(folder, "export", library, "--lines", given=given).splitlines()]
    assert len(programs) == len(cases) == len(runs), (len(programs), len(cases), len(runs))
    worst, count, amiss, began = collections.defaultdict(float), collections.Counter(), 0, time.time()
    for number, (case, program, run) in enumerate(zip(cases, programs, runs)):
        if program is None or not checked(library, case):
            continue
        (wanted, last), own = run, number >= len(cases) - len(list(own_documents()))
        try:
            got, names = printed(program)
            apart, trouble = difference(got, wanted), ""
            if own and arrived(names, case, library, last) > 1e-9:
                apart, trouble = math.inf, f"The run ends at {names['weights']}, Settle's at {last}."
            if library == "optax" and "schedule" in names and own:
                apart = max(apart, difference(trained(names, case), wanted))
        except Exception:  # whatever a library raises is a finding
            apart, trouble = math.inf, traceback.format_exc(limit=-2)
        kind = case["schedule"]["kind"]
        count[kind] += 1
        worst[kind] = max(worst[kind], apart)
        if apart > ALLOWED[library]:
            amiss += 1
            if amiss <= int(os.environ.get("SHOW", 3)):
                print(f"--- {library}: {apart}\n{json.dumps(case)}\n{program}\n{trouble}")
    for kind in sorted(count):
        print(f"{library:8} {kind:28} {count[kind]:5} cases   {worst[kind]:.1e}")
    print(f"{library:8} {len(count):3} kinds {sum(count.values()):5} cases, largest difference {max(worst.values()):.1e}, "
          f"{amiss} amiss, {time.time() - began:.0f} s", flush=True)
    return amiss


def main():
    folder = pathlib.Path(sys.argv[1])
    libraries = sys.argv[2:] or list(ALLOWED)
    # EVERY=10 takes one in ten of the tables' documents.
    cases = [*list(table_documents())[::int(os.environ.get("EVERY", 1))], *own_documents()]
    runs = list(settle_runs(folder, "\n".join(map(json.dumps, cases))))
    print(f"{len(cases)} documents, {sum(run is None for run in runs)} refused, {len(set().union(*(kinds_in(c['schedule']) for c in cases)))} kinds")
    sys.exit(1 if sum(check(library, folder, cases, runs) for library in libraries) else 0)


main()
