"""Runs the real PyTorch over many experiment documents and writes what it did.

    python -m venv venv && venv/bin/pip install torch
    venv/bin/python torch_tables.py        # writes torch.jsonl beside this file

The first line of torch.jsonl holds the provenance. Each further line is a case: an experiment document, and either the
rates (and momentum, and for trajectories the points and losses) that PyTorch computed for it in float64, or the error that
it raised. The Rust tests read the file and need no Python.
"""

import datetime
import json
import math
import pathlib
import platform
import random
import warnings

import torch
from torch.optim import lr_scheduler

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)

LOSSES = {
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    "himmelblau": lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    "beale": lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
    "rastrigin": lambda x, y: 20 + x ** 2 - 10 * torch.cos(2 * math.pi * x) + y ** 2 - 10 * torch.cos(2 * math.pi * y),
    "saddle": lambda x, y: (x ** 2 - y ** 2) / 2,
    "styblinski_tang": lambda x, y: (x ** 4 - 16 * x ** 2 + 5 * x + y ** 4 - 16 * y ** 2 + 5 * y) / 2,
    "ravine": lambda x, y: 4 * (y - x - torch.sqrt(1 + x ** 2)) ** 2 + 1.5 * torch.log1p((x - .75) ** 2),
    "plateau_cliff": lambda x, y: on_the_ellipse((x / 2) ** 2 + (y / 1.5) ** 2),
    "two_basins": lambda x, y: (x ** 2 + y ** 2) / 2 - 2 * torch.exp(-4 * ((x + 2) ** 2 + (y - 1.5) ** 2)),
}


def on_the_ellipse(q):
    """The loss of plateau_cliff, which depends on the ellipse alone."""
    return 8 / (1 + torch.exp(10 * (1 - q))) + (1 - torch.exp(-q)) / 2


def loss_of(surface, point):
    """The loss of a document's surface, as torch differentiates it."""
    x, y = point[0], point[1]
    if surface["kind"] == "quadratic":
        angle = torch.tensor(surface.get("angle", 0.0))
        cos, sin = torch.cos(angle), torch.sin(angle)
        u, v = cos * x + sin * y, -sin * x + cos * y
        return (surface.get("a", 1.0) * u * u + surface.get("b", 20.0) * v * v) / 2
    return LOSSES[surface["kind"]](x, y)


def integers_of(arguments):
    """JSON's 2.0 is a whole number; torch wants an int."""
    floats = {"gamma", "factor", "start_factor", "end_factor", "eta_min", "max_lr", "pct_start", "base_momentum",
              "max_momentum", "div_factor", "final_div_factor", "power", "base_lr", "threshold", "min_lr", "eps"}
    return {k: float(v) if k in floats else v for k, v in arguments.items()}


# Kinds of other libraries that are torch schedulers too: a function of the optimizer and the arguments.
OTHERS = {}


def build(optimizer, schedule):
    """The scheduler of a document's schedule, children first, as a user's script would."""
    arguments = {k: v for k, v in schedule.items() if k != "kind"}
    kind = schedule["kind"]
    if kind in OTHERS:
        return OTHERS[kind](optimizer, **arguments)
    if kind == "Constant":
        return lr_scheduler.LambdaLR(optimizer, lambda _: 1)
    if kind == "SequentialLR":
        parts = [build(optimizer, part) for part in arguments["schedulers"]]
        return lr_scheduler.SequentialLR(optimizer, parts, arguments["milestones"])
    if kind == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler([build(optimizer, part) for part in arguments["schedulers"]], optimizer)
    return getattr(lr_scheduler, kind)(optimizer, **integers_of(arguments))


