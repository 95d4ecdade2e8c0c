"""Makes expected.json, which ScikitLearnTest compares with: python3 expected.py

Needs numpy, scipy and scikit-learn (made with 1.2.1). Neighbours are found by an exhaustive search
in double precision; the vote among them is spelled out here, because scikit-learn's own breaks draws
by the lower class number.
"""
import json
import os

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import pdist
from sklearn import cluster, datasets, linear_model, manifold, metrics, neighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(20)


def rounded(x):
    return np.asarray(x, dtype=np.float32).round(4)


def hungarian(labels, clusters):
    table = np.zeros((clusters.max() + 1, labels.max() + 1), dtype=int)
    np.add.at(table, (clusters, labels), 1)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return table[rows, columns].sum() / len(labels)


def agreement(name, labels, clusters):
    labels, clusters = np.asarray(labels), np.asarray(clusters)
    return {
        "name": name,
        "labels": labels.tolist(),
        "clusters": clusters.tolist(),
        "nmi": metrics.normalized_mutual_info_score(labels, clusters),
        "ari": metrics.adjusted_rand_score(labels, clusters),
        "hungarian": hungarian(labels, clusters),
    }


def vote(neighbours, labels):
    votes, ranks = {}, {}
    for rank, j in enumerate(neighbours):
        votes[labels[j]] = votes.get(labels[j], 0) + 1
        ranks[labels[j]] = ranks.get(labels[j], 0) + rank
    return min(votes, key=lambda c: (-votes[c], ranks[c]))


def leave_one_out(z, labels, k):
    search = neighbors.NearestNeighbors(n_neighbors=k, algorithm="brute").fit(z.astype(float))
    found = search.kneighbors(return_distance=False)
    return float(np.mean([vote(row, labels) == labels[i] for i, row in enumerate(found)]))


def held_out(train, train_labels, test, test_labels, k):
    search = neighbors.NearestNeighbors(n_neighbors=k, algorithm="brute").fit(train.astype(float))
    found = search.kneighbors(test.astype(float), return_distance=False)
    return float(np.mean([vote(r, train_labels) == y for r, y in zip(found, test_labels)]))


def trust(x, z, k):
    return float(manifold.trustworthiness(x.astype(float), z.astype(float), n_neighbors=k))


def overlap(x, z, k):
    in_x, in_z = (
        neighbors.NearestNeighbors(n_neighbors=k, algorithm="brute")
        .fit(points.astype(float))
        .kneighbors(return_distance=False)
        for points in (x, z)
    )
    return float(np.mean([len(set(a) & set(b)) / k for a, b in zip(in_x, in_z)]))


def probe(train, train_labels, test, test_labels):
    model = make_pipeline(
        StandardScaler(), linear_model.LogisticRegression(C=1, tol=1e-10, max_iter=10000)
    ).fit(train.astype(float), train_labels)
    return {
        "accuracy": model.score(test.astype(float), test_labels),
        "probabilities": model.predict_proba(test.astype(float)).round(9).ravel().tolist(),
    }


def dbscan(z, k=5):
    search = neighbors.NearestNeighbors(n_neighbors=k, algorithm="brute").fit(z)
    distances = np.sort(search.kneighbors()[0][:, -1])
    chord = np.linspace(distances[0], distances[-1], len(distances))
    # A hair more than the knee, which is a distance between two of the points.
    epsilon = float(distances[np.argmax(chord - distances)]) * (1 + 1e-6)
    # scikit-learn counts the point itself among its neighbours.
    labels = cluster.DBSCAN(eps=epsilon, min_samples=k + 1).fit_predict(z)
    return {"epsilon": epsilon, "clusters": int(labels.max()) + 1, "labels": labels.tolist()}


def on_the_sphere(z):
    return rounded(z / np.linalg.norm(z, axis=1, keepdims=True))


def expected_calibration_error(confidence, right, bins=15):
    error = 0.0
    for low in np.arange(bins) / bins:
        inside = (confidence > low) & (confidence <= low + 1 / bins)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return float(error)


