"""Runs the schedules of the real transformers over many experiment documents and writes what they did.

    venv/bin/pip install torch transformers
    venv/bin/python transformers_tables.py        # writes transformers.jsonl beside this file

They are torch schedulers (LambdaLR), so they run alone and inside SequentialLR and ChainedScheduler. The format is that of
torch_tables.py, which this script builds on.
"""

import datetime
import json
import pathlib
import platform
import random

import transformers
from transformers import optimization

import torch_tables as tables
from torch_tables import document, kind

tables.OTHERS |= {
    "LinearWithWarmup": optimization.get_linear_schedule_with_warmup,
    "CosineWithWarmup": optimization.get_cosine_schedule_with_warmup,
    "CosineWithHardRestarts": optimization.get_cosine_with_hard_restarts_schedule_with_warmup,
    "PolynomialWithWarmup": optimization.get_polynomial_decay_schedule_with_warmup,
    "InverseSqrt": optimization.get_inverse_sqrt_schedule,
    "WarmupStableDecay": optimization.get_wsd_schedule,
}


def chosen():
    """Ordinary, degenerate and extreme arguments of each kind, also far past the nominal end."""
    lengths = [(0, 24), (5, 20), (1, 10), (0, 1), (0, 0), (5, 5), (8, 3), (30, 40), (-3, 20), (4, -2), (24, 30), (3, 100)]
    common = lambda w, n: {"num_warmup_steps": w, "num_training_steps": n}
    for w, n in lengths:
        yield kind("LinearWithWarmup", **common(w, n))
        yield kind("CosineWithWarmup", **common(w, n))
        yield kind("CosineWithHardRestarts", **common(w, n))
        yield kind("PolynomialWithWarmup", **common(w, n))
        yield kind("InverseSqrt", num_warmup_steps=w)
    for cycles in (0.0, 1.0, 1.5, .25, -.5, 3.0, 1e6, 1e308):
        yield kind("CosineWithWarmup", **common(3, 20), num_cycles=cycles)
    for cycles in (0, 1, 2, 3, 5, -2, 1000):
        yield kind("CosineWithHardRestarts", **common(3, 20), num_cycles=cycles)
    for end, power in ((.1, 1.0), (0.0, 2.0), (1.0, 1.0), (2.0, 1.0), (.5, .5), (-.5, 1.0), (1e-7, 0.0), (.1, -1.0), (.999, 3.0), (0.0, 600.0)):
        yield kind("PolynomialWithWarmup", **common(4, 20), lr_end=end, power=power)
    for w, scale in ((0, 10), (5, 10), (5, 1), (5, 0), (0, 0), (3, -4), (0, -4), (5, 10_000), (0, 1), (10, 2), (7, 7)):
        yield kind("InverseSqrt", num_warmup_steps=w, timescale=scale)
    shapes = ("linear", "cosine", "1-sqrt")
    for warmup in shapes:
        for decay in shapes:
            yield kind("WarmupStableDecay", num_warmup_steps=5, num_stable_steps=6, num_decay_steps=8, warmup_type=warmup,
                       decay_type=decay, min_lr_ratio=.1)
    yield from (kind("WarmupStableDecay", **arguments) for arguments in (
        dict(num_warmup_steps=5, num_decay_steps=8), dict(num_warmup_steps=5, num_decay_steps=8, num_training_steps=20),
        dict(num_warmup_steps=5, num_decay_steps=8, num_training_steps=4), dict(num_warmup_steps=0, num_decay_steps=0, num_stable_steps=0),
        dict(num_warmup_steps=0, num_decay_steps=5, num_stable_steps=3, num_training_steps=50),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, num_cycles=1.0),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, num_cycles=1e308),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, min_lr_ratio=-.5),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, min_lr_ratio=2.0, decay_type="linear"),
        dict(num_warmup_steps=-3, num_decay_steps=5, num_stable_steps=6), dict(num_warmup_steps=4, num_decay_steps=-5, num_stable_steps=6),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, warmup_type="steep"),
        dict(num_warmup_steps=3, num_decay_steps=5, num_stable_steps=3, decay_type="steep")))


def drawn(source):
    """One of these kinds with arguments from its library's domain, ordinary ones likelier."""
    number = lambda low, high: round(source.uniform(low, high), source.choice([1, 2, 6]))
    count = lambda high: source.choice([0, 1, 2, source.randint(1, high), source.randint(-3, high)])
    shapes = ["linear", "cosine", "1-sqrt"]
    name = source.choice(list(tables.OTHERS))
    common = {"num_warmup_steps": count(12), "num_training_steps": count(30)}
    arguments = {
        "LinearWithWarmup": {}, "CosineWithWarmup": {"num_cycles": number(-1, 3)}, "CosineWithHardRestarts": {"num_cycles": count(5)},
        "PolynomialWithWarmup": {"lr_end": number(-.1, .6), "power": number(-.2, 3)}, "InverseSqrt": {"timescale": source.choice([None, count(40)])},
        "WarmupStableDecay": {"num_stable_steps": count(12), "num_decay_steps": count(12), "warmup_type": source.choice(shapes),
                              "decay_type": source.choice(shapes), "min_lr_ratio": number(0, 1), "num_cycles": source.choice([.5, number(0, 2)])},
    }[name]
    if name == "InverseSqrt":
        del common["num_training_steps"]
    return kind(name, **common, **arguments)


def composed(source):
    """These kinds beside torch's own, in sequence and together."""
    part = lambda: drawn(source) if source.random() < .6 else tables.at_random(source, 0)
    parts = [part() for _ in range(source.randint(2, 3))]
    if source.random() < .5:
        return kind("ChainedScheduler", schedulers=parts)
    return kind("SequentialLR", schedulers=parts, milestones=sorted(source.randint(0, 24) for _ in parts[1:]))


def main():
    source = random.Random(20261125)
    rates = [1.0, .1, .03, .5]
    cases = [tables.run(document(schedule), False) for schedule in chosen()]
    cases += [tables.run(document(drawn(source), 24, source.choice(rates)), False) for _ in range(250)]
    cases += [tables.run(document(composed(source), 24, source.choice(rates), {"momentum": .9}), False) for _ in range(150)]
    head = {"transformers": transformers.__version__, "torch": tables.torch.__version__, "python": platform.python_version(),
            "date": str(datetime.date.today()), "script": "transformers_tables.py", "cases": len(cases),
            "raising": sum("raises" in case for case in cases)}
    target = pathlib.Path(__file__).with_name("transformers.jsonl")
    target.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in [head, *cases]))
    print(json.dumps(head))


if __name__ == "__main__":
    main()