def run(document, trajectory):
    """What torch does with a document: one result line."""
    case = {"document": document}
    try:
        point = torch.tensor([float(c) for c in document["start"]], requires_grad=True)
        arguments = {k: v for k, v in document["optimizer"].items() if k != "kind"}
        if "betas" in arguments:
            arguments["betas"] = tuple(float(beta) for beta in arguments["betas"])
        kind = getattr(torch.optim, document["optimizer"]["kind"])
        optimizer = kind([point], lr=document["base_lr"], foreach=False, **arguments)
        scheduler = build(optimizer, document["schedule"])
        lr, momentum, points, losses = [], [], [], []
        watches = isinstance(scheduler, lr_scheduler.ReduceLROnPlateau)
        for t in range(document["steps"]):
            if t > 0:
                told = document["metrics"][t - 1] if "metrics" in document else losses[-1]
                scheduler.step(told) if watches else scheduler.step()
            group = optimizer.param_groups[0]
            lr.append(group["lr"])
            momentum.append(group["betas"][0] if "betas" in group else group.get("momentum"))
            optimizer.zero_grad()
            loss = loss_of(document["surface"], point)
            points.append(point.tolist())
            losses.append(loss.item())
            loss.backward()
            optimizer.step()
        points.append(point.tolist())
        losses.append(loss_of(document["surface"], point).item())
    except Exception as error:  # whatever torch raises is the result
        return {**case, "raises": type(error).__name__}
    case |= {"lr": written(lr), "momentum": written(momentum)}
    return case | {"points": written(points), "losses": written(losses)} if trajectory else case


def written(numbers):
    """JSON has no infinities and no NaN: they are written as text."""
    if isinstance(numbers, list):
        return [written(n) for n in numbers]
    return numbers if numbers is None or math.isfinite(numbers) else str(numbers)


def document(schedule, steps=24, base_lr=1.0, optimizer=None, surface=None, start=(-1.0, 1.5)):
    return {"version": 1, "surface": surface or {"kind": "quadratic", "a": 0.1, "b": 0.2, "angle": 0.3},
            "start": list(start), "optimizer": {"kind": "SGD", **(optimizer or {})}, "base_lr": base_lr,
            "schedule": schedule, "steps": steps}


def kind(name, **arguments):
    return {"kind": name, **arguments}


