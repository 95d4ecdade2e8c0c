"""The workloads of "icon-explorer bench" in PyTorch on the CPU, written the short way; where a
checkout of the I-Con authors' repository is named, with its "distributions" and its dense KL.

Reads "family method size seconds" from each line of standard input, steps that workload for so many
seconds and answers with one line of JSON: {"steps_per_s": ...}. The first line it writes names the
versions. Stays in memory between lines, so that two programs can be measured in turn.
"""
import glob
import json
import os
import sys
import time

THREADS = int(sys.argv[1])
AUTHORS = sys.argv[2] if len(sys.argv) > 2 else None

# Debian's OpenBLAS of pthreads and torch's OpenMP team fight for the cores: prefer the OpenMP build.
for folder in glob.glob("/usr/lib/*/openblas-openmp"):
    if "LD_LIBRARY_PATH" not in os.environ:
        os.environ["LD_LIBRARY_PATH"] = folder
        os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)
        os.execv(sys.executable, [sys.executable] + sys.argv)

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(THREADS)
TAU, ALPHA, CLASSES, PIXELS = 0.5, 0.2, 10, 784


def pairs(n):
    return (torch.arange(n) + n // 2) % n


def squared_distances(z):
    s = (z * z).sum(1)
    return (s[:, None] + s[None, :] - 2 * z @ z.t()).clamp_min(0)


def infonce(z, labels, no_self):
    z = F.normalize(z, dim=1)
    return F.cross_entropy((z @ z.t() / TAU).masked_fill(no_self, float("-inf")), pairs(len(z)))


def supcon(z, labels, no_self):
    z = F.normalize(z, dim=1)
    log_q = F.log_softmax((z @ z.t() / TAU).masked_fill(no_self, float("-inf")), 1)
    p = (labels[:, None] == labels[None, :]).float().masked_fill_(no_self, 0)
    p /= p.sum(1, keepdim=True)
    return -(p * log_q.masked_fill(no_self, 0)).sum() / len(z)


def tsimcne(z, labels, no_self):
    kernel = (1 / (1 + squared_distances(z))).masked_fill(no_self, 0)
    rows = torch.arange(len(z))
    return (kernel.sum(1).log() - kernel[rows, pairs(len(z))].log()).mean()


def clusters(z, labels, no_self):
    n, phi = len(z), F.softmax(z, 1)
    log_q = ((1 - ALPHA) * (phi / phi.sum(0)) @ phi.t() + ALPHA / n).log()
    rows = torch.arange(n)
    return -((1 - ALPHA) * log_q[rows, pairs(n)].sum() + ALPHA / n * log_q.sum()) / n


def cross_entropy(z, labels, no_self):
    return F.cross_entropy(z, labels)


LOSSES = {
    "infonce": (infonce, 128), "supcon": (supcon, 128), "tsimcne": (tsimcne, 2),
    "cluster10": (clusters, 10), "cluster64": (clusters, 64), "xent": (cross_entropy, CLASSES),
}


def authors_losses():
    """The same losses by the authors' kernels: [n, n] matrices p and q, KL over entries p > 1e-10."""
    sys.path.insert(0, AUTHORS)
    import distributions as kernels

    views = kernels.Augmentation(mask_diagonal=True)
    near = kernels.Gaussian(metric="cosine", sigma=(TAU / 2) ** 0.5, mask_diagonal=True)
    student = kernels.StudentT(mask_diagonal=True)
    same_class = kernels.Label(mask_diagonal=True)
    spread_views, together = views.leak(ALPHA), kernels.UniformCluster().leak(ALPHA)

    def kl(p, log_q):
        n, p, log_q = len(p), p.flatten(), log_q.flatten()
        some = p > 1e-10
        return -(p[some] * log_q[some]).sum() / n

    def items(z):
        return torch.arange(len(z)) % (len(z) // 2)

    def authors_clusters(z, labels, no_self):
        return kl(spread_views(items(z)), together(F.softmax(z, 1)).log())

    return {
        "infonce": (lambda z, y, no_self: kl(views(items(z)), near(z, return_log=True)), 128),
        "supcon": (lambda z, y, no_self: kl(same_class(y), near(z, return_log=True)), 128),
        "tsimcne": (lambda z, y, no_self: kl(views(items(z)), student(z).clamp(min=1e-10).log()), 2),
        "cluster10": (authors_clusters, 10), "cluster64": (authors_clusters, 64),
    }


if AUTHORS:
    LOSSES = authors_losses()


def mlp(d):
    return nn.Sequential(nn.Linear(PIXELS, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(),
                         nn.Linear(256, d))


def cnn(d):
    return nn.Sequential(nn.Unflatten(1, (1, 28, 28)),
                         nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Flatten(), nn.Linear(64 * 49, d))


def batches(size, both_views, count=16):
    centres = torch.rand(CLASSES, PIXELS)
    for _ in range(count):
        y = torch.randint(0, CLASSES, (size,))
        x = (centres[y] + 0.35 * torch.randn(size, PIXELS)).clamp_(0, 1)
        if both_views:
            x, y = torch.cat([x, x]), torch.cat([y, y])
        yield x + 0.1 * torch.randn(x.shape), y


def encoder_step(family, method, size):
    loss, d = LOSSES.get(method, (None, 128))
    drawn = list(batches(size, method != "xent"))
    network = (cnn if family == "cnn" else mlp)(d)
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    rows = len(drawn[0][0])
    no_self = torch.eye(rows, dtype=torch.bool)
    given = torch.randn(rows, d)
    state = {"step": 0}

    def step():
        x, y = drawn[state["step"] % len(drawn)]
        state["step"] += 1
        adam.zero_grad(set_to_none=True)
        if loss is None:
            network(x).backward(given)
        else:
            loss(network(x), y, no_self).backward()
        adam.step()
    return step


def plane_step(method, n):
    p = torch.rand(n, n).fill_diagonal_(0)
    p /= p.sum(1, keepdim=True)
    z = nn.Parameter(torch.randn(n, 2))
    adam = torch.optim.Adam([z], lr=1e-2)
    no_self = torch.eye(n, dtype=torch.bool)

    def step():
        adam.zero_grad(set_to_none=True)
        d = squared_distances(z)
        if method == "sne":
            log_q = F.log_softmax((-d).masked_fill(no_self, float("-inf")), 1)
            loss = -(p * log_q.masked_fill(no_self, 0)).sum() / n
        else:
            kernel = (1 / (1 + d)).masked_fill(no_self, 0)
            sums = kernel.sum(1).log().sum() / n if method == "tsne_row" else kernel.sum().log()
            loss = sums + (p * torch.log1p(d)).sum() / n
        loss.backward()
        adam.step()
    return step


def rate(step, seconds):
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step()
        done += 1
    return done / (time.perf_counter() - start)


torch.manual_seed(0)
print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
known, step = None, None
for line in sys.stdin:
    family, method, size, seconds = line.split()
    if (family, method, size) != known:
        known, step = (family, method, size), None
        step = plane_step(method, int(size)) if family == "full" else encoder_step(family, method, int(size))
        for _ in range(3):
            step()
    print(json.dumps({"steps_per_s": rate(step, float(seconds))}), flush=True)
