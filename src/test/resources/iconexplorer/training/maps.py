"""KL of joint t-SNE and joint SNE of the first 500 digits, for MapsOfOthersTest: python3 maps.py > maps.json

Needs numpy and scikit-learn (made with 1.2.1). Both begin at the principal plane, whose first axis is
scaled to a standard deviation of 1e-4, with perplexity 30. t-SNE is scikit-learn's, exact; SNE has no
implementation there: gradient descent with momentum and gains, in double precision.
"""
import json
import os

import numpy as np
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities

ITEMS = 500
STEPS = 1000
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 5, "datasets")
digits = np.loadtxt(os.path.join(folder, "digits.csv.gz"), delimiter=",")[:ITEMS, :64] / 16


def plane(x):
    centred = x - x.mean(axis=0)
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    z = u[:, :2] * s[:2]
    return z / z[:, 0].std() * 1e-4


def squared_distances(x):
    squares = (x * x).sum(axis=1)
    d = np.maximum(squares[:, None] + squares - 2 * x @ x.T, 0)
    np.fill_diagonal(d, 0)
    return d


def joint(x, perplexity):
    condensed = _joint_probabilities(squared_distances(x).astype(np.float32), perplexity, 0)
    p = np.zeros((len(x), len(x)))
    p[np.triu_indices(len(x), 1)] = condensed
    return p + p.T


def sne(x, steps):
    p = joint(x, 30)
    z = plane(x)
    velocity = np.zeros_like(z)
    gains = np.ones_like(z)
    some = p > 0
    for step in range(steps + 1):
        kernel = np.exp(-squared_distances(z))
        np.fill_diagonal(kernel, 0)
        q = kernel / kernel.sum()
        if step == steps:
            return (p[some] * np.log(p[some] / np.maximum(q[some], 1e-300))).sum()
        pull = p - q
        gradient = 4 * (pull.sum(axis=1)[:, None] * z - pull @ z)
        against = gradient * velocity < 0
        gains = np.maximum(np.where(against, gains + 0.2, gains * 0.8), 0.01)
        velocity = 0.8 * velocity - len(x) / 8 * gains * gradient
        z = z + velocity


tsne = TSNE(perplexity=30, learning_rate="auto", init=plane(digits), method="exact", n_iter=STEPS)
tsne.fit(digits)
values = {"tSne": tsne.kl_divergence_, "sne": sne(digits, STEPS)}
print(json.dumps({"items": ITEMS, "steps": STEPS, **values}))