def chosen():
    """Ordinary, degenerate and extreme arguments of each kind, also far past the nominal end."""
    step = [(3, .5), (1, .9), (7, .1), (24, .5), (100, .5), (3, 1.0), (2, 0.0), (2, -.5), (5, 1.07), (-3, .5), (0, .5),
            (1, 1e-300)]
    multi = [([2, 5], .5), ([5, 2], .5), ([0], .5), ([0, 2, 2], .5), ([], .5), ([3, 3, 3], .1), ([30], .5), ([-1, 4], .5),
             ([1, 1], 1e200), ([1], 1e200), ([4], 0.0), ([2, 4, 6, 8], -1.5), ([3], 1.0)]
    constant = [(1 / 3, 5), (.5, 0), (.5, 1), (1.0, 3), (0.0, 5), (0.0, 30), (.1, 23), (.1, 24), (.7, -1), (1.5, 2), (-.1, 2),
                (1e-300, 2)]
    linear = [(1 / 3, 1, 5), (.1, 1, 7), (.5, 1, 0), (.5, 1, 1), (1, 0, 10), (1, .01, 10), (.25, .75, 4), (0, 1, 5), (1.5, 1, 5),
              (.5, 1.5, 5), (.5, -.1, 5), (.1, 1, 40), (.5, .8, -1), (1e-6, 1, 3), (.5, .5, 6)]
    exponential = [.9, 1.0, 0.0, .5, 1.07, -.9, 1e-200, 1e300, .999999, 2.0, .1, 1 / 3]
    cosine = [(40, 0), (7, 0), (7, .1), (1, 0), (2, .5), (0, 0), (-7, .1), (24, 2.0), (1000, 0), (12, -.3), (3, 1.0), (5, 1e-9)]
    restarts = [(1, 2, 0), (3, 2, 0), (10, 1, 0), (1, 1, 0), (7, 3, .1), (0, 1, 0), (5, 0, 0), (30, 2, 0), (2, 2, -.5),
                (4, 1, 2.0), (23, 1, 0), (24, 5, 1e-3)]
    cycle = [dict(total_steps=24), dict(total_steps=23), dict(total_steps=22), dict(epochs=6, steps_per_epoch=4),
             dict(epochs=6), dict(), dict(total_steps=0), dict(total_steps=24, pct_start=0.0), dict(total_steps=24, pct_start=1.0),
             dict(total_steps=23, pct_start=1.0), dict(total_steps=100, pct_start=.01), dict(total_steps=24, three_phase=True),
             dict(total_steps=24, three_phase=True, pct_start=.7), dict(total_steps=24, anneal_strategy="linear"),
             dict(total_steps=23, anneal_strategy="linear"), dict(total_steps=24, cycle_momentum=False),
             dict(total_steps=24, base_momentum=0.0, max_momentum=.5), dict(total_steps=24, div_factor=0),
             dict(total_steps=24, div_factor=1.0, final_div_factor=1.0), dict(total_steps=24, final_div_factor=0.0),
             dict(total_steps=24, pct_start=1.5), dict(total_steps=4, pct_start=.625, three_phase=True),
             dict(total_steps=24, epochs=0, steps_per_epoch=-1), dict(total_steps=30, max_lr=-.5)]
    polynomial = [(5, 1.0), (20, 2.0), (24, .5), (23, 1.0), (1, 1.0), (0, 1.0), (-1, 1.0), (10, 0.0), (10, -1.0), (30, -1.0),
                  (40, 3.0), (7, 1e-3), (7, 700.0), (23, -400.0)]
    cyclic = [dict(), dict(step_size_up=4), dict(step_size_up=4, step_size_down=2), dict(step_size_up=1), dict(step_size_up=0),
              dict(step_size_up=4, step_size_down=0), dict(step_size_up=0, step_size_down=4), dict(step_size_up=3, mode="triangular2"),
              dict(step_size_up=3, mode="exp_range", gamma=.9), dict(step_size_up=3, mode="exp_range", gamma=1e200),
              dict(step_size_up=3, mode="exp_range", gamma=0.0), dict(step_size_up=3, mode="exp_range", gamma=-.8),
              dict(step_size_up=3, cycle_momentum=False), dict(step_size_up=3, base_momentum=0.0), dict(step_size_up=-3),
              dict(step_size_up=4, step_size_down=-2), dict(step_size_up=-4, step_size_down=2, mode="triangular2"),
              dict(step_size_up=2, step_size_down=-2), dict(step_size_up=5, base_lr=.9), dict(step_size_up=5, max_lr=-.5),
              dict(step_size_up=5, max_momentum=-.2), dict(step_size_up=7, step_size_down=3, mode="triangular2")]
    yield from (kind("PolynomialLR", total_iters=n, power=p) for n, p in polynomial)
    yield from (kind("CyclicLR", **{"base_lr": .1, "max_lr": .7, **arguments}) for arguments in cyclic)
    yield from (kind("PolynomialLR"), kind("CyclicLR", base_lr=.1, max_lr=1.0))
    yield from (kind("StepLR", step_size=s, gamma=g) for s, g in step)
    yield from (kind("MultiStepLR", milestones=m, gamma=g) for m, g in multi)
    yield from (kind("ConstantLR", factor=f, total_iters=n) for f, n in constant)
    yield from (kind("LinearLR", start_factor=s, end_factor=e, total_iters=n) for s, e, n in linear)
    yield from (kind("ExponentialLR", gamma=g) for g in exponential)
    yield from (kind("CosineAnnealingLR", T_max=t, eta_min=e) for t, e in cosine)
    yield from (kind("CosineAnnealingWarmRestarts", T_0=t, T_mult=m, eta_min=e) for t, m, e in restarts)
    yield from (kind("OneCycleLR", **{"max_lr": .7, **arguments}) for arguments in cycle)
    yield from (kind("Constant"), kind("StepLR", step_size=4), kind("ConstantLR"), kind("LinearLR"),
                kind("CosineAnnealingLR", T_max=9), kind("CosineAnnealingWarmRestarts", T_0=5),
                kind("MultiStepLR", milestones=[3]))


