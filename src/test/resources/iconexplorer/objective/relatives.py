"""Makes relatives.json, which RelativesReferenceTest compares with: python3 relatives.py

Needs numpy. VICReg is written as in the authors' program (mean squared error over rows and
dimensions, the hinge's mean over both views, the covariances' sum over both), debiased contrast as
in equation 8 of its paper with one positive each. Gradients are complex-step derivatives.
"""
import json
import os

import numpy as np

rng = np.random.default_rng(7)


def vicreg(z, weights):
    cohesion, variance, covariance = weights
    n, d = z.shape[0] // 2, z.shape[1]
    a, b = z[:n], z[n:]
    loss = cohesion * ((a - b) ** 2).sum() / (n * d)
    for view in (a, b):
        x = view - view.sum(0) / n
        c = x.T @ x / (n - 1)
        std = np.sqrt(np.diag(c) + 1e-4)
        hinge = sum(1 - s if s.real < 1 else 0 for s in std) / d
        loss = loss + variance * hinge / 2
        loss = loss + covariance * sum(
            c[k, l] ** 2 for k in range(d) for l in range(d) if k != l) / d
    return loss


def dcl(z, tau, prior):
    n = z.shape[0]
    half = n // 2
    u = z / np.sqrt((z ** 2).sum(1))[:, None]
    e = np.exp(u @ u.T / tau)
    total = 0
    for i in range(n):
        j = (i + half) % n
        negatives = [k for k in range(n) if k not in (i, j)]
        count = len(negatives)
        g = (sum(e[i, k] for k in negatives) - count * prior * e[i, j]) / (1 - prior)
        if g.real < count * np.exp(-1 / tau):
            g = count * np.exp(-1 / tau)
        total = total - np.log(e[i, j] / (e[i, j] + g))
    return total / n


def slope(f, z):
    gradient = np.zeros_like(z)
    for at in np.ndindex(*z.shape):
        moved = z.astype(complex)
        moved[at] += 1e-30j
        gradient[at] = f(moved).imag / 1e-30
    return gradient


def case(name, z, f, **settings):
    return {"name": name, **settings, "rows": z.shape[0], "dimension": z.shape[1],
            "z": z.ravel().tolist(), "loss": float(f(z)), "gradient": slope(f, z).ravel().tolist()}


def points(rows, dimension, scale):
    return (scale * rng.standard_normal((rows, dimension))).astype(np.float32).round(3).astype(float)


cases = []
for scale in (0.4, 1.0, 2.0):
    for weights in ((25, 25, 0), (25, 25, 1), (1, 3, 0.5)):
        z = points(12, 3, scale)
        cases.append(case(f"vicreg {weights} at {scale}", z, lambda x, w=weights: vicreg(x, w),
                          kind="vicreg", weights=weights))
for tau in (0.5, 0.1):
    for prior in (0.0, 0.1, 0.5):
        z = points(10, 3, 1.0)
        cases.append(case(f"dcl τ {tau} τ⁺ {prior}", z, lambda x, t=tau, p=prior: dcl(x, t, p),
                          kind="dcl", temperature=tau, classPrior=prior))
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "relatives.json")
with open(path, "w") as file:
    json.dump(cases, file, ensure_ascii=False, separators=(",", ":"))
    file.write("\n")
