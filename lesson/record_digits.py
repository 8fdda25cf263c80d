"""Records what the losses of a small network were under three schedules, for the curves in part 4 of the lesson.

    OMP_NUM_THREADS=1 python record_digits.py > digits.json

The network has 64, 32, 32 and 10 units and learns scikit-learn's handwritten digits (1797 images of 8x8 pixels; 400 of them
are held back for validation) with SGD and momentum. The three runs have the same images, the same first weights and the same
order of batches; only the schedule differs. The losses are those of the whole training set and of the whole validation set,
taken every EVERY steps, and are written with three digits. Made with the versions that the file names; other versions may
change the digits.
"""

import datetime
import json
import platform
import sys

import sklearn
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR, LinearLR, MultiStepLR, SequentialLR

SEED = 7
BATCH = 16
HELD_BACK = 400
EPOCHS = 8
EVERY = 8
RATE = 0.12
MOMENTUM = 0.9
# The early decay: from this step on, this share of the rate.
DROP, FACTOR = 30, 0.01


def data():
    """Training and validation images and labels, in an order that SEED decides."""
    digits = load_digits()
    order = torch.randperm(len(digits.target), generator=torch.Generator().manual_seed(SEED))
    images = torch.tensor(digits.data, dtype=torch.float32)[order] / 16
    labels = torch.tensor(digits.target)[order]
    return (images[HELD_BACK:], labels[HELD_BACK:]), (images[:HELD_BACK], labels[:HELD_BACK])


def network():
    """Always the same first weights."""
    torch.manual_seed(SEED)
    return nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 10))


def batches(images):
    """The images of every batch, epoch after epoch, each epoch in a new order."""
    order = torch.Generator().manual_seed(SEED + 1)
    for _ in range(EPOCHS):
        yield from torch.randperm(images, generator=order).split(BATCH)


def schedules(steps, epoch):
    """What is compared: name, and the schedule for an optimizer."""
    warmup = epoch
    return {
        "constant": lambda optimizer: LambdaLR(optimizer, lambda _: 1.0),
        "early-decay": lambda optimizer: MultiStepLR(optimizer, milestones=[DROP], gamma=FACTOR),
        "warmup-cosine": lambda optimizer: SequentialLR(
            optimizer,
            [LinearLR(optimizer, start_factor=0.1, total_iters=warmup), CosineAnnealingLR(optimizer, steps - warmup)],
            [warmup],
        ),
    }


def short(number):
    """Three digits are enough for a picture."""
    return float(f"{number:.3g}")


def train(schedule, training, validation):
    """Trains once; losses and rates every EVERY steps, and the share of validation digits that are read rightly."""
    net, loss_of = network(), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE, momentum=MOMENTUM)
    scheduler = schedule(optimizer)
    run = {"rates": [], "training": [], "validation": []}

    def record():
        with torch.no_grad():
            for name, (images, labels) in (("training", training), ("validation", validation)):
                run[name].append(short(loss_of(net(images), labels).item()))
        run["rates"].append(short(optimizer.param_groups[0]["lr"]))

    images, labels = training
    for step, pick in enumerate(batches(len(labels))):
        if step % EVERY == 0:
            record()
        optimizer.zero_grad()
        loss_of(net(images[pick]), labels[pick]).backward()
        optimizer.step()
        scheduler.step()
    record()
    with torch.no_grad():
        right = (net(validation[0]).argmax(1) == validation[1]).float().mean().item()
    return {**run, "accuracy": short(right)}


def main():
    """Writes the record as JSON."""
    torch.set_num_threads(1)
    training, validation = data()
    epoch = -(-len(training[1]) // BATCH)
    steps = EPOCHS * epoch
    print(json.dumps({
        "made": str(datetime.date.today()),
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "scikit-learn": sklearn.__version__},
        "rate": RATE, "momentum": MOMENTUM, "batch": BATCH, "epoch": epoch, "steps": steps, "every": EVERY,
        "runs": {name: train(plan, training, validation) for name, plan in schedules(steps, epoch).items()},
    }, separators=(",", ":")))


if __name__ == "__main__":
    main()