def sequences():
    """Compositions, also those in which PyTorch surprises."""
    exp, lin, cos = kind("ExponentialLR", gamma=.5), kind("LinearLR", start_factor=.5, total_iters=4), \
        kind("CosineAnnealingLR", T_max=10, eta_min=.1)
    one = kind("OneCycleLR", max_lr=2.0, total_steps=10)
    again = kind("CosineAnnealingWarmRestarts", T_0=3, T_mult=2)
    hold, stages, drops = kind("ConstantLR", factor=.25, total_iters=3), kind("StepLR", step_size=2, gamma=.5), \
        kind("MultiStepLR", milestones=[-1, 0, 1], gamma=.1)
    still = kind("Constant")
    nested = kind("SequentialLR", schedulers=[lin, exp], milestones=[3])
    pairs = [([lin, cos], [4]), ([lin, cos], [2]), ([lin, exp], [0]), ([exp, lin], [3]), ([cos, exp], [5]), ([hold, cos], [3]),
             ([lin, one], [3]), ([one, exp], [5]), ([again, exp], [4]), ([exp, again], [4]), ([stages, drops], [2]),
             ([drops, stages], [3]), ([still, exp], [3]), ([exp, still], [3]), ([one, one], [4]), ([hold, stages], [2])]
    longer = [([lin, cos, exp], [4, 9]), ([lin, cos, exp], [3, 3]), ([lin, cos, exp], [5, 2]), ([exp, exp, exp, lin], [1, 4, 2]),
              ([lin, exp, again, hold], [2, 4, 9]), ([lin], []), ([], []), ([lin, exp], []), ([lin, exp], [1, 2]),
              ([lin, cos, exp], [-1, 4]), ([nested, cos], [6]), ([cos, nested], [6]), ([cos, nested], [0]), ([cos, nested], [30]),
              ([kind("SequentialLR", schedulers=[nested, cos], milestones=[5]), exp], [9]), ([nested], []),
              ([lin, kind("LinearLR", total_iters=0)], [3]), ([lin, kind("StepLR", step_size=0)], [3]),
              ([lin, kind("CosineAnnealingLR", T_max=0)], [3]), ([kind("ConstantLR", factor=.5, total_iters=0), exp], [3]),
              ([exp, kind("ConstantLR", factor=.5, total_iters=0)], [3]), ([exp, kind("LinearLR", start_factor=.5, end_factor=.8,
                                                                                 total_iters=-1)], [2])]
    yield from (kind("SequentialLR", schedulers=s, milestones=m) for s, m in pairs + longer)


