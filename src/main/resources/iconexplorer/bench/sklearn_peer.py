"""t-SNE of the digits by scikit-learn's Barnes-Hut tree, as "icon-explorer bench --digits" runs it.

Embeds the digits once for each line of standard input and answers with one line of JSON:
{"seconds": ..., "kl": ..., "iters": ...}. The first line it writes names the version.
"""
import inspect
import json
import sys
import time

import sklearn
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE

STEPS = 1000
pixels = load_digits().data
# scikit-learn 1.5 gave the number of steps another name
steps = "max_iter" if "max_iter" in inspect.signature(TSNE).parameters else "n_iter"

print(json.dumps({"sklearn": sklearn.__version__}), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    tsne = TSNE(2, perplexity=30, init="pca", learning_rate="auto", n_iter_without_progress=STEPS,
                min_grad_norm=0, random_state=0, n_jobs=int(sys.argv[1]), **{steps: STEPS}).fit(pixels)
    print(json.dumps({"seconds": time.perf_counter() - start, "kl": float(tsne.kl_divergence_),
                      "iters": int(tsne.n_iter_) + 1}), flush=True)