labels = rng.integers(0, 4, 200)
noisy = np.where(rng.random(200) < 0.7, (labels + 1) % 4, rng.integers(0, 4, 200))
agreements = [
    agreement("perfect, renamed", [0, 0, 1, 1, 2], [2, 2, 0, 0, 1]),
    agreement("one cluster", [0, 0, 1, 1], [0, 0, 0, 0]),
    agreement("one class and one cluster", [0, 0, 0], [1, 1, 1]),
    agreement("all apart", [0, 0, 1, 1], [0, 1, 2, 3]),
    agreement("worse than chance", [0, 0, 1, 1], [0, 1, 0, 1]),
    agreement("one item", [0], [0]),
    agreement("noisy", labels, noisy),
    agreement("random", labels, rng.integers(0, 4, 200)),
    agreement("more clusters than classes", labels, rng.integers(0, 9, 200) // 2 + labels),
    agreement("fewer clusters than classes", labels, labels // 2),
    agreement("unused numbers", labels * 3 + 1, noisy * 2),
]

embeddings = []
for name, n, d, dz in [("plane", 90, 5, 2), ("line", 61, 3, 1), ("wide", 40, 20, 12)]:
    y = rng.integers(0, 3, n)
    x = rounded(rng.normal(size=(n, d)) + 1.5 * y[:, None])
    z = rounded(x @ rng.normal(size=(d, dz)) + 0.3 * rng.normal(size=(n, dz)))
    half = n // 2
    embeddings.append({
        "name": name,
        "n": n,
        "d": d,
        "dz": dz,
        "x": [float(v) for v in x.ravel()],
        "z": [float(v) for v in z.ravel()],
        "labels": y.tolist(),
        "trustworthiness": {str(k): trust(x, z, k) for k in (1, 5, 12)},
        "accuracy": {str(k): leave_one_out(z, y, k) for k in (1, 2, 4, 5, 10)},
        "heldOut": {
            str(k): held_out(z[:half], y[:half], z[half:], y[half:], k) for k in (1, 2, 4, 5, 10)
        },
        "inertia": {
            str(c): cluster.KMeans(c, n_init=100, random_state=0).fit(z.astype(float)).inertia_
            for c in (1, 2, 3)
        },
    })

# A linear map of the bundled digits: at the size that is measured live.
digits = datasets.load_digits()
x = digits.data / 16
projection = rounded(rng.normal(size=(64, 2)))
z = x @ projection.astype(float)
bundled = {
    "projection": [float(v) for v in projection.ravel()],
    "trustworthiness": trust(x, z, 5),
    "accuracy": leave_one_out(z, digits.target, 5),
    "accuracyOfPixels": leave_one_out(x, digits.target, 5),
    "inertiaOfPixels": cluster.KMeans(10, n_init=20, random_state=0).fit(x).inertia_,
}

# Later measures have numbers of their own, so that those above stay as they are.
later = np.random.default_rng(21)
for one in embeddings:
    n, d, dz = one["n"], one["d"], one["dz"]
    x, z = np.array(one["x"]).reshape(n, d), np.array(one["z"]).reshape(n, dz)
    y = np.array(one["labels"])
    half = n // 2
    one["continuity"] = {str(k): trust(z, x, k) for k in (1, 5, 12)}
    one["overlap"] = {str(k): overlap(x, z, k) for k in (1, 5, 12)}
    one["silhouette"] = float(metrics.silhouette_score(z, y))
    one["dbscan"] = dbscan(z)
    one["probe"] = probe(z[:half], y[:half], z[half:], y[half:])

views = on_the_sphere(later.normal(size=(60, 3)) + 0.5)
half = len(views) // 2
sphere = {
    "d": 3,
    "views": [float(v) for v in views.ravel()],
    "uniformity": float(np.log(np.exp(-2 * pdist(views.astype(float), "sqeuclidean")).mean())),
    "alignment": float(((views[:half].astype(float) - views[half:]) ** 2).sum(axis=1).mean()),
}

logits = later.normal(size=(120, 4)) * 2
phi = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
phi = phi.astype(np.float32).round(5)
truth = np.where(later.random(120) < 0.6, phi.argmax(axis=1), later.integers(0, 4, 120))
mean = phi.astype(float).mean(axis=0)
probabilities = {
    "clusters": 4,
    "phi": [float(v) for v in phi.ravel()],
    "right": (phi.argmax(axis=1) == truth).astype(int).tolist(),
    "ece": expected_calibration_error(phi.max(axis=1).astype(float), phi.argmax(axis=1) == truth),
    "effective": float(np.exp(-(mean * np.log(mean)).sum())),
}

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
with open(path, "w") as file:
    json.dump(
        {
            "agreements": agreements,
            "embeddings": embeddings,
            "digits": bundled,
            "sphere": sphere,
            "probabilities": probabilities,
        },
        file,
    )
    file.write("\n")