def chains():
    """Schedules that act together, alone and inside sequences."""
    exp, lin, cos = kind("ExponentialLR", gamma=.9), kind("LinearLR", start_factor=.5, total_iters=3), \
        kind("CosineAnnealingLR", T_max=5, eta_min=.1)
    again, hold = kind("CosineAnnealingWarmRestarts", T_0=3, T_mult=2), kind("ConstantLR", factor=.25, total_iters=3)
    poly, swing = kind("PolynomialLR", total_iters=4), kind("CyclicLR", base_lr=.1, max_lr=1.0, step_size_up=4)
    one = kind("OneCycleLR", max_lr=2.0, total_steps=30)
    chain = lambda *parts: kind("ChainedScheduler", schedulers=list(parts))
    sequence = lambda milestones, *parts: kind("SequentialLR", schedulers=list(parts), milestones=milestones)
    warm = sequence([4], kind("LinearLR", start_factor=.5, total_iters=4), exp)
    yield from (chain(lin, cos), chain(kind("CosineAnnealingLR", T_max=40, eta_min=.1), exp), chain(again, exp), chain(exp, again),
                chain(hold, exp), chain(hold, warm), chain(warm, hold), chain(), chain(exp), chain(poly, exp), chain(exp, poly),
                chain(swing, exp), chain(exp, swing), chain(one, exp), chain(exp, one), chain(one, swing), chain(swing, one),
                chain(chain(exp, lin), hold), chain(kind("StepLR", step_size=0), exp), chain(exp, kind("ReduceLROnPlateau")),
                chain(kind("Constant"), exp), chain(kind("MultiStepLR", milestones=[0, 3]), kind("StepLR", step_size=2, gamma=.5)))
    yield from (sequence([6], chain(exp, lin), cos), sequence([6], chain(cos), exp), sequence([6], chain(poly), exp),
                sequence([6], chain(kind("PolynomialLR", total_iters=0)), exp), sequence([3], exp, chain(exp, lin)),
                sequence([0], exp, chain(hold, exp)), sequence([30], exp, chain(exp)), sequence([1, 4, 2], exp, exp, exp, chain(hold, exp)),
                sequence([3], swing, lin), sequence([3], lin, swing), sequence([3], one, swing), sequence([3], swing, one),
                sequence([3], poly, exp), sequence([3], exp, poly), sequence([3], exp, kind("PolynomialLR", total_iters=0)),
                sequence([3], exp, kind("PolynomialLR", total_iters=-1)), sequence([3], exp, kind("PolynomialLR", total_iters=-1, power=0.0)),
                sequence([3], exp, kind("PolynomialLR", total_iters=-1, power=-1.0)), sequence([3], exp, kind("ReduceLROnPlateau")),
                sequence([3], kind("ReduceLROnPlateau"), exp), sequence([2, 8], chain(hold, lin), swing, exp),
                sequence([5], chain(warm, exp), cos), sequence([5], sequence([2], chain(exp), lin), cos),
                sequence([3], kind("OneCycleLR", max_lr=1.0, div_factor=2.0, total_steps=30),
                         kind("OneCycleLR", max_lr=8.0, div_factor=4.0, total_steps=30)))


def plateaus(source):
    """ReduceLROnPlateau on given metrics and on the losses of runs."""
    flat, falling = [1.0] * 24, [1.0 / (1 + t) for t in range(24)]
    steps = [6, 5, 4, 3] * 6
    bumpy = [round(source.uniform(-1, 1), 3) for _ in range(24)]
    below = [-1.0 - .01 * t * (-1) ** t for t in range(24)]
    choices = [dict(), dict(patience=1, factor=.5), dict(patience=0, factor=.5), dict(patience=1, cooldown=3, factor=.5),
               dict(patience=1, factor=.5, threshold=1.0), dict(patience=1, factor=.5, threshold=2.0, threshold_mode="abs"),
               dict(mode="max", patience=1, factor=.5), dict(mode="max", patience=0, factor=.3, threshold_mode="abs", threshold=.1),
               dict(patience=0, factor=.5, eps=.1), dict(patience=0, eps=-9.0, min_lr=3.0), dict(patience=0, factor=.5, min_lr=.2),
               dict(factor=1.0), dict(factor=1.5), dict(patience=0, factor=-.5), dict(patience=-3, factor=.9), dict(patience=2, cooldown=-1),
               dict(patience=0, factor=0.0, eps=0.0), dict(patience=1, factor=.5, threshold=-.5), dict(patience=0, factor=.999999)]
    for metrics in (flat, falling, steps, bumpy, below):
        for arguments in choices:
            yield {**document(kind("ReduceLROnPlateau", **arguments)), "metrics": metrics}
    for arguments in choices:
        yield document(kind("ReduceLROnPlateau", **arguments), 60, .09, {"momentum": source.choice([0.0, .9])},
                       {"kind": "quadratic", "a": 1.0, "b": 20.0, "angle": -.3}, (-3.0, 2.5))
        yield document(kind("ReduceLROnPlateau", **arguments), 60, .3, {}, {"kind": "quadratic", "a": 1.0, "b": 20.0, "angle": -.3})


def at_random(source, depth=2):
    """A schedule with arguments from its library's domain, ordinary ones likelier."""
    number = lambda low, high: round(source.uniform(low, high), source.choice([1, 2, 6]))
    count = lambda high: source.choice([0, 1, 2, 3, source.randint(1, high), source.randint(-3, high)])
    choice = source.choice(["Constant", "ConstantLR", "StepLR", "MultiStepLR", "ExponentialLR", "CosineAnnealingLR",
                            "CosineAnnealingWarmRestarts", "LinearLR", "OneCycleLR", "PolynomialLR", "CyclicLR"]
                           + (["SequentialLR"] * 4 + ["ChainedScheduler"] * 3 + ["ReduceLROnPlateau"] * (depth < 2)) * (depth > 0))
    arguments = {
        "Constant": lambda: {},
        "ConstantLR": lambda: {"factor": number(0, 1), "total_iters": count(20)},
        "StepLR": lambda: {"step_size": count(10), "gamma": number(-.5, 1.5)},
        "MultiStepLR": lambda: {"milestones": [count(25) for _ in range(source.randint(0, 5))], "gamma": number(-.5, 1.5)},
        "ExponentialLR": lambda: {"gamma": number(-.5, 1.2)},
        "CosineAnnealingLR": lambda: {"T_max": count(30), "eta_min": number(-.2, 2)},
        "CosineAnnealingWarmRestarts": lambda: {"T_0": max(1, count(12)), "T_mult": source.randint(1, 3), "eta_min": number(-.2, 1)},
        "LinearLR": lambda: {"start_factor": max(.01, number(0, 1)), "end_factor": number(0, 1), "total_iters": count(20)},
        "OneCycleLR": lambda: {"max_lr": number(-.5, 2), "total_steps": source.choice([20, 25, 30, 60]),
                               "pct_start": number(0, 1), "anneal_strategy": source.choice(["cos", "linear"]),
                               "cycle_momentum": source.random() < .7, "base_momentum": number(0, .9),
                               "max_momentum": number(.5, .99), "div_factor": number(-2, 30),
                               "final_div_factor": number(1, 1e4), "three_phase": source.random() < .5},
        "PolynomialLR": lambda: {"total_iters": count(25), "power": number(-.5, 3)},
        "CyclicLR": lambda: {"base_lr": number(0, 1), "max_lr": number(-.2, 2), "step_size_up": count(8),
                             "step_size_down": source.choice([None, count(8)]), "gamma": number(.5, 1.1),
                             "mode": source.choice(["triangular", "triangular2", "exp_range"]),
                             "cycle_momentum": source.random() < .7, "base_momentum": number(0, .9), "max_momentum": number(.5, .99)},
        "ReduceLROnPlateau": lambda: {"patience": count(4), "factor": number(0, 1)},
        "SequentialLR": lambda: None,
        "ChainedScheduler": lambda: {"schedulers": [at_random(source, depth - 1) for _ in range(source.randint(1, 3))]},
    }[choice]()
    if choice == "SequentialLR":
        parts = [at_random(source, depth - 1) for _ in range(source.randint(1, 4))]
        milestones = [count(24) for _ in parts[1:]]
        arguments = {"schedulers": parts, "milestones": sorted(milestones) if source.random() < .8 else milestones}
    return kind(choice, **arguments)


def trajectories(source):
    """Whole runs: every argument of SGD, with and without a schedule."""
    surfaces = [({"kind": "quadratic", "a": 1.0, "b": 20.0, "angle": -.3}, (-3.0, 2.5), .08),
                ({"kind": "quadratic", "a": 5.0, "b": .5, "angle": 400.0}, (1.0, -2.0), .3),
                ({"kind": "rosenbrock"}, (-1.2, 1.0), .0012), ({"kind": "himmelblau"}, (-.5, -1.0), .01)]
    optimizers = [{}, {"momentum": .9}, {"momentum": .5, "dampening": .5}, {"momentum": .8, "nesterov": True}, {"weight_decay": .1},
                  {"momentum": .7, "weight_decay": .05, "dampening": -.2}, {"momentum": .6, "nesterov": True, "weight_decay": .3},
                  {"momentum": 1.1}]
    schedules = [kind("Constant"), kind("ExponentialLR", gamma=.97), kind("OneCycleLR", max_lr=.01, total_steps=40, base_momentum=0.0,
                                                                      max_momentum=.9)]
    for surface, start, rate in surfaces:
        for optimizer in optimizers:
            for schedule in schedules:
                share = source.choice([1.0, .5, .2])
                yield document(schedule, 40, rate * share, optimizer, surface, start)
    for optimizer in [{"momentum": -.1}, {"weight_decay": -1}, {"nesterov": True}, {"momentum": .5, "dampening": .1, "nesterov": True},
                      {"dampening": 3.0}]:
        yield document(kind("Constant"), 5, .1, optimizer)
    yield document(kind("Constant"), 5, -1e-9)
    yield document(kind("Constant"), 400, 999.0)


def adaptive(source):
    """Whole runs of the other optimizers: every argument, ordinary and extreme, constant and cycled."""
    surfaces = [({"kind": "quadratic", "a": 1.0, "b": 20.0, "angle": -.3}, (-3.0, 2.5)), ({"kind": "rosenbrock"}, (-1.2, 1.0)),
                ({"kind": "himmelblau"}, (-.5, -1.0))]
    betas = [dict(), dict(betas=[.5, .9]), dict(betas=[0.0, 0.0]), dict(betas=[.99, .5]), dict(eps=1e-3), dict(eps=0.0),
             dict(amsgrad=True), dict(weight_decay=.3), dict(amsgrad=True, betas=[.8, .3], weight_decay=1.0, eps=1.0),
             dict(betas=[.4, .99999])]
    optimizers = [
        *({"kind": name, **arguments} for name in ("Adam", "AdamW") for arguments in betas),
        *({"kind": "Adagrad", **arguments} for arguments in (
            dict(), dict(lr_decay=.1), dict(weight_decay=.3), dict(initial_accumulator_value=2.0), dict(eps=.5), dict(eps=0.0),
            dict(lr_decay=3.0, weight_decay=.1, initial_accumulator_value=.1, eps=1e-3), dict(initial_accumulator_value=1e6))),
        *({"kind": "RMSprop", **arguments} for arguments in (
            dict(), dict(alpha=.5), dict(alpha=0.0, eps=.1), dict(momentum=.9), dict(centered=True, eps=.01), dict(weight_decay=.3),
            dict(momentum=.5, centered=True, alpha=.9, eps=.01, weight_decay=.1), dict(alpha=1.0, eps=.1), dict(eps=1.0)))]
    cycle = kind("OneCycleLR", max_lr=.05, total_steps=60)
    swing = kind("CyclicLR", base_lr=.001, max_lr=.05, step_size_up=7, base_momentum=0.0, max_momentum=.9)
    for surface, start in surfaces:
        for optimizer in optimizers:
            for schedule in (kind("Constant"), source.choice([cycle, swing, kind("StepLR", step_size=20)])):
                yield document(schedule, 60, source.choice([.1, .01, .003]), optimizer, surface, start)
    refused = [{"kind": "Adam", "betas": [1.0, .9]}, {"kind": "Adam", "betas": [.9, 1.0]}, {"kind": "AdamW", "betas": [-.1, .9]},
               {"kind": "Adam", "eps": -1e-9}, {"kind": "AdamW", "weight_decay": -.1}, {"kind": "RMSprop", "alpha": -.1},
               {"kind": "RMSprop", "momentum": -.1}, {"kind": "RMSprop", "eps": -1.0}, {"kind": "RMSprop", "weight_decay": -1.0},
               {"kind": "Adagrad", "lr_decay": -.1}, {"kind": "Adagrad", "initial_accumulator_value": -1.0},
               {"kind": "Adagrad", "eps": -1.0}, {"kind": "Adagrad", "weight_decay": -1.0}]
    yield from (document(kind("Constant"), 5, .1, optimizer) for optimizer in refused)
    yield from (document(schedule, 30, .1, {"kind": "Adagrad"}) for schedule in (
        kind("OneCycleLR", max_lr=.1, total_steps=40), kind("CyclicLR", base_lr=.1, max_lr=1.0),
        kind("OneCycleLR", max_lr=.1, total_steps=40, cycle_momentum=False)))


def elsewhere(source):
    """Whole runs on the other surfaces from their own starts: each optimizer at an ordinary rate, constant and decayed."""
    surfaces = [("beale", (1.0, 1.0), .01, .02), ("rastrigin", (-3.3, 2.4), .002, .02), ("saddle", (-2.5, .01), .03, .03),
                ("styblinski_tang", (4.2, .1), .01, .05), ("ravine", (-7.0, 1.5), .1, .1), ("plateau_cliff", (-2.0, .3), .35, .05),
                ("two_basins", (-2.8, 2.2), .14, .1)]
    plain = [{"momentum": 0.0}, {"momentum": .8}, {"momentum": .8, "nesterov": True}, {"momentum": .5, "dampening": .3, "weight_decay": .1}]
    others = [{"kind": "Adagrad"}, {"kind": "Adagrad", "lr_decay": .01, "weight_decay": .1}, {"kind": "RMSprop", "alpha": .9},
              {"kind": "RMSprop", "centered": True, "momentum": .5, "eps": .01}, {"kind": "Adam"}, {"kind": "Adam", "amsgrad": True},
              {"kind": "AdamW"}, {"kind": "AdamW", "betas": [.8, .95], "weight_decay": .3}]
    schedules = [kind("Constant"), kind("CosineAnnealingLR", T_max=50), kind("LinearLR", start_factor=.1, total_iters=12),
                 kind("StepLR", step_size=20, gamma=.5)]
    for name, start, rate, adaptive_rate in surfaces:
        for optimizer in plain + others:
            share = 1 - optimizer.get("momentum", 0.0)
            own = adaptive_rate if "kind" in optimizer else rate * share
            yield document(source.choice(schedules), 50, round(own, 6), optimizer, {"kind": name}, start)
        yield document(kind("Constant"), 50, rate, {}, {"kind": name}, start)


def main():
    source = random.Random(20261125)
    cases = [run(document(schedule), False) for schedule in [*chosen(), *sequences(), *chains()]]
    cases += [run(case, False) for case in plateaus(source)]
    cases += [run(document(schedule, steps, rate), False) for schedule in list(sequences())[:4] for steps, rate in
              [(1, 1.0), (2, .1), (300, .05)]]
    cases += [run(document(kind("CosineAnnealingLR", T_max=t, eta_min=e), 800, .1), False) for t, e in [(200, 0), (799, 1e-3)]]
    cases += [run(document(at_random(source), source.choice([1, 5, 24, 24, 24]), source.choice([1.0, .1, .03, 0.0]),
                           source.choice([{}, {"momentum": .9}])), False) for _ in range(900)]
    cases += [run(case, True) for case in [*trajectories(source), *adaptive(source), *elsewhere(source)]]
    head = {"torch": torch.__version__, "python": platform.python_version(), "date": str(datetime.date.today()),
            "script": "torch_tables.py", "cases": len(cases), "raising": sum("raises" in case for case in cases)}
    target = pathlib.Path(__file__).with_name("torch.jsonl")
    target.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in [head, *cases]))
    print(json.dumps(head))


if __name__ == "__main__":
    main()
